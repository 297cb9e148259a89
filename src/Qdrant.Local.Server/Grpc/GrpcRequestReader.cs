using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Qdrant.Core;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Server.Grpc;

/// <summary>Reads the one message of a unary request: a flag, four bytes of length, the message. What follows it is ignored.</summary>
internal static class GrpcRequestReader
{
    private const int HeaderSize = 5;
    private const int FirstCapacity = 1024 * 1024;

    /// <exception cref="QdrantRpcException">UNIMPLEMENTED for an encoding that is not gzip.</exception>
    public static void CheckEncoding(IHeaderDictionary headers)
    {
        string? encoding = headers["grpc-encoding"];
        if (string.IsNullOrEmpty(encoding) || encoding is "gzip" or "identity") return;
        throw new QdrantRpcException(
            RpcStatusCode.Unimplemented,
            $"Content is compressed with `{encoding}` which isn't supported",
            new Dictionary<string, string> { ["grpc-accept-encoding"] = "gzip,identity" });
    }

    public static async Task<PooledBuffer> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        PipeReader reader = request.BodyReader;
        ReadResult first = await reader.ReadAtLeastAsync(HeaderSize, cancellationToken).ConfigureAwait(false);
        if (first.Buffer.IsEmpty) throw Broken("Missing request message.");
        if (first.Buffer.Length < HeaderSize) throw Broken("Unexpected EOF decoding stream.");
        (byte flag, uint size) = ReadHeader(first.Buffer);
        reader.AdvanceTo(first.Buffer.GetPosition(HeaderSize));
        bool gzip = IsCompressed(flag, request.Headers["grpc-encoding"]);
        if (size > Array.MaxLength) throw new QdrantRpcException(RpcStatusCode.ResourceExhausted, $"A message of {size} bytes is larger than this server can hold.");

        // The length is a claim: memory grows with what has arrived.
        var body = new PooledBuffer((int)Math.Min(size, FirstCapacity));
        try
        {
            await FillAsync(reader, body, (int)size, cancellationToken).ConfigureAwait(false);
            if (!gzip) return body;
            PooledBuffer plain = GrpcCompression.Decompress(body.WrittenMemory);
            body.Dispose();
            return plain;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private static async Task FillAsync(PipeReader reader, PooledBuffer body, int size, CancellationToken cancellationToken)
    {
        while (body.Length < size)
        {
            ReadResult read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            ReadOnlySequence<byte> part = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, size - body.Length));
            foreach (ReadOnlyMemory<byte> memory in part) body.Write(memory.Span);
            reader.AdvanceTo(part.End);
            if (read.IsCompleted && body.Length < size) throw Broken("Unexpected EOF decoding stream.");
        }
    }

    private static (byte Flag, uint Size) ReadHeader(ReadOnlySequence<byte> buffer)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        buffer.Slice(0, HeaderSize).CopyTo(header);
        return (header[0], BinaryPrimitives.ReadUInt32BigEndian(header[1..]));
    }

    private static bool IsCompressed(byte flag, string? encoding) => flag switch
    {
        0 => false,
        1 when encoding == "gzip" => true,
        1 => throw Broken("protocol error: received message with compressed-flag but no grpc-encoding was specified"),
        _ => throw Broken($"protocol error: received message with invalid compression flag: {flag} (valid flags are 0 and 1), while sending request"),
    };

    private static QdrantRpcException Broken(string text) => new(RpcStatusCode.Internal, text);
}
