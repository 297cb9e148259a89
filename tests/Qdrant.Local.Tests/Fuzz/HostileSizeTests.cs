using Google.Protobuf;
using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Fuzz;

/// <summary>Requests that are large, or that nest deep.</summary>
[Collection(FuzzCollection.Name)]
public sealed class HostileSizeTests : HostileRequests
{
    private const string Scroll = "/qdrant.Points/Scroll";
    private const string Upsert = "/qdrant.Points/Upsert";
    private const string Query = "/qdrant.Points/Query";
    private const int Million = 1_000_000;

    /// <summary>Past this many messages inside each other a request is refused: reading it must not end the stack.</summary>
    private const string TooDeep = "failed to decode Protobuf message: recursion limit reached";

    [Theory]
    [InlineData(200, true)]
    [InlineData(1_000, false)]
    [InlineData(200_000, false)]
    public async Task Filters_nest_to_a_depth(int depth, bool answered)
    {
        // ScrollPoints.filter, then Filter.must and Condition.filter.
        byte[] filter = DeepBytes.Wrap(new Filter().ToByteArray(), depth, 2, 4);
        byte[] body = [.. new ScrollPoints { CollectionName = Name }.ToByteArray(), .. DeepBytes.Wrap(filter, 1, ScrollPoints.FilterFieldNumber)];
        if (answered) await Answered(Scroll, body);
        else Assert.Equal(TooDeep, await Refused(RpcStatusCode.Internal, Scroll, body));
        body = [.. new CountPoints { CollectionName = Name }.ToByteArray(), .. DeepBytes.Wrap(filter, 1, CountPoints.FilterFieldNumber)];
        if (answered) await Answered("/qdrant.Points/Count", body);
        else Assert.Equal(TooDeep, await Refused(RpcStatusCode.Internal, "/qdrant.Points/Count", body));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(200_000, false)]
    public async Task Payloads_nest_to_a_depth(int depth, bool answered)
    {
        // Value.list_value, ListValue.values.
        byte[] value = DeepBytes.Wrap(new Value { IntegerValue = 1 }.ToByteArray(), depth, Value.ListValueFieldNumber, ListValue.ValuesFieldNumber);
        byte[] entry = [.. DeepBytes.Wrap("deep"u8.ToArray(), 1, 1), .. DeepBytes.Wrap(value, 1, 2)];
        byte[] point = [.. new PointStruct { Id = new PointId { Num = 1 }, Vectors = new Vectors { Vectors_ = new NamedVectors() } }.ToByteArray(), .. DeepBytes.Wrap(entry, 1, PointStruct.PayloadFieldNumber)];
        byte[] body = [.. new UpsertPoints { CollectionName = Name, Wait = true }.ToByteArray(), .. DeepBytes.Wrap(point, 1, UpsertPoints.PointsFieldNumber)];
        if (!answered)
        {
            Assert.Equal(TooDeep, await Refused(RpcStatusCode.Internal, Upsert, body));
            return;
        }
        await Answered(Upsert, body);
        // Written over, cut and asked about by path: each walks all of it.
        var one = new PointsSelector { Points = new PointsIdsList { Ids = { new PointId { Num = 1 } } } };
        await Answered("/qdrant.Points/SetPayload", new SetPayloadPoints { CollectionName = Name, Wait = true, PointsSelector = one, Payload = { ["other"] = new Value { BoolValue = true } } });
        string path = "deep" + string.Concat(Enumerable.Repeat("[]", depth));
        await Answered("/qdrant.Points/DeletePayload", new DeletePayloadPoints { CollectionName = Name, Wait = true, PointsSelector = one, Keys = { path + ".x" } });
        await Answered("/qdrant.Points/CreateFieldIndex", new CreateFieldIndexCollection { CollectionName = Name, Wait = true, FieldName = path, FieldType = FieldType.Integer });
        await Answered(Scroll, new ScrollPoints { CollectionName = Name, WithPayload = new WithPayloadSelector { Include = new PayloadIncludeSelector { Fields = { path } } } });
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(200_000, false)]
    public async Task Formulas_nest_to_a_depth(int depth, bool answered)
    {
        byte[] expression = DeepBytes.Wrap(new Expression { Variable = "number" }.ToByteArray(), depth, Expression.NegFieldNumber);
        byte[] query = DeepBytes.Wrap(DeepBytes.Wrap(expression, 1, Formula.ExpressionFieldNumber), 1, Qdrant.Core.Protocol.Query.FormulaFieldNumber);
        byte[] body = [.. new QueryPoints { CollectionName = Name, Prefetch = { new PrefetchQuery() } }.ToByteArray(), .. DeepBytes.Wrap(query, 1, QueryPoints.QueryFieldNumber)];
        if (answered) await Answered(Query, body);
        else Assert.Equal(TooDeep, await Refused(RpcStatusCode.Internal, Query, body));
    }

