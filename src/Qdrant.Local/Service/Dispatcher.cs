using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Service;

/// <summary>Handles one call: request bytes in, response bytes out.</summary>
internal delegate ValueTask<PooledBuffer> CallHandler(ReadOnlyMemory<byte> request, CancellationToken cancellationToken);

/// <summary>Finds the handler of a method and runs it.</summary>
internal sealed class Dispatcher
{
    private readonly Dictionary<string, CallHandler> _handlers = new(StringComparer.Ordinal);

    /// <summary>Adds or replaces a handler that reads and writes bytes itself.</summary>
    public void Map(string method, CallHandler handler) => _handlers[method] = handler;

    /// <summary>Adds or replaces a handler over messages.</summary>
    public void Map<TRequest, TResponse>(string method, MessageParser<TRequest> parser, Func<TRequest, CancellationToken, TResponse> handler)
        where TRequest : IMessage<TRequest> where TResponse : IMessage
        => MapAsync(method, (body, cancellation) => ValueTask.FromResult(handler(MessageCodec.Decode(parser, body), cancellation)));

    /// <summary>Adds or replaces a handler over messages that waits, as writes do for the disk.</summary>
    public void MapAsync<TRequest, TResponse>(string method, MessageParser<TRequest> parser, Func<TRequest, CancellationToken, ValueTask<TResponse>> handler)
        where TRequest : IMessage<TRequest> where TResponse : IMessage
        => MapAsync(method, (body, cancellation) => handler(MessageCodec.Decode(parser, body), cancellation));

    /// <summary>Adds or replaces a handler that reads bytes itself and answers with a message; the seconds it took are written behind that.</summary>
    public void MapAsync<TResponse>(string method, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<TResponse>> handler) where TResponse : IMessage
    {
        int timeField = RequestShapes.TimeField(method);
        Map(method, async (body, cancellation) =>
        {
            long start = Stopwatch.GetTimestamp();
            return MessageCodec.Encode(await handler(body, cancellation).ConfigureAwait(false), timeField, start);
        });
    }

    /// <summary>Runs a call on the calling thread.</summary>
    /// <exception cref="QdrantRpcException">The call failed; status and text are the server's. One with an inner exception is a fault of the engine or a limit of the machine.</exception>
    public async ValueTask<PooledBuffer> InvokeAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        if (!_handlers.TryGetValue(method, out CallHandler? handler)) throw new QdrantRpcException(RpcStatusCode.Unimplemented, "");
        cancellationToken.ThrowIfCancellationRequested();
        // Texts are a server's, however the program that embeds the engine writes numbers. The setting ends with this call.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            if (RequestShapes.TryGet(method, out MessageDescriptor? shape)) RequestWalker.Check(shape, request.Span);
            return await handler(request, cancellationToken).ConfigureAwait(false);
        }
        catch (QdrantLimitException tooLarge)
        {
            throw new QdrantRpcException(RpcStatusCode.ResourceExhausted, "The answer is too large: " + tooLarge.Message);
        }
        catch (OutOfMemoryException exhausted)
        {
            throw new QdrantRpcException(RpcStatusCode.ResourceExhausted, "Out of memory. Ask for less at a time.", inner: exhausted);
        }
        catch (Exception fault) when (fault is not (QdrantException or OperationCanceledException or ObjectDisposedException))
        {
            throw new QdrantRpcException(RpcStatusCode.Internal, $"Service internal error: {fault.GetType().Name}: {fault.Message}", inner: fault);
        }
    }
}
