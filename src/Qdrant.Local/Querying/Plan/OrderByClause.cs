using Qdrant.Core.Protocol;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Querying.Plan;

/// <summary>The order of points by a payload value.</summary>
/// <param name="Key">The path; it must be indexed for ranges.</param>
/// <param name="Descending">Whether greater values come first.</param>
/// <param name="Start">The first value to include; null: from the beginning.</param>
internal sealed record OrderByClause(PayloadPath Key, bool Descending, OrderStart? Start);

/// <summary>A value to start at: a number, or microseconds since 1970 for dates.</summary>
internal readonly record struct OrderStart(double Number, long Integer, bool IsInteger)
{
    public static OrderStart From(double number) => new(number, 0, false);

    public static OrderStart From(long integer) => new(integer, integer, true);
}
