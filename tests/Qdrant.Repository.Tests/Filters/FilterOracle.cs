using Qdrant.Core.Protocol;
using Kind = Qdrant.Core.Protocol.Condition.ConditionOneOfOneofCase;

namespace Qdrant.Repository.Tests.Filters;

/// <summary>Says what a filter means, straight from the server's rule, with the truth of each leaf given.</summary>
internal static class FilterOracle
{
    public static bool Holds(Filter filter, Func<Core.Protocol.Condition, bool> leaf) =>
        filter.Must.All(c => Holds(c, leaf))
        && !filter.MustNot.Any(c => Holds(c, leaf))
        && (filter.Should.Count == 0 || filter.Should.Any(c => Holds(c, leaf)))
        && (filter.MinShould is null || filter.MinShould.Conditions.Count(c => Holds(c, leaf)) >= (int)filter.MinShould.MinCount);

    private static bool Holds(Core.Protocol.Condition condition, Func<Core.Protocol.Condition, bool> leaf) => condition.ConditionOneOfCase switch
    {
        Kind.Filter => Holds(condition.Filter, leaf),
        Kind.HasId when condition.HasId.HasId.Count == 0 => false,
        _ => leaf(condition),
    };

    /// <summary>
    /// What a server answers that has an index for every leaf: when every condition of the filter is one of the clauses it took candidates from, it does not
    /// look again. All choices of clauses it may make are tried; a right filter gives the true answer in all of them.
    /// </summary>
    public static IEnumerable<bool> ServerAnswers(Filter filter, Func<Core.Protocol.Condition, bool> leaf)
    {
        bool Leaf(Core.Protocol.Condition condition) => Holds(condition, leaf);
        Core.Protocol.Condition[] all = [.. filter.Must, .. filter.Should, .. filter.MustNot, .. filter.MinShould?.Conditions ?? []];
        foreach (List<Core.Protocol.Condition> clauses in Clauses(filter))
        {
            if (all.All(clauses.Contains)) yield return clauses.Any(Leaf);
            else yield return clauses.Any(Leaf) && Holds(filter, leaf);
        }
    }

    /// <summary>The sets of leaves a server may take its candidates from.</summary>
    private static IEnumerable<List<Core.Protocol.Condition>> Clauses(Filter filter)
    {
        foreach (Core.Protocol.Condition condition in filter.Must)
        {
            if (condition.ConditionOneOfCase != Kind.Filter) yield return [condition];
            else foreach (List<Core.Protocol.Condition> clauses in Clauses(condition.Filter)) yield return clauses;
        }
        if (filter.Should.Count == 0) yield break;
        var union = new List<Core.Protocol.Condition>();
        foreach (Core.Protocol.Condition condition in filter.Should)
        {
            if (condition.ConditionOneOfCase != Kind.Filter) union.Add(condition);
            else if (Clauses(condition.Filter).FirstOrDefault() is { } clauses) union.AddRange(clauses);
            else yield break;
        }
        yield return union;
    }

    /// <summary>Every leaf that is listed positively, and every leaf that is listed in a <c>must_not</c>, at any depth.</summary>
    public static (HashSet<Core.Protocol.Condition> Positive, HashSet<Core.Protocol.Condition> Negated) Signs(Filter filter)
    {
        var positive = new HashSet<Core.Protocol.Condition>();
        var negated = new HashSet<Core.Protocol.Condition>();
        Collect(filter);
        return (positive, negated);

        void Collect(Filter part)
        {
            foreach (Core.Protocol.Condition c in part.Must.Concat(part.Should).Concat(part.MinShould?.Conditions ?? [])) Sort(c, positive);
            foreach (Core.Protocol.Condition c in part.MustNot) Sort(c, negated);
        }

        void Sort(Core.Protocol.Condition condition, HashSet<Core.Protocol.Condition> into)
        {
            if (condition.ConditionOneOfCase == Kind.Filter) Collect(condition.Filter);
            else into.Add(condition);
        }
    }
}