    [Fact]
    public async Task Prefetches_nest_64_levels()
    {
        byte[] Nested(int depth)
        {
            var prefetch = new PrefetchQuery();
            for (int i = 1; i < depth; i++) prefetch = new PrefetchQuery { Prefetch = { prefetch }, Query = new Query { Fusion = Fusion.Rrf } };
            return new QueryPoints { CollectionName = Name, Prefetch = { prefetch }, Query = new Query { Fusion = Fusion.Rrf } }.ToByteArray();
        }
        await Answered(Query, Nested(64));
        Assert.Equal("Wrong input: Validation failed: prefetches depth 65 exceeds max depth 64", await Refused(RpcStatusCode.InvalidArgument, Query, Nested(65)));
        byte[] endless = DeepBytes.Wrap([], 200_000, PrefetchQuery.PrefetchFieldNumber);
        Assert.Equal(TooDeep, await Refused(RpcStatusCode.Internal, Query, DeepBytes.Wrap(endless, 1, QueryPoints.PrefetchFieldNumber)));
    }

    [Fact]
    public async Task Unknown_groups_nest_to_a_depth() =>
        Assert.Contains("recursion limit reached", await Refused(RpcStatusCode.Internal, Scroll, DeepBytes.OpenGroups(200_000)));

    [Fact]
    public async Task A_million_conditions_are_answered()
    {
        var filter = new Filter();
        var condition = new Condition { Field = new FieldCondition { Key = "word", Match = new Match { Keyword = "w1" } } };
        for (int i = 0; i < Million; i++) filter.Should.Add(condition);
        var count = new CountPoints { CollectionName = Name, Exact = true, Filter = filter };
        Assert.Equal(12UL, CountResponse.Parser.ParseFrom(await Answered("/qdrant.Points/Count", count)).Result.Count);
    }

    [Fact]
    public async Task A_million_ids_are_answered()
    {
        var ids = new List<PointId>();
        for (ulong i = 0; i < Million; i++) ids.Add(new PointId { Num = i });
        Assert.Equal(PointCount, GetResponse.Parser.ParseFrom(await Answered("/qdrant.Points/Get", new GetPoints { CollectionName = Name, Ids = { ids } })).Result.Count);
        var filter = new Filter { Must = { new Condition { HasId = new HasIdCondition { HasId = { ids } } } } };
        await Answered(Scroll, new ScrollPoints { CollectionName = Name, Filter = filter });
        await Answered("/qdrant.Points/Delete", new DeletePoints { CollectionName = Name, Wait = true, Points = new PointsSelector { Points = new PointsIdsList { Ids = { ids } } } });
        Assert.Equal(0UL, CountResponse.Parser.ParseFrom(await Answered("/qdrant.Points/Count", new CountPoints { CollectionName = Name })).Result.Count);
    }

    [Fact]
    public async Task Many_queries_in_a_batch_are_answered()
    {
        var batch = new QueryBatchPoints { CollectionName = Name };
        var query = new QueryPoints { CollectionName = Name, Limit = 1 };
        for (int i = 0; i < 100_000; i++) batch.QueryPoints.Add(query);
        Assert.Equal(100_000, QueryBatchResponse.Parser.ParseFrom(await Answered("/qdrant.Points/QueryBatch", batch)).Result.Count);
    }

