using System.Buffers;
using System.Collections.Concurrent;
using Google.Protobuf;
using Qdrant.Core.Protocol;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Calls;

/// <summary>Answers calls by a script and remembers what was sent.</summary>
internal sealed class ScriptedTransport(Func<ScriptedTransport.Call, IMessage> answer) : IQdrantTransport
{
    public sealed record Call(string Method, byte[] Body, CallSettings Settings, int Number, CancellationToken Cancellation);

    private int _sent;

    public ConcurrentQueue<Call> Sent { get; } = [];

    public string Version { get; init; } = "1.20.0";

    /// <summary>The question for the release is answered when this has ended.</summary>
    public Task ReleaseKnown { get; init; } = Task.CompletedTask;

    public bool Disposed { get; private set; }

    public string Address => "scripted:";

    /// <summary>The calls sent, the question for the release not among them.</summary>
    public IEnumerable<Call> Real => Sent.Where(call => call.Method != "/qdrant.Qdrant/HealthCheck");

    public async ValueTask<PooledBuffer> SendAsync(string method, ReadOnlyMemory<byte> request, CallSettings settings, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        bool health = method == "/qdrant.Qdrant/HealthCheck";
        Call call = new(method, request.ToArray(), settings, health ? 0 : Interlocked.Increment(ref _sent), cancellationToken);
        Sent.Enqueue(call);
        if (health) await ReleaseKnown;
        IMessage message = health ? new HealthCheckReply { Title = "qdrant", Version = Version } : answer(call);
        PooledBuffer buffer = new();
        buffer.Write(message.ToByteArray());
        return buffer;
    }

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return default;
    }
}
