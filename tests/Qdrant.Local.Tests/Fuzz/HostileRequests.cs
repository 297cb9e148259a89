using Google.Protobuf;
using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Fuzz;

/// <summary>An engine with one small collection of everything, and calls that must be answered or refused within bounds.</summary>
public abstract class HostileRequests : IAsyncLifetime
{
    protected const string Name = "hostile";
    protected const int PointCount = 60;
    private protected EngineUnderTest Engine { get; } = new(LocalRelease.V1_20);

    public async ValueTask InitializeAsync()
    {
        var create = new CreateCollection { CollectionName = Name, VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap() }, SparseVectorsConfig = new SparseVectorConfig() };
        create.VectorsConfig.ParamsMap.Map["dense"] = new VectorParams { Size = 4, Distance = Distance.Cosine };
        create.VectorsConfig.ParamsMap.Map["multi"] = new VectorParams { Size = 2, Distance = Distance.Dot, MultivectorConfig = new MultiVectorConfig() };
        create.SparseVectorsConfig.Map["sparse"] = new SparseVectorParams();
        await Answered("/qdrant.Collections/Create", create);
        foreach ((string key, FieldType type) in new[] { ("word", FieldType.Keyword), ("number", FieldType.Integer), ("real", FieldType.Float), ("place", FieldType.Geo), ("time", FieldType.Datetime), ("text", FieldType.Text) })
            await Answered("/qdrant.Points/CreateFieldIndex", new CreateFieldIndexCollection { CollectionName = Name, FieldName = key, FieldType = type, Wait = true });
        var upsert = new UpsertPoints { CollectionName = Name, Wait = true };
        for (ulong i = 0; i < PointCount; i++) upsert.Points.Add(Point(i));
        await Answered("/qdrant.Points/Upsert", upsert);
    }

    /// <summary>Whatever was sent, the engine lives and its collections agree with themselves.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Answered("/qdrant.Qdrant/HealthCheck", new HealthCheckRequest());
        string? inconsistency = await new ConsistencyCheck(Engine, LocalRelease.V1_20).RunAsync();
        await Engine.DisposeAsync();
        Assert.Null(inconsistency);
    }

    protected static PointStruct Point(ulong id)
    {
        var named = new NamedVectors();
        named.Vectors["dense"] = new Vector { Dense = new DenseVector { Data = { 1, id, id % 7, id % 3 } } };
        named.Vectors["multi"] = new Vector { MultiDense = new MultiDenseVector { Vectors = { new DenseVector { Data = { id, 1 } }, new DenseVector { Data = { 1, id } } } } };
        named.Vectors["sparse"] = new Vector { Sparse = new SparseVector { Indices = { (uint)id, 1000 }, Values = { 1, 2 } } };
        var point = new PointStruct { Id = new PointId { Num = id }, Vectors = new Vectors { Vectors_ = named } };
        point.Payload["word"] = new Value { StringValue = $"w{id % 5}" };
        point.Payload["number"] = new Value { IntegerValue = (long)id };
        point.Payload["real"] = new Value { DoubleValue = id / 3.0 };
        point.Payload["time"] = new Value { StringValue = $"20{id % 30 + 10}-01-02T03:04:05Z" };
        point.Payload["text"] = new Value { StringValue = $"the number {id}" };
        var place = new Struct();
        place.Fields["lon"] = new Value { DoubleValue = id * 3.0 };
        place.Fields["lat"] = new Value { DoubleValue = id - 30.0 };
        point.Payload["place"] = new Value { StructValue = place };
        return point;
    }

    protected async Task<byte[]> Answered(string method, IMessage request) => await Answered(method, request.ToByteArray());

    protected async Task<byte[]> Answered(string method, byte[] body)
    {
        byte[]? answer = await Engine.SendAsync(method, body);
        if (answer is null) Assert.Fail(Engine.Fault ?? $"{method} was refused: {Engine.Refusal!.Status} {Shown(Engine.Refusal.Detail)}");
        return answer;
    }

    /// <summary>The call must be refused.</summary>
    /// <returns>The text of the refusal.</returns>
    protected async Task<string> Refused(RpcStatusCode status, string method, IMessage request) => await Refused(status, method, request.ToByteArray());

    protected async Task<string> Refused(RpcStatusCode status, string method, byte[] body)
    {
        byte[]? answer = await Engine.SendAsync(method, body);
        Assert.True(Engine.Fault is null, Engine.Fault);
        Assert.True(answer is null, $"{method} was answered.");
        Assert.Equal(status, Engine.Refusal!.Status);
        return Engine.Refusal.Detail;
    }

    /// <summary>The call may be answered or refused, but no more than that.</summary>
    protected async Task Bounded(string method, IMessage request) => await Bounded(method, request.ToByteArray());

    protected async Task Bounded(string method, byte[] body)
    {
        await Engine.SendAsync(method, body);
        Assert.True(Engine.Fault is null, Engine.Fault);
    }

    private static string Shown(string text) => text.Length > 500 ? text[..500] : text;
}
