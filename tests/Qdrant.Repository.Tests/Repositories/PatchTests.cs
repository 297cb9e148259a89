using Google.Protobuf.Collections;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local;

namespace Qdrant.Repository.Tests.Repositories;

/// <summary>A patch stores, byte for byte, what an upsert of the changed entity stores, copies under other keys included.</summary>
public sealed class PatchTests
{
    private static readonly Stock Before = new()
    {
        Name = "Old Name", Title = "Old Title", Headline = "Old Headline", Brand = "OLD", Code = "Old Code", Tags = ["Old Tag"], Labels = ["OLD"], Cost = 1.10m, Fee = 2.20m,
        Owner = Guid.Empty, Day = new(2020, 1, 2), Maker = new() { Name = "Old Maker", Age = 1 }, Sizes = new() { ["x.y"] = 1 }, Extra = new Dictionary<string, System.Text.Json.JsonElement>(),
    };

    private static readonly Guid Id = new("0A0b0C0d-0e0F-4a1B-8c2D-3e4F5a6B7c8D");
    private static readonly DateTimeOffset Time = new(2024, 5, 1, 13, 45, 10, 120, TimeSpan.FromHours(2));

    private delegate Patch<Stock, StockFields> Change(Patch<Stock, StockFields> patch);

    /// <summary>A change of one property as a patch, and as an entity.</summary>
    private static readonly Dictionary<string, (Change Patch, Func<Stock, Stock> Upsert)> Changes = new()
    {
        ["Plain"] = (p => p.Set(a => a.Plain, "Ä \" x"), s => s with { Plain = "Ä \" x" }),
        ["Name"] = (p => p.Set(a => a.Name, "New Name"), s => s with { Name = "New Name" }),
        ["Name by its copy"] = (p => p.Set(a => a.NameText, "New Name"), s => s with { Name = "New Name" }),
        ["Title"] = (p => p.Set(a => a.Title, "New Title"), s => s with { Title = "New Title" }),
        ["Title by its copy"] = (p => p.Set(a => a.Title.Exact, "New Title"), s => s with { Title = "New Title" }),
        ["Headline"] = (p => p.Set(a => a.Headline, "New HeadLine ÄÉ"), s => s with { Headline = "New HeadLine ÄÉ" }),
        ["Headline by its copy"] = (p => p.Set(a => a.Headline.Exact, "New HeadLine"), s => s with { Headline = "New HeadLine" }),
        ["Brand"] = (p => p.Set(a => a.Brand, "McNew"), s => s with { Brand = "McNew" }),
        ["Code"] = (p => p.Set(a => a.Code, "New CODE"), s => s with { Code = "New CODE" }),
        ["Code by its copy"] = (p => p.Set(a => a.CodeText, "New CODE"), s => s with { Code = "New CODE" }),
        ["When"] = (p => p.Set(a => a.When, new DateTimeOffset(2024, 5, 1, 1, 2, 3, TimeSpan.Zero)), s => s with { When = "2024-05-01T01:02:03Z" }),
        ["Source"] = (p => p.Set(a => a.Source, new Uri("HTTP://Example.org/%7Ea")), s => s with { Source = new Uri("HTTP://Example.org/%7Ea") }),
        ["Unfiltered"] = (p => p.Set(a => a.Unfiltered, new Uri("a/b c", UriKind.Relative)), s => s with { Unfiltered = new Uri("a/b c", UriKind.Relative) }),
        ["Year"] = (p => p.Set(a => a.Year, 7), s => s with { Year = 7 }),
        ["Year by its copy"] = (p => p.Set(a => a.YearInteger, 7), s => s with { Year = 7 }),
        ["Big"] = (p => p.Set(a => a.Big, long.MaxValue - 1), s => s with { Big = long.MaxValue - 1 }),
        ["Big by its copy"] = (p => p.Set(a => a.BigFloat, long.MaxValue - 1), s => s with { Big = long.MaxValue - 1 }),
        ["Unsigned"] = (p => p.Set(a => a.Unsigned, 5ul), s => s with { Unsigned = 5 }),
        ["Small"] = (p => p.Set(a => a.Small, 200), s => s with { Small = 200 }),
        ["Huge"] = (p => p.Set(a => a.Huge, (ulong)long.MaxValue), s => s with { Huge = long.MaxValue }),
        ["Price"] = (p => p.Set(a => a.Price, 9.99), s => s with { Price = 9.99 }),
        ["Price as an integer"] = (p => p.Set(a => a.Price, 9), s => s with { Price = 9 }),
        ["Ratio"] = (p => p.Set(a => a.Ratio, 9.99f), s => s with { Ratio = 9.99f }),
        ["Ratio, extreme"] = (p => p.Set(a => a.Ratio, float.Epsilon), s => s with { Ratio = float.Epsilon }),
        ["Weight"] = (p => p.Set(a => a.Weight, 0.1f), s => s with { Weight = 0.1f }),
        ["Share"] = (p => p.Set(a => a.Share, (Half)0.1f), s => s with { Share = (Half)0.1f }),
        ["Depth"] = (p => p.Set(a => a.Depth, -0.0), s => s with { Depth = -0.0 }),
        ["Cost"] = (p => p.Set(a => a.Cost, 9.90m), s => s with { Cost = 9.90m }),
        ["Cost by its copies"] = (p => p.Set(a => a.CostKeyword, 9.90m).Set(a => a.CostFloat, 9.80m), s => s with { Cost = 9.80m }),
        ["Fee"] = (p => p.Set(a => a.Fee, 9.90m), s => s with { Fee = 9.90m }),
        ["Rate"] = (p => p.Set(a => a.Rate, 9.90m), s => s with { Rate = 9.90m }),
        ["Amount"] = (p => p.Set(a => a.Amount, 79228162514264337593543950335m), s => s with { Amount = decimal.MaxValue }),
        ["IsLive"] = (p => p.Set(a => a.IsLive, true), s => s with { IsLive = true }),
        ["IsOpen"] = (p => p.Set(a => a.IsOpen, false), s => s with { IsOpen = false }),
        ["Owner"] = (p => p.Set(a => a.Owner, Id), s => s with { Owner = Id }),
        ["Owner by its copy"] = (p => p.Set(a => a.OwnerKeyword, Id), s => s with { Owner = Id }),
        ["Buyer"] = (p => p.Set(a => a.Buyer, Id), s => s with { Buyer = Id }),
        ["Seller"] = (p => p.Set(a => a.Seller, Id), s => s with { Seller = Id }),
        ["Day"] = (p => p.Set(a => a.Day, new DateOnly(2024, 2, 29)), s => s with { Day = new(2024, 2, 29) }),
        ["Day as a midnight"] = (p => p.Set(a => a.Day, new DateTime(2024, 2, 29)), s => s with { Day = new(2024, 2, 29) }),
        ["Due"] = (p => p.Set(a => a.Due, new DateOnly(2024, 2, 29)), s => s with { Due = new(2024, 2, 29) }),
        ["Made"] = (p => p.Set(a => a.Made, Time.DateTime), s => s with { Made = Time.DateTime }),
        ["Made, local"] = (p => p.Set(a => a.Made, Time.LocalDateTime), s => s with { Made = Time.LocalDateTime }),
        ["Sold"] = (p => p.Set(a => a.Sold, Time), s => s with { Sold = Time }),
        ["Sold on a day"] = (p => p.Set(a => a.Sold, new DateOnly(2024, 2, 29)), s => s with { Sold = new(2024, 2, 29, 0, 0, 0, TimeSpan.Zero) }),
        ["Seen"] = (p => p.Set(a => a.Seen, DateTimeOffset.MaxValue), s => s with { Seen = DateTimeOffset.MaxValue }),
        ["Opens"] = (p => p.Set(a => a.Opens, new TimeOnly(9, 30)), s => s with { Opens = new(9, 30) }),
        ["Closes"] = (p => p.Set(a => a.Closes, new TimeOnly(18, 0, 0, 250)), s => s with { Closes = new(18, 0, 0, 250) }),
        ["Takes"] = (p => p.Set(a => a.Takes, TimeSpan.FromSeconds(1.5)), s => s with { Takes = TimeSpan.FromSeconds(1.5) }),
        ["Topic"] = (p => p.Set(a => a.Topic, Topic.Sports), s => s with { Topic = Topic.Sports }),
        ["Number"] = (p => p.Set(a => a.Number, Topic.Sports), s => s with { Number = Topic.Sports }),
        ["Place"] = (p => p.Set(a => a.Place, new GeoPoint(13.4, 52.5)), s => s with { Place = new(13.4, 52.5) }),
        ["Tags"] = (p => p.Set(a => a.Tags, ["A", "b"]), s => s with { Tags = ["A", "b"] }),
        ["Tags, empty"] = (p => p.Set(a => a.Tags, []), s => s with { Tags = [] }),
        ["Labels"] = (p => p.Set(a => a.Labels, ["Ab", "ÄB"]), s => s with { Labels = ["Ab", "ÄB"] }),
        ["Scores"] = (p => p.Set(a => a.Scores, new List<float> { 9.99f, 1 }), s => s with { Scores = [9.99f, 1] }),
        ["Scores, written out"] = (p => p.Set(a => a.Scores, [9.99f, 1]), s => s with { Scores = [9.99f, 1] }),
        ["Halves"] = (p => p.Set(a => a.Halves, new[] { (Half)0.1f }), s => s with { Halves = [(Half)0.1f] }),
        ["Years"] = (p => p.Set(a => a.Years, new[] { 1, 2 }), s => s with { Years = [1, 2] }),
        ["Years by their copy"] = (p => p.Set(a => a.YearsInteger, [1, 2]), s => s with { Years = [1, 2] }),
        ["Shorts"] = (p => p.Set(a => a.Shorts, new short[] { 1, -2 }), s => s with { Shorts = [1, -2] }),
        ["Costs"] = (p => p.Set(a => a.Costs, new[] { 9.90m, 1.5m }), s => s with { Costs = [9.90m, 1.5m] }),
        ["Owners"] = (p => p.Set(a => a.Owners, [Id]), s => s with { Owners = [Id] }),
        ["Days"] = (p => p.Set(a => a.Days, new[] { new DateOnly(2024, 2, 29) }), s => s with { Days = [new(2024, 2, 29)] }),
        ["Times"] = (p => p.Set(a => a.Times, new[] { Time }), s => s with { Times = [Time] }),
        ["Spells"] = (p => p.Set(a => a.Spells, [Time, Time.UtcDateTime]), s => s with { Spells = [Time, Time] }),
        ["Spans"] = (p => p.Set(a => a.Spans, [TimeSpan.FromTicks(3)]), s => s with { Spans = [TimeSpan.FromTicks(3)] }),
        ["Topics"] = (p => p.Set(a => a.Topics, [Topic.Sports]), s => s with { Topics = [Topic.Sports] }),
        ["Flags"] = (p => p.Set(a => a.Flags, [true, false]), s => s with { Flags = [true, false] }),
        ["Places"] = (p => p.Set(a => a.Places, [new GeoPoint(1, 2)]), s => s with { Places = [new(1, 2)] }),
        ["Maker.Name"] = (p => p.Set(a => a.Maker.Name, "New Maker"), s => s with { Maker = s.Maker! with { Name = "New Maker" } }),
        ["Maker.Name by its copy"] = (p => p.Set(a => a.Maker.Name.Exact, "New Maker"), s => s with { Maker = s.Maker! with { Name = "New Maker" } }),
        ["Maker.Age"] = (p => p.Set(a => a.Maker.Age, 9), s => s with { Maker = s.Maker! with { Age = 9 } }),
        ["Maker.Rating"] = (p => p.Set(a => a.Maker.Rating, 0.7f), s => s with { Maker = s.Maker! with { Rating = 0.7f } }),
        ["Sizes"] = (p => p.Set(a => a.Sizes["x.y"], 2.5), s => s with { Sizes = new() { ["x.y"] = 2.5 } }),
        ["Name removed"] = (p => p.Remove(a => a.Name), s => s with { Name = null }),
        ["Name removed by its copy"] = (p => p.Remove(a => a.NameText), s => s with { Name = null }),
        ["Title removed"] = (p => p.Remove(a => a.Title), s => s with { Title = null }),
        ["Brand removed"] = (p => p.Remove(a => a.Brand), s => s with { Brand = null }),
        ["Code removed"] = (p => p.Remove(a => a.Code), s => s with { Code = null }),
        ["Cost removed"] = (p => p.Remove(a => a.Cost), s => s with { Cost = null }),
        ["Tags removed"] = (p => p.Remove(a => a.Tags), s => s with { Tags = null }),
        ["Maker.Name removed"] = (p => p.Remove(a => a.Maker.Name), s => s with { Maker = s.Maker! with { Name = null } }),
        ["Maker removed"] = (p => p.Remove(a => a.Maker), s => s with { Maker = null }),
    };

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_patch_stores_what_an_upsert_stores(string name)
    {
        (Change patch, Func<Stock, Stock> upsert) = Changes[name];
        await using QdrantClient client = QdrantLocal.InMemory();
        var stock = new StockRepository(client);
        await stock.EnsureCreatedAsync();
        await stock.UpsertAsync([Before with { Id = 1 }, upsert(Before with { Id = 2 })]);
        await stock.PatchAsync(1, p => patch(p));
        MapField<string, Value>[] payloads = [.. (await client.GetAsync("stock", [new PointId { Num = 1 }, new PointId { Num = 2 }])).OrderBy(p => p.Id.Num).Select(p => p.Payload)];
        Assert.Equal(payloads[1].OrderBy(p => p.Key, StringComparer.Ordinal), payloads[0].OrderBy(p => p.Key, StringComparer.Ordinal));
        // Copies are not read, not even among the keys that the model does not know.
        Assert.Null((await stock.FindAsync(1))!.Extra);
    }

