namespace Qdrant.Core.Calls;

/// <summary>
/// When the pipeline sends a call again by itself: the server could not be reached or said it is not ready, it said when to come back, or a read timed out
/// on the server while the call's own deadline has not passed. Writes that must not happen twice are repeated only when the first certainly was not sent.
/// </summary>
public sealed record RetryOptions
{
    /// <summary>How often a call is sent at most; 4 by default, 1 never repeats.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>The wait before the first repeat; it doubles with every further one, and half of it is random. 100 ms by default.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait of our own choice, 5 s by default. A server's <c>retry-after</c> may be longer and is kept when the deadline allows it.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(5);

    internal TimeSpan DelayBefore(int repeat)
    {
        double factor = Math.Pow(2, Math.Min(repeat - 1, 30)) * (0.5 + Random.Shared.NextDouble() / 2);
        return TimeSpan.FromTicks((long)Math.Min(FirstDelay.Ticks * factor, MaxDelay.Ticks));
    }
}
