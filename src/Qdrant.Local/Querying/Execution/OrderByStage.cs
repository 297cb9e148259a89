using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Orders points by the values of a range index: one entry a value, points without a value left out.</summary>
internal static class OrderByStage
{
    public static List<Ranked> Run(CollectionState state, OrderByClause clause, PointSelection selection, ulong take) => RangeIndex(state, clause.Key) switch
    {
        SortedIndex<double> numbers => Run(state, numbers, OrderValue.From, BoundOf, clause, selection, take),
        SortedIndex<long> integers => Run(state, integers, OrderValue.From, start => BoundOf(start, clause.Descending), clause, selection, take),
        _ => throw ServerError.BadInput(
            $"No range index for `order_by` key: `{clause.Key.Text}`. Please create one to use `order_by`. Check https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which payload schemas support Range conditions"),
    };

    private static List<Ranked> Run<T>(
        CollectionState state, SortedIndex<T> index, Func<T, OrderValue> order, Func<OrderStart, T?> bound, OrderByClause clause, PointSelection selection, ulong take)
        where T : struct, IComparable<T>
    {
        int limit = (int)Math.Min(take, int.MaxValue);
        if (limit == 0) return [];
        // Listing a filter's points makes the estimate exact.
        _ = selection.Candidates;
        if (IsSelective(state, selection, take)) return Collapse(FromPoints(index, order, clause, selection).Take(limit));
        var entries = new List<Ranked>();
        foreach ((T value, int slot) in Stream(index.Entries, clause.Start is { } start ? bound(start) : null, clause))
        {
            if (!selection.Contains(slot)) continue;
            entries.Add(new Ranked(slot, 1f, false, order(value)));
            if (entries.Count == limit) break;
        }
        return entries;
    }

    private static PayloadIndex? RangeIndex(CollectionState state, PayloadPath key)
    {
        foreach (FieldIndex field in state.Indexes.Values)
            if (field.Index is FloatIndex or DatetimeIndex or IntegerIndex { HasRange: true } && field.Index.Path.Equals(key)) return field.Index;
        return null;
    }

    // With few expected matches a server reads their values one by one, and then repeated values use up the limit.
    private static bool IsSelective(CollectionState state, PointSelection selection, ulong take)
    {
        if (!selection.IsFiltered) return false;
        Filtering.Cardinality matching = selection.Estimate;
        return take * ((state.Points.Count + 1.0) / (matching.Expected + 1.0)) > matching.Max;
    }

    /// <summary>The index from the bound on, in the order asked for.</summary>
    private static IEnumerable<(T Value, int Slot)> Stream<T>(SortedEntries<T> entries, T? bound, OrderByClause clause) where T : struct, IComparable<T>
    {
        // NaN stands above every number.
        if (bound is double.NaN) return clause.Descending ? entries.BetweenReversed(entries.Start, entries.End) : [];
        return clause.Descending
            ? entries.BetweenReversed(entries.Start, bound is { } last ? entries.UpperBound(last) : entries.End)
            : entries.Between(bound is { } first ? entries.LowerBound(first) : entries.Start, entries.End);
    }

    /// <summary>The values of the selected points, repeats included, in the order asked for.</summary>
    private static IEnumerable<Ranked> FromPoints<T>(SortedIndex<T> index, Func<T, OrderValue> order, OrderByClause clause, PointSelection selection) where T : struct, IComparable<T>
    {
        var entries = new List<Ranked>();
        foreach (int slot in selection.InAnyOrder())
        {
            foreach (T value in index.Values[slot])
            {
                OrderValue found = order(value);
                if (clause.Start is not { } start || Includes(OrderValue.From(start.Number), found, clause.Descending)) entries.Add(new Ranked(slot, 1f, false, found));
            }
        }
        int sign = clause.Descending ? -1 : 1;
        entries.Sort((a, b) =>
        {
            int byValue = sign * a.Order.CompareTo(b.Order);
            return byValue != 0 ? byValue : sign * a.Slot.CompareTo(b.Slot);
        });
        return entries;
    }

    private static double? BoundOf(OrderStart start) => start.Number;

    private static long? BoundOf(OrderStart start, bool descending) =>
        start.IsInteger ? start.Integer : IntegerIndex.Saturate(descending ? Math.Floor(start.Number) : Math.Ceiling(start.Number));

    // Compared with NaN as the greatest number.
    private static bool Includes(OrderValue bound, OrderValue value, bool descending)
    {
        if (double.IsNaN(bound.Number)) return descending;
        return descending ? value.CompareTo(bound) <= 0 : value.CompareTo(bound) >= 0;
    }

    private static List<Ranked> Collapse(IEnumerable<Ranked> entries)
    {
        var collapsed = new List<Ranked>();
        foreach (Ranked entry in entries)
            if (collapsed.Count == 0 || collapsed[^1].Slot != entry.Slot || collapsed[^1].Order != entry.Order) collapsed.Add(entry);
        return collapsed;
    }
}
