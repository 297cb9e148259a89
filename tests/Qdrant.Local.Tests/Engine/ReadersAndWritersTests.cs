using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Engine;

public sealed class ReadersAndWritersTests
{
    private const string Name = "torn";
    private static readonly PointId[] Ids = [.. Enumerable.Range(0, 20).Select(n => new PointId { Num = (ulong)n })];

    /// <summary>Each write gives all points one new number; a reader that sees two numbers saw half a write.</summary>
    [Fact]
    public async Task Readers_never_see_half_a_write()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        await client.CreateCollectionAsync(Name, new VectorParams { Size = 1, Distance = Distance.Dot });
        await client.UpsertAsync(Batch(0));
        using var stop = new CancellationTokenSource();
        Task<int>[] readers = [.. Enumerable.Range(0, 3).Select(_ => ReadUntilAsync(client, stop.Token))];
        for (int number = 1; number <= 1000; number++) await client.UpsertAsync(Batch(number));
        stop.Cancel();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));
    }

    private static async Task<int> ReadUntilAsync(QdrantClient client, CancellationToken stop)
    {
        int reads = 0;
        while (reads == 0 || !stop.IsCancellationRequested)
        {
            GetResponse all = await client.GetAsync(new GetPoints
            {
                CollectionName = Name, Ids = { Ids }, WithPayload = new WithPayloadSelector { Enable = true }, WithVectors = new WithVectorsSelector { Enable = true },
            });
            Assert.Equal(Ids.Length, all.Result.Count);
            Assert.Single(all.Result.SelectMany(p => new[] { p.Payload["n"].IntegerValue, (long)p.Vectors.Vector.Dense.Data[0] }).Distinct());
            reads++;
        }
        return reads;
    }

    private static UpsertPoints Batch(int number)
    {
        var request = new UpsertPoints { CollectionName = Name, Wait = true };
        foreach (PointId id in Ids)
            request.Points.Add(new PointStruct { Id = id, Payload = { ["n"] = new Value { IntegerValue = number } }, Vectors = new Vectors { Vector = new Vector { Dense = new DenseVector { Data = { number } } } } });
        return request;
    }
}
