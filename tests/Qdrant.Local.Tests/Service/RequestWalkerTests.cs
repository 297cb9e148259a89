using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Local.Service;

namespace Qdrant.Local.Tests.Service;

/// <summary>Bodies that a server cannot decode, and the text it gives for each.</summary>
public sealed class RequestWalkerTests
{
    [Theory]
    [InlineData("0A097472616E73706F7274320208", "ScrollPoints.with_payload: buffer underflow")]
    [InlineData("FFFFFFFF", "invalid varint")]
    [InlineData("0805", "ScrollPoints.collection_name: invalid wire type: Varint (expected LengthDelimited)")]
    [InlineData("0A097472616E73706F72743202080102 00", "invalid tag value: 0")]
    [InlineData("0A02CA28", "ScrollPoints.collection_name: invalid string value: data is not UTF-8 encoded")]
    [InlineData("20FFFFFFFFFFFFFFFFFFFF", "ScrollPoints.limit: invalid varint")]
    [InlineData("0E", "invalid wire type value: 6")]
    [InlineData("8080808010", "invalid key value: 4294967296")]
    [InlineData("0C", "ScrollPoints.collection_name: invalid wire type: EndGroup (expected LengthDelimited)")]
    [InlineData("A406", "unexpected end group tag")]
    [InlineData("A30608", "invalid varint")]
    [InlineData("12020003", "ScrollPoints.filter: invalid tag value: 0")]
    public void A_broken_body_gets_the_text_of_a_server(string hex, string text)
    {
        byte[] body = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("failed to decode Protobuf message: " + text, RequestWalker.FindError(ScrollPoints.Descriptor, body));
    }

    [Fact]
    public void The_path_runs_from_the_inside_out_and_names_the_oneof()
    {
        byte[] body = Write(static (ref WireWriter w) =>
        {
            int filter = w.BeginMessage(ScrollPoints.FilterFieldNumber);
            int must = w.BeginMessage(Filter.MustFieldNumber);
            int field = w.BeginMessage(Condition.FieldFieldNumber);
            w.WriteUInt64(FieldCondition.KeyFieldNumber, 1);
            w.EndMessage(field);
            w.EndMessage(must);
            w.EndMessage(filter);
        });
        Assert.Equal(
            "failed to decode Protobuf message: FieldCondition.key: Condition.condition_one_of: Filter.must: ScrollPoints.filter: "
            + "invalid wire type: Varint (expected LengthDelimited)",
            RequestWalker.FindError(ScrollPoints.Descriptor, body));
    }

    [Fact]
    public void A_map_entry_is_named_by_the_map()
    {
        byte[] body = Write(static (ref WireWriter w) =>
        {
            int point = w.BeginMessage(UpsertPoints.PointsFieldNumber);
            int entry = w.BeginMessage(PointStruct.PayloadFieldNumber);
            w.WriteBytes(1, [0xFF]);
            w.EndMessage(entry);
            w.EndMessage(point);
        });
        Assert.Equal(
            "failed to decode Protobuf message: PointStruct.payload: UpsertPoints.points: invalid string value: data is not UTF-8 encoded",
            RequestWalker.FindError(UpsertPoints.Descriptor, body));
    }

    [Theory]
    [InlineData(WireType.Varint, "Varint")]
    [InlineData(WireType.StartGroup, "StartGroup")]
    public void A_map_entry_is_a_message(WireType type, string name)
    {
        byte[] body = Write((ref WireWriter w) =>
        {
            int point = w.BeginMessage(UpsertPoints.PointsFieldNumber);
            w.WriteTag(PointStruct.PayloadFieldNumber, type);
            w.WriteVarint(1);
            w.EndMessage(point);
        });
        Assert.Equal(
            $"failed to decode Protobuf message: PointStruct.payload: UpsertPoints.points: invalid wire type: {name} (expected LengthDelimited)",
            RequestWalker.FindError(UpsertPoints.Descriptor, body));
    }

    [Theory]
    [InlineData("0A0161 9B06 0801 9C06 20FFFFFFFFFFFFFFFFFF01", "an unknown group, and a limit of 64 bits")]
    [InlineData("0A0161 0A0162", "a field twice")]
    [InlineData("", "nothing")]
    public void What_a_server_accepts_is_accepted(string hex, string what) =>
        Assert.True(RequestWalker.FindError(ScrollPoints.Descriptor, Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))) is null, what);

    [Fact]
    public void A_hundred_nested_filters_pass_and_a_thousand_are_refused()
    {
        Assert.Null(RequestWalker.FindError(ScrollPoints.Descriptor, Nested(100).ToByteArray()));
        Assert.Equal("failed to decode Protobuf message: recursion limit reached", RequestWalker.FindError(ScrollPoints.Descriptor, Nested(1000).ToByteArray()));
    }

    [Fact]
    public void A_length_that_overruns_its_message_but_not_the_body_is_told_apart()
    {
        // The filter says two bytes, but the condition in it says four, and they are there.
        byte[] body = Convert.FromHexString("12020A0400000000");
        Assert.Equal("failed to decode Protobuf message: Filter.should: ScrollPoints.filter: invalid tag value: 0", RequestWalker.FindError(ScrollPoints.Descriptor, body));
        body = Convert.FromHexString("12020A0422020A00");
        Assert.StartsWith("failed to decode Protobuf message: ", RequestWalker.FindError(ScrollPoints.Descriptor, body), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_give_an_answer()
    {
        var random = new Random(11);
        MessageDescriptor[] messages = [ScrollPoints.Descriptor, UpsertPoints.Descriptor, QueryPoints.Descriptor, CreateCollection.Descriptor];
        byte[] valid = Nested(3).ToByteArray();
        int refused = 0;
        for (int i = 0; i < 50_000; i++)
        {
            byte[] body = random.Next(2) == 0 ? new byte[random.Next(40)] : (byte[])valid.Clone();
            if (body.Length > 0)
            {
                if (body.Length != valid.Length) random.NextBytes(body);
                else for (int k = random.Next(1, 4); k > 0; k--) body[random.Next(body.Length)] = (byte)random.Next(256);
            }
            if (RequestWalker.FindError(messages[random.Next(messages.Length)], body) is not null) refused++;
        }
        Assert.InRange(refused, 10_000, 49_999);
    }

    private static ScrollPoints Nested(int levels)
    {
        var filter = new Filter();
        for (int i = 0; i < levels; i++) filter = new Filter { Must = { new Condition { Filter = filter } } };
        return new ScrollPoints { CollectionName = "c", Filter = filter };
    }

    private delegate void Writing(ref WireWriter writer);

    private static byte[] Write(Writing write)
    {
        using var buffer = new PooledBuffer();
        var writer = new WireWriter(buffer);
        write(ref writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
