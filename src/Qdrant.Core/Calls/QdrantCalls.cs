using System.Runtime.CompilerServices;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Qdrant.Core.Telemetry;
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
    private readonly ILogger _log;
    private readonly ServerName _server;

    internal QdrantCalls(IQdrantTransport transport, QdrantClientOptions options)
    {
        _transport = transport;
        _options = options;
        _log = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger<QdrantClient>();
        _server = ServerName.Of(transport.Address);
        _gate = new ReleaseGate(transport, options.ServerRelease, _log);
    }

    /// <summary>Where the calls go. Never holds a secret.</summary>
    public string Address => _transport.Address;

    /// <summary>What answers the calls.</summary>
    internal IQdrantTransport Transport => _transport;

    /// <summary>The server's release as far as it is known yet: it is asked for with the first call.</summary>
    public QdrantRelease? ServerRelease => _gate.Known;

    /// <summary>Sends a typed call.</summary>
    /// <param name="method">One of <see cref="RpcMethods"/>.</param>
    /// <param name="request">The request message.</param>
    /// <param name="options">What this call does differently from the client's settings.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="QdrantRpcException">The call failed; the derived type says how.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TResponse> InvokeAsync<TRequest, TResponse>(
        RpcMethod<TRequest, TResponse> method, TRequest request, CallOptions options = default, CancellationToken cancellationToken = default)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(request);
        using PooledBuffer body = MessageCodec.Encode(request);
        using PooledBuffer answer = await SendAsync(method, body.WrittenMemory, null, options, cancellationToken).ConfigureAwait(false);
        try
        {
            return MessageCodec.Decode(method.Parser, answer);
        }
        catch (QdrantRpcException error)
        {
            throw ErrorMapping.Map(error, method, body.WrittenSpan, Address);
        }
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
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<PooledBuffer> SendAsync(
        RpcMethod method, ReadOnlyMemory<byte> body, QdrantRelease? newestUsed, CallOptions options = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        cancellationToken.ThrowIfCancellationRequested();
        CallTrace trace = new(method, body, _server);
        try
        {
            PooledBuffer answer = await SendWithRepeatsAsync(method, body, newestUsed, options, trace, cancellationToken).ConfigureAwait(false);
            trace.End(null);
            return answer;
        }
        catch (Exception error)
        {
            trace.End(error);
            throw;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<PooledBuffer> SendWithRepeatsAsync(
        RpcMethod method, ReadOnlyMemory<byte> body, QdrantRelease? newestUsed, CallOptions options, CallTrace trace, CancellationToken cancellationToken)
    {
        CallBudget budget = new(_options.TimeProvider, options.Timeout ?? (method.IsSlow ? null : _options.Timeout));
        int maxAttempts = options.MaxAttempts ?? _options.Retry.MaxAttempts;
        for (int attempt = 1; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                if (!_gate.IsOpen && !IsHealthCheck(method))
                    await _gate.CheckAsync(method, body, newestUsed, Settings(budget, options), cancellationToken).ConfigureAwait(false);
                return await _transport.SendAsync(method.Path, body, Settings(budget, options), cancellationToken).ConfigureAwait(false);
            }
            catch (QdrantRpcException error)
            {
                if (error.Status == RpcStatusCode.Unavailable) _gate.Forget();
                TimeSpan? asked = null;
                bool again = attempt < maxAttempts && RetryRules.MayRepeat(error, method.Effect, out asked);
                wait = again ? asked ?? _options.Retry.DelayBefore(attempt) : default;
                if (!again || wait >= budget.Remaining) throw ErrorMapping.Map(error, method, body.Span, Address);
                trace.Repeating(error, attempt, wait);
                QdrantLog.Repeating(_log, method.Path, Address, error.Status, attempt, wait);
            }
            await Task.Delay(wait, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private static CallSettings Settings(CallBudget budget, CallOptions options) => new() { Timeout = budget.Remaining, Headers = options.Headers };

    /// <summary>Asking for the release can't wait for the release.</summary>
    private static bool IsHealthCheck(RpcMethod method) => method == RpcMethods.Service.HealthCheck || method == RpcMethods.Health.Check;
}
