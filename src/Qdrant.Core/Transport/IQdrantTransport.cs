using Qdrant.Core.Wire;

namespace Qdrant.Core.Transport;

/// <summary>
/// The one seam between the client and whatever answers it: a server over HTTP/2, the embedded engine in the process, or a test double.
/// All of them see the same protobuf bytes.
/// </summary>
public interface IQdrantTransport : IAsyncDisposable
{
    /// <summary>Where the calls go, for messages and traces. Never holds a secret.</summary>
    string Address { get; }

    /// <summary>Sends one unary call.</summary>
    /// <param name="method">The full gRPC path, such as <c>/qdrant.Points/Query</c>.</param>
    /// <param name="request">The encoded request message; not read after the returned task has ended.</param>
    /// <param name="settings">Deadline and headers.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The encoded response message, owned by the caller, who disposes it.</returns>
    /// <exception cref="QdrantRpcException">The call ended with a status other than OK.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask<PooledBuffer> SendAsync(string method, ReadOnlyMemory<byte> request, CallSettings settings, CancellationToken cancellationToken);
}
