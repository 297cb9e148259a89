using Google.Protobuf.WellKnownTypes;
using Qdrant.Core.Protocol;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Conversion;

/// <summary>Reads <c>order_by</c>.</summary>
internal static class OrderByConversion
{
    private const long MicrosecondsPerSecond = 1_000_000;

    public static OrderByClause Convert(OrderBy order) =>
        new(PayloadPath.Parse(order.Key), order.HasDirection && order.Direction == Direction.Desc, Start(order.StartFrom));

    private static OrderStart? Start(StartFrom? start) => start?.ValueCase switch
    {
        StartFrom.ValueOneofCase.Float => OrderStart.From(start.Float),
        StartFrom.ValueOneofCase.Integer => OrderStart.From((double)start.Integer),
        StartFrom.ValueOneofCase.Timestamp => OrderStart.From(Microseconds(start.Timestamp)),
        StartFrom.ValueOneofCase.Datetime => OrderStart.From(ParseDate(start.Datetime)),
        _ => null,
    };

    private static long ParseDate(string text) => DateTimeText.TryParse(text, out Instant instant)
        ? instant.Microseconds
        : throw ServerError.Conversion($"Malformed datetime: {Formulas.FormulaDate.Malformed}");

    private static long Microseconds(Timestamp timestamp) =>
        timestamp.Seconds * MicrosecondsPerSecond + Math.Max(timestamp.Nanos, 0) / 1000;
}
