using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Payload;

/// <summary>An index skips writes that do not change its field; a field without index that always holds the same shows when it skips too much.</summary>
public sealed class IndexUpkeepTests
{
    private const string Name = "upkeep";

    [Fact]
    public async Task Settings_that_say_the_default_are_others_than_none()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        await client.CreateCollectionAsync(Name, new VectorParams { Size = 1, Distance = Distance.Dot });
        var request = new CreateFieldIndexCollection { CollectionName = Name, FieldName = "n", FieldType = FieldType.Integer, Wait = true };

        await client.CreateFieldIndexAsync(request);
        request.FieldIndexParams = new PayloadIndexParams { IntegerIndexParams = new IntegerIndexParams { Range = false } };
        await client.CreateFieldIndexAsync(request);

        PayloadSchemaInfo stored = (await client.GetCollectionInfoAsync(Name)).PayloadSchema["n"];
        Assert.Equal(request.FieldIndexParams, stored.Params);
        Assert.True(stored.Params.IntegerIndexParams.HasRange);
    }

    [Fact]
    public async Task An_indexed_field_answers_as_its_twin_without_index()
    {
        var random = new Random(4);
        await using QdrantClient client = QdrantLocal.InMemory();
        await client.CreateCollectionAsync(Name, new VectorParams { Size = 1, Distance = Distance.Dot });
        foreach ((string field, FieldType type) in new[] { ("indexed.k", FieldType.Keyword), ("indexed.n", FieldType.Integer), ("indexed.t", FieldType.Text) })
            await client.CreateFieldIndexAsync(new CreateFieldIndexCollection { CollectionName = Name, FieldName = field, FieldType = type, Wait = true });
        for (int step = 0; step < 400; step++)
        {
            ulong id = (ulong)random.Next(12);
            var ids = new PointsSelector { Points = new PointsIdsList { Ids = { new PointId { Num = id } } } };
            bool exists = (await client.GetAsync(new GetPoints { CollectionName = Name, Ids = { new PointId { Num = id } } })).Result.Count > 0;
            switch (random.Next(6))
            {
                case 0 when exists: await client.DeleteAsync(new DeletePoints { CollectionName = Name, Points = ids, Wait = true }); break;
                case 1 when exists: await client.SetPayloadAsync(new SetPayloadPoints { CollectionName = Name, PointsSelector = ids, Payload = { ["other"] = new Value { IntegerValue = step } }, Wait = true }); break;
                case 2 when exists: await client.SetPayloadAsync(new SetPayloadPoints { CollectionName = Name, PointsSelector = ids, Payload = { Twins(random) }, Wait = true }); break;
                case 3 when exists: await client.DeletePayloadAsync(new DeletePayloadPoints { CollectionName = Name, PointsSelector = ids, Keys = { "indexed", "plain" }, Wait = true }); break;
                default:
                    await client.UpsertAsync(new UpsertPoints
                    {
                        CollectionName = Name, Wait = true,
                        Points = { new PointStruct { Id = new PointId { Num = id }, Payload = { Twins(random) }, Vectors = new Vectors { Vector = new Vector { Dense = new DenseVector { Data = { 1f } } } } } },
                    });
                    break;
            }
            foreach (Func<string, Condition> condition in Conditions()) Assert.Equal(await CountAsync(client, condition("plain")), await CountAsync(client, condition("indexed")));
        }
    }

    private static IEnumerable<Func<string, Condition>> Conditions() =>
    [
        field => new Condition { Field = new FieldCondition { Key = field + ".k", Match = new Match { Keyword = "red" } } },
        field => new Condition { Field = new FieldCondition { Key = field + ".n", Match = new Match { Integer = 1 } } },
        field => new Condition { Field = new FieldCondition { Key = field + ".t", Match = new Match { Text = "car" } } },
        field => new Condition { IsEmpty = new IsEmptyCondition { Key = field + ".k" } },
    ];

    private static async Task<ulong> CountAsync(QdrantClient client, Condition condition) =>
        (await client.CountAsync(new CountPoints { CollectionName = Name, Filter = new Filter { Must = { condition } }, Exact = true })).Result.Count;

    private static Dictionary<string, Value> Twins(Random random)
    {
        var fields = new Struct();
        if (random.Next(3) > 0) fields.Fields["k"] = new Value { StringValue = random.Next(2) == 0 ? "red" : "blue" };
        if (random.Next(3) > 0) fields.Fields["n"] = new Value { IntegerValue = random.Next(3) };
        if (random.Next(3) > 0) fields.Fields["t"] = new Value { StringValue = random.Next(2) == 0 ? "a fast car" : "a slow train" };
        return new Dictionary<string, Value> { ["indexed"] = new Value { StructValue = fields }, ["plain"] = new Value { StructValue = fields.Clone() } };
    }
}
