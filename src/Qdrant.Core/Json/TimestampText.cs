using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Qdrant.Core.Json;

/// <summary>Timestamps as RFC 3339 text with up to nine digits of a second; reading takes the shorter forms that the server takes too.</summary>
internal static class TimestampText
{
    private const int NanosecondDigits = 9;
    private const long FirstSecond = -62135596800; // 0001-01-01T00:00:00Z
    private const long LastSecond = 253402300799; // 9999-12-31T23:59:59Z

    private static readonly string[] Forms =
        ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd' 'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd' 'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd' 'HH:mm", "yyyy-MM-dd"];

    public static string Write(Timestamp timestamp)
    {
        if (timestamp.Seconds is < FirstSecond or > LastSecond || timestamp.Nanos is < 0 or > 999_999_999)
            throw new QdrantJsonException("$", $"a timestamp of {timestamp.Seconds} seconds and {timestamp.Nanos} nanoseconds is not within the years 1 to 9999");
        string seconds = DateTimeOffset.FromUnixTimeSeconds(timestamp.Seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        string fraction = timestamp.Nanos == 0 ? "" : "." + timestamp.Nanos.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return $"{seconds}{fraction}Z";
    }

    public static Timestamp Read(JsonNode node)
    {
        string text = node.Text();
        (string whole, string digits) = SplitFraction(text.EndsWith('Z') || text.EndsWith('z') ? text[..^1] + "+00:00" : text);
        if (!DateTimeOffset.TryParseExact(whole, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
            throw node.Expected("a date and time as RFC 3339, such as 2014-01-01T00:00:00Z");
        return new Timestamp { Seconds = time.ToUnixTimeSeconds(), Nanos = int.Parse(digits.PadRight(NanosecondDigits, '0'), CultureInfo.InvariantCulture) };
    }

    // The digits of a second are taken out, since .NET keeps seven of them only.
    private static (string Whole, string Digits) SplitFraction(string text)
    {
        int dot = text.IndexOf('.');
        if (dot < 0) return (text, "");
        int end = dot + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (end == dot + 1) return (text, "");
        return (text[..dot] + text[end..], text[(dot + 1)..Math.Min(end, dot + 1 + NanosecondDigits)]);
    }
}
