using Qdrant.Local.Payload;

namespace Qdrant.Local.Filtering;

/// <summary>Some element of an array that is an object satisfies a filter.</summary>
/// <param name="path">The path of the elements.</param>
/// <param name="filter">The filter; its paths start at the element.</param>
/// <param name="necessary">An indexed test that every matching point passes; null when there is none.</param>
/// <param name="points">All points, for the candidates' payload.</param>
internal sealed class NestedCondition(PayloadPath path, GroupCondition filter, SlotTest? necessary, Engine.PointTable points) : PointCondition
{
    public override Cardinality Estimate { get; } =
        necessary is null ? Cardinality.Unknown(points.Count) : new Cardinality(0, Math.Min(necessary.Estimate, points.Count), Math.Min(necessary.Estimate, points.Count));

    public override bool CanList => necessary is { CanList: true };

    public override bool Matches(FilterPoint point)
    {
        var visitor = new ElementVisitor { Filter = filter };
        return path.Visit(point.Payload, ref visitor);
    }

    public override void AddTo(Span<ulong> bits)
    {
        ulong[] candidates = new ulong[bits.Length];
        necessary!.AddTo(candidates);
        foreach (int slot in SlotSet.FromBits(candidates))
        {
            if (Matches(new FilterPoint(points, slot))) bits[slot >> 6] |= 1UL << (slot & 63);
        }
    }

    private readonly struct ElementVisitor : IValueVisitor
    {
        public required GroupCondition Filter { get; init; }

        public bool Visit(PayloadValue value) => value.Kind == PayloadKind.Object && Filter.Matches(new FilterPoint(value));
    }
}
