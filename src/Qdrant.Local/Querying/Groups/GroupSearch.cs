using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Groups;

/// <summary>
/// Finds the best groups in rounds, as a server does: first rounds that look for more groups, then rounds that fill the best ones.
/// So hits of weak groups may be incomplete.
/// </summary>
internal sealed class GroupSearch(CollectionState state, GroupsPlan plan, SlotBits excluded, CancellationToken cancellation)
{
    private const int CollectingRounds = 5;
    private const int FillingRounds = 5;

    /// <summary>The groups, best first, with their best hits.</summary>
    public IReadOnlyList<(GroupKey Key, Ranked[] Hits)> Run()
    {
        int limit = (int)Math.Min(plan.Limit, int.MaxValue), size = (int)Math.Min(plan.GroupSize, int.MaxValue);
        var groups = new GroupCollector(size, HitOrder.Of(state, plan.Root));
        bool complete = false;
        for (int round = 0; round < CollectingRounds && !complete; round++)
        {
            if (!Round(groups, Except(groups.FullGroups()))) break;
            complete = IsComplete(groups, limit);
        }
        for (int round = 0; round < FillingRounds && !complete; round++)
        {
            if (!Round(groups, AnyOf(groups.BestGroups(limit).Where(key => !groups.IsFull(key))))) break;
            complete = IsComplete(groups, limit);
        }
        return [.. groups.BestGroups(limit).Select(key => (key, groups.Hits(key).ToArray()))];
    }

    private static bool IsComplete(GroupCollector groups, int limit) => groups.BestGroups(limit).Count(groups.IsFull) >= limit;

    /// <summary>Runs the query once more for points that are in no group yet; false when there were none.</summary>
    private bool Round(GroupCollector groups, IEnumerable<Condition> wanted)
    {
        var filter = new Filter { Must = { wanted }, MustNot = { new Condition { IsEmpty = new IsEmptyCondition { Key = plan.GroupBy.Text } } } };
        if (groups.Slots.Count > 0)
            filter.MustNot.Add(new Condition { HasId = new HasIdCondition { HasId = { groups.Slots.Select(slot => state.Points.IdOf(slot).ToMessage()) } } });
        QueryNode root = plan.Root.With(Product(plan.Limit, plan.GroupSize), FilterMerge.Join(plan.Root.Filter, filter), Widen(plan.Root.Prefetches));
        List<Ranked> hits = new QueryExecutor(state, excluded, cancellation).Run(root, 0);
        foreach (Ranked hit in hits) groups.Add(hit, GroupKey.Read(state.Points.PayloadOf(hit.Slot), plan.GroupBy));
        return hits.Count > 0;
    }

    private QueryNode[] Widen(IReadOnlyList<QueryNode> prefetches) =>
        [.. prefetches.Select(p => p.With(Product(p.Limit, plan.GroupSize), p.Filter, Widen(p.Prefetches)))];

    /// <summary>a x b, or the largest number when that is past it.</summary>
    public static ulong Product(ulong a, ulong b) => a == 0 || b <= ulong.MaxValue / a ? a * b : ulong.MaxValue;

    private IEnumerable<Condition> Except(IEnumerable<GroupKey> keys) => Match(
        keys,
        texts => new Match { ExceptKeywords = new RepeatedStrings { Strings = { texts } } },
        numbers => new Match { ExceptIntegers = new RepeatedIntegers { Integers = { numbers } } });

    private IEnumerable<Condition> AnyOf(IEnumerable<GroupKey> keys) => Match(
        keys,
        texts => new Match { Keywords = new RepeatedStrings { Strings = { texts } } },
        numbers => new Match { Integers = new RepeatedIntegers { Integers = { numbers } } });

    private IEnumerable<Condition> Match(IEnumerable<GroupKey> keys, Func<IEnumerable<string>, Match> ofTexts, Func<IEnumerable<long>, Match> ofNumbers)
    {
        GroupKey[] all = [.. keys];
        GroupKey[] texts = [.. all.Where(k => k.Text is not null)], numbers = [.. all.Where(k => k.Text is null)];
        if (texts.Length > 0) yield return Field(ofTexts(texts.Select(k => k.Text!)));
        if (numbers.Length > 0) yield return Field(ofNumbers(numbers.Select(k => k.Number)));
    }

    private Condition Field(Match match) => new() { Field = new FieldCondition { Key = plan.GroupBy.Text, Match = match } };
}
