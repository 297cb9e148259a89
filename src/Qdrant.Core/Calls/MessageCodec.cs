using System.Globalization;
using Google.Protobuf;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Calls;

/// <summary>Protocol messages to pooled bytes and back.</summary>
internal static class MessageCodec
{
    /// <summary>Payload may nest as deep as the server lets it; the runtime's own limit of 100 would refuse what was stored.</summary>
    private const int RecursionLimit = 1000;

    public static PooledBuffer Encode(IMessage message)
    {
        int size = message.CalculateSize();
        if (size < 0) throw new QdrantLimitException($"A {message.Descriptor.Name} is larger than 2 GB, the most one message can hold. Send smaller batches.");
        PooledBuffer buffer = new(size);
        message.WriteTo(buffer.GetSpan(size)[..size]);
        buffer.Advance(size);
        return buffer;
    }

    /// <summary>Appends a message as a field of the message being written.</summary>
    public static void Append(PooledBuffer buffer, int field, IMessage message)
    {
        int size = message.CalculateSize();
        WireWriter writer = new(buffer);
        writer.WriteTag(field, WireType.LengthDelimited);
        writer.WriteVarint((ulong)size);
        writer.Flush();
        message.WriteTo(buffer.GetSpan(size)[..size]);
        buffer.Advance(size);
    }

    public static T Decode<T>(MessageParser<T> parser, PooledBuffer answer) where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(answer.WrittenSpan);
        }
        catch (InvalidProtocolBufferException)
        {
            return DecodeDeep(parser, answer);
        }
    }

    private static T DecodeDeep<T>(MessageParser<T> parser, PooledBuffer answer) where T : IMessage<T>
    {
        try
        {
            using MemoryStream stream = new(answer.WrittenSpan.ToArray());
            return parser.ParseFrom(CodedInputStream.CreateWithLimits(stream, int.MaxValue, RecursionLimit));
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new QdrantRpcException(
                RpcStatusCode.Internal, string.Create(CultureInfo.InvariantCulture, $"The answer is not a valid {typeof(T).Name} message ({answer.Length:N0} bytes): {error.Message}"), inner: error);
        }
    }
}