    [Fact]
    public void Every_field_that_a_patch_can_set_is_set_above()
    {
        string[] named = [.. Changes.Keys.Select(name => name.Split(' ', ',', '.')[0])];
        string[] settable = [.. typeof(StockFields).GetProperties().Where(p => p.PropertyType.GetInterfaces().Any(i => i.Name == "IStores`2")).Select(p => p.Name)];
        Assert.Contains("YearInteger", settable);
        string[] copies = [.. settable.Where(s => named.Any(n => s != n && s.StartsWith(n, StringComparison.Ordinal) && typeof(Stock).GetProperty(s) is null))];
        Assert.Empty(settable.Except(named).Except(copies));
    }

    [Fact]
    public void What_an_upsert_refuses_a_patch_refuses()
    {
        var patch = new Patch<Stock, StockFields>(StockFields.Instance);
        Assert.Contains("finite", Assert.Throws<ArgumentException>(() => patch.Set(a => a.Price, double.NaN)).Message);
        Assert.Contains("finite", Assert.Throws<ArgumentException>(() => patch.Set(a => a.Scores, new[] { float.PositiveInfinity })).Message);
        Assert.Contains("double", Assert.Throws<ArgumentException>(() => patch.Set(a => a.Rate, 1.00000000000000000001m)).Message);
        Assert.Contains("2 decimal places", Assert.Throws<ArgumentException>(() => patch.Set(a => a.Cost, 1.001m)).Message);
        Assert.Contains("integers", Assert.Throws<ArgumentException>(() => patch.Set(a => a.Year, 1.5)).Message);
        Assert.Contains("time of day", Assert.Throws<ArgumentException>(() => patch.Set(a => a.Day, Time)).Message);
        Assert.Contains("from 0 to 255 and is set to 256", Assert.Throws<ArgumentException>(() => patch.Set(a => a.Small, 256)).Message);
        Assert.Contains("set to 2147483648", Assert.Throws<ArgumentException>(() => patch.Set(a => a.Year, 1L << 31)).Message);
        Assert.Contains("set to 2147483648", Assert.Throws<ArgumentException>(() => patch.Set(a => a.Year, (double)(1L << 31))).Message);
        Assert.Contains("set to -2147483649", Assert.Throws<ArgumentException>(() => patch.Set(a => a.YearInteger, -(1L << 31) - 1)).Message);
        Assert.Contains("'shorts' holds integers from -32768 to 32767", Assert.Throws<ArgumentException>(() => patch.Set(a => a.Shorts, new[] { 1, 40000 })).Message);
        Assert.Contains("'years_integer'", Assert.Throws<ArgumentException>(() => patch.Set(a => a.YearsInteger, [1L, 1L << 40])).Message);
        Assert.Contains("surrogate", Assert.Throws<ArgumentException>(() => patch.Set(a => a.Plain, "\uD83E")).Message);
        Assert.Contains("surrogate", Assert.Throws<ArgumentException>(() => patch.Set(a => a.Tags, ["a", "\uDD80"])).Message);
        Assert.Contains("2^63", Assert.Throws<ArgumentOutOfRangeException>(() => patch.Set(a => a.Huge, ulong.MaxValue)).Message);
    }

