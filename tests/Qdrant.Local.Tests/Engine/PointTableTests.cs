using Qdrant.Local.Engine;

namespace Qdrant.Local.Tests.Engine;

public sealed class PointTableTests
{
    [Fact]
    public void Slots_and_order_follow_a_plain_dictionary_through_random_writes()
    {
        var random = new Random(3);
        var table = new PointTable();
        var model = new Dictionary<PointId, int>();
        for (int step = 0; step < 4000; step++)
        {
            PointId id = random.Next(3) == 0 ? PointId.FromUuid(0, (ulong)random.Next(200)) : PointId.FromNumber((ulong)random.Next(200));
            if (model.Remove(id, out int slot)) table.Remove(slot);
            else model.Add(id, table.Add(id));
            if (step % 50 == 0) AssertSame(model, table);
        }
        Assert.True(table.SlotCount <= 400, "slots of deleted points are used again");
    }

    private static void AssertSame(Dictionary<PointId, int> model, PointTable table)
    {
        Assert.Equal(model.Count, table.Count);
        Assert.Equal(model.OrderBy(p => p.Key).Select(p => p.Value), table.Ordered.ToArray());
        foreach ((PointId id, int slot) in model)
        {
            Assert.True(table.TryGetSlot(id, out int found));
            Assert.Equal(slot, found);
            Assert.True(table.IsLive(slot));
            Assert.Equal(model.Keys.Count(other => other.CompareTo(id) < 0), table.OrderedIndexOf(id));
        }
    }

    [Theory]
    [InlineData("1347755a-0066-23b4-2431-00d5275a3fc1")]
    [InlineData("1347755A006623B4243100D5275A3FC1")]
    [InlineData("{1347755a-0066-23b4-2431-00d5275a3fc1}")]
    [InlineData("urn:uuid:1347755a-0066-23b4-2431-00d5275a3fc1")]
    public void Every_usual_form_of_a_uuid_is_read(string text)
    {
        Assert.True(PointId.TryParseUuid(text, out PointId id));
        Assert.Equal("1347755a-0066-23b4-2431-00d5275a3fc1", id.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("17")]
    [InlineData(" 1347755a-0066-23b4-2431-00d5275a3fc1")]
    [InlineData("1347755a-0066-23b4-2431-00d5275a3fc")]
    [InlineData("1347755a-0066-23b4-2431-00d5275a3fcg")]
    public void Anything_else_is_not_a_uuid(string text) => Assert.False(PointId.TryParseUuid(text, out _));

    [Fact]
    public void Points_go_to_the_shards_where_a_server_puts_them()
    {
        // The points 1 to 120 of a collection of four shards, as a server counted them.
        int[] counts = new int[4];
        for (ulong id = 1; id <= 120; id++) counts[ShardRing.Of(4).ShardOf(PointId.FromNumber(id))]++;
        Assert.Equal([34, 27, 26, 33], counts);
    }
}
