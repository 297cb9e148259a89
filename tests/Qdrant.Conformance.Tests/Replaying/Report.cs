namespace Qdrant.Conformance.Tests.Replaying;

/// <summary>Prints figures per scenario and per method, the differences, and one last line that sums up.</summary>
internal sealed class Report(KnownDifferences known, TextWriter output)
{
    private readonly List<Outcome> _outcomes = [];

    public int Unexplained => _outcomes.Count(outcome => outcome.Verdict != Verdict.Same && known.ReasonFor(outcome) is null);

    public void Add(string scenario, IReadOnlyList<Outcome> outcomes, int show)
    {
        _outcomes.AddRange(outcomes);
        output.WriteLine(Figures(scenario, outcomes));
        Outcome[] differing = [.. outcomes.Where(outcome => outcome.Verdict != Verdict.Same && known.ReasonFor(outcome) is null)];
        foreach (Outcome outcome in differing.Take(show)) output.WriteLine($"  {outcome.Verdict} {Cut(outcome.Line)}");
    }

    public void End()
    {
        output.WriteLine();
        foreach (IGrouping<string, Outcome> method in _outcomes.GroupBy(outcome => outcome.Entry.Method).OrderBy(group => group.Key, StringComparer.Ordinal))
            output.WriteLine(Figures(method.Key, [.. method]));
        output.WriteLine();
        foreach (IGrouping<string, Outcome> reason in _outcomes.Where(o => o.Verdict != Verdict.Same && known.ReasonFor(o) is not null).GroupBy(o => known.ReasonFor(o)!))
            output.WriteLine($"known: {reason.Count()} x {reason.Key}");
        output.WriteLine($"{_outcomes.Count} compared, {Count(_outcomes, Verdict.Same)} same, {Count(_outcomes, Verdict.OtherText)} other text, {Count(_outcomes, Verdict.Different)} different");
    }

    private string Figures(string name, IReadOnlyList<Outcome> outcomes)
    {
        int unexplained = outcomes.Count(outcome => outcome.Verdict != Verdict.Same && known.ReasonFor(outcome) is null);
        return $"{name,-42} {Count(outcomes, Verdict.Same),6} same {Count(outcomes, Verdict.OtherText),5} other text {Count(outcomes, Verdict.Different),5} different"
            + (unexplained == 0 ? "" : $"  ({unexplained} not known)");
    }

    private static int Count(IEnumerable<Outcome> outcomes, Verdict verdict) => outcomes.Count(outcome => outcome.Verdict == verdict);

    private static string Cut(string line) => line.Length <= 1200 ? line : line[..1200] + "…";
}
