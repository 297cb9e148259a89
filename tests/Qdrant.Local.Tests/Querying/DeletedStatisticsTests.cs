using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Querying;

public sealed class DeletedStatisticsTests
{
    /// <summary>A server's IDF statistics keep deleted points until it rebuilds the segment; vectors taken off living points leave at once.</summary>
    [Fact]
    public async Task Idf_counts_deleted_points_and_not_deleted_vectors()
    {
        const string name = "idf";
        await using QdrantClient client = QdrantLocal.InMemory();
        await client.CreateCollectionAsync(new CreateCollection
        {
            CollectionName = name,
            SparseVectorsConfig = new SparseVectorConfig { Map = { ["s"] = new SparseVectorParams { Modifier = Modifier.Idf } } },
        });
        var points = new UpsertPoints { CollectionName = name, Wait = true };
        for (ulong id = 0; id < 5; id++)
        {
            points.Points.Add(new PointStruct
            {
                Id = new PointId { Num = id },
                Vectors = new Vectors { Vectors_ = new NamedVectors { Vectors = { ["s"] = new Vector { Sparse = new SparseVector { Indices = { id < 2 ? 1u : 2u }, Values = { 1f } } } } } },
            });
        }
        await client.UpsertAsync(points);
        await client.DeleteAsync(new DeletePoints { CollectionName = name, Points = Ids(1), Wait = true });
        await client.DeleteVectorsAsync(new DeletePointVectors { CollectionName = name, PointsSelector = Ids(4), Vectors = new VectorsSelector { Names = { "s" } }, Wait = true });
        QueryResponse found = await client.QueryAsync(new QueryPoints
        {
            CollectionName = name,
            Using = "s",
            Query = new Query { Nearest = new VectorInput { Sparse = new SparseVector { Indices = { 1u }, Values = { 1f } } } },
        });
        ScoredPoint hit = Assert.Single(found.Result);
        Assert.Equal(0ul, hit.Id.Num);
        Assert.Equal(MathF.Log((4 - 2 + 0.5f) / (2 + 0.5f) + 1f), hit.Score);
    }

    private static PointsSelector Ids(ulong id) => new() { Points = new PointsIdsList { Ids = { new PointId { Num = id } } } };
}
