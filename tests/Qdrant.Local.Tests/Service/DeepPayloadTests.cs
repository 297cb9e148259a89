using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Service;

/// <summary>Payload nests deeper than the 100 messages that the message library reads by itself.</summary>
public sealed class DeepPayloadTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(240)]
    public async Task What_was_stored_can_be_read(int depth)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using QdrantClient client = QdrantLocal.InMemory();
        await client.CreateCollectionAsync("deep", new VectorParams { Size = 1, Distance = Distance.Dot }, cancellation);
        var value = new Value { IntegerValue = 7 };
        for (int i = 0; i < depth; i++) value = new Value { ListValue = new ListValue { Values = { value } } };
        var point = new PointStruct { Id = new PointId { Num = 1 }, Payload = { ["list"] = value }, Vectors = new Vectors { Vector = new Vector { Dense = new DenseVector { Data = { 1 } } } } };

        await client.UpsertAsync(new UpsertPoints { CollectionName = "deep", Wait = true, Points = { point } }, cancellation);

        var everything = new WithPayloadSelector { Enable = true };
        GetResponse read = await client.GetAsync(new GetPoints { CollectionName = "deep", Ids = { point.Id }, WithPayload = everything }, cancellation);
        Assert.Equal(value, read.Result.Single().Payload["list"]);
        QueryResponse found = await client.QueryAsync(new QueryPoints { CollectionName = "deep", WithPayload = everything }, cancellation);
        Assert.Equal(value, found.Result.Single().Payload["list"]);
    }
}
