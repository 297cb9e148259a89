using Google.Protobuf;
using Qdrant.Core.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Tests.Json;

public sealed class JsonFormTests
{
    [Theory]
    [InlineData("[1,2.5]", """{"nearest":[1.0,2.5]}""")]
    [InlineData("7", """{"nearest":7}""")]
    [InlineData("\"0d7f9a1c-6f3b-4c57-9a0e-0b8b3c7a1d2e\"", """{"nearest":"0d7f9a1c-6f3b-4c57-9a0e-0b8b3c7a1d2e"}""")]
    [InlineData("[[1.0,2],[3,4]]", """{"nearest":[[1.0,2.0],[3.0,4.0]]}""")]
    [InlineData("[[1,2],[0.5,0.6]]", """{"nearest":{"indices":[1,2],"values":[0.5,0.6]}}""")]
    [InlineData("""{"values":[0.5],"indices":[4]}""", """{"nearest":{"indices":[4],"values":[0.5]}}""")]
    [InlineData("""{"text":"fox","model":"qdrant/bm25"}""", """{"nearest":{"text":"fox","model":"qdrant/bm25"}}""")]
    [InlineData("""{"text":"red car"}""", """{"text":"red car"}""")]
    [InlineData("""{"text":{"query":"red car"}}""", """{"text":"red car"}""")]
    [InlineData("""{"text":{"query":"red car","scoring":{"bm25":{"k":1.2,"b":0.75}}}}""", """{"text":{"query":"red car","scoring":{"bm25":{"k":1.2,"b":0.75}}}}""")]
    [InlineData("""{"order_by":"price"}""", """{"order_by":{"key":"price"}}""")]
    [InlineData("""{"context":{"positive":1,"negative":2}}""", """{"context":[{"positive":1,"negative":2}]}""")]
    [InlineData("""{"discover":{"target":1,"context":null}}""", """{"discover":{"target":1,"context":[]}}""")]
    [InlineData("""{"rrf":{"k":60,"weights":[1,2]}}""", """{"rrf":{"k":60,"weights":[1.0,2.0]}}""")]
    [InlineData("""{"formula":{"max":["$score",{"min":[1,{"acosh":2}]}]}}""", """{"formula":{"max":["$score",{"min":[1.0,{"acosh":2.0}]}]}}""")]
    public void Queries(string json, string written) => Same<Query>(json, written);

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("""{"must":{"key":"a","match":{"value":1}},"should":[],"must_not":null}""", """{"must":[{"key":"a","match":{"value":1}}]}""")]
    [InlineData("""{"must":[{"key":"a","match":{"substring":"x"}}]}""", """{"must":[{"key":"a","match":{"substring":"x"}}]}""")]
    [InlineData("""{"must":[{"key":"a","match":{"any":[]}}]}""", """{"must":[{"key":"a","match":{"any":[]}}]}""")]
    [InlineData("""{"must":[{"key":"a","range":{"gte":1,"lt":null}}]}""", """{"must":[{"key":"a","range":{"gte":1.0}}]}""")]
    [InlineData("""{"must":[{"key":"a","range":{"gte":"2014-01-01"}}]}""", """{"must":[{"key":"a","range":{"gte":"2014-01-01T00:00:00Z"}}]}""")]
    [InlineData("""{"must":[{"key":"a","range":{"gte":"2014-01-01T02:00:00.123456789+02:00"}}]}""", """{"must":[{"key":"a","range":{"gte":"2014-01-01T00:00:00.123456789Z"}}]}""")]
    [InlineData("""{"must":[{"key":"a","range":{"gte":"0001-01-01 00:00:00.5"}}]}""", """{"must":[{"key":"a","range":{"gte":"0001-01-01T00:00:00.5Z"}}]}""")]
    [InlineData("""{"must":[{"must_not":[{"is_null":{"key":"a"}}]},{}]}""", """{"must":[{"must_not":[{"is_null":{"key":"a"}}]},{}]}""")]
    public void Filters(string json, string written) => Same<Filter>(json, written);

    [Theory]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("-0.0")]
    [InlineData("9223372036854775807")]
    [InlineData("1.8446744073709552E+19")]
    [InlineData("0.1")]
    [InlineData("\"ü \\\" \\\\ \\n 日本\"")]
    [InlineData("""{"":null,"a":[true,{}]}""")]
    public void Payload_values_stay_as_they_are(string json) => Same<Value>(json, json);

    [Fact]
    public void An_integer_beyond_64_bits_becomes_a_double() =>
        Assert.Equal(18446744073709551615d, QdrantJson.Parse<Value>("18446744073709551615").DoubleValue);

    [Fact]
    public void Floats_have_their_shortest_form_of_32_bits() =>
        Assert.Equal("[0.1,1.0,1E+10,-3.4028235E+38]", QdrantJson.ToJson(new VectorInput { Dense = new DenseVector { Data = { 0.1f, 1, 1e10f, float.MinValue } } }));

    [Theory]
    [InlineData("""{"id":1,"vector":{}}""")]
    [InlineData("""{"id":1,"payload":{"a":1},"vector":[1.0]}""")]
    [InlineData("""{"id":1,"vector":[[1.0],[2.0]]}""")]
    [InlineData("""{"id":1,"vector":{"":[1.0],"s":{"indices":[1],"values":[2.0]},"m":[[1.0],[2.0]]}}""")]
    public void Points(string json) => Same<PointStruct>(json, json);

    [Fact]
    public void The_unnamed_vector_may_be_rows_of_integers() =>
        Same<PointStruct>("""{"id":1,"vectors":[[1,2],[3,4]]}""", """{"id":1,"vector":[[1.0,2.0],[3.0,4.0]]}""");

    [Fact]
    public void The_old_forms_of_vectors_are_written_as_what_they_stand_for()
    {
        Assert.Equal("[1.0,2.0]", Written(new Vector { Data = { 1, 2 } }));
        Assert.Equal("[[1.0],[2.0]]", Written(new Vector { Data = { 1, 2 }, VectorsCount = 2 }));
        Assert.Equal("""{"":{"indices":[5],"values":[2.0]}}""", Written(new Vector { Data = { 2 }, Indices = new SparseIndices { Data = { 5 } } }));

        static string Written(Vector vector) => QdrantJson.ToJson(new Vectors { Vector = vector });
    }

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("7")]
    [InlineData("""["a",7]""")]
    [InlineData("[]")]
    [InlineData("""{"target":"a","fallback":7}""")]
    public void Shard_keys(string json) => Same<CountPoints>($$"""{"shard_key":{{json}}}""", $$"""{"shard_key":{{json}}}""");

    [Fact]
    public void A_request_is_indented_for_people() =>
        Assert.Equal("{\n  \"exact\": true\n}", QdrantJson.ToIndentedJson(new CountPoints { CollectionName = "not in a body", Exact = true }).ReplaceLineEndings("\n"));

    private static void Same<T>(string json, string written) where T : IMessage<T> => Assert.Equal(written, QdrantJson.ToJson(QdrantJson.Parse<T>(json)));
}
