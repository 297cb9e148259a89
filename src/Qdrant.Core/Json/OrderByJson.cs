using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>The order of a scroll, or of a query by a payload field.</summary>
internal static class OrderByJson
{
    public static void Write(Utf8JsonWriter writer, OrderBy orderBy)
    {
        writer.WritePropertyName("order_by");
        WriteValue(writer, orderBy);
    }

    public static void WriteValue(Utf8JsonWriter writer, OrderBy orderBy)
    {
        writer.WriteStartObject();
        writer.WriteString("key", orderBy.Key);
        if (orderBy.HasDirection) writer.WriteString("direction", JsonNames.Directions.Of(orderBy.Direction));
        switch (orderBy.StartFrom?.ValueCase)
        {
            case StartFrom.ValueOneofCase.Float: writer.WriteDouble("start_from", orderBy.StartFrom.Float); break;
            case StartFrom.ValueOneofCase.Integer: writer.WriteNumber("start_from", orderBy.StartFrom.Integer); break;
            case StartFrom.ValueOneofCase.Timestamp: writer.WriteString("start_from", TimestampText.Write(orderBy.StartFrom.Timestamp)); break;
            case StartFrom.ValueOneofCase.Datetime: writer.WriteString("start_from", orderBy.StartFrom.Datetime); break;
        }
        writer.WriteEndObject();
    }

    public static OrderBy Read(JsonNode node)
    {
        if (node.IsText) return new OrderBy { Key = node.Text() };
        JsonFields fields = node.Fields("order_by", "key", "direction", "start_from");
        var orderBy = new OrderBy { Key = fields.Required("key").Text() };
        if (fields.Optional("direction") is { } direction) orderBy.Direction = JsonNames.Directions.Read(direction);
        if (fields.Optional("start_from") is { } start) orderBy.StartFrom = ReadStart(start);
        return orderBy;
    }

    private static StartFrom ReadStart(JsonNode node) =>
        node.IsText ? new StartFrom { Datetime = node.Text() }
        : node.IsInteger ? new StartFrom { Integer = node.Int64() }
        : new StartFrom { Float = node.Double() };
}
