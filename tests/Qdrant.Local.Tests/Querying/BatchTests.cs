using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Querying;

/// <summary>Queries of a batch share scans; what they answer must not show it.</summary>
public sealed class BatchTests
{
    private const string Name = "batch";
    private const int Dimension = 40;

    [Theory]
    [InlineData(Distance.Dot)]
    [InlineData(Distance.Cosine)]
    [InlineData(Distance.Euclid)]
    [InlineData(Distance.Manhattan)]
    public async Task A_batch_answers_as_its_queries_alone(Distance distance)
    {
        var random = new Random((int)distance);
        await using QdrantClient client = QdrantLocal.InMemory();
        await client.CreateCollectionAsync(Name, new VectorParams { Size = Dimension, Distance = distance });
        var points = new UpsertPoints { CollectionName = Name, Wait = true };
        for (int i = 0; i < 700; i++)
        {
            points.Points.Add(new PointStruct
            {
                Id = new PointId { Num = (ulong)i },
                Payload = { ["n"] = new Value { IntegerValue = i % 7 } },
                Vectors = new Vectors { Vector = new Vector { Dense = new DenseVector { Data = { Scoring.Vectors.Random(random, Dimension) } } } },
            });
        }
        await client.UpsertAsync(points);
        await client.DeleteAsync(Name, new Filter { Must = { IsSix() } });

        for (int round = 0; round < 20; round++)
        {
            var batch = new QueryBatchPoints { CollectionName = Name };
            int count = random.Next(2, 80);
            for (int i = 0; i < count; i++) batch.QueryPoints.Add(Query(random));
            QueryBatchResponse together = await client.QueryBatchAsync(batch);
            Assert.Equal(count, together.Result.Count);
            for (int i = 0; i < count; i++)
            {
                QueryResponse alone = await client.QueryAsync(batch.QueryPoints[i]);
                Assert.Equal(alone.Result, together.Result[i].Result);
            }
        }
    }

    [Fact]
    public async Task The_first_bad_query_of_a_batch_is_told()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        await client.CreateCollectionAsync(Name, new VectorParams { Size = 2, Distance = Distance.Dot });
        var batch = new QueryBatchPoints { CollectionName = Name };
        foreach (int size in new[] { 2, 3, 2, 5 }) batch.QueryPoints.Add(new QueryPoints { CollectionName = Name, Query = Nearest(new float[size]) });
        QdrantException error = await Assert.ThrowsAnyAsync<QdrantException>(() => client.QueryBatchAsync(batch));
        Assert.Contains("expected dim: 2, got 3", error.Message);
    }

    private static QueryPoints Query(Random random)
    {
        var query = new QueryPoints { CollectionName = Name, Limit = (ulong)random.Next(1, 40), Offset = (ulong)random.Next(3) * 5 };
        query.Query = random.Next(8) == 0
            ? new Query { Nearest = new VectorInput { Id = new PointId { Num = (ulong)random.Next(6) } } }
            : Nearest(Scoring.Vectors.Random(random, Dimension));
        if (random.Next(3) == 0) query.Filter = new Filter { MustNot = { IsSix() } };
        if (random.Next(3) == 0) query.Filter = new Filter { Must = { new Condition { Field = new FieldCondition { Key = "n", Range = new Qdrant.Core.Protocol.Range { Lt = random.Next(2, 4) } } } } };
        if (random.Next(4) == 0) query.ScoreThreshold = random.Next(5);
        return query;
    }

    private static Query Nearest(float[] vector) => new() { Nearest = new VectorInput { Dense = new DenseVector { Data = { vector } } } };

    private static Condition IsSix() => new() { Field = new FieldCondition { Key = "n", Match = new Match { Integer = 6 } } };
}
