using Google.Protobuf.Collections;
using Proto = Qdrant.Core.Protocol;
using Kind = Qdrant.Core.Protocol.Condition.ConditionOneOfOneofCase;

namespace Qdrant.Repository;

/// <summary>
/// A leaf that a condition truly needs both ways, as in <c>(A &amp; !B) | (B &amp; !A)</c>, is never listed both positively and in <c>must_not</c>: there
/// it stands in a filter of its own, which servers check instead of taking it for decided.
/// </summary>
internal static class OneSign
{
    public static void Enforce(params IReadOnlyList<Proto.Filter> filters)
    {
        var listed = new HashSet<Proto.Condition>();
        bool negates = false;
        foreach (Proto.Filter filter in filters) negates |= Collect(filter, listed);
        if (!negates) return;
        foreach (Proto.Filter filter in filters) Wrap(filter, listed);
    }

    /// <summary>The same over a whole query: servers merge its filter into those of its prefetches.</summary>
    public static void Enforce(Proto.Filter? filter, IEnumerable<Proto.PrefetchQuery> prefetches)
    {
        var filters = new List<Proto.Filter>();
        if (filter is not null) filters.Add(filter);
        Add(filters, prefetches);
        if (filters.Count > 1) Enforce(filters);
    }

    private static void Add(List<Proto.Filter> filters, IEnumerable<Proto.PrefetchQuery> prefetches)
    {
        foreach (Proto.PrefetchQuery prefetch in prefetches)
        {
            if (prefetch.Filter is not null) filters.Add(prefetch.Filter);
            Add(filters, prefetch.Prefetch);
        }
    }

    /// <summary>Collects the leaves that are listed positively; says whether there is a <c>must_not</c> at all.</summary>
    private static bool Collect(Proto.Filter filter, HashSet<Proto.Condition> listed)
    {
        bool negates = filter.MustNot.Count > 0;
        foreach (Proto.Condition condition in filter.Must.Concat(filter.Should).Concat(filter.MinShould?.Conditions ?? []))
        {
            if (condition.ConditionOneOfCase == Kind.Filter) negates |= Collect(condition.Filter, listed);
            else listed.Add(condition);
        }
        foreach (Proto.Condition condition in filter.MustNot)
        {
            if (condition.ConditionOneOfCase == Kind.Filter) Collect(condition.Filter, listed);
        }
        return negates;
    }

    private static void Wrap(Proto.Filter filter, HashSet<Proto.Condition> listed)
    {
        RepeatedField<Proto.Condition> mustNot = filter.MustNot;
        for (int i = 0; i < mustNot.Count; i++)
        {
            if (mustNot[i].ConditionOneOfCase == Kind.Filter) Wrap(mustNot[i].Filter, listed);
            else if (listed.Contains(mustNot[i])) mustNot[i] = new Proto.Condition { Filter = new Proto.Filter { Must = { mustNot[i] } } };
        }
        foreach (Proto.Condition condition in filter.Must.Concat(filter.Should).Concat(filter.MinShould?.Conditions ?? []))
        {
            if (condition.ConditionOneOfCase == Kind.Filter) Wrap(condition.Filter, listed);
        }
    }
}
