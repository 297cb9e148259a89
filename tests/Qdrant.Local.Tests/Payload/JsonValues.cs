using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Payload;

/// <summary>Payloads for tests, written as JSON; numbers with a point or an exponent are doubles.</summary>
internal static class JsonValues
{
    public static MapField<string, Value> Parse(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return ((Value)Convert(document.RootElement)).StructValue.Fields;
    }

    public static Value Convert(System.Text.Json.JsonElement element)
    {
        switch (element.ValueKind)
        {
            case System.Text.Json.JsonValueKind.Object:
                var fields = new Struct();
                foreach (System.Text.Json.JsonProperty member in element.EnumerateObject()) fields.Fields[member.Name] = Convert(member.Value);
                return new Value { StructValue = fields };
            case System.Text.Json.JsonValueKind.Array:
                var list = new ListValue();
                foreach (System.Text.Json.JsonElement item in element.EnumerateArray()) list.Values.Add(Convert(item));
                return new Value { ListValue = list };
            case System.Text.Json.JsonValueKind.String: return new Value { StringValue = element.GetString() };
            case System.Text.Json.JsonValueKind.True: return new Value { BoolValue = true };
            case System.Text.Json.JsonValueKind.False: return new Value { BoolValue = false };
            case System.Text.Json.JsonValueKind.Null: return new Value { NullValue = NullValue.NullValue };
            default:
                string text = element.GetRawText();
                return text.AsSpan().IndexOfAny(".eE") >= 0 ? new Value { DoubleValue = element.GetDouble() } : new Value { IntegerValue = element.GetInt64() };
        }
    }
}
