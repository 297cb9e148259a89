using Qdrant.Conformance.Tests.Replaying;
using Qdrant.Core.Transport;

namespace Qdrant.Conformance.Tests;

/// <summary>Every recorded scenario, replayed in the process: a difference that <c>known-differences.md</c> does not explain fails.</summary>
public sealed class ConformanceTests
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "data");
    private static readonly KnownDifferences Known = KnownDifferences.Read(Path.Combine(AppContext.BaseDirectory, "known-differences.md"));

    public static TheoryData<string> Scenarios =>
        [.. Directory.GetFiles(Data, "*.jsonl.gz", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Data, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Answers_are_the_recorded_ones(string scenario)
    {
        await using IQdrantTransport transport = Engines.InProcess(scenario.Contains("1.20", StringComparison.Ordinal) ? "1.20" : "1.19");

        IReadOnlyList<Outcome> outcomes = await new Replay(transport).RunAsync(Entry.ReadFile(Path.Combine(Data, scenario)), TestContext.Current.CancellationToken);

        Assert.NotEmpty(outcomes);
        Assert.Empty(outcomes.Where(outcome => outcome.Verdict != Verdict.Same && Known.ReasonFor(outcome) is null).Select(outcome => outcome.Line).Take(10));
    }
}