    [Fact]
    public async Task Prefetches_that_keep_too_much_are_refused()
    {
        await Answered("/qdrant.Collections/Create", new CreateCollection { CollectionName = "many" });
        var upsert = new UpsertPoints { CollectionName = "many", Wait = true };
        for (ulong i = 0; i < 5_000; i++) upsert.Points.Add(new PointStruct { Id = new PointId { Num = i }, Vectors = new Vectors { Vectors_ = new NamedVectors() } });
        await Answered(Upsert, upsert);
        // Each prefetch is a few bytes, and would keep every point of the collection.
        var query = new QueryPoints { CollectionName = "many", Query = new Query { Fusion = Fusion.Rrf } };
        var prefetch = new PrefetchQuery { Limit = ulong.MaxValue };
        for (int i = 0; i < 5_000; i++) query.Prefetch.Add(prefetch);
        Engine.AllowExtra(1L << 30);
        Assert.Contains("Reduce their limits", await Refused(RpcStatusCode.InvalidArgument, Query, query));
    }

    [Fact]
    public async Task Giant_texts_are_stored_or_refused()
    {
        string giant = new('a', 4_000_000);
        Assert.StartsWith("Validation error in body: [collection_name: value \"aaaa", await Refused(RpcStatusCode.InvalidArgument, Scroll, new ScrollPoints { CollectionName = giant }));
        Assert.StartsWith("Unable to parse UUID: ", await Refused(RpcStatusCode.InvalidArgument, "/qdrant.Points/Get", new GetPoints { CollectionName = Name, Ids = { new PointId { Uuid = giant } } }));
        Assert.StartsWith("Wrong input: Not existing vector name error: ", await Refused(RpcStatusCode.InvalidArgument, Query, new QueryPoints { CollectionName = Name, Using = giant, Query = new Query { Nearest = new VectorInput { Dense = new DenseVector { Data = { 1 } } } } }));
        PointStruct point = Point(3);
        point.Payload[giant] = new Value { StringValue = giant };
        foreach (string key in new[] { "word", "text", "time" }) point.Payload[key] = new Value { StringValue = giant };
        await Answered(Upsert, new UpsertPoints { CollectionName = Name, Wait = true, Points = { point } });
        var match = new Filter { Must = { new Condition { Field = new FieldCondition { Key = "word", Match = new Match { Keyword = giant } } }, new Condition { Field = new FieldCondition { Key = "text", Match = new Match { Text = giant } } } } };
        Assert.Equal(1UL, CountResponse.Parser.ParseFrom(await Answered("/qdrant.Points/Count", new CountPoints { CollectionName = Name, Exact = true, Filter = match })).Result.Count);
        string path = string.Join('.', Enumerable.Repeat("a", 500_000));
        await Answered(Scroll, new ScrollPoints { CollectionName = Name, Filter = new Filter { Must = { new Condition { IsNull = new IsNullCondition { Key = path } } } } });
    }

