using System.Text.Json;
using Qdrant.Repository;

namespace Qdrant.Aot.Smoke;

/// <summary>An entity with nearly every kind of property.</summary>
[QdrantCollection("products")]
public sealed record Product
{
    [PointId] public Guid Id { get; init; }
    [Vector(3, Distance.Dot)] public ReadOnlyMemory<float> Shape { get; init; }
    [Vector(2, Distance.Dot, Multi = true)] public float[][]? Tokens { get; init; }
    [SparseVector(Modifier = Modifier.Idf)] public SparseVector? Terms { get; init; }
    [KeywordIndex] public required string Brand { get; init; }
    [TextIndex(Tokenizer = Tokenizer.Word)] public required string Title { get; init; }
    [FloatIndex] public double Price { get; init; }
    public float Weight { get; init; }
    public decimal Tax { get; init; }
    [IntegerIndex(Scale = 2)] public decimal Cost { get; init; }
    [IntegerIndex] public int Year { get; init; }
    public long? Stock { get; init; }
    [BoolIndex] public bool IsLive { get; init; }
    [DatetimeIndex] public DateTimeOffset CreatedAt { get; init; }
    public DateOnly Released { get; init; }
    public TimeOnly OpensAt { get; init; }
    public TimeSpan Warranty { get; init; }
    [UuidIndex] public Guid Supplier { get; init; }
    [GeoIndex] public GeoPoint? Shop { get; init; }
    [KeywordIndex] public IReadOnlyList<string> Tags { get; init; } = [];
    public int[] Sizes { get; init; } = [];
    [KeywordIndex] public Colour Colour { get; init; }
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
    public Maker? Maker { get; init; }
    public IReadOnlyList<Review> Reviews { get; init; } = [];
    public Uri? Page { get; init; }
    public byte[]? Checksum { get; init; }
    public JsonElement Extra { get; init; }
    public string? Note { get; init; }

    public static Product Sample(int number) => new()
    {
        Id = new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        Shape = new float[] { number, 2, 3 },
        Tokens = [[1, 2], [3, 4]],
        Terms = new SparseVector([2, 7], [0.5f, 1.5f]),
        Brand = number % 2 == 0 ? "even" : "odd",
        Title = $"Product number {number}, größer",
        Price = number * 1.5,
        Weight = 9.99f,
        Tax = 0.1900m,
        Cost = 12.34m,
        Year = 2000 + number,
        Stock = number == 1 ? null : long.MaxValue,
        IsLive = true,
        CreatedAt = new DateTimeOffset(2024, 5, 1, 11, 45, 10, 500, TimeSpan.Zero),
        Released = new DateOnly(2024, 2, 29),
        OpensAt = new TimeOnly(9, 30),
        Warranty = TimeSpan.FromDays(730),
        Supplier = new Guid("a3bb189e-8bf9-3888-9912-ace4e6543002"),
        Shop = new GeoPoint(13.4, 52.5),
        Tags = ["new", "ä"],
        Sizes = [38, 40],
        Colour = Colour.Red,
        Labels = new Dictionary<string, string> { ["origin"] = "EU" },
        Maker = new Maker("Ada", "UK"),
        Reviews = [new Review { Stars = 5 }, new Review { Stars = 1, Text = "no" }],
        Page = new Uri("https://example.org/p"),
        Checksum = [1, 2, 254],
        Extra = JsonDocument.Parse("""{"a":[1,2.5,null,"x"]}""").RootElement.Clone(),
    };
}

[QdrantProjection(typeof(Product))]
public sealed partial record ProductCard(string Title, Colour Colour, Maker? Maker, IReadOnlyList<Review> Reviews);

public enum Colour { Red, Green }

public sealed record Maker(string Name, [KeywordIndex] string? Country = null);

public sealed record Review
{
    [IntegerIndex] public int Stars { get; init; }
    public string? Text { get; init; }
}
