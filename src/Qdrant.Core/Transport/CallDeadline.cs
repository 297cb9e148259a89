namespace Qdrant.Core.Transport;

/// <summary>The token of one call: cancelled by the caller or by its deadline, which stay distinguishable.</summary>
internal readonly struct CallDeadline : IDisposable
{
    private readonly CancellationTokenSource? _source;
    private readonly CancellationTokenRegistration _caller;

    public CallDeadline(TimeSpan? timeout, TimeProvider clock, CancellationToken caller)
    {
        Token = caller;
        // Longer than a timer can wait is as good as no limit.
        if (timeout is not { } limit || limit.TotalMilliseconds > int.MaxValue) return;
        _source = new CancellationTokenSource(limit, clock);
        Token = _source.Token;
        _caller = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token { get; }

    /// <summary>Whether the token was cancelled; ask only after the caller's own token has been ruled out.</summary>
    public bool Passed => _source is { IsCancellationRequested: true };

    public void Dispose()
    {
        _caller.Dispose();
        _source?.Dispose();
    }
}