    [Fact]
    public async Task Each_copy_answers_by_its_own_index()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        var stock = new StockRepository(client);
        await stock.EnsureCreatedAsync();
        await stock.UpsertAsync([Before with { Id = 1 }, Before with { Id = 2, Name = "Another One", Title = "Other Words", Brand = "x", Headline = null, Cost = 5, Fee = 1, Makers = [new() { Name = "Number One" }, new() { Name = "Other" }], Year = 3, Tags = ["two words"], Labels = ["Y"], Day = new(2021, 1, 1), Maker = null }]);
        Task<ulong> Count(Func<StockFields, Condition<Stock>> where) => stock.CountAsync(where);
        Assert.Equal(1UL, await Count(a => a.Name == "Old Name"));
        Assert.Equal(0UL, await Count(a => a.Name == "old name"));
        Assert.Equal(1UL, await Count(a => a.NameText.Matches("NAME old")));
        Assert.Equal(1UL, await Count(a => a.Title.Matches("title")));
        Assert.Equal(1UL, await Count(a => a.Title.Exact == "Old Title"));
        Assert.Equal(1UL, await Count(a => a.Headline.Exact == "OLD headline"));
        Assert.Equal(1UL, await Count(a => a.Brand == "oLd"));
        Assert.Equal(2UL, await Count(a => a.Code == "old CODE" && a.CodeText.Matches("code")));
        Assert.Equal(1UL, await Count(a => a.YearInteger == 3 && a.Year > 2.5));
        Assert.Equal(1UL, await Count(a => a.Cost == 5m && a.CostKeyword == 5m && a.CostFloat > 4.9m));
        Assert.Equal(1UL, await Count(a => a.Fee > 2m));
        Assert.Equal(1UL, await Count(a => a.Tags.Contains("two words") && a.TagsText.Matches("words")));
        Assert.Equal(1UL, await Count(a => a.Labels.Contains("y")));
        Assert.Equal(1UL, await Count(a => a.DayKeyword == new DateOnly(2021, 1, 1) && a.Day.On(new DateOnly(2021, 1, 1))));
        Assert.Equal(2UL, await Count(a => a.OwnerKeyword == Guid.Empty && a.Owner == Guid.Empty));
        Assert.Equal(1UL, await Count(a => a.Maker.Name.Exact == "Old Maker" && a.Maker.AgeFloat < 1.5));
        Assert.Equal(1UL, await Count(a => a.Makers.Any(m => m.Name.Matches("one") && m.Name.Exact == "Number One")));
        string[] copies = [.. stock.Schema.Mirrors.SelectMany(m => m.Keys.Skip(1)).Select(key => key.Path)];
        Assert.Equal(23, copies.Length);
        Assert.Empty(copies.Except(stock.Schema.PayloadIndexes.Select(index => index.Path)));
    }
}
