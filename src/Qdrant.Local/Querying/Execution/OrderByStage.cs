using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Orders points by the values of a range index: one entry a value, points without a value left out.</summary>
internal static class OrderByStage
{
    public static List<Ranked> Run(CollectionState state, OrderByClause clause, PointSelection selection, ulong take)
    {
        PayloadSchemaType type = IndexType(state, clause.Key);
        var entries = new List<Ranked>();
        foreach (int slot in selection.InAnyOrder())
        {
            var values = new OrderValues(type);
            values.Read(state.Points.PayloadOf(slot), clause.Key);
            foreach (OrderValue value in values.Found) entries.Add(new Ranked(slot, 1f, false, value));
        }
        bool isSelective = IsSelective(state, selection, take);
        if (clause.Start is { } start)
        {
            OrderValue bound = Bound(start, type, clause.Descending, isSelective);
            entries.RemoveAll(e => !Includes(bound, e.Order, clause.Descending));
        }
        int sign = clause.Descending ? -1 : 1;
        entries.Sort((a, b) =>
        {
            int byValue = sign * a.Order.CompareTo(b.Order);
            return byValue != 0 ? byValue : sign * a.Slot.CompareTo(b.Slot);
        });
        int limit = (int)Math.Min(take, int.MaxValue);
        return isSelective ? Collapse(entries.Take(limit)) : [.. Collapse(entries).Take(limit)];
    }

    private static PayloadSchemaType IndexType(CollectionState state, PayloadPath key)
    {
        foreach ((string path, FieldIndex index) in state.Indexes)
        {
            if (!PayloadPath.Parse(path).Equals(key)) continue;
            PayloadSchemaType type = index.Schema.DataType;
            if (type is PayloadSchemaType.Float or PayloadSchemaType.Datetime) return type;
            if (type == PayloadSchemaType.Integer && index.Schema.Params?.IntegerIndexParams is not { HasRange: true, Range: false }) return type;
        }
        throw ServerError.BadInput(
            $"No range index for `order_by` key: `{key.Text}`. Please create one to use `order_by`. Check https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which payload schemas support Range conditions");
    }

    // With few expected matches a server reads their values one by one, and then repeated values use up the limit.
    private static bool IsSelective(CollectionState state, PointSelection selection, ulong take)
    {
        if (!selection.IsFiltered) return false;
        Filtering.Cardinality matching = selection.Estimate;
        return take * ((state.Points.Count + 1.0) / (matching.Expected + 1.0)) > matching.Max;
    }

    private static OrderValue Bound(OrderStart start, PayloadSchemaType type, bool descending, bool isSelective)
    {
        if (type == PayloadSchemaType.Float || isSelective) return OrderValue.From(start.Number);
        if (start.IsInteger) return OrderValue.From(start.Integer);
        double rounded = descending ? Math.Floor(start.Number) : Math.Ceiling(start.Number);
        return OrderValue.From(double.IsNaN(rounded) ? 0L : rounded >= long.MaxValue ? long.MaxValue : rounded <= long.MinValue ? long.MinValue : (long)rounded);
    }

    // Compared with NaN as the greatest number.
    private static bool Includes(OrderValue bound, OrderValue value, bool descending)
    {
        if (bound.Kind == OrderValueKind.Number && double.IsNaN(bound.Number)) return descending;
        return descending ? value.CompareTo(bound) <= 0 : value.CompareTo(bound) >= 0;
    }

    private static List<Ranked> Collapse(IEnumerable<Ranked> entries)
    {
        var collapsed = new List<Ranked>();
        foreach (Ranked entry in entries)
            if (collapsed.Count == 0 || collapsed[^1].Slot != entry.Slot || collapsed[^1].Order != entry.Order) collapsed.Add(entry);
        return collapsed;
    }

    /// <summary>The values at a path that a range index holds.</summary>
    private struct OrderValues(PayloadSchemaType type) : IValueVisitor
    {
        public List<OrderValue> Found { get; } = [];

        public void Read(ReadOnlySpan<byte> payload, PayloadPath path) => path.Visit(PayloadValue.Root(payload), ref this);

        public readonly bool Visit(PayloadValue value)
        {
            if (value.Kind != PayloadKind.Array) Take(value);
            else foreach (PayloadValue element in value.Elements()) Take(element);
            return false;
        }

        private readonly void Take(PayloadValue value)
        {
            switch (type)
            {
                case PayloadSchemaType.Float when value.IsNumber: Found.Add(OrderValue.From(value.AsDouble)); break;
                case PayloadSchemaType.Integer when value.Kind == PayloadKind.Integer: Found.Add(OrderValue.From(value.AsInteger)); break;
                case PayloadSchemaType.Integer when value.Kind == PayloadKind.Double && Math.Floor(value.AsDouble) == value.AsDouble && Math.Abs(value.AsDouble) <= 9.3e18:
                    Found.Add(OrderValue.From(value.AsDouble >= long.MaxValue ? long.MaxValue : (long)value.AsDouble));
                    break;
                case PayloadSchemaType.Datetime when value.Kind == PayloadKind.String && DateTimeText.TryParse(value.Utf8, out Instant instant):
                    Found.Add(OrderValue.From(instant.Microseconds));
                    break;
            }
        }
    }
}
