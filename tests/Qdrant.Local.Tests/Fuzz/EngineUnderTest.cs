using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;
using Qdrant.Local.Service;

namespace Qdrant.Local.Tests.Fuzz;

/// <summary>
/// An engine whose every call is held against its bounds: it ends with an answer or a <see cref="QdrantRpcException"/> that the engine meant,
/// with memory in proportion to what was sent, what is stored and what is answered. How long it takes depends on the machine; only a call that
/// seems to have no end is given up.
/// </summary>
internal sealed class EngineUnderTest(LocalRelease release) : IAsyncDisposable
{
    private const long FixedBytes = 24 << 20;
    private const int BytesPerByteSent = 400;
    private const int BytesPerByteAnswered = 8;
    private const int BytesPerByteStored = 64;
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(5);
    private readonly IQdrantTransport _transport = QdrantLocal.InMemoryTransport(new LocalOptions { Release = release });
    private long _stored;
    private long _extra;

    /// <summary>What went wrong with the last call, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>How the last call was refused; null when it was answered.</summary>
    public QdrantRpcException? Refusal { get; private set; }

    /// <summary>Allows the calls that follow some bytes more, where the work is bounded by a number and not by what is sent and stored.</summary>
    public void AllowExtra(long bytes) => _extra = bytes;

    /// <summary>Sends a call.</summary>
    /// <returns>The answer; null when the call was refused, or when <see cref="Fault"/> says what is wrong.</returns>
    public async Task<byte[]?> SendAsync(string method, byte[] body)
    {
        (Fault, Refusal) = (null, null);
        long before = GC.GetTotalAllocatedBytes();
        byte[]? answer = null;
        try
        {
            using var guard = new CancellationTokenSource(HangGuard);
            using PooledBuffer buffer = await _transport.SendAsync(method, body, default, guard.Token).AsTask().WaitAsync(HangGuard + HangGuard);
            answer = buffer.WrittenSpan.ToArray();
        }
        catch (QdrantRpcException refusal)
        {
            Refusal = refusal;
            // An error with a cause is one that nobody meant: the dispatcher caught it.
            if (refusal.InnerException is { } cause) Fault = $"{refusal.Status} \"{refusal.Detail}\" caused by {cause}";
        }
        catch (Exception crash)
        {
            Fault = crash.ToString();
        }
        long allocated = GC.GetTotalAllocatedBytes() - before;
        long allowed = FixedBytes + _extra + (long)BytesPerByteSent * body.Length + (long)BytesPerByteAnswered * (answer?.Length ?? 0) + BytesPerByteStored * _stored;
        _stored += body.Length;
        if (allocated > allowed) Fault ??= $"{allocated:N0} bytes were allocated for a request of {body.Length:N0}, where {allowed:N0} are in proportion.";
        return Fault is null ? answer : null;
    }

    /// <summary>Sends a call that must be answered.</summary>
    public async Task<T> CallAsync<T>(string method, IMessage request) where T : IMessage<T>, new()
    {
        using PooledBuffer buffer = await _transport.SendAsync(method, request.ToByteArray(), default, CancellationToken.None);
        return (T)MessageMutations.Decode(new T().Descriptor, buffer.WrittenSpan.ToArray());
    }

    /// <summary>A request for people: its JSON form when it can be decoded, and its bytes.</summary>
    public static string Describe(string method, byte[] body)
    {
        string bytes = Convert.ToBase64String(body);
        try
        {
            _ = RequestShapes.TryGet(method, out MessageDescriptor? shape);
            string text = MessageMutations.Decode(shape!, body).ToString()!;
            return $"{method} {text[..Math.Min(text.Length, 2000)]}\n{bytes}";
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or InvalidOperationException or ArgumentException)
        {
            return $"{method}\n{bytes}";
        }
    }

    public ValueTask DisposeAsync() => _transport.DisposeAsync();
}
