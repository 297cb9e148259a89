namespace Qdrant.Repository.Tests.Repositories;

/// <summary>A property of every kind a patch can set, most of them under more than one index.</summary>
[QdrantCollection("stock")]
public sealed record Stock
{
    [PointId] public int Id { get; init; }
    [Vector(2)] public float[] Shape { get; init; } = [1, 2];

    public string? Plain { get; init; }
    [KeywordIndex, TextIndex(Mirror = "name_text")] public string? Name { get; init; }
    [TextIndex, KeywordIndex(Mirror = "title_exact")] public string? Title { get; init; }
    [TextIndex, KeywordIndex(IgnoreCase = true)] public string? Headline { get; init; }
    [KeywordIndex(IgnoreCase = true)] public string? Brand { get; init; }
    [KeywordIndex(Mirror = "code_exact", IgnoreCase = true), TextIndex(Mirror = "code_text"), UuidIndex(Mirror = "code_uuid")] public string? Code { get; init; }
    [DatetimeIndex] public string? When { get; init; }
    [KeywordIndex] public Uri? Source { get; init; }
    public Uri? Unfiltered { get; init; }

    [FloatIndex, IntegerIndex(Mirror = "year_integer")] public int Year { get; init; }
    [IntegerIndex, FloatIndex(Mirror = "big_float")] public long Big { get; init; }
    [IntegerIndex] public ulong Unsigned { get; init; }
    public byte Small { get; init; }
    public ulong Huge { get; init; }
    [FloatIndex] public double Price { get; init; }
    [FloatIndex] public float Ratio { get; init; }
    public float Weight { get; init; }
    public Half Share { get; init; }
    public double Depth { get; init; }
    [IntegerIndex(Scale = 2), KeywordIndex(Mirror = "cost_text"), FloatIndex(Mirror = "cost_number")] public decimal? Cost { get; init; }
    [FloatIndex(Mirror = "fee_number")] public decimal? Fee { get; init; }
    [FloatIndex] public decimal? Rate { get; init; }
    public decimal? Amount { get; init; }
    [BoolIndex] public bool IsLive { get; init; }
    public bool? IsOpen { get; init; }

    [UuidIndex, KeywordIndex(Mirror = "owner_text")] public Guid? Owner { get; init; }
    [KeywordIndex] public Guid Buyer { get; init; }
    public Guid Seller { get; init; }
    [DatetimeIndex, KeywordIndex(Mirror = "day_text")] public DateOnly Day { get; init; }
    public DateOnly Due { get; init; }
    [DatetimeIndex] public DateTime Made { get; init; }
    [DatetimeIndex] public DateTimeOffset Sold { get; init; }
    public DateTimeOffset? Seen { get; init; }
    [KeywordIndex] public TimeOnly Opens { get; init; }
    public TimeOnly Closes { get; init; }
    [IntegerIndex] public TimeSpan Takes { get; init; }
    [KeywordIndex] public Topic Topic { get; init; }
    [IntegerIndex, Payload(EnumAsInteger = true)] public Topic Number { get; init; }
    [GeoIndex] public GeoPoint? Place { get; init; }

    [KeywordIndex, TextIndex(Mirror = "tags_text")] public IReadOnlyList<string>? Tags { get; init; }
    [KeywordIndex(IgnoreCase = true)] public string[]? Labels { get; init; }
    [FloatIndex] public List<float>? Scores { get; init; }
    public Half[]? Halves { get; init; }
    [FloatIndex, IntegerIndex(Mirror = "years_integer")] public int[]? Years { get; init; }
    [IntegerIndex] public List<short>? Shorts { get; init; }
    [FloatIndex, KeywordIndex(Mirror = "costs_text"), IntegerIndex(Mirror = "costs_cents", Scale = 2)] public List<decimal>? Costs { get; init; }
    [UuidIndex, KeywordIndex(Mirror = "owners_text")] public Guid[]? Owners { get; init; }
    [DatetimeIndex, KeywordIndex(Mirror = "days_text")] public List<DateOnly>? Days { get; init; }
    [DatetimeIndex] public DateTimeOffset[]? Times { get; init; }
    public DateTimeOffset[]? Spells { get; init; }
    public TimeSpan[]? Spans { get; init; }
    [KeywordIndex] public List<Topic>? Topics { get; init; }
    [BoolIndex] public bool[]? Flags { get; init; }
    [GeoIndex] public GeoPoint[]? Places { get; init; }

    public Maker? Maker { get; init; }
    public IReadOnlyList<Maker> Makers { get; init; } = [];
    public Dictionary<string, double>? Sizes { get; init; }
    [ExtraPayload] public IDictionary<string, System.Text.Json.JsonElement>? Extra { get; init; }
}

public sealed record Maker
{
    [TextIndex, KeywordIndex(Mirror = "name_exact")] public string? Name { get; init; }
    [IntegerIndex, FloatIndex(Mirror = "age_float")] public int Age { get; init; }
    public float Rating { get; init; }
}
