using Google.Protobuf;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Range = Qdrant.Core.Protocol.Range;

namespace Qdrant.Local.Tests.Fuzz;

/// <summary>Reads with numbers at and beyond the edges.</summary>
[Collection(FuzzCollection.Name)]
public sealed class HostileReadTests : HostileRequests
{
    private const string Query = "/qdrant.Points/Query";
    private const string Scroll = "/qdrant.Points/Scroll";
    private static readonly Query Nearest = new() { Nearest = new VectorInput { Dense = new DenseVector { Data = { 1, 2, 3, 4 } } } };

    [Theory]
    [InlineData(1UL << 63, null, PointCount)]
    [InlineData(ulong.MaxValue, null, PointCount)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, 0)]
    [InlineData(1UL << 63, 1UL << 63, 0)]
    [InlineData(ulong.MaxValue, 10UL, PointCount - 10)]
    [InlineData(3UL, (ulong)uint.MaxValue + 1, 0)]
    public async Task A_page_past_every_number_holds_what_there_is(ulong limit, ulong? offset, int expected)
    {
        var query = new QueryPoints { CollectionName = Name, Query = Nearest, Using = "dense", Limit = limit };
        if (offset is { } given) query.Offset = given;
        Assert.Equal(expected, QueryResponse.Parser.ParseFrom(await Answered(Query, query)).Result.Count);

        var search = new SearchPoints { CollectionName = Name, Vector = { 1, 2, 3, 4 }, VectorName = "dense", Limit = limit };
        if (offset is { } skipped) search.Offset = skipped;
        Assert.Equal(expected, SearchResponse.Parser.ParseFrom(await Answered("/qdrant.Points/Search", search)).Result.Count);

        // Without a query, and through a prefetch.
        query.ClearUsing();
        query.Query = null;
        Assert.Equal(expected, QueryResponse.Parser.ParseFrom(await Answered(Query, query)).Result.Count);
        query.Query = new Query { Fusion = Fusion.Rrf };
        query.Prefetch.Add(new PrefetchQuery { Query = Nearest, Using = "dense", Limit = limit });
        Assert.Equal(expected, QueryResponse.Parser.ParseFrom(await Answered(Query, query)).Result.Count);
    }

    [Fact]
    public async Task Limits_of_other_reads_are_no_sizes()
    {
        ScrollResponse scrolled = ScrollResponse.Parser.ParseFrom(await Answered(Scroll, new ScrollPoints { CollectionName = Name, Limit = uint.MaxValue }));
        Assert.Equal(PointCount, scrolled.Result.Count);
        await Answered(Scroll, new ScrollPoints { CollectionName = Name, Limit = uint.MaxValue, OrderBy = new OrderBy { Key = "number" } });
        FacetResponse facet = FacetResponse.Parser.ParseFrom(await Answered("/qdrant.Points/Facet", new FacetCounts { CollectionName = Name, Key = "word", Limit = ulong.MaxValue }));
        Assert.Equal(5, facet.Hits.Count);
        var groups = new QueryPointGroups { CollectionName = Name, Query = Nearest, Using = "dense", GroupBy = "word", Limit = ulong.MaxValue, GroupSize = ulong.MaxValue };
        QueryGroupsResponse grouped = QueryGroupsResponse.Parser.ParseFrom(await Answered("/qdrant.Points/QueryGroups", groups));
        Assert.Equal(PointCount, grouped.Result.Groups.Sum(group => group.Hits.Count));
        var matrix = new SearchMatrixPoints { CollectionName = Name, Using = "dense", Sample = ulong.MaxValue, Limit = ulong.MaxValue };
        SearchMatrixPairsResponse pairs = SearchMatrixPairsResponse.Parser.ParseFrom(await Answered("/qdrant.Points/SearchMatrixPairs", matrix));
        Assert.Equal(PointCount * (PointCount - 1), pairs.Result.Pairs.Count);
        await Answered("/qdrant.Points/SearchMatrixOffsets", matrix);
        await Answered(Query, new QueryPoints { CollectionName = Name, Query = new Query { Sample = Sample.Random }, Limit = ulong.MaxValue, Offset = ulong.MaxValue });
        await Answered(Query, new QueryPoints { CollectionName = Name, Query = new Query { OrderBy = new OrderBy { Key = "number" } }, Limit = ulong.MaxValue, Timeout = ulong.MaxValue });
    }

    [Fact]
    public async Task Candidates_of_mmr_have_the_servers_limit()
    {
        var query = new Query { NearestWithMmr = new NearestInputWithMmr { Nearest = Nearest.Nearest, Mmr = new Mmr { CandidatesLimit = uint.MaxValue } } };
        string text = await Refused(RpcStatusCode.InvalidArgument, Query, new QueryPoints { CollectionName = Name, Query = query, Using = "dense" });
        Assert.Contains("candidates_limit: value 4294967295 invalid, must be 16384 or smaller", text);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.MaxValue)]
    [InlineData(-0f)]
    public async Task Vectors_of_odd_numbers_rank_somehow(float odd)
    {
        var dense = new Query { Nearest = new VectorInput { Dense = new DenseVector { Data = { odd, 1, odd, -odd } } } };
        var sparse = new Query { Nearest = new VectorInput { Sparse = new SparseVector { Indices = { 0, 1000, uint.MaxValue }, Values = { odd, odd, odd } } } };
        var point = new PointStruct { Id = new PointId { Num = 7 }, Vectors = new Vectors { Vectors_ = new NamedVectors() } };
        point.Vectors.Vectors_.Vectors["dense"] = new Vector { Dense = new DenseVector { Data = { odd, 1, 2, 3 } } };
        point.Vectors.Vectors_.Vectors["sparse"] = new Vector { Sparse = new SparseVector { Indices = { uint.MaxValue, 0 }, Values = { odd, 1 } } };
        await Answered("/qdrant.Points/Upsert", new UpsertPoints { CollectionName = Name, Wait = true, Points = { point } });

        foreach (float threshold in new[] { odd, 0 })
        {
            await Answered(Query, new QueryPoints { CollectionName = Name, Query = dense, Using = "dense", ScoreThreshold = threshold });
            await Answered(Query, new QueryPoints { CollectionName = Name, Query = sparse, Using = "sparse", ScoreThreshold = threshold });
            var fused = new QueryPoints { CollectionName = Name, Query = new Query { Fusion = Fusion.Dbsf }, ScoreThreshold = threshold };
            fused.Prefetch.Add(new PrefetchQuery { Query = dense, Using = "dense" });
            fused.Prefetch.Add(new PrefetchQuery { Query = sparse, Using = "sparse" });
            await Answered(Query, fused);
            fused.Query = new Query { Rrf = new Rrf { Weights = { odd, -1 } } };
            await Answered(Query, fused);
        }
        await Answered("/qdrant.Points/SearchMatrixPairs", new SearchMatrixPoints { CollectionName = Name, Using = "dense", Sample = 100, Limit = 100 });
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e308)]
    [InlineData(9.3e18)]
    public async Task Ranges_and_formulas_take_odd_numbers(double odd)
    {
        foreach (string key in new[] { "number", "real", "place", "missing" })
        {
            await Answered(Scroll, new ScrollPoints { CollectionName = Name, Filter = Must(new FieldCondition { Key = key, Range = new Range { Gte = odd, Lt = -odd } }) });
            await Answered(Scroll, new ScrollPoints { CollectionName = Name, Filter = Must(new FieldCondition { Key = key, Range = new Range { Lte = odd } }) });
        }
        await Bounded(Scroll, new ScrollPoints { CollectionName = Name, OrderBy = new OrderBy { Key = "real", StartFrom = new StartFrom { Float = odd } } });
        var decay = new Expression { ExpDecay = new DecayParamsExpression { X = new Expression { Variable = "number" }, Scale = (float)odd, Midpoint = (float)odd, Target = new Expression { Constant = (float)odd } } };
        var pow = new Expression { Pow = new PowExpression { Base = new Expression { Constant = (float)odd }, Exponent = new Expression { Variable = "$score" } } };
        foreach (Expression expression in new[] { decay, pow })
        {
            var query = new QueryPoints { CollectionName = Name, Query = new Query { Formula = new Formula { Expression = expression } } };
            query.Prefetch.Add(new PrefetchQuery { Query = Nearest, Using = "dense" });
            await Bounded(Query, query);
        }
    }

    [Fact]
    public async Task Times_at_the_ends_of_time_are_answered_or_named()
    {
        foreach (long seconds in new[] { 0, long.MinValue, long.MaxValue, -62135596801, 253402300800, 8210266876799, -8334601228800 })
        {
            foreach (int nanos in new[] { 0, -1, 999_999_999, 1_000_000_000, int.MinValue, int.MaxValue })
            {
                var time = new Google.Protobuf.WellKnownTypes.Timestamp { Seconds = seconds, Nanos = nanos };
                await Bounded(Scroll, new ScrollPoints { CollectionName = Name, Filter = Must(new FieldCondition { Key = "time", DatetimeRange = new DatetimeRange { Gt = time, Lte = time } }) });
                if ((seconds, nanos) == (0, 1_000_000_000)) Assert.Equal("Unable to parse timestamp: 1970-01-01T00:00:01Z", Engine.Refusal?.Detail);
                await Bounded(Scroll, new ScrollPoints { CollectionName = Name, OrderBy = new OrderBy { Key = "time", StartFrom = new StartFrom { Timestamp = time } } });
            }
        }
    }

    [Fact]
    public async Task Places_off_the_globe_are_the_servers_errors()
    {
        foreach (double off in new[] { double.NaN, double.PositiveInfinity, 90.0001, -1e300 })
        {
            var radius = new FieldCondition { Key = "place", GeoRadius = new GeoRadius { Center = new GeoPoint { Lat = off, Lon = 0 }, Radius = 1 } };
            Assert.Contains("Wrong format of GeoPoint payload", await Refused(RpcStatusCode.InvalidArgument, Scroll, new ScrollPoints { CollectionName = Name, Filter = Must(radius) }));
        }
        foreach (float radius in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, -1, 0, float.MaxValue })
            await Answered(Scroll, new ScrollPoints { CollectionName = Name, Filter = Must(new FieldCondition { Key = "place", GeoRadius = new GeoRadius { Center = new GeoPoint { Lat = 90, Lon = -180 }, Radius = radius } }) });
        var box = new GeoBoundingBox { TopLeft = new GeoPoint { Lat = -90, Lon = 180 }, BottomRight = new GeoPoint { Lat = 90, Lon = -180 } };
        await Answered(Scroll, new ScrollPoints { CollectionName = Name, Filter = Must(new FieldCondition { Key = "place", GeoBoundingBox = box }) });
        var ring = new GeoLineString();
        for (int i = 0; i <= 100_000; i++) ring.Points.Add(new GeoPoint { Lat = 80 * Math.Sin(i % 100_000 * 0.001), Lon = 170 * Math.Cos(i % 100_000 * 0.001) });
        await Answered(Scroll, new ScrollPoints { CollectionName = Name, Filter = Must(new FieldCondition { Key = "place", GeoPolygon = new GeoPolygon { Exterior = ring } }) });
    }

    private static Filter Must(FieldCondition condition) => new() { Must = { new Condition { Field = condition } } };
}
