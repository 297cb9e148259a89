using Qdrant.Core.Wire;

namespace Qdrant.Repository.Tests.Repositories;

/// <summary>Writing points allocates nothing but what the buffer holds already.</summary>
public sealed class AllocationTests
{
    private const int Points = 1000;

    [Fact]
    public void A_thousand_points_are_written_without_allocating()
    {
        Listing[] listings = [.. Enumerable.Range(0, Points).Select(Listing.Create)];
        using var buffer = new PooledBuffer(Points * 4096);
        Write(buffer, listings);
        int length = buffer.Length;

        long before = GC.GetAllocatedBytesForCurrentThread();
        Write(buffer, listings);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.Equal(length, buffer.Length);
        Assert.True(length > Points * Listing.Dimension * sizeof(float));
    }

    private static void Write(PooledBuffer buffer, Listing[] listings)
    {
        buffer.Clear();
        var writer = new WireWriter(buffer);
        foreach (Listing listing in listings)
        {
            int point = writer.BeginMessage(3, 4096);
            ListingModel.WritePoint(ref writer, listing, ListingModel.Schema, null);
            writer.EndMessage(point, 4096);
        }
        writer.Flush();
    }
}

/// <summary>An entity whose properties all have a stored form that takes no object to make.</summary>
[QdrantCollection("listings")]
public sealed record Listing
{
    public const int Dimension = 768;

    [PointId] public Guid Id { get; init; }
    [Vector(Dimension)] public ReadOnlyMemory<float> Embedding { get; init; }
    [KeywordIndex] public required string Category { get; init; }
    [TextIndex] public required string Title { get; init; }
    [IntegerIndex] public int Year { get; init; }
    [FloatIndex] public double Price { get; init; }
    [BoolIndex] public bool IsLive { get; init; }
    [DatetimeIndex] public DateTimeOffset PublishedAt { get; init; }
    [KeywordIndex] public Topic Topic { get; init; }
    [UuidIndex] public Guid Owner { get; init; }
    [GeoIndex] public GeoPoint? Office { get; init; }
    public decimal Tax { get; init; }
    public float Weight { get; init; }
    public DateOnly Released { get; init; }
    public TimeSpan Runtime { get; init; }
    public Author? Editor { get; init; }
    public string? Note { get; init; }

    public static Listing Create(int number) => new()
    {
        Id = new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        Embedding = new float[Dimension],
        Category = "category",
        Title = "A title, größer than ASCII and than forty-two characters",
        Year = number,
        Price = number / 8.0,
        IsLive = true,
        PublishedAt = DateTimeOffset.UnixEpoch.AddSeconds(number),
        Topic = Topic.Sports,
        Owner = new Guid(number, 3, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        Office = new GeoPoint(13.4, 52.5),
        Tax = 0.19m,
        Weight = 9.99f,
        Released = new DateOnly(2024, 2, 29),
        Runtime = TimeSpan.FromMinutes(number),
        Editor = new Author { Name = "Ada", Age = 36 },
    };
}
