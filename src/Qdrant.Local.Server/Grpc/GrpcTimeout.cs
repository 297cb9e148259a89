using System.Globalization;

namespace Qdrant.Local.Server.Grpc;

/// <summary>The header <c>grpc-timeout</c>: up to eight digits and a unit. What cannot be read is ignored, as a server does.</summary>
internal static class GrpcTimeout
{
    private const int MaxDigits = 8;

    public static TimeSpan? Parse(string? header)
    {
        if (header is not { Length: >= 2 and <= MaxDigits + 1 }) return null;
        if (!int.TryParse(header.AsSpan(0, header.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count)) return null;
        return header[^1] switch
        {
            // More than the longest timer is no limit.
            'H' => count > 1_000 ? null : TimeSpan.FromHours(count),
            'M' => count > 60_000 ? null : TimeSpan.FromMinutes(count),
            'S' => count > 4_000_000 ? null : TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMilliseconds(count),
            'u' => TimeSpan.FromMicroseconds(count),
            'n' => TimeSpan.FromTicks(Math.Max(count / TimeSpan.NanosecondsPerTick, 1)),
            _ => null,
        };
    }
}
