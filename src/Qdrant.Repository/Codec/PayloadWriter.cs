using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Qdrant.Core.Wire;

namespace Qdrant.Repository.Codec;

/// <summary>
/// Writes payload values in their stored form, each as a Value message in the given field. Generated code calls it.
/// A value without a stored form is an <see cref="UnwritablePointException"/> that names the <c>member</c>.
/// </summary>
public static class PayloadWriter
{
    private const int Null = 1, Double = 2, Integer = 3, Text = 4, Bool = 5, Struct = 6, List = 7;
    private const int Longest = 40;
    private static readonly SearchValues<char> Surrogates = SearchValues.Create([.. Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(c => (char)c).Where(char.IsSurrogate)]);

    /// <summary>Starts a map entry and writes its key; the value goes to field 2, then <c>writer.EndMessage</c>.</summary>
    public static int BeginEntry(ref WireWriter writer, int field, scoped ReadOnlySpan<byte> key)
    {
        int entry = writer.BeginMessage(field);
        writer.WriteBytes(1, key);
        return entry;
    }

    /// <summary>Starts a map entry with a key known only at run time.</summary>
    public static int BeginEntry(ref WireWriter writer, int field, string key, string member)
    {
        Check(key, member);
        int entry = writer.BeginMessage(field);
        writer.WriteString(1, key);
        return entry;
    }

    /// <summary>Starts an object: its entries go to field 1, then <see cref="End"/>.</summary>
    public static ValueScope BeginObject(ref WireWriter writer, int field)
    {
        int value = writer.BeginMessage(field);
        return new ValueScope(value, writer.BeginMessage(Struct));
    }

    /// <summary>Starts a list: its values go to field 1, then <see cref="End"/>.</summary>
    public static ValueScope BeginList(ref WireWriter writer, int field)
    {
        int value = writer.BeginMessage(field);
        return new ValueScope(value, writer.BeginMessage(List));
    }

    /// <summary>Ends an object or list.</summary>
    public static void End(ref WireWriter writer, ValueScope scope)
    {
        writer.EndMessage(scope.Content);
        writer.EndMessage(scope.Value);
    }

    /// <summary>JSON null.</summary>
    public static void WriteNull(ref WireWriter writer, int field)
    {
        int value = writer.BeginMessage(field);
        writer.WriteUInt64(Null, 0);
        writer.EndMessage(value);
    }

    /// <summary>A bool.</summary>
    public static void WriteBool(ref WireWriter writer, int field, bool value)
    {
        int message = writer.BeginMessage(field);
        writer.WriteBool(Bool, value);
        writer.EndMessage(message);
    }

    /// <summary>An integer.</summary>
    public static void WriteInteger(ref WireWriter writer, int field, long value)
    {
        int message = writer.BeginMessage(field);
        writer.WriteInt64(Integer, value);
        writer.EndMessage(message);
    }

    /// <summary>An unsigned integer; Qdrant stores none above 2^63-1.</summary>
    public static void WriteUnsigned(ref WireWriter writer, int field, ulong value, string member)
    {
        if (value > long.MaxValue) throw new UnwritablePointException($"is {value}; Qdrant stores integers up to 9223372036854775807.", member);
        WriteInteger(ref writer, field, (long)value);
    }

    /// <summary>A double; Qdrant stores finite ones only.</summary>
    public static void WriteDouble(ref WireWriter writer, int field, double value, string member)
    {
        if (!double.IsFinite(value)) throw new UnwritablePointException($"is {value.ToString(CultureInfo.InvariantCulture)}; JSON, and so the payload, holds finite numbers only.", member);
        int message = writer.BeginMessage(field);
        writer.WriteDouble(Double, value);
        writer.EndMessage(message);
    }

    /// <summary>A float, as the double nearest to its shortest decimal text: 9.99f is 9.99.</summary>
    public static void WriteSingle(ref WireWriter writer, int field, float value, string member)
    {
        if (!float.IsFinite(value) || value == (int)value)
        {
            WriteDouble(ref writer, field, value, member);
            return;
        }
        Span<byte> text = stackalloc byte[Longest];
        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        WriteDouble(ref writer, field, double.Parse(text[..length], CultureInfo.InvariantCulture), member);
    }

    /// <summary>A half, as the double nearest to its shortest decimal text.</summary>
    public static void WriteHalf(ref WireWriter writer, int field, Half value, string member) =>
        WriteDouble(ref writer, field, Half.IsFinite(value) ? double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : (double)value, member);

    /// <summary>A decimal, as text.</summary>
    public static void WriteDecimal(ref WireWriter writer, int field, decimal value)
    {
        Span<byte> text = stackalloc byte[Longest];
        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        WriteUtf8(ref writer, field, text[..length]);
    }

    /// <summary>A decimal as a double, for a float index; one that a double does not hold is an error.</summary>
    public static void WriteDecimalAsDouble(ref WireWriter writer, int field, decimal value, string member)
    {
        double stored = (double)value;
        if (!DecimalForms.TryFromDouble(stored, out decimal back) || back != value)
            throw new UnwritablePointException($"is {value.ToString(CultureInfo.InvariantCulture)}, which a double does not hold; store it as text, or scaled with [IntegerIndex(Scale = …)].", member);
        WriteDouble(ref writer, field, stored, member);
    }

