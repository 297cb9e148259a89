using System.Text.Json;
using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>Payload and its values. A number without fraction and exponent is an integer as long as it fits 64 bits, otherwise a double.</summary>
internal static class ValueJson
{
    public static void WritePayload(Utf8JsonWriter writer, MapField<string, Value> payload)
    {
        writer.WriteStartObject();
        foreach ((string key, Value value) in payload)
        {
            writer.WritePropertyName(key);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }

    public static void ReadPayload(JsonNode node, MapField<string, Value> into)
    {
        foreach ((string key, JsonNode value) in node.Members()) into[key] = Read(value);
    }

    public static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.KindCase)
        {
            case Value.KindOneofCase.DoubleValue: writer.WriteDouble(value.DoubleValue); break;
            case Value.KindOneofCase.IntegerValue: writer.WriteNumberValue(value.IntegerValue); break;
            case Value.KindOneofCase.StringValue: writer.WriteStringValue(value.StringValue); break;
            case Value.KindOneofCase.BoolValue: writer.WriteBooleanValue(value.BoolValue); break;
            case Value.KindOneofCase.StructValue: WritePayload(writer, value.StructValue.Fields); break;
            case Value.KindOneofCase.ListValue:
                writer.WriteStartArray();
                foreach (Value item in value.ListValue.Values) Write(writer, item);
                writer.WriteEndArray();
                break;
            default: writer.WriteNullValue(); break;
        }
    }

    public static Value Read(JsonNode node)
    {
        if (node.IsText) return new Value { StringValue = node.Text() };
        if (node.IsBool) return new Value { BoolValue = node.Bool() };
        if (node.IsNumber) return node.IsInteger && node.Element.TryGetInt64(out long integer) ? new Value { IntegerValue = integer } : new Value { DoubleValue = node.Double() };
        if (node.IsArray) return new Value { ListValue = new ListValue { Values = { node.Items().Select(Read) } } };
        if (!node.IsObject) return new Value { NullValue = NullValue.NullValue };
        var members = new Struct();
        ReadPayload(node, members.Fields);
        return new Value { StructValue = members };
    }
}
