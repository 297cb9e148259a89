namespace Qdrant.Repository.Tests.Repositories;

public enum Topic { Science, Sports }

[QdrantCollection("articles")]
public sealed record Article
{
    [PointId] public Guid Id { get; init; }
    [Vector(4, Distance.Cosine, From = nameof(Text))] public ReadOnlyMemory<float> Embedding { get; init; }
    [SparseVector(Modifier = Modifier.Idf, From = nameof(Text))] public SparseVector? Terms { get; init; }
    [Vector(2, Distance.Dot, Multi = true)] public float[][]? Tokens { get; init; }
    [KeywordIndex] public required string Category { get; init; }
    [TextIndex(PhraseMatching = true, Scoring = TextScoring.Bm25)] public required string Title { get; init; }
    [FloatIndex] public double Price { get; init; }
    [IntegerIndex] public int Year { get; init; }
    [BoolIndex] public bool IsLive { get; init; }
    [DatetimeIndex] public DateTimeOffset PublishedAt { get; init; }
    [GeoIndex] public GeoPoint? Office { get; init; }
    [KeywordIndex] public IReadOnlyList<string> Tags { get; init; } = [];
    [KeywordIndex] public Topic Topic { get; init; }
    public Author? Editor { get; init; }
    public IReadOnlyList<Review> Reviews { get; init; } = [];
    public string? Note { get; init; }
    public string Text => $"{Title} {Category}";
}

public sealed record Author
{
    [KeywordIndex] public string Name { get; init; } = "";
    public int Age { get; init; }
}

public sealed record Review
{
    [IntegerIndex] public int Stars { get; init; }
    public bool Verified { get; init; }
}

/// <summary>An entity with a string key and no text vectors.</summary>
[QdrantCollection("products")]
public sealed record Product
{
    [PointId] public required string Sku { get; init; }
    [Vector(3, Distance.Euclid)] public ReadOnlyMemory<float> Shape { get; init; }
    [KeywordIndex] public string? Brand { get; init; }
    public decimal Price { get; init; }
}
