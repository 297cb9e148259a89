using Qdrant.Local.Engine;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Filtering;

/// <summary>What a condition is tested on: a point, or one element of an array inside a nested condition.</summary>
internal readonly ref struct FilterPoint
{
    private readonly PointTable? _points;
    private readonly PayloadValue _element;

    public FilterPoint(PointTable points, int slot)
    {
        _points = points;
        Slot = slot;
    }

    public FilterPoint(PayloadValue element)
    {
        _element = element;
        Slot = -1;
    }

    /// <summary>The slot of a point; -1 for an element.</summary>
    public int Slot { get; }

    /// <summary>Where paths start.</summary>
    public PayloadValue Payload => _points is null ? _element : PayloadValue.Root(_points.PayloadOf(Slot));
}
