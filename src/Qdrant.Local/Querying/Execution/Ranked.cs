namespace Qdrant.Local.Querying.Execution;

/// <summary>A point in a result list.</summary>
/// <param name="Slot">Where the point is.</param>
/// <param name="Score">Its score as returned.</param>
/// <param name="HasVersion">Whether the answer shows the point's version; listed, sampled and ordered points show none.</param>
/// <param name="Order">The value the point was ordered by.</param>
internal readonly record struct Ranked(int Slot, float Score, bool HasVersion, OrderValue Order = default);

internal enum OrderValueKind : byte
{
    None,
    Integer,
    Number,
}

/// <summary>A payload value that points were ordered by.</summary>
internal readonly record struct OrderValue(OrderValueKind Kind, long Integer, double Number)
{
    public static OrderValue From(long integer) => new(OrderValueKind.Integer, integer, integer);

    public static OrderValue From(double number) => new(OrderValueKind.Number, 0, number);

    public bool IsSet => Kind != OrderValueKind.None;

    public int CompareTo(OrderValue other) =>
        Kind == OrderValueKind.Integer && other.Kind == OrderValueKind.Integer ? Integer.CompareTo(other.Integer) : Number.CompareTo(other.Number);
}
