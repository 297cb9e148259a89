using Google.Protobuf;
using Qdrant.Core.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Tests.Protocol;

public sealed class ConversionTests
{
    private static readonly Guid Uuid = new("0d7f9a1c-6f3b-4c57-9a0e-0b8b3c7a1d2e");

    [Fact]
    public void A_point_is_written_with_plain_values()
    {
        var point = new PointStruct
        {
            Id = Uuid,
            Vectors = new Dictionary<string, Vector>
            {
                ["a"] = new[] { 1f, 2f },
                ["m"] = new[] { new[] { 1f }, new[] { 2f } },
                ["s"] = SparseVector.Of([3, 5], [0.5f, 1f]),
                ["t"] = new Document { Text = "fox", Model = "qdrant/bm25" },
            },
            Payload =
            {
                ["text"] = "x", ["integer"] = 7, ["long"] = long.MinValue, ["number"] = 1.5, ["flag"] = true, ["none"] = (string?)null,
                ["tags"] = new[] { "a", "b" }, ["mixed"] = new Value[] { 1, "two", Value.Null },
                ["object"] = Value.FromMembers([new("k", 1), new("k", 2)]),
            },
        };
        Is("""{"id":"0d7f9a1c-6f3b-4c57-9a0e-0b8b3c7a1d2e","payload":{"text":"x","integer":7,"long":-9223372036854775808,"number":1.5,"flag":true,"none":null,"tags":["a","b"],"mixed":[1,"two",null],"object":{"k":2}},"vector":{"a":[1.0,2.0],"m":[[1.0],[2.0]],"s":{"indices":[3,5],"values":[0.5,1.0]},"t":{"text":"fox","model":"qdrant/bm25"}}}""", point);
        Is("""{"id":1,"vector":[1.0]}""", new PointStruct { Id = 1, Vectors = new[] { 1f } });
        Is("""{"id":1,"vector":[[1.0],[2.0]]}""", new PointStruct { Id = 1, Vectors = new[] { new[] { 1f }, new[] { 2f } } });
    }

    [Fact]
    public void A_query_is_written_with_plain_values() => Is(
        """{"prefetch":[{"query":{"nearest":[1.0]}},{"query":{"nearest":7}},{"query":{"nearest":{"indices":[1],"values":[2.0]}}},{"query":{"order_by":{"key":"k"}}}],"query":{"fusion":"rrf"},"filter":{"must":[{"is_null":{"key":"k"}}]},"with_vector":["a"],"with_payload":true}""",
        new QueryPoints
        {
            Prefetch =
            {
                new PrefetchQuery { Query = new[] { 1f } },
                new PrefetchQuery { Query = (VectorInput)7ul },
                new PrefetchQuery { Query = (VectorInput)SparseVector.Of([1], [2]) },
                new PrefetchQuery { Query = new OrderBy { Key = "k" } },
            },
            Query = Fusion.Rrf,
            Filter = Conditions.IsNull("k"),
            WithPayload = true,
            WithVectors = new[] { "a" },
        });

    [Fact]
    public void Points_are_selected_by_ids_and_by_filters()
    {
        Is("""{"points":[1,"0d7f9a1c-6f3b-4c57-9a0e-0b8b3c7a1d2e"]}""", new DeletePoints { Points = new PointId[] { 1, Uuid } });
        Is("""{"filter":{"must":[{"has_vector":""}]}}""", new DeletePoints { Points = (Filter)Conditions.HasVector("") });
    }

    public static TheoryData<string, Condition> All => new()
    {
        { """{"key":"k","match":{"value":"x"}}""", Conditions.Match("k", "x") },
        { """{"key":"k","match":{"value":7}}""", Conditions.Match("k", 7) },
        { """{"key":"k","match":{"value":true}}""", Conditions.Match("k", true) },
        { """{"key":"k","match":{"any":["x","y"]}}""", Conditions.MatchAny("k", "x", "y") },
        { """{"key":"k","match":{"any":[1,2]}}""", Conditions.MatchAny("k", 1, 2) },
        { """{"key":"k","match":{"except":["x"]}}""", Conditions.MatchExcept("k", "x") },
        { """{"key":"k","match":{"except":[1]}}""", Conditions.MatchExcept("k", 1) },
        { """{"key":"k","match":{"text":"x"}}""", Conditions.MatchText("k", "x") },
        { """{"key":"k","match":{"text_any":"x"}}""", Conditions.MatchTextAny("k", "x") },
        { """{"key":"k","match":{"phrase":"x y"}}""", Conditions.MatchPhrase("k", "x y") },
        { """{"key":"k","match":{"prefix":"x"}}""", Conditions.MatchPrefix("k", "x") },
        { """{"key":"k","match":{"substring":"x"}}""", Conditions.MatchSubstring("k", "x") },
        { """{"key":"k","range":{"lt":2.0,"gte":1.0}}""", Conditions.Range("k", gte: 1, lt: 2) },
        { """{"key":"k","range":{"gt":1.0,"lte":2.0}}""", Conditions.Range("k", gt: 1, lte: 2) },
        { """{"key":"k","range":{"gte":"2024-05-01T00:00:00Z"}}""", Conditions.DatetimeRange("k", gte: new DateTimeOffset(2024, 5, 1, 2, 0, 0, TimeSpan.FromHours(2))) },
        { """{"key":"k","geo_radius":{"center":{"lon":1.0,"lat":2.0},"radius":3.0}}""", Conditions.GeoRadius("k", 1, 2, 3) },
        {
            """{"key":"k","geo_bounding_box":{"top_left":{"lon":0.0,"lat":1.0},"bottom_right":{"lon":2.0,"lat":0.0}}}""",
            Conditions.GeoBoundingBox("k", new GeoPoint { Lat = 1 }, new GeoPoint { Lon = 2 })
        },
        { """{"is_empty":{"key":"k"}}""", Conditions.IsEmpty("k") },
        { """{"has_id":[1,2]}""", Conditions.HasId(1, 2) },
        { """{"nested":{"key":"k","filter":{"must":[{"key":"n","match":{"value":1}}]}}}""", Conditions.Nested("k", Conditions.Match("n", 1)) },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Conditions_have_the_rest_form_they_are_read_from(string json, Condition condition)
    {
        Is(json, condition);
        Assert.Equal(condition, Condition.FromJson(json));
        Assert.Equal((Filter)condition, Filter.FromJson($$"""{"must":[{{json}}]}"""));
    }

    [Fact]
    public void A_sparse_vector_of_unequal_lengths_is_refused() =>
        Assert.Contains("2 indices and 1 values", Assert.Throws<ArgumentException>(() => SparseVector.Of([1, 2], [1])).Message);

    private static void Is(string json, IMessage message) => Assert.Equal(json, QdrantJson.ToJson(message));
}
