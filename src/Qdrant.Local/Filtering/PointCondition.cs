namespace Qdrant.Local.Filtering;

/// <summary>A condition bound to a collection.</summary>
internal abstract class PointCondition
{
    public abstract Cardinality Estimate { get; }

    /// <summary>Whether the matching slots can be listed at a cost that follows their number, instead of testing every point.</summary>
    public virtual bool CanList => false;

    /// <summary>Whether the test needs no payload.</summary>
    public virtual bool IsCheap => false;

    public abstract bool Matches(FilterPoint point);

    /// <summary>Sets the bits of the matching slots, and no others. Only when <see cref="CanList"/>.</summary>
    public virtual void AddTo(Span<ulong> bits) => throw new InvalidOperationException("This condition cannot list its points.");
}
