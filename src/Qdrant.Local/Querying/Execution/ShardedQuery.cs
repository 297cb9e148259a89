using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Groups;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Execution;

/// <summary>
/// Runs a query as a collection of several shards does: every stage but the root's fusion takes its limit from each shard,
/// so that more candidates can reach the root. With one shard nothing differs.
/// </summary>
internal static class ShardedQuery
{
    public static List<Ranked> Run(CollectionState state, QueryNode root, ulong offset, SlotBits excluded, CancellationToken cancellation)
    {
        if (state.Ring.Count == 1) return new QueryExecutor(state, excluded, cancellation).Run(root, offset);
        QueryExecutor[] shards = [.. Outsiders(state, excluded).Select(outside => new QueryExecutor(state, outside, cancellation))];
        if (root.Query is RrfQuery or DbsfQuery)
        {
            List<Ranked>[] lists = [.. root.Prefetches.Select(p => Merge(state, p, shards.Select(shard => shard.Prefetch(p, root.Filter)), p.Limit))];
            return shards[0].Page(shards[0].Fuse(root, lists, QueryExecutor.Taken(root, offset)), root, offset);
        }
        List<Ranked> merged = Merge(state, root, shards.Select(shard => shard.Candidates(root, offset)), ulong.MaxValue);
        return shards[0].Page(shards[0].Diversify(root, merged), root, offset);
    }

    private static List<Ranked> Merge(CollectionState state, QueryNode node, IEnumerable<List<Ranked>> lists, ulong limit)
    {
        IEnumerable<Ranked> all = lists.SelectMany(list => list);
        Comparison<Ranked> order = HitOrder.Of(state, node);
        IEnumerable<Ranked> sorted = node.Query is null
            ? all.OrderBy(point => state.Points.IdOf(point.Slot))
            : all.Order(Comparer<Ranked>.Create(order));
        return [.. sorted.Take((int)Math.Min(limit, int.MaxValue))];
    }

    /// <summary>For each shard the points it may not return: those of the others, and the excluded ones.</summary>
    private static SlotBits[] Outsiders(CollectionState state, SlotBits excluded)
    {
        SlotBits[] outside = [.. Enumerable.Range(0, state.Ring.Count).Select(_ => new SlotBits())];
        for (int slot = 0; slot < state.Points.SlotCount; slot++)
        {
            if (!state.Points.IsLive(slot)) continue;
            int shard = state.Ring.ShardOf(state.Points.IdOf(slot));
            for (int other = 0; other < outside.Length; other++)
                if (other != shard || excluded.Contains(slot)) outside[other].Add(slot);
        }
        return outside;
    }
}
