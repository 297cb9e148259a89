using Microsoft.Extensions.Logging;
using Qdrant.Core.Protocol;
using Qdrant.Core.Telemetry;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Calls;

/// <summary>
/// Keeps what a server is too old for from being sent: older servers ignore fields they don't know, and would overwrite or match what they should not.
/// The release is asked for once, before the first call that needs it, and again after the server was out of reach (it may come back as another one).
/// </summary>
internal sealed class ReleaseGate(IQdrantTransport transport, QdrantRelease? fixedRelease, ILogger log)
{
    // Never disposed, which frees nothing here: calls that wait for it while their client is disposed would wait forever.
    private readonly SemaphoreSlim _asking = new(1, 1);
    private volatile object? _release = fixedRelease;

    /// <summary>What the server is, when it is known.</summary>
    public QdrantRelease? Known => (QdrantRelease?)_release;

    /// <summary>Whether nothing needs checking: the server has all of the contract.</summary>
    public bool IsOpen => _release is QdrantRelease known && known >= QdrantRelease.Newest;

    /// <summary>Refuses what the server is too old for.</summary>
    public async ValueTask CheckAsync(
        RpcMethod method, ReadOnlyMemory<byte> body, QdrantRelease? newestUsed, CallSettings settings, CancellationToken cancellationToken)
    {
        QdrantRelease needed = QdrantRelease.Max(method.Since, newestUsed ?? ReleaseTable.NewestUsed(method.RequestName, body.Span).Release);
        if (needed <= QdrantRelease.First) return;
        QdrantRelease server = Known ?? await AskAsync(settings, cancellationToken).ConfigureAwait(false);
        if (server < needed) throw new QdrantUnsupportedException(needed, server, Describe(method, body.Span, server));
    }

    private static string Describe(RpcMethod method, ReadOnlySpan<byte> body, QdrantRelease server)
    {
        if (method.Since > server) return $"The method {method.Name} of {method.Service}";
        NewestUse use = ReleaseTable.NewestUsed(method.RequestName, body);
        return use.Name.Length > 0 ? $"{use.Name} (at {use.Path} of {method.RequestName})" : $"A part of the {method.RequestName}";
    }

    /// <summary>Forgets what was learnt, since the server went away.</summary>
    public void Forget()
    {
        if (fixedRelease is null) _release = null;
    }

    private async Task<QdrantRelease> AskAsync(CallSettings settings, CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Known is { } known) return known;
            QdrantRelease release = await AskServerAsync(settings, cancellationToken).ConfigureAwait(false);
            _release = release;
            QdrantLog.ReleaseLearnt(log, transport.Address, release);
            return release;
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<QdrantRelease> AskServerAsync(CallSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            using PooledBuffer answer = await transport.SendAsync(
                RpcMethods.Service.HealthCheck.Path, ReadOnlyMemory<byte>.Empty, settings, cancellationToken).ConfigureAwait(false);
            HealthCheckReply reply = MessageCodec.Decode(HealthCheckReply.Parser, answer);
            // A build without a version is nobody's release: let the server decide.
            return QdrantRelease.TryParse(reply.Version, out QdrantRelease release) ? release : QdrantRelease.Newest;
        }
        catch (QdrantRpcException error) when (error.Status == RpcStatusCode.Unimplemented)
        {
            // A proxy that lets only some methods pass.
            return QdrantRelease.Newest;
        }
    }
}
