using System.Buffers.Text;
using System.Text.Json;

namespace Qdrant.Core.Json;

/// <summary>
/// Numbers as the server prints them: the shortest form that reads back, always with a fraction or an exponent, so that a float is never taken for an
/// integer. Infinities and NaN have no JSON form and become null.
/// </summary>
internal static class JsonNumbers
{
    private const int LongestNumber = 40;

    public static void WriteDouble(this Utf8JsonWriter writer, double value)
    {
        Span<byte> text = stackalloc byte[LongestNumber];
        if (!double.IsFinite(value)) writer.WriteNullValue();
        else if (Utf8Formatter.TryFormat(value, text, out int length)) Write(writer, text, length);
    }

    public static void WriteFloat(this Utf8JsonWriter writer, float value)
    {
        Span<byte> text = stackalloc byte[LongestNumber];
        if (!float.IsFinite(value)) writer.WriteNullValue();
        else if (Utf8Formatter.TryFormat(value, text, out int length)) Write(writer, text, length);
    }

    public static void WriteDouble(this Utf8JsonWriter writer, string name, double value)
    {
        writer.WritePropertyName(name);
        writer.WriteDouble(value);
    }

    public static void WriteFloat(this Utf8JsonWriter writer, string name, float value)
    {
        writer.WritePropertyName(name);
        writer.WriteFloat(value);
    }

    public static void WriteFloats(this Utf8JsonWriter writer, IEnumerable<float> values)
    {
        writer.WriteStartArray();
        foreach (float value in values) writer.WriteFloat(value);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, Span<byte> text, int length)
    {
        if (text[..length].IndexOfAny((byte)'.', (byte)'E') < 0) ".0"u8.CopyTo(text[length..(length += 2)]);
        writer.WriteRawValue(text[..length], skipInputValidation: true);
    }
}
