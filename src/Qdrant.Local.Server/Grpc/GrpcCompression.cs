using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Qdrant.Core;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Server.Grpc;

/// <summary>gzip, the one encoding a server speaks.</summary>
internal static class GrpcCompression
{
    private const int MaxMessage = 1024 * 1024 * 1024;
    private const int HeaderSize = 10;
    private const int TrailerSize = 8;
    private const int LengthSize = 4;

    /// <summary>Nothing, compressed. A stream that is given nothing to compress writes no bytes at all, and clients cannot unzip those.</summary>
    private static ReadOnlySpan<byte> Empty => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <exception cref="QdrantRpcException">INTERNAL when the bytes are not gzip; RESOURCE_EXHAUSTED when they unfold to more than 1 GiB.</exception>
    public static PooledBuffer Decompress(ReadOnlyMemory<byte> compressed)
    {
        if (compressed.Length < HeaderSize + TrailerSize) throw Broken("unexpected end of file");
        if (compressed.Span is not [0x1F, 0x8B, ..]) throw Broken("invalid gzip header");
        MemoryMarshal.TryGetArray(compressed, out ArraySegment<byte> segment);
        var plain = new PooledBuffer(compressed.Length * 2);
        try
        {
            using var gzip = new GZipStream(new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false), CompressionMode.Decompress);
            while (gzip.Read(plain.GetSpan(4096)) is > 0 and var read)
            {
                plain.Advance(read);
                if (plain.Length > MaxMessage)
                    throw new QdrantRpcException(RpcStatusCode.ResourceExhausted, $"A compressed message unfolds to more than {MaxMessage} bytes.");
            }
            // The stream takes a cut message for a shorter one; the length at its end tells.
            if (BinaryPrimitives.ReadUInt32LittleEndian(compressed.Span[^LengthSize..]) != (uint)plain.Length) throw Broken("unexpected end of file");
            return plain;
        }
        catch (InvalidDataException)
        {
            plain.Dispose();
            throw Broken("corrupt deflate stream");
        }
        catch
        {
            plain.Dispose();
            throw;
        }
    }

    public static PooledBuffer Compress(ReadOnlySpan<byte> plain)
    {
        var target = new PooledBuffer(plain.Length / 2 + 64);
        if (plain.IsEmpty)
        {
            target.Write(Empty);
            return target;
        }
        using (var stream = new BufferStream(target))
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest)) gzip.Write(plain);
        return target;
    }

    private static QdrantRpcException Broken(string cause) => new(RpcStatusCode.Internal, $"Error decompressing: {cause}, while sending request");

    /// <summary>Lets a stream writer fill a pooled buffer.</summary>
    private sealed class BufferStream(PooledBuffer buffer) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => buffer.Length;
        public override long Position { get => buffer.Length; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] target, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] source, int offset, int count) => buffer.Write(source.AsSpan(offset, count));
        public override void Write(ReadOnlySpan<byte> source) => buffer.Write(source);
    }
}
