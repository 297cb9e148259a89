using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Qdrant.Core.Wire;

namespace Qdrant.Repository.Codec;

/// <summary>Payload of any shape, as JSON.</summary>
internal static class PayloadJson
{
    public static void Write(ref WireWriter writer, int field, JsonElement value, string member)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                PayloadWriter.WriteBool(ref writer, field, value.GetBoolean());
                break;
            case JsonValueKind.String:
                PayloadWriter.WriteString(ref writer, field, value.GetString()!, member);
                break;
            case JsonValueKind.Number:
                WriteNumber(ref writer, field, value, member);
                break;
            case JsonValueKind.Array:
                ValueScope list = PayloadWriter.BeginList(ref writer, field);
                foreach (JsonElement item in value.EnumerateArray()) Write(ref writer, 1, item, member);
                PayloadWriter.End(ref writer, list);
                break;
            case JsonValueKind.Object:
                ValueScope entries = PayloadWriter.BeginObject(ref writer, field);
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    int entry = PayloadWriter.BeginEntry(ref writer, 1, property.Name, member);
                    Write(ref writer, 2, property.Value, member);
                    writer.EndMessage(entry);
                }
                PayloadWriter.End(ref writer, entries);
                break;
            case JsonValueKind.Undefined:
                throw UnwritablePointException.Null(member);
            default:
                PayloadWriter.WriteNull(ref writer, field);
                break;
        }
    }

    public static JsonElement Read(PayloadValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = WireReader.MaxDepth })) value.WriteTo(json);
        using JsonDocument document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = WireReader.MaxDepth });
        return document.RootElement.Clone();
    }

    public static void WriteItems(Utf8JsonWriter json, PayloadList items)
    {
        json.WriteStartArray();
        while (items.MoveNext(out PayloadValue item)) item.WriteTo(json);
        json.WriteEndArray();
    }

    public static void WriteEntries(Utf8JsonWriter json, WireReader fields)
    {
        json.WriteStartObject();
        while (fields.ReadTag(out int field, out WireType type))
        {
            if (field != 1)
            {
                fields.Skip(type);
                continue;
            }
            PayloadEntry.Read(ref fields, type, out PayloadEntry entry);
            json.WritePropertyName(entry.Key);
            entry.Value.WriteTo(json);
        }
        json.WriteEndObject();
    }

    /// <summary>A double as text that reads as a double again: 7.0, not 7.</summary>
    public static string Number(double number, PayloadValue value)
    {
        if (!double.IsFinite(number)) throw value.Unexpected("a finite number");
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }

    private static void WriteNumber(ref WireWriter writer, int field, JsonElement value, string member)
    {
        if (value.TryGetInt64(out long integer)) PayloadWriter.WriteInteger(ref writer, field, integer);
        else if (value.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0)
            throw new UnwritablePointException($"holds {value.GetRawText()}, an integer that does not fit 64 bits.", member);
        else PayloadWriter.WriteDouble(ref writer, field, value.GetDouble(), member);
    }
}
