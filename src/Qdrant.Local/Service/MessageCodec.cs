using System.Diagnostics;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Qdrant.Core;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Service;

/// <summary>Messages from and to bytes.</summary>
internal static class MessageCodec
{
    /// <summary>How deep messages may nest. A server has no such limit; ours keeps the stack safe.</summary>
    public const int MaxDepth = 512;

    private const int TimeSize = 16;

    public static T Decode<T>(MessageParser<T> parser, ReadOnlyMemory<byte> body) where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(body.Span);
        }
        catch (InvalidProtocolBufferException)
        {
            return DecodeDeep(parser, body);
        }
    }

    /// <summary>The span parser stops at 100 levels, where a server goes on: read such messages again with room for more.</summary>
    private static T DecodeDeep<T>(MessageParser<T> parser, ReadOnlyMemory<byte> body) where T : IMessage<T>
    {
        byte[] bytes = MemoryMarshal.TryGetArray(body, out ArraySegment<byte> segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : body.ToArray();
        try
        {
            return parser.ParseFrom(CodedInputStream.CreateWithLimits(new MemoryStream(bytes), int.MaxValue, MaxDepth));
        }
        catch (InvalidProtocolBufferException cause)
        {
            // Nothing that the walk over the request lets through is known to come here.
            throw new QdrantRpcException(RpcStatusCode.Internal, "failed to decode Protobuf message: " + cause.Message);
        }
    }

    /// <summary>A message, and behind it the seconds since <paramref name="start"/> in the given field; field 0: without them.</summary>
    public static PooledBuffer Encode(IMessage message, int timeField, long start)
    {
        int size = message.CalculateSize();
        var buffer = new PooledBuffer(size + TimeSize);
        message.WriteTo(buffer.GetSpan(Math.Max(size, 1))[..size]);
        buffer.Advance(size);
        if (timeField == 0) return buffer;
        var writer = new WireWriter(buffer);
        writer.WriteDouble(timeField, Stopwatch.GetElapsedTime(start).TotalSeconds);
        writer.Flush();
        return buffer;
    }
}
