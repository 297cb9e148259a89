using Range = Qdrant.Core.Protocol.Range;

namespace Qdrant.Local.Filtering;

/// <summary>The bounds of a range condition; all that are set must hold.</summary>
internal readonly record struct NumberRange(double? Lt, double? Gt, double? Gte, double? Lte)
{
    public static NumberRange Convert(Range range) => new(
        range.HasLt ? range.Lt : null, range.HasGt ? range.Gt : null, range.HasGte ? range.Gte : null, range.HasLte ? range.Lte : null);

    /// <summary>Whether a number lies inside. NaN as a bound stands above every number.</summary>
    public bool Contains(double value) =>
        (Lt is not { } lt || double.IsNaN(lt) || value < lt)
        && (Lte is not { } lte || double.IsNaN(lte) || value <= lte)
        && (Gt is not { } gt || value > gt)
        && (Gte is not { } gte || value >= gte);
}
