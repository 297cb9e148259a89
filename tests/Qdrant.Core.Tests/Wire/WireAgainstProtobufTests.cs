using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Core.Tests.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Wire;

/// <summary>What we write, Google.Protobuf reads, and the other way round.</summary>
public sealed class WireAgainstProtobufTests
{
    [Fact]
    public void They_read_what_we_write_for_messages_of_every_type() => EveryType(seed: 1, (type, message) =>
        Assert.Equal(message, type.Parser.ParseFrom(DescriptorCodec.Encode(message))));

    [Fact]
    public void We_read_what_they_write_for_messages_of_every_type() => EveryType(seed: 2, (type, message) =>
    {
        IMessage read = type.Parser.ParseFrom(ByteString.Empty);
        DescriptorCodec.Read(new WireReader(message.ToByteArray()), read);
        Assert.Equal(message, read);
    });

    [Fact]
    public void Skipping_every_field_ends_at_the_last_byte() => EveryType(seed: 3, (_, message) =>
    {
        var reader = new WireReader(message.ToByteArray());
        while (reader.ReadTag(out int _, out WireType type)) reader.Skip(type);
        Assert.Equal(message.CalculateSize(), reader.Position);
        Assert.Equal(0, reader.Remaining.Length);
    });

    [Fact]
    public void Points_written_by_hand_are_the_points_they_read()
    {
        var random = new RandomMessages(seed: 4);
        for (int i = 0; i < 500; i++)
        {
            PointStruct point = random.Next<PointStruct>();
            using var buffer = new PooledBuffer();
            var writer = new WireWriter(buffer);
            int start = writer.BeginMessage(3, expectedSize: i * 7);
            DescriptorCodec.Write(ref writer, point);
            writer.EndMessage(start, expectedSize: i * 7);
            writer.Flush();
            Assert.Equal(point, Assert.Single(UpsertPoints.Parser.ParseFrom(buffer.WrittenSpan).Points));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(2_097_151)]
    [InlineData(2_097_152)]
    public void A_message_has_the_shortest_length_prefix_whatever_was_expected(int size)
    {
        foreach (int expected in (int[])[0, 1, 127, 128, 20_000, 3_000_000, int.MaxValue])
        {
            using var buffer = new PooledBuffer(16);
            var writer = new WireWriter(buffer);
            int start = writer.BeginMessage(1, expected);
            writer.WriteRaw(new byte[size]);
            writer.EndMessage(start, expected);
            writer.WriteBool(2, true);
            writer.Flush();
            Assert.Equal(1 + WireWriter.VarintSize((ulong)size) + size + 2, buffer.Length);
            var reader = new WireReader(buffer.WrittenSpan);
            Assert.True(reader.ReadTag(out int field, out WireType type));
            Assert.Equal(1, field);
            Assert.Equal(size, reader.ReadBytes(type).Length);
            Assert.True(reader.TryReadTag(2 << 3));
            Assert.True(reader.ReadBool(WireType.Varint));
            Assert.True(reader.AtEnd);
        }
    }

    [Fact]
    public void Varints_are_read_as_they_were_written_at_every_width()
    {
        using var buffer = new PooledBuffer(16);
        for (int bits = 0; bits < 64; bits++)
        {
            foreach (ulong value in (ulong[])[1UL << bits, (1UL << bits) - 1, ulong.MaxValue >> bits])
            {
                buffer.Clear();
                var writer = new WireWriter(buffer);
                writer.WriteVarint(value);
                writer.Flush();
                Assert.Equal(WireWriter.VarintSize(value), buffer.Length);
                var theirs = new CodedInputStream(buffer.WrittenSpan.ToArray());
                Assert.Equal(value, theirs.ReadUInt64());
                Assert.Equal(value, new WireReader(buffer.WrittenSpan).ReadVarint());
            }
        }
    }

    [Fact]
    public void Strings_of_every_length_and_kind_are_those_they_write()
    {
        var random = new Random(8);
        string[] units = ["a", "é", "日", "🦀", "\uD800", "\0"];
        for (int length = 0; length < 400; length++)
        {
            string unit = units[random.Next(units.Length)];
            string text = new string('x', random.Next(3)) + string.Concat(Enumerable.Repeat(unit, length));
            using var buffer = new PooledBuffer(16);
            var writer = new WireWriter(buffer);
            writer.WriteString(1, text);
            writer.Flush();
            var read = new WireReader(buffer.WrittenSpan);
            Assert.True(read.ReadTag(out _, out WireType type));
            string expected = text.Replace('\uD800', '\uFFFD');
            Assert.Equal(expected, read.ReadString(type));
            Assert.Equal(expected, IsEmptyCondition.Parser.ParseFrom(buffer.WrittenSpan).Key);
        }
    }

    [Fact]
    public void Lists_are_read_packed_and_one_by_one_and_mixed()
    {
        byte[] packed = [10, 8, 0, 0, 128, 63, 0, 0, 0, 64];
        byte[] single = [13, 0, 0, 64, 64];
        float[] values = [];
        int count = 0;
        var reader = new WireReader([.. packed, .. single, .. packed]);
        while (reader.ReadTag(out _, out WireType type)) reader.ReadFloats(type, ref values, ref count);
        Assert.Equal([1f, 2f, 3f, 1f, 2f], values.AsSpan(0, count));

        uint[] integers = [];
        count = 0;
        reader = new WireReader([10, 3, 1, 0xAC, 0x02, 8, 7, 10, 1, 9]);
        while (reader.ReadTag(out _, out WireType type)) reader.ReadUInt32s(type, ref integers, ref count);
        Assert.Equal([1u, 300u, 7u, 9u], integers.AsSpan(0, count));
    }

    [Fact]
    public void A_tag_that_is_not_the_expected_one_is_not_read()
    {
        var reader = new WireReader([0x12, 0x01, 0x61]);
        Assert.False(reader.TryReadTag(0x0A));
        Assert.Equal(0, reader.Position);
        Assert.True(reader.TryReadTag(0x12));
        Assert.Equal("a", reader.ReadString(WireType.LengthDelimited));
        Assert.False(reader.TryReadTag(0x12));
    }

    private static void EveryType(int seed, Action<MessageDescriptor, IMessage> check)
    {
        var random = new RandomMessages(seed);
        foreach (MessageDescriptor type in ProtocolFiles.Messages)
        {
            for (int i = 0; i < 25; i++) check(type, random.Next(type));
        }
    }
}
