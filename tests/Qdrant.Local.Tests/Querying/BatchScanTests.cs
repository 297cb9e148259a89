using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Querying;

/// <summary>Queries of a batch share one scan; what they answer is what each answers alone.</summary>
public sealed class BatchScanTests
{
    private const string Collection = "batch";
    private const int Points = 700;

    [Theory]
    [InlineData(Distance.Dot, 33)]
    [InlineData(Distance.Cosine, 64)]
    [InlineData(Distance.Euclid, 100)]
    [InlineData(Distance.Manhattan, 20)]
    [InlineData(Distance.Dot, 5000)]
    public async Task A_batch_answers_as_its_queries_do_alone(Distance distance, int dimension)
    {
        var random = new Random(dimension);
        await using QdrantClient client = QdrantLocal.InMemory();
        await client.CreateCollectionAsync(new CreateCollection
        {
            CollectionName = Collection,
            VectorsConfig = new VectorsConfig { Params = new VectorParams { Size = (ulong)dimension, Distance = distance } },
        });
        var upsert = new UpsertPoints { CollectionName = Collection, Wait = true };
        for (ulong i = 0; i < Points; i++) upsert.Points.Add(Point(i, Vector(random, dimension)));
        await client.UpsertAsync(upsert);
        var gone = new DeletePoints { CollectionName = Collection, Wait = true, Points = new PointsSelector { Points = new PointsIdsList() } };
        for (ulong i = 0; i < Points; i += 7) gone.Points.Points.Ids.Add(new PointId { Num = i });
        await client.DeleteAsync(gone);

        var batch = new QueryBatchPoints { CollectionName = Collection };
        for (int i = 0; i < 11; i++) batch.QueryPoints.Add(RandomQuery(i, random, dimension));
        QueryBatchResponse together = await client.QueryBatchAsync(batch);

        Assert.Equal(batch.QueryPoints.Count, together.Result.Count);
        for (int i = 0; i < batch.QueryPoints.Count; i++)
        {
            QueryResponse alone = await client.QueryAsync(batch.QueryPoints[i]);
            Assert.NotEmpty(alone.Result);
            Assert.Equal(alone.Result, together.Result[i].Result);
        }
    }

    [Fact]
    public async Task A_query_that_does_not_fit_fails_the_batch_with_its_own_error()
    {
        var random = new Random(1);
        await using QdrantClient client = QdrantLocal.InMemory();
        await client.CreateCollectionAsync(new CreateCollection { CollectionName = Collection, VectorsConfig = new VectorsConfig { Params = new VectorParams { Size = 4, Distance = Distance.Dot } } });
        await client.UpsertAsync(new UpsertPoints { CollectionName = Collection, Wait = true, Points = { Point(1, Vector(random, 4)) } });
        var batch = new QueryBatchPoints { CollectionName = Collection, QueryPoints = { Nearest(Vector(random, 4)), Nearest(Vector(random, 4)), Nearest(Vector(random, 5)) } };

        var error = await Assert.ThrowsAnyAsync<QdrantException>(() => client.QueryBatchAsync(batch));

        Assert.Contains("expected dim: 4, got 5", error.Message, StringComparison.Ordinal);
    }

    // Most are answered by the shared scan; a filter, an example by id and an offset keep others beside it.
    private static QueryPoints RandomQuery(int i, Random random, int dimension)
    {
        QueryPoints query = Nearest(Vector(random, dimension));
        query.Limit = (ulong)random.Next(1, 40);
        if (i % 4 == 1) query.Offset = 5;
        if (i % 4 == 2) query.Query = new Query { Nearest = new VectorInput { Id = new PointId { Num = 1 } } };
        if (i % 4 == 3) query.Filter = new Filter { Must = { new Condition { HasId = new HasIdCondition { HasId = { new PointId { Num = 3 }, new PointId { Num = 8 } } } } } };
        return query;
    }

    private static QueryPoints Nearest(float[] vector) => new()
    {
        CollectionName = Collection,
        Query = new Query { Nearest = new VectorInput { Dense = new DenseVector { Data = { vector } } } },
    };

    private static PointStruct Point(ulong id, float[] vector) =>
        new() { Id = new PointId { Num = id }, Vectors = new Vectors { Vector = new Vector { Dense = new DenseVector { Data = { vector } } } } };

    private static float[] Vector(Random random, int dimension) => [.. Enumerable.Range(0, dimension).Select(_ => random.NextSingle() * 2 - 1)];
}
