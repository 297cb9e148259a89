using Qdrant.Core.Protocol;

namespace Qdrant.Local.Filtering;

/// <summary>The bounds of a values-count condition; all that are set must hold.</summary>
internal readonly record struct CountRange(ulong? Lt, ulong? Gt, ulong? Gte, ulong? Lte)
{
    public static CountRange Convert(ValuesCount count) => new(
        count.HasLt ? count.Lt : null, count.HasGt ? count.Gt : null, count.HasGte ? count.Gte : null, count.HasLte ? count.Lte : null);

    public bool Contains(int count) =>
        (Lt is not { } lt || (ulong)count < lt)
        && (Lte is not { } lte || (ulong)count <= lte)
        && (Gt is not { } gt || (ulong)count > gt)
        && (Gte is not { } gte || (ulong)count >= gte);
}
