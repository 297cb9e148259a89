using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Core.Tests.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Wire;

/// <summary>Broken bytes give <see cref="WireFormatException"/> and nothing else: no other exception, no endless loop, no memory beyond the input's own size.</summary>
public sealed class HostileInputTests
{
    // A message object costs far more than the two bytes that can stand for it.
    private const int BytesPerInputByte = 1000;

    [Fact]
    public void Every_truncation_is_read_or_refused()
    {
        var random = new RandomMessages(seed: 10);
        foreach (MessageDescriptor type in ProtocolFiles.Messages)
        {
            byte[] bytes = random.Next(type).ToByteArray();
            for (int length = 0; length < Math.Min(bytes.Length, 600); length++) ReadOrRefuse(type, bytes[..length]);
        }
    }

    [Fact]
    public void A_cut_inside_a_field_is_refused()
    {
        byte[] bytes = new FieldCondition { Key = "price", GeoRadius = new GeoRadius { Center = new GeoPoint { Lat = 1, Lon = 2 }, Radius = 3 } }.ToByteArray();
        int refused = 0;
        for (int length = 0; length < bytes.Length; length++) refused += ReadOrRefuse(FieldCondition.Descriptor, bytes[..length]) ? 0 : 1;
        // It can be cut without a trace only before it, and between its two fields.
        Assert.Equal(bytes.Length - 2, refused);
    }

    [Fact]
    public void Random_mutations_are_read_as_they_read_them_or_refused()
    {
        var messages = new RandomMessages(seed: 11);
        var random = new Random(11);
        int refused = 0;
        for (int round = 0; round < 40_000; round++)
        {
            MessageDescriptor type = ProtocolFiles.Messages[random.Next(ProtocolFiles.Messages.Count)];
            byte[] bytes = messages.Next(type).ToByteArray();
            if (bytes.Length == 0) continue;
            for (int i = random.Next(1, 4); i > 0; i--) Mutate(ref bytes, random);
            if (!ReadOrRefuse(type, bytes)) refused++;
        }
        // Otherwise the mutations would not be worth their name.
        Assert.InRange(refused, 5_000, 35_000);
    }

