using Qdrant.Core;
using Qdrant.Local;

namespace Qdrant.Repository.Tests.Repositories;

/// <summary>Keys that need quotes in a payload path, wherever a path may stand.</summary>
[QdrantCollection("odd")]
public sealed record Odd
{
    [PointId] public int Id { get; init; }
    [Payload("a.b"), KeywordIndex] public string? Dotted { get; init; }
    [Payload("x[0]"), IntegerIndex] public int Bracketed { get; init; }
    [Payload("two words [] 'n' ?"), FloatIndex] public double Spaced { get; init; }
    [Payload("日本"), KeywordIndex] public string? Japanese { get; init; }
    [Payload("😀.k"), KeywordIndex(Mirror = "💡 copy", IgnoreCase = true)] public string? Emoji { get; init; }
    [Payload("-"), BoolIndex] public bool Dash { get; init; }
    [Payload("0"), DatetimeIndex] public DateOnly Zero { get; init; }
    [Payload("in.side")] public Inside? Object { get; init; }
    [Payload("li[s]t")] public List<Inside> List { get; init; } = [];
    [Payload("dict.ionary")] public Dictionary<string, int> Map { get; init; } = [];
}

public sealed record Inside([property: Payload("k.e.y"), KeywordIndex] string? Name = null, [property: Payload("n o")] int Number = 0);

public sealed class NameTests
{
    [Fact]
    public async Task Odd_keys_are_filtered_ordered_counted_grouped_and_patched()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        var odd = new OddRepository(client);
        await odd.EnsureCreatedAsync();
        await odd.UpsertAsync([
            new Odd { Id = 1, Dotted = "d", Bracketed = 5, Spaced = 1.5, Japanese = "はい", Emoji = "Yes", Dash = true, Zero = new(2024, 1, 1), Object = new("o", 3), List = [new("l", 4), new("m", 5)], Map = new() { ["x.y"] = 1, ["ключ"] = 2, ["q[]"] = 3, ["😀"] = 4 } },
            new Odd { Id = 2, Bracketed = 6, Map = new() { ["x"] = 1 } },
        ]);
        async Task Found(Func<OddFields, Condition<Odd>> where, params int[] ids) => Assert.Equal(ids, (await odd.Query().Where(where).Limit(9).ToListAsync()).Select(hit => hit.Item.Id).Order());
        await Found(a => a.Dotted == "d", 1);
        await Found(a => a.Bracketed == 5, 1);
        await Found(a => a.Spaced > 1, 1);
        await Found(a => a.Japanese.StartsWith("は"), 1);
        await Found(a => a.Emoji == "yES", 1);
        await Found(a => a.Dash, 1);
        await Found(a => a.Zero == new DateOnly(2024, 1, 1), 1);
        await Found(a => a.Object.Name == "o" && a.Object.Number == 3, 1);
        await Found(a => a.Object.IsMissing && a.Dotted.IsMissing, 2);
        await Found(a => a.List.Any(i => i.Name == "l" && i.Number == 4), 1);
        await Found(a => a.List.Any(i => i.Name == "l" && i.Number == 5));
        await Found(a => a.List.Count == 2, 1);
        await Found(a => a.Map["x.y"] == 1, 1);
        await Found(a => a.Map["ключ"] == 2 && a.Map["q[]"] == 3 && a.Map["😀"] == 4, 1);
        await Found(a => a.Map["x"] == 1, 2);
        await Found(a => a.Map["x\" ]"[..1]] == 1, 2);
        foreach (string refused in new[] { "x\"y", "x\\y" }) Assert.Contains("quote or backslash", Assert.Throws<ArgumentException>(() => odd.Fields.Map[refused]).Message);

        Assert.Equal([2, 1], (await odd.Query().OrderByDescending(a => a.Bracketed).Limit(5).ToListAsync()).Select(hit => hit.Item.Id));
        Assert.Equal(1UL, Assert.Single(await odd.FacetAsync(a => a.Japanese)).Count);
        Assert.Equal("d", Assert.Single(await odd.Query().GroupBy(a => a.Dotted, 1, 5).ToGroupsAsync()).Value);

        await odd.PatchAsync(1, p => p.Set(a => a.Dotted, "D").Set(a => a.Object.Name, "O").Set(a => a.Map["x.y"], 7).Set(a => a.Emoji, "NO").Set(a => a.Map["😀"], 8).Remove(a => a.Japanese).Remove(a => a.Map["q[]"]));
        Odd patched = (await odd.FindAsync(1))!;
        Assert.Equal(("D", "O", 3, 7, 8, null, "NO"), (patched.Dotted, patched.Object!.Name, patched.Object.Number, patched.Map["x.y"], patched.Map["😀"], patched.Japanese, patched.Emoji));
        Assert.False(patched.Map.ContainsKey("q[]"));
        await Found(a => a.Emoji == "no" && a.Dotted == "D" && a.Object.Name == "O" && a.Map["x.y"] == 7, 1);
    }
}
