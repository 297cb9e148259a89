using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Generators.Tests.Documentation;

/// <summary>Stored values as JSON, and back.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.IntegerValue => value.IntegerValue.ToString(CultureInfo.InvariantCulture),
        Value.KindOneofCase.DoubleValue => Number(value.DoubleValue.ToString("R", CultureInfo.InvariantCulture)),
        Value.KindOneofCase.StringValue => JsonSerializer.Serialize(value.StringValue, Options),
        Value.KindOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        Value.KindOneofCase.ListValue => "[" + string.Join(",", value.ListValue.Values.Select(Write)) + "]",
        Value.KindOneofCase.StructValue => "{" + string.Join(",", value.StructValue.Fields.Select(f => $"{JsonSerializer.Serialize(f.Key, Options)}:{Write(f.Value)}")) + "}",
        _ => "null",
    };

    public static Value Read(string json) => Read(JsonDocument.Parse(json).RootElement);

    private static Value Read(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Number when json.GetRawText().All(c => char.IsAsciiDigit(c) || c == '-'): return new Value { IntegerValue = json.GetInt64() };
            case JsonValueKind.Number: return new Value { DoubleValue = json.GetDouble() };
            case JsonValueKind.String: return new Value { StringValue = json.GetString() };
            case JsonValueKind.True or JsonValueKind.False: return new Value { BoolValue = json.GetBoolean() };
            case JsonValueKind.Array: return new Value { ListValue = new ListValue { Values = { json.EnumerateArray().Select(Read) } } };
            case JsonValueKind.Object:
                var value = new Value { StructValue = new Struct() };
                foreach (JsonProperty property in json.EnumerateObject()) value.StructValue.Fields.Add(property.Name, Read(property.Value));
                return value;
            default: return new Value { NullValue = NullValue.NullValue };
        }
    }

    // A number with a fraction of nothing is still no integer.
    private static string Number(string text) => text.All(c => char.IsAsciiDigit(c) || c == '-') ? text + ".0" : text;
}
