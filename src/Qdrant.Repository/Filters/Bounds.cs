namespace Qdrant.Repository;

/// <summary>Whether the two ends of a range belong to it.</summary>
public enum Bounds
{
    /// <summary>Both ends belong to the range: low ≤ value ≤ high.</summary>
    Inclusive = 0,

    /// <summary>Neither end belongs to the range: low &lt; value &lt; high.</summary>
    Exclusive = 1,

    /// <summary>Only the lower end belongs to the range: low ≤ value &lt; high.</summary>
    LowInclusive = 2,

    /// <summary>Only the upper end belongs to the range: low &lt; value ≤ high.</summary>
    HighInclusive = 3,
}

internal static class BoundsParts
{
    public static bool IncludesLow(this Bounds bounds) => bounds is Bounds.Inclusive or Bounds.LowInclusive;

    public static bool IncludesHigh(this Bounds bounds) => bounds is Bounds.Inclusive or Bounds.HighInclusive;
}
