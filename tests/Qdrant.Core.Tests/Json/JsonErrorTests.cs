using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Qdrant.Core.Json;
using Qdrant.Core.Protocol;
using Value = Qdrant.Core.Protocol.Value;

namespace Qdrant.Core.Tests.Json;

public sealed class JsonErrorTests
{
    [Theory]
    [InlineData("""{"must":[{"key":"a","mach":{"value":1}}]}""", "must[0]", "no 'mach'; it can have: key, match")]
    [InlineData("""{"must":[{"key":"a"},{"key":"b","match":{"value":1.5}}]}""", "must[1].match.value", "found 1.5")]
    [InlineData("""{"must":[{"key":"a","match":{"value":1,"text":"x"}}]}""", "must[0].match", "exactly one of")]
    [InlineData("""{"must":[{"key":"a","match":{"any":[1,"x"]}}]}""", "must[0].match.any[1]", "an integer of 64 bits, found \"x\"")]
    [InlineData("""{"must":[{"key":7}]}""", "must[0].key", "expected a string, found 7")]
    [InlineData("""{"must":[{"key":"a","range":{"gte":"soon"}}]}""", "must[0].range.gte", "RFC 3339")]
    [InlineData("""{"must":[{"key":"a","range":{"gte":"2014-01-01","lt":5}}]}""", "must[0].range.lt", "expected a string")]
    [InlineData("""{"must":[{"has_id":[1,-1]}]}""", "must[0].has_id[1]", "a point id")]
    [InlineData("""{"must":[{"has_id":["x"]}]}""", "must[0].has_id[0]", "text of a UUID, found \"x\"")]
    [InlineData("""{"must":[{"has_id":[1],"has_vector":"v"}]}""", "must[0]", "one test")]
    [InlineData("""{"must":[{"nested":{"key":"a"}}]}""", "must[0].nested", "needs 'filter'")]
    [InlineData("""{"min_should":{"conditions":[]}}""", "min_should", "needs 'min_count'")]
    [InlineData("""{"must":[],"must":[]}""", "$", "'must' is there twice")]
    [InlineData("[]", "$", "expected a filter, an object, found a list")]
    [InlineData("{", "$", "not valid JSON")]
    [InlineData("", "$", "not valid JSON")]
    [InlineData("{} {}", "$", "not valid JSON")]
    public void Filters(string json, string path, string problem) => Refused<Filter>(json, path, problem);

    [Theory]
    [InlineData("""{"query":{"nearest":[1,"x"]}}""", "query.nearest[1]", "expected a number")]
    [InlineData("""{"query":{"nearest":[1e39]}}""", "query.nearest[0]", "32-bit")]
    [InlineData("""{"query":{}}""", "query", "exactly one of")]
    [InlineData("""{"query":{"fusion":"rff"}}""", "query.fusion", "a fusion (rrf, dbsf), found \"rff\"")]
    [InlineData("""{"query":{"fusion":"rrf","mmr":{}}}""", "query", "'mmr' belongs to 'nearest'")]
    [InlineData("""{"query":{"formula":{"pow":{"base":1}}}}""", "query.formula.pow", "needs 'exponent'")]
    [InlineData("""{"prefetch":[{"prefetch":{"limit":-1}}]}""", "prefetch[0].prefetch.limit", "0 or more")]
    [InlineData("""{"limit":1.0}""", "limit", "found 1.0")]
    [InlineData("""{"with_payload":{"include":[],"exclude":[]}}""", "with_payload", "either include or exclude")]
    [InlineData("""{"params":{"hnsw":1}}""", "params", "no 'hnsw'")]
    [InlineData("""{"collection":"c"}""", "$", "no 'collection'")]
    public void Queries(string json, string path, string problem) => Refused<QueryPoints>(json, path, problem);

    [Fact]
    public void Writes()
    {
        Refused<UpsertPoints>("""{"points":[{"id":1}]}""", "points[0]", "needs 'vector'");
        Refused<UpsertPoints>("""{"points":[{"id":1,"vector":{"a":{"indices":[1]}}}]}""", "points[0].vector.a", "needs 'values'");
        Refused<UpdateBatchPoints>("""{"operations":[{"upsert":{"points":[]},"delete":{}}]}""", "operations[0]", "exactly one of");
        Refused<SetPayloadPoints>("""{"payload":[]}""", "payload", "expected an object, found a list");
        Refused<Core.Protocol.Struct>("7", "$", "expected an object, found 7");
    }

    [Fact]
    public void Too_deep_nesting_is_refused()
    {
        string json = new string('[', 200) + new string(']', 200);
        Refused<Value>(json, "$", "not valid JSON");
    }

    [Fact]
    public void Random_text_is_read_or_refused()
    {
        string[] seeds =
        [
            """{"must":[{"key":"a","match":{"any":[1,2]}},{"nested":{"key":"b","filter":{"should":[{"has_id":[1]}]}}}],"min_should":{"conditions":[],"min_count":1}}""",
            """{"should":{"key":"d","range":{"lt":"2020-01-01T00:00:00Z"},"geo_radius":{"center":{"lon":1,"lat":2},"radius":3}}}""",
        ];
        var random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] text = Encoding.UTF8.GetBytes(seeds[i % seeds.Length]);
            for (int changes = random.Next(1, 4); changes > 0; changes--) text[random.Next(text.Length)] = (byte)"{}[]\",:0-e.a\\\u001F"[random.Next(14)];
            try
            {
                QdrantJson.Parse<Filter>(text);
            }
            catch (QdrantJsonException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 10_000, 19_999);
    }

    [Fact]
    public void A_message_without_a_form_is_refused()
    {
        NotWritten(new Condition(), "a condition is empty");
        NotWritten(new Filter { Must = { new Condition { Field = new FieldCondition { Key = "k", Match = new Match() } } } }, "a match is empty");
        NotWritten(new Query(), "a query is empty");
        NotWritten(new PointStruct(), "a point id is empty");
        NotWritten(new CreateCollection(), "CreateCollection has no REST form");
        NotWritten(new Query { Fusion = (Fusion)99 }, "99 is no fusion");
        NotWritten(new FieldCondition(), "FieldCondition has no REST form");
        NotWritten(new Condition { Field = new FieldCondition { Range = new Core.Protocol.Range(), DatetimeRange = new DatetimeRange() } }, "use two conditions");
        NotWritten(new Condition { Field = new FieldCondition { DatetimeRange = new DatetimeRange { Lt = new Timestamp { Seconds = long.MaxValue } } } }, "years 1 to 9999");
    }

    private static void NotWritten(IMessage message, string problem) =>
        Assert.Contains(problem, Assert.Throws<QdrantJsonException>(() => QdrantJson.ToJson(message)).Message);

    private static void Refused<T>(string json, string path, string problem) where T : IMessage<T>
    {
        QdrantJsonException error = Assert.Throws<QdrantJsonException>(() => QdrantJson.Parse<T>(json));
        Assert.Equal(path, error.Path);
        Assert.Contains(problem, error.Problem);
        Assert.StartsWith($"{path}: ", error.Message);
    }
}
