using Qdrant.Local.Payload;

namespace Qdrant.Local.Tests.Payload;

/// <summary>The structures below the indexes, against those of the framework.</summary>
public sealed class SlotStructureTests
{
    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 5_000)]
    [InlineData(3, 100_000)]
    public void A_slot_set_holds_what_was_added_and_not_removed(int seed, int slots)
    {
        var random = new Random(seed);
        var set = new SlotSet();
        var expected = new SortedSet<int>();
        for (int i = 0; i < 20_000; i++)
        {
            int slot = random.Next(slots);
            if (random.Next(3) > 0) Assert.Equal(expected.Add(slot), set.Add(slot));
            else Assert.Equal(expected.Remove(slot), set.Remove(slot));
        }
        Assert.Equal(expected.Count, set.Count);
        Assert.Equal(expected, set.ToArray());
        for (int slot = 0; slot < 300; slot++) Assert.Equal(expected.Contains(slot), set.Contains(slot));
        ulong[] bits = new ulong[(slots >> 6) + 1];
        set.AddTo(bits);
        Assert.Equal(expected, SlotSet.FromBits(bits).ToArray());
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 1_000)]
    [InlineData(3, 1_000_000)]
    public void Sorted_entries_stay_sorted_and_count_ranges(int seed, int values)
    {
        var random = new Random(seed);
        var entries = new SortedEntries<long>();
        var expected = new SortedSet<(long, int)>();
        for (int i = 0; i < 20_000; i++)
        {
            (long, int) pair = (random.Next(values), random.Next(2_000));
            if (random.Next(3) > 0)
            {
                if (expected.Add(pair)) entries.Add(pair.Item1, pair.Item2);
            }
            else
            {
                expected.Remove(pair);
                entries.Remove(pair.Item1, pair.Item2);
            }
        }
        Assert.Equal(expected, entries.Between(entries.Start, entries.End));
        for (int i = 0; i < 200; i++)
        {
            long low = random.Next(values + 2) - 1, high = random.Next(values + 2) - 1;
            (long, int)[] inside = [.. expected.Where(pair => pair.Item1 >= low && pair.Item1 <= high)];
            SortedEntries<long>.Position from = entries.LowerBound(low), to = entries.UpperBound(high);
            Assert.Equal(inside.Length, entries.CountBetween(from, to));
            if (low > high) continue;
            Assert.Equal(inside, entries.Between(from, to));
            Assert.Equal(inside.Reverse(), entries.BetweenReversed(from, to));
        }
    }

    [Fact]
    public void Entries_added_in_order_are_found_too()
    {
        var entries = new SortedEntries<double>();
        for (int i = 0; i < 5_000; i++) entries.Add(i / 2, i);
        Assert.Equal(5_000, entries.Count);
        Assert.Equal([(7d, 14), (7d, 15)], entries.Between(entries.LowerBound(7), entries.UpperBound(7)));
    }

    [Fact]
    public void Texts_keep_their_numbers_until_they_are_removed()
    {
        var random = new Random(5);
        var table = new Utf8Table();
        var expected = new Dictionary<string, int>();
        for (int i = 0; i < 20_000; i++)
        {
            string text = $"{new string('x', random.Next(3))}{random.Next(500)}";
            byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
            if (random.Next(2) == 0)
            {
                int number = table.GetOrAdd(utf8);
                Assert.Equal(expected.GetValueOrDefault(text, number), number);
                expected[text] = number;
            }
            else if (expected.Remove(text, out int number))
            {
                Assert.Equal(number, table.Find(utf8));
                table.Remove(number);
            }
            Assert.Equal(expected.GetValueOrDefault(text, -1), table.Find(utf8));
        }
        Assert.Equal(expected.Count, table.Count);
        Assert.Equal(expected.Count, expected.Values.Distinct().Count());
    }
}
