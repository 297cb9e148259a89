using System.Globalization;

namespace Qdrant.Core.Transport;

/// <summary>The <c>grpc-timeout</c> header: at most eight digits and a unit.</summary>
internal static class GrpcTimeout
{
    private const long MostDigits = 99_999_999;

    /// <summary>The header value for a timeout, rounded up.</summary>
    public static string Format(TimeSpan timeout)
    {
        (long milliseconds, long rest) = Math.DivRem(timeout.Ticks, TimeSpan.TicksPerMillisecond);
        if (rest > 0) milliseconds++;
        if (milliseconds <= MostDigits) return string.Create(CultureInfo.InvariantCulture, $"{Math.Max(milliseconds, 1)}m");
        long seconds = (milliseconds + 999) / 1000;
        return seconds <= MostDigits ? string.Create(CultureInfo.InvariantCulture, $"{seconds}S") : $"{MostDigits}S";
    }
}
