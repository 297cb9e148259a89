using System.Globalization;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Service;

/// <summary>
/// The embedded engine as a transport. Every call runs on the thread pool, so that callers never block on a scan and calls in flight run side by side.
/// </summary>
internal sealed class InProcessTransport(string address, ServiceContext context, Dispatcher dispatcher, Func<ValueTask> close) : IQdrantTransport
{
    private int _closed;

    /// <summary>The engine, for what no call does.</summary>
    public ServiceContext Context
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed) != 0, this);
            return context;
        }
    }

    public string Address => address;

    public async ValueTask<PooledBuffer> SendAsync(string method, ReadOnlyMemory<byte> request, CallSettings settings, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed) != 0, this);
        if (settings.Timeout is not { } timeout || timeout == Timeout.InfiniteTimeSpan) return await RunAsync(method, request, cancellationToken).ConfigureAwait(false);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            return await RunAsync(method, request, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new Core.QdrantRpcException(Core.RpcStatusCode.DeadlineExceeded, string.Create(CultureInfo.InvariantCulture, $"The call took longer than its deadline of {timeout.TotalSeconds:0.###} s."));
        }
    }

    private Task<PooledBuffer> RunAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
        Task.Run(async () => await dispatcher.InvokeAsync(method, request, cancellationToken).ConfigureAwait(false), cancellationToken);

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _closed, 1) == 0 ? close() : ValueTask.CompletedTask;
}
