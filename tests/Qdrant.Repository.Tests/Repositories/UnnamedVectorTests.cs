using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local;

namespace Qdrant.Repository.Tests.Repositories;

[QdrantCollection("notes")]
public sealed record Note([PointId] ulong Id)
{
    [Vector(2, Distance.Dot, Name = "")] public ReadOnlyMemory<float> Embedding { get; init; }
    [SparseVector] public SparseVector? Terms { get; init; }
    [IntegerIndex] public int Year { get; init; }
}

[QdrantCollection("memos")]
public sealed record Memo([PointId] ulong Id, [Vector(2, Name = "")] float[]? Embedding);

/// <summary>An unnamed dense vector, alone and beside sparse ones, over the embedded engine.</summary>
public sealed class UnnamedVectorTests
{
    [Fact]
    public async Task Beside_sparse_vectors_it_is_stored_searched_and_read()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        var notes = new NoteRepository(client);
        await notes.EnsureCreatedAsync();
        await notes.EnsureCreatedAsync();
        CollectionParams made = (await client.GetCollectionInfoAsync("notes")).Config.Params;
        Assert.Equal((2ul, "terms"), (made.VectorsConfig.Params.Size, Assert.Single(made.SparseVectorsConfig.Map).Key));
        await notes.UpsertAsync([
            new Note(1) { Embedding = new float[] { 1, 0 }, Terms = new SparseVector([3], [1f]), Year = 1 },
            new Note(2) { Embedding = new float[] { 3, 0 }, Year = 2 },
            new Note(3) { Embedding = new float[] { 2, 0 }, Terms = new SparseVector([3, 4], [2f, 1f]), Year = 3 },
        ]);
        Assert.Equal([2ul, 3, 1], await notes.Query().Nearest(n => n.Embedding, new float[] { 1, 0 }).ToIdsAsync());
        Assert.Equal([3ul, 1], await notes.Query().Nearest(n => n.Terms, new SparseVector([3], [1f])).ToIdsAsync());
        Assert.Equal([3ul], await notes.Query().Nearest(n => n.Embedding, new float[] { 1, 0 }).Where(n => n.Terms.HasValue && n.Embedding.HasValue && n.Year > 1).ToIdsAsync());
        Note full = Assert.Single((await notes.Query().Nearest(n => n.Terms, new SparseVector([4], [1f])).WithVectors().ToListAsync())).Item;
        Assert.Equal([2f, 0], full.Embedding.ToArray());
        Assert.Equal([2f, 1f], full.Terms!.Values.ToArray());
        Note bare = Assert.Single((await notes.Query().Where(n => n.Year == 2).Limit(5).WithVectors().ToListAsync())).Item;
        Assert.Equal([3f, 0], bare.Embedding.ToArray());
        Assert.Null(bare.Terms);
        Note half = Assert.Single((await notes.Query().Where(n => n.Year == 3).Limit(5).WithVectors(n => n.Embedding).ToListAsync())).Item;
        Assert.Equal([2f, 0], half.Embedding.ToArray());
        Assert.Null(half.Terms);
    }

    [Fact]
    public async Task One_that_a_point_may_lack_can_be_missing()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        var memos = new MemoRepository(client);
        await memos.EnsureCreatedAsync();
        await memos.UpsertAsync([new Memo(1, null), new Memo(2, [0.6f, 0.8f])]);
        Assert.Equal([2ul], await memos.Query().Where(m => m.Embedding.HasValue).Limit(5).ToIdsAsync());
        Assert.Equal([2ul], await memos.Query().Nearest(m => m.Embedding, new float[] { 1, 0 }).ToIdsAsync());
        Assert.Equal([null, [0.6f, 0.8f]], (await memos.Query().Where(m => m.Id.In(1, 2)).Limit(5).WithVectors().ToListAsync()).OrderBy(h => h.Item.Id).Select(h => h.Item.Embedding));
    }
}