    [Theory]
    [InlineData(TokenizerType.Word)]
    [InlineData(TokenizerType.Whitespace)]
    [InlineData(TokenizerType.Prefix)]
    [InlineData(TokenizerType.Multilingual)]
    [InlineData(TokenizerType.Code)]
    public async Task Giant_words_are_indexed(TokenizerType tokenizer)
    {
        var text = new TextIndexParams { Tokenizer = tokenizer, PhraseMatching = true, AsciiFolding = true, Stemmer = new StemmingAlgorithm { Snowball = new SnowballParams { Language = "english" } } };
        await Answered("/qdrant.Points/CreateFieldIndex", new CreateFieldIndexCollection { CollectionName = Name, Wait = true, FieldName = "giant", FieldType = FieldType.Text, FieldIndexParams = new PayloadIndexParams { TextIndexParams = text } });
        foreach (string unit in new[] { "a", "aB_", "\u00e9", "\u4e2d", "\ufdfa", "s's" })
        {
            PointStruct point = Point(5);
            point.Payload["giant"] = new Value { StringValue = string.Concat(Enumerable.Repeat(unit, 200_000)) };
            await Answered(Upsert, new UpsertPoints { CollectionName = Name, Wait = true, Points = { point } });
            var match = new Filter { Must = { new Condition { Field = new FieldCondition { Key = "giant", Match = new Match { Text = point.Payload["giant"].StringValue } } } } };
            await Answered(Scroll, new ScrollPoints { CollectionName = Name, Filter = match });
        }
    }

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("a[99999999999999999999999]")]
    [InlineData("a[-1]")]
    [InlineData("a[")]
    [InlineData("a]")]
    [InlineData("\"")]
    [InlineData("a..b")]
    [InlineData("")]
    [InlineData("a[*]")]
    public async Task Paths_that_are_none_are_named(string path)
    {
        var filter = new Filter { Must = { new Condition { IsEmpty = new IsEmptyCondition { Key = path } } } };
        Assert.Equal($"Invalid json path: '{path}'", await Refused(RpcStatusCode.InvalidArgument, Scroll, new ScrollPoints { CollectionName = Name, Filter = filter }));
    }

    [Fact]
    public async Task Sizes_of_vectors_and_shards_have_limits()
    {
        static CreateCollection Sized(ulong size) => new() { CollectionName = "sized", VectorsConfig = new VectorsConfig { Params = new VectorParams { Size = size, Distance = Distance.Dot } } };
        foreach (ulong size in new ulong[] { 0, 65537, 1UL << 63, ulong.MaxValue })
            Assert.Contains("must be from 1 to 65536", await Refused(RpcStatusCode.InvalidArgument, "/qdrant.Collections/Create", Sized(size)));
        await Answered("/qdrant.Collections/Create", Sized(65536));
        var vector = new DenseVector { Data = { Enumerable.Repeat(0.5f, 65536) } };
        var point = new PointStruct { Id = new PointId { Num = ulong.MaxValue }, Vectors = new Vectors { Vector = new Vector { Dense = vector } } };
        await Answered(Upsert, new UpsertPoints { CollectionName = "sized", Wait = true, Points = { point } });
        await Answered(Query, new QueryPoints { CollectionName = "sized", Query = new Query { Nearest = new VectorInput { Dense = vector } } });
        foreach (uint shards in new uint[] { 1025, uint.MaxValue })
            Assert.Contains("shard_number", await Refused(RpcStatusCode.InvalidArgument, "/qdrant.Collections/Create", new CreateCollection { CollectionName = "sharded", ShardNumber = shards }));
        await Answered("/qdrant.Collections/Create", new CreateCollection { CollectionName = "sharded", ShardNumber = 1024 });
    }

    [Fact]
    public async Task Unchecked_vectors_of_a_batch_are_refused()
    {
        Vector[] bad =
        [
            new() { Sparse = new SparseVector { Indices = { 1, 2 }, Values = { 1 } } },
            new() { Sparse = new SparseVector { Indices = { 1, 1 }, Values = { 1, 2 } } },
            new() { Data = { 1, 2 }, Indices = new SparseIndices { Data = { 1 } } },
            new() { Data = { 1, 2 }, VectorsCount = 0 },
            new() { Data = { 1, 2, 3 }, VectorsCount = 2 },
            new() { Data = { 1, 2 }, VectorsCount = uint.MaxValue },
            new() { MultiDense = new MultiDenseVector { Vectors = { new DenseVector { Data = { 1, 2 } }, new DenseVector { Data = { 1 } } } } },
        ];
        foreach (Vector vector in bad)
        {
            string name = vector.VectorCase == Vector.VectorOneofCase.Sparse || vector.Indices is not null ? "sparse" : "multi";
            var vectors = new Vectors { Vectors_ = new NamedVectors { Vectors = { [name] = vector } } };
            var operation = new PointsUpdateOperation { UpdateVectors = new PointsUpdateOperation.Types.UpdateVectors { Points = { new PointVectors { Id = new PointId { Num = 1 }, Vectors = vectors } } } };
            Assert.StartsWith("Wrong input: ", await Refused(RpcStatusCode.InvalidArgument, "/qdrant.Points/UpdateBatch", new UpdateBatchPoints { CollectionName = Name, Wait = true, Operations = { operation } }));
        }
    }
}
