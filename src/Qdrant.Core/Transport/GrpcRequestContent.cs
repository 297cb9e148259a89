using System.Buffers;
using System.Buffers.Binary;
using System.Net;

namespace Qdrant.Core.Transport;

/// <summary>
/// The body of a unary gRPC request: a five-byte prefix and the message, read straight from the caller's memory, as often as the handler has to start over.
/// The caller gets its memory back when <see cref="CloseAsync"/> has ended: an answer, or a cancellation, may come while the body is still being sent.
/// </summary>
internal sealed class GrpcRequestContent(ReadOnlyMemory<byte> message) : HttpContent
{
    public const int PrefixSize = 5;

    /// <summary>The prefix travels with the start of the message: small requests are one frame.</summary>
    private const int HeadSize = 4096;

    private readonly object _gate = new();
    private int _readers;
    private bool _closed;
    private TaskCompletionSource? _idle;

    /// <summary>Ends when nobody reads the message any more, and nobody will.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            if (_readers == 0) return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Enter();
        byte[] head = ArrayPool<byte>.Shared.Rent(Math.Min(HeadSize, PrefixSize + message.Length));
        try
        {
            head[0] = 0;
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(1), (uint)message.Length);
            int first = Math.Min(head.Length - PrefixSize, message.Length);
            message.Span[..first].CopyTo(head.AsSpan(PrefixSize));
            await stream.WriteAsync(head.AsMemory(0, PrefixSize + first), cancellationToken).ConfigureAwait(false);
            if (first < message.Length) await stream.WriteAsync(message[first..], cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(head);
            Leave();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        // No content-length: the end of the stream says it, as other gRPC clients do.
        length = 0;
        return false;
    }

    private void Enter()
    {
        lock (_gate)
        {
            if (_closed) throw new OperationCanceledException("The call has ended.");
            _readers++;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_readers == 0 && _closed) _idle?.TrySetResult();
        }
    }
}
