using Qdrant.Core;

namespace Qdrant.Local.Engine.Writes;

/// <summary>Applies an operation shard by shard, each with a number of its own, and sums up what came of it.</summary>
internal static class ShardedApply
{
    public static WriteOutcome Run(PointWrite write, CollectionState state, ChangeLog changes)
    {
        ShardRing ring = state.Ring;
        ulong highest = 0;
        int addressed = 0;
        var errors = new List<QdrantRpcException>();
        for (int shard = 0; shard < ring.Count; shard++)
        {
            if ((ring.Count == 1 ? write : write.ForShard(ring, shard)) is not { } part) continue;
            addressed++;
            ulong number = state.OperationNumbers[shard] += (ulong)write.Numbers;
            highest = Math.Max(highest, number);
            try
            {
                part.Apply(new WriteScope(state, changes, shard, number));
            }
            catch (QdrantRpcException error)
            {
                errors.Add(error);
            }
        }
        return new WriteOutcome(highest, Sum(errors, addressed));
    }

    private static QdrantRpcException? Sum(List<QdrantRpcException> errors, int addressed)
    {
        if (errors.Count == 0) return null;
        QdrantRpcException first = errors[0];
        if (errors.Count == addressed) return first;
        string prefix = first.Detail[..(first.Detail.IndexOf(": ", StringComparison.Ordinal) + 2)];
        return new QdrantRpcException(first.Status, $"{prefix}{errors.Count} out of {addressed} shards failed to apply operation. First error captured: {first.Detail}");
    }
}
