using Qdrant.Core.Protocol;

namespace Qdrant.Local.Engine.Writes;

/// <summary>An operation on points, converted and ready for the log.</summary>
internal abstract class PointWrite
{
    /// <summary>Applies it under the write lock. What it has done when it throws stays done, as on a server.</summary>
    public abstract void Apply(WriteScope scope);

    /// <summary>Whether it names no points at all, which is refused before the log.</summary>
    public virtual bool IsEmpty => false;

    /// <summary>The filter that selects the points, when one does.</summary>
    public virtual Filter? Filter => null;

    /// <summary>What it costs against the limit of writes a minute.</summary>
    public virtual ulong Cost => 1;

    /// <summary>What a server finds before the log: wrong sizes of dense vectors.</summary>
    public virtual void CheckBeforeLog(CollectionState state) { }

    /// <summary>The part of it that goes to one shard; null when nothing does.</summary>
    public virtual PointWrite? ForShard(ShardRing ring, int shard) => this;

    /// <summary>How many numbers of the log it takes; the last one is answered.</summary>
    public virtual int Numbers => 1;
}
