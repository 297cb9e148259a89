using Qdrant.Local.Engine;
using Qdrant.Local.Payload;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Filtering;

/// <summary>Answered by a payload index.</summary>
internal sealed class IndexedCondition(SlotTest test, int points) : PointCondition
{
    public override Cardinality Estimate { get; } = new(0, Math.Min(test.Estimate, points), Math.Min(test.Estimate, points));

    public override bool CanList => test.CanList;

    public override bool IsCheap => true;

    public override bool Matches(FilterPoint point) => test.Matches(point.Slot);

    public override void AddTo(Span<ulong> bits) => test.AddTo(bits);
}

/// <summary>Inside a nested condition: answered as the index sees the element.</summary>
internal sealed class IndexedElementCondition(SlotTest test, PayloadPath rest, int points) : PointCondition
{
    public override Cardinality Estimate { get; } = Cardinality.Unknown(points);

    public override bool Matches(FilterPoint point) => test.MatchesElement(point.Payload, rest);
}

/// <summary>The id is in a list. Elements have no id.</summary>
internal sealed class HasIdCondition : PointCondition
{
    private readonly HashSet<int> _slots = [];

    public HasIdCondition(IEnumerable<PointId> ids, PointTable points)
    {
        foreach (PointId id in ids)
        {
            if (points.TryGetSlot(id, out int slot)) _slots.Add(slot);
        }
    }

    public override Cardinality Estimate => Cardinality.Exactly(_slots.Count);

    public override bool CanList => true;

    public override bool IsCheap => true;

    public override bool Matches(FilterPoint point) => _slots.Contains(point.Slot);

    public override void AddTo(Span<ulong> bits)
    {
        foreach (int slot in _slots) bits[slot >> 6] |= 1UL << (slot & 63);
    }
}

/// <summary>The point has a vector. Elements have none.</summary>
internal sealed class HasVectorCondition(VectorStorage? vectors) : PointCondition
{
    public override Cardinality Estimate => Cardinality.Exactly(vectors?.Count ?? 0);

    public override bool IsCheap => true;

    public override bool Matches(FilterPoint point) => point.Slot >= 0 && vectors is not null && vectors.Has(point.Slot);
}

/// <summary>The id falls in one of some equal parts of all ids.</summary>
internal sealed class SliceCondition(SliceNode slice, PointTable points) : PointCondition
{
    public override Cardinality Estimate => new(0, (double)points.Count / slice.Total, points.Count);

    public override bool IsCheap => true;

    public override bool Matches(FilterPoint point) => point.Slot >= 0 && IdHash.Of(points.IdOf(point.Slot)) % slice.Total == slice.Index;
}

/// <summary>Condition.is_empty, on the payload.</summary>
internal sealed class IsEmptyCondition(PayloadPath path, int points) : PointCondition
{
    public override Cardinality Estimate { get; } = Cardinality.Unknown(points);

    public override bool Matches(FilterPoint point) => !NullState.Read(point.Payload, path).HasSomething;
}

/// <summary>Condition.is_null, on the payload. Before 1.20 an array that holds null did not count.</summary>
internal sealed class IsNullCondition(PayloadPath path, LocalRelease release, int points) : PointCondition
{
    public override Cardinality Estimate { get; } = Cardinality.Unknown(points);

    public override bool Matches(FilterPoint point)
    {
        NullState state = NullState.Read(point.Payload, path);
        return release >= LocalRelease.V1_20 ? state.HasNull : state.HasBareNull;
    }
}