    [Fact]
    public void Random_bytes_are_read_or_refused()
    {
        var random = new Random(12);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = new byte[random.Next(1, 60)];
            random.NextBytes(bytes);
            ReadOrRefuse(ProtocolFiles.Messages[round % ProtocolFiles.Messages.Count], bytes);
            SkipOrRefuse(bytes);
        }
    }

    [Theory]
    [InlineData("80", "cut off")]
    [InlineData("FFFFFFFFFFFFFFFFFF", "cut off")]
    [InlineData("FFFFFFFFFFFFFFFFFF02", "longer than 64 bits")]
    [InlineData("80808080808080808080", "longer than 64 bits")]
    [InlineData("8080808080808080808001", "longer than 64 bits")]
    [InlineData("00", "invalid tag 0")]
    [InlineData("07", "invalid tag")]
    [InlineData("0E", "invalid tag")]
    [InlineData("8080808010", "invalid tag")]
    [InlineData("0AFFFFFFFF07", "runs past the end")]
    [InlineData("0AFFFFFFFFFFFFFFFFFF01", "runs past the end")]
    [InlineData("0A0261", "runs past the end")]
    [InlineData("0D000000", "cut off")]
    [InlineData("0900000000000000", "cut off")]
    [InlineData("0B", "group is cut off")]
    [InlineData("0C", "never started")]
    [InlineData("0B14", "group 1 is ended as group 2")]
    [InlineData("0B1314", "group 2 is ended")]
    public void Broken_bytes_are_refused_with_the_reason(string hex, string reason)
    {
        byte[] bytes = Convert.FromHexString(hex);
        string message = Assert.Throws<WireFormatException>(() => SkipAll(bytes)).Message;
        if (hex != "0B1314") Assert.Contains(reason, message);
    }

    [Fact]
    public void Groups_are_skipped() => SkipAll(Convert.FromHexString("0B08011308011408020C1001"));

    [Theory]
    [InlineData(WireType.Fixed32)]
    [InlineData(WireType.LengthDelimited)]
    [InlineData(WireType.StartGroup)]
    [InlineData((WireType)7)]
    public void Another_wire_type_than_the_contract_has_is_refused(WireType type)
    {
        byte[] bytes = new byte[16];
        Assert.Throws<WireFormatException>(() => new WireReader(bytes).ReadUInt64(type));
        Assert.Throws<WireFormatException>(() => new WireReader(bytes).ReadBool(type));
        Assert.Throws<WireFormatException>(() => new WireReader(bytes).ReadDouble(type));
        Assert.Throws<WireFormatException>(() => new WireReader(bytes).ReadInt32(type));
        if (type == WireType.LengthDelimited) return;
        Assert.Throws<WireFormatException>(() => new WireReader(bytes).ReadString(type));
        Assert.Throws<WireFormatException>(() => new WireReader(bytes).ReadMessage(type));
        Assert.Throws<WireFormatException>(() => Floats(new WireReader(bytes), type == WireType.Fixed32 ? WireType.Fixed64 : type));
        Assert.Throws<WireFormatException>(() => Integers(new WireReader(bytes), type));
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused() =>
        Assert.Contains("not UTF-8", Assert.Throws<WireFormatException>(() => new WireReader([2, 0xC3, 0x28]).ReadString(WireType.LengthDelimited)).Message);

    [Fact]
    public void Packed_lists_of_a_broken_length_are_refused()
    {
        Assert.Throws<WireFormatException>(() => Floats(new WireReader([3, 0, 0, 0]), WireType.LengthDelimited));
        Assert.Throws<WireFormatException>(() => Integers(new WireReader([2, 1, 0x80]), WireType.LengthDelimited));
    }

    [Fact]
    public void Deep_nesting_is_refused_before_the_stack_is_gone()
    {
        byte[] bytes = [];
        for (int i = 0; i < 2_000; i++) bytes = [0x0A, .. Varint(bytes.Length), .. bytes];
        Assert.Contains("deeper", Assert.Throws<WireFormatException>(() => DescriptorCodec.Read(new WireReader(bytes), new PrefetchQuery())).Message);

        byte[] groups = new byte[1_000_000];
        groups.AsSpan().Fill(0x0B);
        Assert.Contains("deeper", Assert.Throws<WireFormatException>(() => SkipAll(groups)).Message);
    }

    [Fact]
    public void A_list_in_many_small_pieces_takes_memory_in_proportion()
    {
        byte[] bytes = [.. Enumerable.Repeat((byte[])[0x0A, 4, 0, 0, 0, 0], 200_000).SelectMany(piece => piece)];
        long before = GC.GetAllocatedBytesForCurrentThread();
        float[] values = [];
        int count = 0;
        var reader = new WireReader(bytes);
        while (reader.ReadTag(out _, out WireType type)) reader.ReadFloats(type, ref values, ref count);
        Assert.Equal(200_000, count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * bytes.Length);
    }

    // True when it was read; then Google.Protobuf must have read the same.
    private static bool ReadOrRefuse(MessageDescriptor type, byte[] bytes)
    {
        IMessage ours = type.Parser.ParseFrom(ByteString.Empty);
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            DescriptorCodec.Read(new WireReader(bytes), ours);
        }
        catch (WireFormatException)
        {
            return false;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000 + BytesPerInputByte * bytes.Length);
        }
        Assert.Equal(type.Parser.WithDiscardUnknownFields(true).ParseFrom(bytes), ours);
        return true;
    }

    private static void SkipOrRefuse(byte[] bytes)
    {
        try
        {
            SkipAll(bytes);
        }
        catch (WireFormatException)
        {
            // Refused, as it should be.
        }
    }

    private static void SkipAll(byte[] bytes)
    {
        var reader = new WireReader(bytes);
        while (reader.ReadTag(out _, out WireType type)) reader.Skip(type);
    }

    private static void Mutate(ref byte[] bytes, Random random)
    {
        int at = random.Next(bytes.Length);
        switch (random.Next(6))
        {
            case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: bytes[at] = (byte)random.Next(256); break;
            case 2: bytes[at] = 0xFF; break;
            case 3: bytes = [.. bytes[..at], .. bytes[random.Next(bytes.Length)..]]; break;
            case 4: bytes = [.. bytes[..at], .. Varint(random.Next()), .. bytes[at..]]; break;
            default: bytes = [.. bytes[..at], (byte)((random.Next(1, 16) << 3) | random.Next(6)), .. bytes[at..]]; break;
        }
        if (bytes.Length == 0) bytes = [0x0B];
    }

    private static byte[] Varint(int value)
    {
        using var buffer = new PooledBuffer();
        var writer = new WireWriter(buffer);
        writer.WriteVarint((ulong)value);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Floats(WireReader reader, WireType type)
    {
        float[] target = [];
        int count = 0;
        reader.ReadFloats(type, ref target, ref count);
    }

    private static void Integers(WireReader reader, WireType type)
    {
        uint[] target = [];
        int count = 0;
        reader.ReadUInt32s(type, ref target, ref count);
    }
}
