using Google.Protobuf;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Calls;

/// <summary>
/// The one pipeline every call passes, typed or encoded beforehand: release gate, deadline, repeats, telemetry, error mapping.
/// Thread-safe; one for the lifetime of a client.
/// </summary>
public sealed class QdrantCalls
{
    private readonly IQdrantTransport _transport;
    private readonly QdrantClientOptions _options;
    private readonly ReleaseGate _gate;

    internal QdrantCalls(IQdrantTransport transport, QdrantClientOptions options)
    {
        _transport = transport;
        _options = options;
        _gate = new ReleaseGate(transport, options.ServerRelease);
    }

    /// <summary>Where the calls go. Never holds a secret.</summary>
    public string Address => _transport.Address;

    /// <summary>The server's release as far as it is known yet: it is asked for with the first call.</summary>
    public QdrantRelease? ServerRelease => _gate.Known;

    /// <summary>Sends a typed call.</summary>
    /// <param name="method">One of <see cref="RpcMethods"/>.</param>
    /// <param name="request">The request message.</param>
    /// <param name="options">What this call does differently from the client's settings.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="QdrantRpcException">The call failed; the derived type says how.</exception>
    public async ValueTask<TResponse> InvokeAsync<TRequest, TResponse>(
        RpcMethod<TRequest, TResponse> method, TRequest request, CallOptions options = default, CancellationToken cancellationToken = default)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(request);
        using PooledBuffer body = MessageCodec.Encode(request);
        using PooledBuffer answer = await SendAsync(method, body.WrittenMemory, null, options, cancellationToken).ConfigureAwait(false);
        return MessageCodec.Decode(method.Parser, answer);
    }

    /// <summary>Sends a call whose request was encoded beforehand.</summary>
    /// <param name="method">One of <see cref="RpcMethods"/>.</param>
    /// <param name="body">The encoded request message; not read after the returned task has ended.</param>
    /// <param name="newestUsed">The newest release of all fields and values the request uses (<c>since</c> of the contract); null: looked up in the
    /// bytes, unless the server is known to have everything.</param>
    /// <param name="options">What this call does differently from the client's settings.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The encoded response message, owned by the caller, who disposes it.</returns>
    /// <exception cref="QdrantRpcException">The call failed; the derived type says how.</exception>
    public async ValueTask<PooledBuffer> SendAsync(
        RpcMethod method, ReadOnlyMemory<byte> body, QdrantRelease? newestUsed, CallOptions options = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        cancellationToken.ThrowIfCancellationRequested();
        CallBudget budget = new(_options.TimeProvider, options.Timeout ?? (method.IsSlow ? null : _options.Timeout));
        int maxAttempts = options.MaxAttempts ?? _options.Retry.MaxAttempts;
        for (int attempt = 1; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                CallSettings settings = new() { Timeout = budget.Remaining, Headers = options.Headers };
                if (!_gate.IsOpen && !ReferenceEquals(method, RpcMethods.Service.HealthCheck))
                    await _gate.CheckAsync(method, body, newestUsed, settings, cancellationToken).ConfigureAwait(false);
                return await _transport.SendAsync(method.Path, body, settings, cancellationToken).ConfigureAwait(false);
            }
            catch (QdrantRpcException error)
            {
                if (error.Status == RpcStatusCode.Unavailable) _gate.Forget();
                if (attempt >= maxAttempts || !RetryRules.MayRepeat(error, method.Effect, out TimeSpan? asked)) throw ErrorMapping.Map(error, method, body.Span, Address);
                wait = asked ?? _options.Retry.DelayBefore(attempt);
                if (wait >= budget.Remaining) throw ErrorMapping.Map(error, method, body.Span, Address);
            }
            await Task.Delay(wait, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    internal void Dispose() => _gate.Dispose();
}
