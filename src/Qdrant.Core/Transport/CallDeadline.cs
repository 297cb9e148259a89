namespace Qdrant.Core.Transport;

/// <summary>The token of one call: cancelled by the caller, by its deadline or by the end of the transport, which stay distinguishable.</summary>
internal readonly struct CallDeadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _caller;
    private readonly CancellationTokenRegistration _closing;

    public CallDeadline(TimeSpan? timeout, TimeProvider clock, CancellationToken caller, CancellationToken closing)
    {
        // Longer than a timer can wait is as good as no limit.
        TimeSpan limit = timeout is { } given && given.TotalMilliseconds < int.MaxValue ? given : Timeout.InfiniteTimeSpan;
        _source = new CancellationTokenSource(limit, clock);
        _caller = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
        _closing = closing.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the token was cancelled; means the deadline once the caller's token and the end of the transport have been ruled out.</summary>
    public bool Passed => _source.IsCancellationRequested;

    public void Dispose()
    {
        _caller.Dispose();
        _closing.Dispose();
        _source.Dispose();
    }
}
