using Qdrant.Core;
using Qdrant.Core.Protocol;
using Range = Qdrant.Core.Protocol.Range;

namespace Qdrant.Local.Tests.Storage;

/// <summary>
/// Writes of every kind, numbered: a number always gives the same write, so whoever runs numbers 0 to n on an engine gets what any other one has that did.
/// Each is one acknowledged change; one that the engine refuses counts as well.
/// </summary>
internal static class Workload
{
    private const string Main = "main", Side = "side";
    private const int Ids = 40;
    private static readonly string[] Words = ["red", "green", "blue", "sky", "car", "stone"];

    private static readonly (string Field, FieldType Type)[] Indexes =
        [("n", FieldType.Integer), ("tags", FieldType.Keyword), ("x", FieldType.Float), ("live", FieldType.Bool), ("text", FieldType.Text)];

    public static async Task RunAsync(QdrantClient client, int number)
    {
        try
        {
            await Start(client, number);
        }
        catch (QdrantRpcException)
        {
            // An id that is missing, a name that is gone: part of the game, the same on every engine.
        }
    }

    /// <summary>Starts a write; a refusal comes with the task.</summary>
    public static Task Start(QdrantClient client, int number) => number switch
    {
        0 => CreateAsync(client, Main),
        <= 5 => client.CreateFieldIndexAsync(Main, Indexes[number - 1].Field, Indexes[number - 1].Type),
        _ => (number % 50) switch
        {
            7 => CreateAsync(client, Side),
            19 => client.DeleteCollectionAsync(Side),
            11 => client.CreateAliasAsync("alias", number % 100 < 50 ? Main : Side),
            23 => client.DeleteFieldIndexAsync(Main, Indexes[number / 50 % 5].Field),
            29 => client.CreateFieldIndexAsync(Main, Indexes[number / 50 % 5].Field, Indexes[number / 50 % 5].Type),
            31 => client.CreateVectorNameAsync(new CreateVectorNameRequest { CollectionName = Main, VectorName = "extra", Wait = true, DenseConfig = new DenseVectorCreationConfig { Size = 2, Distance = Distance.Dot } }),
            43 => client.DeleteVectorNameAsync(new DeleteVectorNameRequest { CollectionName = Main, VectorName = "extra", Wait = true }),
            _ => ChangePointsAsync(client, number % 50 is > 7 and < 19 && number % 3 == 0 ? Side : Main, new Random(number)),
        },
    };

    private static Task CreateAsync(QdrantClient client, string name) => client.CreateCollectionAsync(new CreateCollection
    {
        CollectionName = name,
        VectorsConfig = new VectorsConfig
        {
            ParamsMap = new VectorParamsMap
            {
                Map =
                {
                    ["dense"] = new VectorParams { Size = 24, Distance = Distance.Cosine },
                    ["many"] = new VectorParams { Size = 3, Distance = Distance.Dot, MultivectorConfig = new MultiVectorConfig() },
                },
            },
        },
        SparseVectorsConfig = new SparseVectorConfig { Map = { ["sparse"] = new SparseVectorParams() } },
    });

    private static Task ChangePointsAsync(QdrantClient client, string collection, Random random) => random.Next(12) switch
    {
        0 => client.DeleteAsync(collection, [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Id(random))]),
        1 => client.DeleteAsync(collection, Below(random.Next(3))),
        2 => client.SetPayloadAsync(new SetPayloadPoints { CollectionName = collection, Wait = true, Payload = { ["n"] = Number(random) }, PointsSelector = new PointsSelector { Filter = Below(random.Next(20)) } }),
        3 => client.OverwritePayloadAsync(new SetPayloadPoints { CollectionName = collection, Wait = true, Payload = { Point(random).Payload }, PointsSelector = Some(random) }),
        4 => client.DeletePayloadAsync(new DeletePayloadPoints { CollectionName = collection, Wait = true, Keys = { "tags", "x" }, PointsSelector = Some(random) }),
        5 => client.DeleteVectorsAsync(new DeletePointVectors { CollectionName = collection, Wait = true, Vectors = new VectorsSelector { Names = { random.Next(2) == 0 ? "dense" : "sparse" } }, PointsSelector = Some(random) }),
        6 => client.UpdateVectorsAsync(new UpdatePointVectors { CollectionName = collection, Wait = true, Points = { new PointVectors { Id = Id(random), Vectors = Vectors(random) } } }),
        _ => UpsertAsync(client, collection, random),
    };

    private static Task UpsertAsync(QdrantClient client, string collection, Random random)
    {
        var request = new UpsertPoints { CollectionName = collection, Wait = true };
        for (int i = random.Next(1, 9); i > 0; i--) request.Points.Add(Point(random));
        return client.UpsertAsync(request);
    }

    private static PointStruct Point(Random random)
    {
        var point = new PointStruct { Id = Id(random), Vectors = Vectors(random), Payload = { ["n"] = Number(random), ["live"] = new Value { BoolValue = random.Next(2) == 0 } } };
        if (random.Next(3) > 0) point.Payload["tags"] = new Value { ListValue = new ListValue { Values = { Word(random), Word(random) } } };
        if (random.Next(4) > 0) point.Payload["x"] = new Value { DoubleValue = random.Next(-8, 8) / 2d };
        if (random.Next(4) > 0) point.Payload["text"] = new Value { StringValue = $"{Word(random).StringValue} {Word(random).StringValue} {new string('-', random.Next(500))}" };
        if (random.Next(6) == 0) point.Payload["n"] = new Value { NullValue = NullValue.NullValue };
        return point;
    }

    private static Vectors Vectors(Random random)
    {
        var named = new NamedVectors();
        if (random.Next(6) > 0) named.Vectors["dense"] = new Vector { Dense = new DenseVector { Data = { Enumerable.Range(0, 24).Select(_ => random.NextSingle()) } } };
        if (random.Next(3) == 0) named.Vectors["many"] = new Vector { MultiDense = new MultiDenseVector { Vectors = { new DenseVector { Data = { 1, random.Next(9), 3 } }, new DenseVector { Data = { random.Next(9), 2, 1 } } } } };
        if (random.Next(2) == 0) named.Vectors["sparse"] = new Vector { Sparse = new SparseVector { Indices = { (uint)random.Next(5), 5 + (uint)random.Next(5) }, Values = { random.NextSingle(), 2 } } };
        if (random.Next(9) == 0) named.Vectors["extra"] = new Vector { Dense = new DenseVector { Data = { random.Next(9), 1 } } };
        return new Vectors { Vectors_ = named };
    }

    private static PointId Id(Random random)
    {
        int n = random.Next(Ids);
        return n % 5 == 0 ? new PointId { Uuid = new Guid(n, 1, 2, new byte[8]).ToString() } : new PointId { Num = (ulong)n };
    }

    private static PointsSelector Some(Random random) =>
        new() { Points = new PointsIdsList { Ids = { Enumerable.Range(0, random.Next(1, 4)).Select(_ => Id(random)) } } };

    private static Filter Below(int limit) => new() { Must = { new Condition { Field = new FieldCondition { Key = "n", Range = new Range { Lt = limit } } } } };

    private static Value Number(Random random) => new() { IntegerValue = random.Next(30) };

    private static Value Word(Random random) => new() { StringValue = Words[random.Next(Words.Length)] };
}
