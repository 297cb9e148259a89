using System.Buffers.Text;
using System.Globalization;

namespace Qdrant.Repository.Codec;

/// <summary>Points in time in their stored form, <c>2024-05-01T13:45:10.5Z</c>: what nearly every stored one looks like, read and written without a string.</summary>
internal static class UtcText
{
    /// <summary>Length of <c>2024-05-01T13:45:10</c>, and of the same with seven digits of a fraction.</summary>
    private const int Seconds = 19, Ticks = 27;

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
}
