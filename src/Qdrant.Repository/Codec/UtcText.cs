using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Qdrant.Repository.Codec;

/// <summary>Points in time in their stored form, <c>2024-05-01T13:45:10.5Z</c>: what nearly every stored one looks like, read and written without a string.</summary>
internal static class UtcText
{
    /// <summary>Length of <c>2024-05-01T13:45:10</c>, and of the same with seven digits of a fraction.</summary>
    private const int Seconds = 19, Ticks = 27;

    /// <summary>Length of <c>2024-05-01</c>, and of <c>13:45:10.1234567</c>.</summary>
    private const int Date = 10, TimeTicks = 16;

    private static readonly string[] TimeForms = ["HH:mm:ss.FFFFFFF", "HH:mm"];

    /// <summary>Writes a time as if it were UTC, without trailing zeros of the fraction.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Write(DateTime utc, Span<byte> text)
    {
        utc.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        int length = Ticks;
        while (text[length - 1] == '0') length--;
        if (text[length - 1] == '.') length--;
        text[length++] = (byte)'Z';
        return length;
    }

    /// <summary>Reads a time of this form; false for any other form, which a slower parser may know.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length is <= Seconds or > Ticks + 1 || text[^1] != 'Z') return false;
        // The runtime's parser of seven digits is fast, so the missing ones are filled in.
        Span<byte> full = stackalloc byte[Ticks + 1];
        "                   .0000000Z"u8.CopyTo(full);
        text[..^1].CopyTo(full);
        return Utf8Parser.TryParse(full, out value, out int read, 'O') && read == full.Length;
    }

    /// <summary>Reads <c>2024-05-01</c>.</summary>
    public static bool TryReadDate(ReadOnlySpan<byte> text, out DateOnly value)
    {
        Span<char> chars = stackalloc char[Date];
        value = default;
        return text.Length == Date && Encoding.UTF8.GetChars(text, chars) == Date
            && DateOnly.TryParseExact(chars, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    /// <summary>Reads <c>13:45</c>, and <c>13:45:10</c> with up to seven digits of a fraction.</summary>
    public static bool TryReadTime(ReadOnlySpan<byte> text, out TimeOnly value)
    {
        Span<char> chars = stackalloc char[TimeTicks];
        value = default;
        return text.Length <= TimeTicks
            && TimeOnly.TryParseExact(chars[..Encoding.UTF8.GetChars(text, chars)], TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }
}
