using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Transport;

/// <summary>Reads the one message of a unary answer into a pooled buffer, never more than a limit.</summary>
internal static class GrpcResponseReader
{
    private const int HeadSize = 4096;

    /// <summary>Reads the body to its end, after which the trailers are there. Null when it holds no message at all.</summary>
    /// <exception cref="QdrantLimitException">The message is larger than <paramref name="limit"/>.</exception>
    /// <exception cref="QdrantRpcException">The body is not one whole message.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<PooledBuffer?> ReadAsync(HttpResponseMessage response, string method, int limit, CancellationToken cancellationToken)
    {
        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        byte[] head = ArrayPool<byte>.Shared.Rent(HeadSize);
        PooledBuffer? message = null;
        try
        {
            int read = await body.ReadAtLeastAsync(head, GrpcRequestContent.PrefixSize, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (read == 0) return null;
            if (read < GrpcRequestContent.PrefixSize) throw Malformed($"the answer ends after {read} bytes, inside the prefix of its message");
            byte flag = head[0];
            uint size = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(1));
            if (flag > 1) throw Malformed($"the answer's compression flag is {flag}");
            if (size > limit) throw TooLarge(method, size, limit);
            message = new PooledBuffer((int)size);
            int first = read - GrpcRequestContent.PrefixSize;
            if (first > size) throw Malformed("the answer holds more than one message");
            message.Write(head.AsSpan(GrpcRequestContent.PrefixSize, first));
            await FillAsync(body, message, (int)size, cancellationToken).ConfigureAwait(false);
            if (await body.ReadAsync(head, cancellationToken).ConfigureAwait(false) > 0) throw Malformed("the answer holds more than one message");
            PooledBuffer whole = flag == 0 ? message : Decompress(response, message, method, limit);
            if (ReferenceEquals(whole, message)) message = null;
            return whole;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(head);
            message?.Dispose();
        }
    }

    private static async ValueTask FillAsync(Stream body, PooledBuffer message, int size, CancellationToken cancellationToken)
    {
        while (message.Length < size)
        {
            int read = await body.ReadAsync(message.GetMemory()[..(size - message.Length)], cancellationToken).ConfigureAwait(false);
            if (read == 0) throw Malformed(string.Create(CultureInfo.InvariantCulture, $"the answer ends after {message.Length:N0} of {size:N0} bytes of its message"));
            message.Advance(read);
        }
    }

    private static PooledBuffer Decompress(HttpResponseMessage response, PooledBuffer compressed, string method, int limit)
    {
        string encoding = response.Headers.NonValidated.TryGetValues("grpc-encoding", out HeaderStringValues values) ? values.ToString() : "none";
        if (encoding != "gzip") throw Malformed($"the answer is compressed with '{encoding}', which this client does not know");
        PooledBuffer plain = new((int)Math.Min(compressed.Length * 3L, limit));
        try
        {
            using ReadOnlyMemoryStream source = new(compressed.WrittenMemory);
            using GZipStream gzip = new(source, CompressionMode.Decompress);
            for (int read; (read = gzip.Read(plain.GetSpan(1))) > 0;)
            {
                plain.Advance(read);
                if (plain.Length > limit) throw TooLarge(method, plain.Length, limit);
            }
            return plain;
        }
        catch (InvalidDataException error)
        {
            plain.Dispose();
            throw Malformed($"the answer is not valid gzip ({error.Message})");
        }
        catch
        {
            plain.Dispose();
            throw;
        }
    }

    private static QdrantRpcException Malformed(string what) => new(RpcStatusCode.Internal, $"Not a valid gRPC answer: {what}.");

    private static QdrantLimitException TooLarge(string method, long size, int limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"The answer to {method} takes {size:N0} bytes or more, above the limit of {limit:N0} bytes. ")
        + $"Ask for fewer points or leave out vectors, or raise {nameof(GrpcTransportOptions)}.{nameof(GrpcTransportOptions.MaxResponseBytes)}.");
}
