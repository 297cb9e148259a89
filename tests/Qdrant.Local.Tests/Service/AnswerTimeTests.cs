using Google.Protobuf;
using Qdrant.Core.Protocol;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Tests.Service;

/// <summary>A server tells with every answer how long the call took, and is never done in no time.</summary>
public sealed class AnswerTimeTests
{
    [Fact]
    public async Task Every_kind_of_answer_holds_the_seconds_it_took()
    {
        await using IQdrantTransport engine = QdrantLocal.InMemoryTransport();
        const string name = "things";
        var point = new PointStruct { Id = new PointId { Num = 1 }, Vectors = new Vectors { Vector = new Vector { Dense = new DenseVector { Data = { 1f, 2f } } } } };
        var create = new CreateCollection { CollectionName = name, VectorsConfig = new VectorsConfig { Params = new VectorParams { Size = 2, Distance = Distance.Dot } } };
        var batch = new UpdateBatchPoints { CollectionName = name, Operations = { new PointsUpdateOperation { ClearPayload = new() { Points = new PointsSelector { Points = new PointsIdsList { Ids = { point.Id } } } } } } };

        Assert.InRange((await SendAsync(engine, "/qdrant.Collections/Create", create, CollectionOperationResponse.Parser)).Time, double.Epsilon, 60);
        Assert.InRange((await SendAsync(engine, "/qdrant.Collections/List", new ListCollectionsRequest(), ListCollectionsResponse.Parser)).Time, double.Epsilon, 60);
        Assert.InRange((await SendAsync(engine, "/qdrant.Collections/ListAliases", new ListAliasesRequest(), ListAliasesResponse.Parser)).Time, double.Epsilon, 60);
        Assert.InRange((await SendAsync(engine, "/qdrant.Snapshots/ListFull", new ListFullSnapshotsRequest(), ListSnapshotsResponse.Parser)).Time, double.Epsilon, 60);
        Assert.InRange((await SendAsync(engine, "/qdrant.Points/Upsert", new UpsertPoints { CollectionName = name, Points = { point } }, PointsOperationResponse.Parser)).Time, double.Epsilon, 60);
        Assert.InRange((await SendAsync(engine, "/qdrant.Points/UpdateBatch", batch, UpdateBatchResponse.Parser)).Time, double.Epsilon, 60);
        Assert.InRange((await SendAsync(engine, "/qdrant.Points/Count", new CountPoints { CollectionName = name }, CountResponse.Parser)).Time, double.Epsilon, 60);
        Assert.InRange((await SendAsync(engine, "/qdrant.Points/Get", new GetPoints { CollectionName = name }, GetResponse.Parser)).Time, double.Epsilon, 60);
        Assert.InRange((await SendAsync(engine, "/qdrant.Points/Query", new QueryPoints { CollectionName = name }, QueryResponse.Parser)).Time, double.Epsilon, 60);
    }

    private static async Task<T> SendAsync<T>(IQdrantTransport engine, string method, IMessage request, MessageParser<T> parser) where T : IMessage<T>
    {
        using PooledBuffer answer = await engine.SendAsync(method, request.ToByteArray(), default, TestContext.Current.CancellationToken);
        return parser.ParseFrom(answer.WrittenSpan);
    }
}
