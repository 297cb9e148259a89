using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Qdrant.Core.Telemetry;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Transport;

/// <summary>
/// Unary gRPC calls over HTTP/2, with TLS (<c>https</c>) or without (<c>http</c>, prior knowledge). Connections are opened as calls need them, shared,
/// pinged while calls wait on them, and replaced when they break. Errors are plain <see cref="QdrantRpcException"/>s: the pipeline gives them their types.
/// </summary>
public sealed class GrpcTransport : IQdrantTransport
{
    private readonly Uri _address;
    private readonly GrpcTransportOptions _options;
    private readonly TimeProvider _clock;
    private readonly string? _apiKey;
    private readonly HttpMessageInvoker _http;
    private readonly ConcurrentDictionary<string, Uri> _uris = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private volatile bool _answered;

    /// <summary>Makes a transport; the connection is made with the first call.</summary>
    /// <param name="url">Such as <c>http://localhost:6334</c>; without a port 6334. A path is put in front of all method paths.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="QdrantException">The URL or the API key can't be used.</exception>
    public GrpcTransport(string url, QdrantClientOptions? options = null)
    {
        options ??= new QdrantClientOptions();
        if (ApiKeys.Fault(options.ApiKey) is { } fault) throw new QdrantException(fault);
        _address = GrpcAddress.Parse(url);
        Address = _address.AbsoluteUri.TrimEnd('/');
        _options = options.Grpc;
        _clock = options.TimeProvider;
        _apiKey = options.ApiKey;
        _http = new HttpMessageInvoker(GrpcConnections.Handler(_address, _options));
        if (_apiKey is not null && _address.Scheme == Uri.UriSchemeHttp && !_address.IsLoopback)
            QdrantLog.KeyOverPlainHttp((options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger<GrpcTransport>(), Address);
    }

    /// <inheritdoc />
    public string Address { get; }

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<PooledBuffer> SendAsync(string method, ReadOnlyMemory<byte> request, CallSettings settings, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (settings.Timeout is { } timeout && timeout <= TimeSpan.Zero) throw TooLate(settings);
        using CallDeadline deadline = new(settings.Timeout, _clock, cancellationToken, _closing.Token);
        GrpcRequestContent content = new(request);
        try
        {
            using HttpRequestMessage message = Message(method, content, settings);
            using HttpResponseMessage response = await _http.SendAsync(message, deadline.Token).ConfigureAwait(false);
            return await AnswerAsync(response, method, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not QdrantException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Broken(deadline, settings, error);
        }
        finally
        {
            await content.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Closes all connections. Calls under way fail.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync().ConfigureAwait(false);
        _http.Dispose();
    }

    private HttpRequestMessage Message(string method, GrpcRequestContent content, CallSettings settings)
    {
        Uri uri = _uris.GetOrAdd(method, static (path, address) => new Uri(address.AbsoluteUri.TrimEnd('/') + path), _address);
        HttpRequestMessage message = new(HttpMethod.Post, uri)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        GrpcHeaders.Set(message, _options, _apiKey, settings);
        return message;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<PooledBuffer> AnswerAsync(HttpResponseMessage response, string method, CancellationToken cancellationToken)
    {
        QdrantRpcException? failure = GrpcStatus.Read(response.Headers, out bool inHeaders);
        if (inHeaders) _answered = true;
        if (failure is not null) throw failure;
        if (response.StatusCode != HttpStatusCode.OK)
            throw new QdrantRpcException(
                GrpcStatus.FromHttp(response.StatusCode), $"{Address} answered HTTP {(int)response.StatusCode} without a gRPC status. Is a proxy in between, or is this not the gRPC port (6334)?");
        if (!GrpcHeaders.IsGrpc(response.Content.Headers))
            throw new QdrantRpcException(
                RpcStatusCode.Unavailable, $"{Address} answered something other than gRPC. Is this the gRPC port (6334 by default; 6333 is REST)?") { Delivery = RpcDelivery.Hopeless };
        _answered = true;
        PooledBuffer? message = null;
        try
        {
            message = await GrpcResponseReader.ReadAsync(response, method, _options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
            failure = GrpcStatus.Read(response.TrailingHeaders, out bool inTrailers);
            if (failure is not null) throw failure;
            if (!inTrailers && !inHeaders) throw new QdrantRpcException(RpcStatusCode.Internal, "The answer ended without a status: something between here and the server cut it off.");
            PooledBuffer answer = message ?? throw new QdrantRpcException(RpcStatusCode.Internal, "The answer has no message.");
            message = null;
            return answer;
        }
        catch (QdrantRpcException malformed) when (message is null && malformed.Status == RpcStatusCode.Internal && GrpcStatus.Read(response.TrailingHeaders, out _) is { } said)
        {
            // A server that gives up inside a message says why in the trailers.
            throw said;
        }
        finally
        {
            message?.Dispose();
        }
    }

    private QdrantRpcException TooLate(CallSettings settings) => new(
        RpcStatusCode.DeadlineExceeded,
        string.Create(CultureInfo.InvariantCulture, $"No answer within {settings.Timeout!.Value.TotalSeconds:0.###} s.")
        + (_answered ? "" : $" Nothing at {Address} has answered so far: is the address right, and is this the gRPC port (6334)?"));

    private QdrantRpcException Broken(CallDeadline deadline, CallSettings settings, Exception error)
    {
        if (_closing.IsCancellationRequested)
            return new QdrantRpcException(RpcStatusCode.Unavailable, "The client was disposed during the call.", inner: error) { Delivery = RpcDelivery.Hopeless };
        if (deadline.Passed) return TooLate(settings);
        // The handler's own limit for making a connection also shows as a cancellation.
        return error is OperationCanceledException
            ? new QdrantRpcException(
                RpcStatusCode.Unavailable,
                string.Create(CultureInfo.InvariantCulture, $"No connection to {Address} within {_options.ConnectTimeout.TotalSeconds:0.###} s. Is Qdrant running there?"),
                inner: error) { Delivery = RpcDelivery.NotSent }
            : GrpcFailure.From(error, Address, _answered);
    }
}
