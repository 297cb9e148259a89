using Qdrant.Repository;

namespace Qdrant.Benchmarks.Ratios;

/// <summary>The entity of the codec's figures: a vector of 768 floats and six fields.</summary>
[QdrantCollection("listings")]
public sealed record Listing
{
    /// <summary>The point id.</summary>
    [PointId] public Guid Id { get; init; }

    /// <summary>The vector.</summary>
    [Vector(768)] public ReadOnlyMemory<float> Embedding { get; init; }

    /// <summary>One of 100.</summary>
    [KeywordIndex] public required string Category { get; init; }

    /// <summary>Some words.</summary>
    [TextIndex] public required string Title { get; init; }

    /// <summary>From 1900 on.</summary>
    [IntegerIndex] public int Year { get; init; }

    /// <summary>With cents.</summary>
    [FloatIndex] public double Price { get; init; }

    /// <summary>Half are.</summary>
    [BoolIndex] public bool IsLive { get; init; }

    /// <summary>To the second.</summary>
    [DatetimeIndex] public DateTimeOffset PublishedAt { get; init; }

    /// <summary>Listings of reproducible content.</summary>
    public static Listing[] Create(int count)
    {
        var random = new Random(5);
        var listings = new Listing[count];
        for (int i = 0; i < count; i++)
        {
            var vector = new float[768];
            for (int d = 0; d < vector.Length; d++) vector[d] = random.NextSingle() * 2 - 1;
            var id = new byte[16];
            random.NextBytes(id);
            listings[i] = new Listing
            {
                Id = new Guid(id),
                Embedding = vector,
                Category = $"category-{i % 100}",
                Title = $"A title of some words, number {i}",
                Year = 1900 + i % 130,
                Price = i % 1000 / 10.0,
                IsLive = i % 2 == 0,
                PublishedAt = DateTimeOffset.UnixEpoch.AddSeconds(i * 7919L),
            };
        }
        return listings;
    }
}
