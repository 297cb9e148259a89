using Microsoft.Extensions.AI;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository.Tests.Repositories;

/// <summary>One vector of every C# type, each in the datatype that it is made for.</summary>
[QdrantCollection("pictures")]
public sealed record Picture
{
    [PointId] public int Id { get; init; }
    [Vector(3, Distance.Euclid)] public Half[]? Halves { get; init; }
    [Vector(3, Distance.Dot)] public byte[]? Bytes { get; init; }
    [Vector(3, Distance.Euclid, Datatype = Datatype.Float16)] public float[]? Narrowed { get; init; }
    [Vector(4, From = nameof(Caption))] public Embedding<float>? Embedding { get; init; }
    [Vector(4, From = nameof(Caption))] public Half[]? Small { get; init; }
    [Vector(2, Distance.Dot, Multi = true, Datatype = Datatype.Float16)] public IReadOnlyList<ReadOnlyMemory<float>>? Rows { get; init; }
    [SparseVector(From = nameof(Caption))] public IReadOnlyDictionary<uint, float>? Terms { get; init; }
    public string? Caption { get; init; }
}

/// <summary>Vectors keep what their datatype keeps, from the entity to the engine and back.</summary>
public sealed class DatatypeTests
{
    private static readonly Half[] Tenths = [(Half)0.1f, (Half)(-2), Half.MaxValue];

    private static async Task<(QdrantClient Client, PictureRepository Pictures)> StartAsync()
    {
        QdrantClient client = QdrantLocal.InMemory();
        var pictures = new PictureRepository(client, new RepositorySettings<Picture> { EmbeddingGenerator = new LetterGenerator() });
        await pictures.EnsureCreatedAsync();
        await pictures.UpsertAsync([
            new Picture { Id = 1, Halves = Tenths, Bytes = [0, 128, 255], Narrowed = [0.1f, 1, 2], Rows = [new float[] { 0.1f, 1 }, new float[] { 2, 3 }], Caption = "a cat" },
            new Picture { Id = 2, Halves = [(Half)5, (Half)5, (Half)5], Bytes = [1, 1, 1], Narrowed = [9, 9, 9], Rows = [new float[] { -1, -1 }], Caption = "two dogs" },
            new Picture { Id = 3 },
        ]);
        return (client, pictures);
    }

    [Fact]
    public async Task Collections_have_the_datatypes_of_the_types()
    {
        QdrantClient client = (await StartAsync()).Client;
        await using var _ = client;
        var vectors = (await client.GetCollectionInfoAsync("pictures")).Config.Params.VectorsConfig.ParamsMap.Map;
        Assert.Equal(Proto.Datatype.Float16, vectors["halves"].Datatype);
        Assert.Equal(Proto.Datatype.Uint8, vectors["bytes"].Datatype);
        Assert.Equal(Proto.Datatype.Float16, vectors["narrowed"].Datatype);
        Assert.Equal(Proto.Datatype.Float16, vectors["small"].Datatype);
        Assert.Equal(Proto.Datatype.Float16, vectors["rows"].Datatype);
        Assert.Equal(MultiVectorComparator.MaxSim, vectors["rows"].MultivectorConfig.Comparator);
        Assert.True(vectors["embedding"].Datatype is Proto.Datatype.Default or Proto.Datatype.Float32);
    }

    [Fact]
    public async Task Vectors_are_read_back_as_their_datatype_keeps_them()
    {
        (QdrantClient client, PictureRepository pictures) = await StartAsync();
        await using var _ = client;
        Picture found = (await pictures.FindAsync(1))!;
        Assert.Equal(Tenths, found.Halves);
        Assert.Equal([0, 128, 255], found.Bytes);
        Assert.Equal([(float)(Half)0.1f, 1, 2], found.Narrowed!);
        Assert.Equal([(float)(Half)0.1f, 1f], found.Rows![0].ToArray());
        Assert.Equal([2f, 3f], found.Rows[1].ToArray());
        Assert.Equal(4, found.Embedding!.Vector.Length);
        Assert.Equal(found.Embedding.Vector.ToArray().Select(v => (Half)v), found.Small);
        Assert.Single(found.Terms!);
        Picture bare = (await pictures.FindAsync(3))!;
        Assert.True(bare is { Halves: null, Bytes: null, Narrowed: null, Rows: null, Embedding: null, Small: null, Terms: null });

        // Saving what was loaded changes nothing.
        await pictures.UpsertAsync(found);
        Picture again = (await pictures.FindAsync(1))!;
        Assert.Equal(found.Halves, again.Halves);
        Assert.Equal(found.Bytes, again.Bytes);
        Assert.Equal(found.Narrowed, again.Narrowed);
    }

    [Fact]
    public async Task Each_type_is_searched_by_its_own()
    {
        (QdrantClient client, PictureRepository pictures) = await StartAsync();
        await using var _ = client;
        async Task First(int id, float? score, QueryBuilder<Picture, int, PictureFields> query)
        {
            Hit<Picture> hit = (await query.Limit(1).ToListAsync())[0];
            Assert.Equal(id, hit.Item.Id);
            if (score is { } expected) Assert.Equal(expected, hit.Score, 0.001f);
        }
        await First(1, 0, pictures.Query().Nearest(a => a.Halves, Tenths));
        await First(2, 0, pictures.Query().Nearest(a => a.Halves, new float[] { 5, 5, 5 }));
        await First(1, 128 * 2 + 255 * 3, pictures.Query().Nearest(a => a.Bytes, new byte[] { 1, 2, 3 }));
        await First(1, 383, pictures.Query().Nearest(a => a.Bytes, new float[] { 1, 1, 1 }));
        await First(1, (float)(Half)0.1f - 0.1f, pictures.Query().Nearest(a => a.Narrowed, new[] { 0.1f, 1, 2 }));
        await First(1, 5, pictures.Query().Nearest(a => a.Rows, new float[] { 1, 1 }));
        await First(2, 1, pictures.Query().NearestText(a => a.Embedding, "two dogs"));
        await First(2, 1, pictures.Query().NearestText(a => a.Small, "two dogs"));
        await First(1, null, pictures.Query().NearestText(a => a.Terms, "cat"));
        Assert.Equal(2UL, await pictures.CountAsync(a => a.Bytes.HasValue && a.Rows.HasValue));
        QdrantException wrong = await Assert.ThrowsAsync<QdrantException>(() => pictures.Query().Nearest(a => a.Bytes, new byte[] { 1 }).Limit(1).ToListAsync());
        Assert.Contains("3", wrong.Message);
    }
}
