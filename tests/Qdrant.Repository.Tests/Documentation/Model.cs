namespace Qdrant.Repository.Tests.Documentation;

public enum Topic { Science, Sports }

/// <summary>The entity the pages about filters are written over: one property for each handle.</summary>
[QdrantCollection("filters")]
public sealed record Article
{
    [PointId] public Guid Id { get; init; }
    [Vector(4)] public ReadOnlyMemory<float> Embedding { get; init; }
    [Vector(4, Multi = true)] public float[][]? Tokens { get; init; }
    [SparseVector] public SparseVector? Terms { get; init; }
    [KeywordIndex] public string Category { get; init; } = "";
    [TextIndex(PhraseMatching = true), KeywordIndex(Mirror = "title_exact")] public string Title { get; init; } = "";
    [KeywordIndex(IgnoreCase = true)] public string? City { get; init; }
    [Payload(WriteNull = true), KeywordIndex] public string? Source { get; init; }
    [KeywordIndex] public Topic Topic { get; init; }
    [KeywordIndex] public Uri? Link { get; init; }
    [UuidIndex] public Guid Owner { get; init; }
    [IntegerIndex] public int Year { get; init; }
    [IntegerIndex] public TimeSpan Length { get; init; }
    [FloatIndex] public double Price { get; init; }
    [KeywordIndex, TextIndex(Mirror = "summary_text")] public string? Summary { get; init; }
    [TextIndex] public string Body { get; init; } = "";
    [FloatIndex] public decimal Cost { get; init; }
    [BoolIndex] public bool IsLive { get; init; }
    [DatetimeIndex] public DateTimeOffset PublishedAt { get; init; }
    [GeoIndex] public GeoPoint? Office { get; init; }
    [KeywordIndex] public IReadOnlyList<string> Tags { get; init; } = [];
    [KeywordIndex] public IReadOnlyList<Topic> Topics { get; init; } = [];
    [KeywordIndex] public IReadOnlyList<Uri> Links { get; init; } = [];
    [UuidIndex] public IReadOnlyList<Guid> Readers { get; init; } = [];
    [IntegerIndex] public IReadOnlyList<int> Scores { get; init; } = [];
    [IntegerIndex] public IReadOnlyList<TimeSpan> Laps { get; init; } = [];
    [FloatIndex] public IReadOnlyList<double> Ratings { get; init; } = [];
    [FloatIndex] public IReadOnlyList<decimal> Costs { get; init; } = [];
    [BoolIndex] public IReadOnlyList<bool> Votes { get; init; } = [];
    [DatetimeIndex] public IReadOnlyList<DateTime> Revised { get; init; } = [];
    [GeoIndex] public IReadOnlyList<GeoPoint> Places { get; init; } = [];
    [TextIndex] public IReadOnlyList<string> Notes { get; init; } = [];
    public byte[]? Thumbnail { get; init; }
    public IReadOnlyList<byte[]> Pages { get; init; } = [];
    public Author? Editor { get; init; }
    public IReadOnlyList<Review> Reviews { get; init; } = [];
    public Dictionary<string, string> Attributes { get; init; } = [];
}

public sealed record Author([KeywordIndex] string Name);

public sealed record Review
{
    [IntegerIndex] public int Stars { get; init; }
    [BoolIndex] public bool Verified { get; init; }
    [KeywordIndex] public string? Reply { get; init; }
}

/// <summary>An entity with a number for an id.</summary>
[QdrantCollection("numbered")]
public sealed record Numbered
{
    [PointId] public ulong Id { get; init; }
}
