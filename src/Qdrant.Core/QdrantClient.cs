using Google.Protobuf;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Transport;
using HealthProtocol = Qdrant.Core.Protocol.Health;

namespace Qdrant.Core;

/// <summary>
/// Talks to Qdrant: every operation of the API, typed on its messages. Thread-safe; make one and keep it.
/// Every operation throws a <see cref="QdrantRpcException"/> whose derived type says what went wrong.
/// </summary>
public sealed partial class QdrantClient : IAsyncDisposable
{
    private readonly IQdrantTransport? _owned;
    private readonly CallOptions _defaults;

    /// <summary>Makes a client over a transport and owns it.</summary>
    /// <param name="transport">What answers the calls; disposed with the client.</param>
    /// <param name="options">Null: the defaults.</param>
    public QdrantClient(IQdrantTransport transport, QdrantClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(transport);
        _owned = transport;
        Calls = new QdrantCalls(transport, options ?? new QdrantClientOptions());
    }

    private QdrantClient(QdrantCalls calls, CallOptions defaults)
    {
        Calls = calls;
        _defaults = defaults;
    }

    /// <summary>The pipeline every operation goes through, for calls encoded beforehand.</summary>
    public QdrantCalls Calls { get; }

    /// <summary>Where the calls go. Never holds a secret.</summary>
    public string Address => Calls.Address;

    /// <summary>Makes a client for a server. Nothing is sent yet: the connection is made with the first call.</summary>
    /// <param name="url">Such as <c>http://localhost:6334</c>; without a port 6334, the gRPC port. Other schemes come from <see cref="QdrantClientOptions.Schemes"/>.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="QdrantException">The URL can't be used, or nobody registered its scheme.</exception>
    public static QdrantClient Connect(string url, QdrantClientOptions? options = null)
    {
        options ??= new QdrantClientOptions();
        return new QdrantClient(TransportScheme.OpenUrl(url, options), options);
    }

    /// <summary>The same client with another timeout, headers or number of attempts. It shares the connection and need not be disposed.</summary>
    /// <param name="options">What its calls do differently.</param>
    public QdrantClient With(CallOptions options) => new(Calls, options);

    /// <summary>The server's title and version.</summary>
    public Task<HealthCheckReply> HealthCheckAsync(CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Service.HealthCheck, new HealthCheckRequest(), cancellationToken);

    /// <summary>Whether the server says that it serves, by the standard gRPC health service; false while it answers otherwise.</summary>
    public Task<bool> IsServingAsync(CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Health.Check, new HealthProtocol.HealthCheckRequest(), static r => r.Status == HealthProtocol.HealthCheckResponse.Types.ServingStatus.Serving, cancellationToken);

    /// <summary>Closes the connection. Calls under way fail.</summary>
    public ValueTask DisposeAsync() => _owned?.DisposeAsync() ?? default;

    private Task<TResponse> Call<TRequest, TResponse>(RpcMethod<TRequest, TResponse> method, TRequest request, CancellationToken cancellationToken)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        Calls.InvokeAsync(method, request, _defaults, cancellationToken).AsTask();

    private async Task<TResult> Call<TRequest, TResponse, TResult>(
        RpcMethod<TRequest, TResponse> method, TRequest request, Func<TResponse, TResult> result, CancellationToken cancellationToken)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        result(await Calls.InvokeAsync(method, request, _defaults, cancellationToken).ConfigureAwait(false));
}
