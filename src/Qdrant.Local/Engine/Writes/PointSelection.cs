using Qdrant.Core.Protocol;

namespace Qdrant.Local.Engine.Writes;

/// <summary>Which points a write is about: a list of ids, or all that match a filter.</summary>
internal sealed record PointSelection
{
    public PointSelection(IReadOnlyList<PointId> ids) => Ids = ids;

    public PointSelection(Filter filter) => Filter = filter;

    /// <summary>The ids as sent; null for a filter.</summary>
    public IReadOnlyList<PointId>? Ids { get; }

    public Filter? Filter { get; }

    /// <summary>Whether it names no point at all; a filter that matches nothing is not empty.</summary>
    public bool IsEmpty => Ids is { Count: 0 };

    /// <summary>What it costs against the limit of writes a minute.</summary>
    public ulong Cost => (ulong)(Ids?.Count ?? 1);

    /// <summary>The part that lives in one shard; null when no id does. A filter goes to every shard.</summary>
    public PointSelection? ForShard(ShardRing ring, int shard)
    {
        if (Ids is null) return this;
        return Ids.Where(id => ring.ShardOf(id) == shard).ToList() is { Count: > 0 } part ? new PointSelection(part) : null;
    }
}
