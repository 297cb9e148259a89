using Qdrant.Local.Scoring;

namespace Qdrant.Local.Tests.Scoring;

public sealed class TopKTests
{
    [Fact]
    public void Keeps_what_a_sort_keeps()
    {
        var random = new Random(1);
        for (int round = 0; round < 300; round++)
        {
            int count = random.Next(0, 200), limit = random.Next(0, 40);
            float[] scores = [.. Enumerable.Range(0, count).Select(_ => Score(random))];
            var top = new TopK(limit);
            for (int slot = 0; slot < count; slot++) top.Add(slot, scores[slot]);
            int[] expected = [.. Enumerable.Range(0, count).OrderByDescending(s => float.IsNaN(scores[s])).ThenByDescending(s => scores[s]).ThenBy(s => s).Take(limit)];
            Assert.Equal(expected, top.ToSorted().Select(hit => hit.Slot));
            Assert.All(top.ToSorted(), hit => Assert.Equal(scores[hit.Slot], hit.Score));
        }
    }

    [Fact]
    public void Merged_parts_keep_what_the_whole_keeps()
    {
        var random = new Random(2);
        float[] scores = [.. Enumerable.Range(0, 500).Select(_ => Score(random))];
        var whole = new TopK(17);
        TopK[] parts = [new(17), new(17), new(17)];
        for (int slot = 0; slot < scores.Length; slot++)
        {
            whole.Add(slot, scores[slot]);
            parts[slot % 3].Add(slot, scores[slot]);
        }
        parts[0].Merge(parts[1]);
        parts[0].Merge(parts[2]);
        Assert.Equal(whole.ToSorted(), parts[0].ToSorted());
    }

    [Fact]
    public void Wants_exactly_what_would_change_it()
    {
        var top = new TopK(2);
        top.Add(3, 1f);
        Assert.True(top.Wants(float.NegativeInfinity));
        top.Add(4, 2f);
        Assert.False(top.Wants(0.5f));
        Assert.True(top.Wants(1.5f));
        Assert.True(top.Wants(float.NaN));
    }

    private static float Score(Random random) => random.Next(12) switch
    {
        0 => float.NaN,
        1 => float.PositiveInfinity,
        2 => float.NegativeInfinity,
        3 => 0f,
        _ => random.Next(-5, 5) / 2f,
    };
}
