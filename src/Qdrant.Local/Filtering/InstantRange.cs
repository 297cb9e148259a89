using Google.Protobuf.WellKnownTypes;
using Qdrant.Core.Protocol;
using Qdrant.Local.Payload;
using Qdrant.Local.Service;

namespace Qdrant.Local.Filtering;

/// <summary>The bounds of a datetime range; all that are set must hold.</summary>
internal readonly record struct InstantRange(Instant? Lt, Instant? Gt, Instant? Gte, Instant? Lte)
{
    public static InstantRange Convert(DatetimeRange range) =>
        new(Convert(range.Lt), Convert(range.Gt), Convert(range.Gte), Convert(range.Lte));

    public bool Contains(Instant value) =>
        (Lt is not { } lt || value.CompareTo(lt) < 0)
        && (Lte is not { } lte || value.CompareTo(lte) <= 0)
        && (Gt is not { } gt || value.CompareTo(gt) > 0)
        && (Gte is not { } gte || value.CompareTo(gte) >= 0);

    /// <summary>Reads a timestamp as the server does: negative nanoseconds count as none.</summary>
    /// <exception cref="Qdrant.Core.QdrantRpcException">The moment is too far away, or the nanoseconds are a second or more.</exception>
    public static Instant? Convert(Timestamp? timestamp)
    {
        if (timestamp is null) return null;
        var instant = new Instant(timestamp.Seconds, Math.Max(0, timestamp.Nanos));
        return instant.IsRepresentable ? instant : throw ServerError.Conversion($"Unable to parse timestamp: {Format(timestamp)}");
    }

    /// <summary>The timestamp as text, its nanoseconds carried over into the seconds first.</summary>
    private static string Format(Timestamp timestamp)
    {
        Int128 seconds = timestamp.Seconds + (Int128)(timestamp.Nanos / 1_000_000_000);
        int nanos = timestamp.Nanos % 1_000_000_000;
        if (nanos < 0) (seconds, nanos) = (seconds - 1, nanos + 1_000_000_000);
        long total = (long)Int128.Clamp(seconds, long.MinValue, long.MaxValue);
        long days = total >= 0 ? total / 86_400 : (total + 1) / 86_400 - 1;
        long second = total - days * 86_400;
        (long year, int month, int day) = Instant.DateOf(days);
        string sign = year > 9_999 ? "+" : "";
        string years = year < 0 ? $"-{-year:D4}" : $"{year:D4}";
        string fraction = nanos switch
        {
            0 => "",
            _ when nanos % 1_000_000 == 0 => $".{nanos / 1_000_000:D3}",
            _ when nanos % 1_000 == 0 => $".{nanos / 1_000:D6}",
            _ => $".{nanos:D9}",
        };
        return $"{sign}{years}-{month:D2}-{day:D2}T{second / 3_600:D2}:{second / 60 % 60:D2}:{second % 60:D2}{fraction}Z";
    }
}