    /// <summary>A decimal as an integer scaled by a power of ten, for an integer index; one that does not fit is an error.</summary>
    public static void WriteScaledDecimal(ref WireWriter writer, int field, decimal value, int scale, string member)
    {
        if (!DecimalForms.TryScale(value, scale, out long stored))
            throw new UnwritablePointException($"is {value.ToString(CultureInfo.InvariantCulture)}, which does not fit a 64-bit integer with {scale} decimal places.", member);
        WriteInteger(ref writer, field, stored);
    }

    /// <summary>Text.</summary>
    public static void WriteString(ref WireWriter writer, int field, string value, string member)
    {
        if (value is null) throw UnwritablePointException.Null(member);
        Check(value, member);
        int message = writer.BeginMessage(field, value.Length + 2);
        writer.WriteString(Text, value);
        writer.EndMessage(message, value.Length + 2);
    }

    /// <summary>Text in lower case, for a copy that ignores case.</summary>
    public static void WriteLowerCase(ref WireWriter writer, int field, string value, string member) => WriteString(ref writer, field, value?.ToLowerInvariant()!, member);

    /// <summary>Text that is UTF-8 already.</summary>
    public static void WriteUtf8(ref WireWriter writer, int field, scoped ReadOnlySpan<byte> value)
    {
        int message = writer.BeginMessage(field, value.Length + 2);
        writer.WriteBytes(Text, value);
        writer.EndMessage(message, value.Length + 2);
    }

    /// <summary>A UUID, as lower-case text with hyphens.</summary>
    public static void WriteGuid(ref WireWriter writer, int field, Guid value)
    {
        Span<byte> text = stackalloc byte[Longest];
        value.TryFormat(text, out int length);
        WriteUtf8(ref writer, field, text[..length]);
    }

    /// <summary>A URI, as the text it was made of.</summary>
    public static void WriteUri(ref WireWriter writer, int field, Uri value, string member) => WriteString(ref writer, field, value?.OriginalString!, member);

    /// <summary>A point in time, as RFC 3339 in UTC.</summary>
    public static void WriteDateTimeOffset(ref WireWriter writer, int field, DateTimeOffset value) => WriteUtc(ref writer, field, value.UtcDateTime);

    /// <summary>A point in time, as RFC 3339 in UTC; local time is converted, an unspecified kind is UTC.</summary>
    public static void WriteDateTime(ref WireWriter writer, int field, DateTime value) =>
        WriteUtc(ref writer, field, value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value);

    /// <summary>A date, as <c>2024-05-01</c>.</summary>
    public static void WriteDateOnly(ref WireWriter writer, int field, DateOnly value)
    {
        Span<byte> text = stackalloc byte[Longest];
        value.TryFormat(text, out int length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        WriteUtf8(ref writer, field, text[..length]);
    }

    /// <summary>A time of day, as <c>13:45:10.1234567</c> without trailing zeros of the fraction.</summary>
    public static void WriteTimeOnly(ref WireWriter writer, int field, TimeOnly value)
    {
        Span<byte> text = stackalloc byte[Longest];
        value.TryFormat(text, out int length, "HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
        WriteUtf8(ref writer, field, text[..length]);
    }

    /// <summary>A duration, as integer ticks of 100 nanoseconds.</summary>
    public static void WriteTimeSpan(ref WireWriter writer, int field, TimeSpan value) => WriteInteger(ref writer, field, value.Ticks);

    /// <summary>Bytes, as base64.</summary>
    public static void WriteBytes(ref WireWriter writer, int field, byte[] value, string member)
    {
        if (value is null) throw UnwritablePointException.Null(member);
        byte[] text = new byte[Base64.GetMaxEncodedToUtf8Length(value.Length)];
        Base64.EncodeToUtf8(value, text, out _, out int length);
        WriteUtf8(ref writer, field, text.AsSpan(0, length));
    }

    /// <summary>A place, as an object with <c>lon</c> and <c>lat</c>.</summary>
    public static void WriteGeoPoint(ref WireWriter writer, int field, GeoPoint value, string member)
    {
        ValueScope place = BeginObject(ref writer, field);
        int lon = BeginEntry(ref writer, 1, "lon"u8);
        WriteDouble(ref writer, 2, value.Lon, member);
        writer.EndMessage(lon);
        int lat = BeginEntry(ref writer, 1, "lat"u8);
        WriteDouble(ref writer, 2, value.Lat, member);
        writer.EndMessage(lat);
        End(ref writer, place);
    }

    /// <summary>Any JSON.</summary>
    public static void WriteJson(ref WireWriter writer, int field, JsonElement value, string member) => PayloadJson.Write(ref writer, field, value, member);

    /// <summary>Whether text is whole: written as UTF-8, half of a surrogate pair would come back as another character, and two keys as one.</summary>
    internal static bool IsText(string text)
    {
        int start = text.AsSpan().IndexOfAny(Surrogates);
        for (int i = start; i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }

    private static void Check(string text, string member)
    {
        if (!IsText(text)) throw new UnwritablePointException("holds half of a surrogate pair, which is no character and has no form in UTF-8.", member);
    }

    private static void WriteUtc(ref WireWriter writer, int field, DateTime utc)
    {
        Span<byte> text = stackalloc byte[Longest];
        WriteUtf8(ref writer, field, text[..UtcText.Write(utc, text)]);
    }
}
