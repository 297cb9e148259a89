using System.Globalization;
using System.Text.Json;
using Qdrant.Core.Protocol;
using Qdrant.Core.Text;

namespace Qdrant.Core.Tests.Text;

/// <summary>Vectors and errors that a server gave for texts and options.</summary>
public sealed class Bm25EncoderTests
{
    public static TheoryData<string, string, string, string> Vectors => Rows4("bm25_vectors.tsv");

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_document_becomes_the_vector_that_a_server_makes(string text, string options, string indices, string values)
    {
        Bm25Vector vector = Bm25Encoder.FromOptions(ParseOptions(options)).EncodeDocument(JsonSerializer.Deserialize<string>(text)!);

        Assert.Equal(Split(indices).Select(static i => uint.Parse(i, CultureInfo.InvariantCulture)), vector.Indices);
        Assert.Equal(Split(values).Select(static v => float.Parse(v, CultureInfo.InvariantCulture)), vector.Values);
    }

    [Fact]
    public void Wrong_options_get_the_text_of_a_server()
    {
        foreach (string[] row in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "text", "bm25_errors.tsv")).Select(static l => l.Split('\t')))
        {
            var error = Assert.Throws<TextOptionException>(() => Bm25Encoder.FromOptions(ParseOptions(row[0])));
            Assert.Equal(row[1], "Wrong input: " + error.Message);
        }
    }

    [Fact]
    public void A_query_weighs_each_distinct_token_once()
    {
        Bm25Vector query = Bm25Encoder.Default.EncodeQuery("fox foxes the lazy fox");
        Bm25Vector document = Bm25Encoder.Default.EncodeDocument("fox lazy");

        Assert.Equal(document.Indices, query.Indices);
        Assert.All(query.Values, static v => Assert.Equal(1f, v));
    }

    [Fact]
    public void A_prefix_query_asks_for_the_longest_prefix_only()
    {
        var encoder = new Bm25Encoder(new Bm25Options { Text = new TextOptions { Tokenizer = TokenizerKind.Prefix, MaxTokenLength = 3 } });

        Assert.Equal(3, encoder.EncodeDocument("abcdef").Indices.Length);
        Assert.Single(encoder.EncodeQuery("abcdef").Indices);
    }

    [Fact]
    public void Non_finite_numbers_are_refused_by_name()
    {
        Assert.Equal("BM25 k1 must be finite and >= 0, got NaN",
            Assert.Throws<TextOptionException>(() => new Bm25Encoder(new Bm25Options { K = double.NaN })).Message);
        Assert.Equal("BM25 avg_doc_len must be finite and > 0, got inf",
            Assert.Throws<TextOptionException>(() => new Bm25Encoder(new Bm25Options { AverageLength = double.PositiveInfinity })).Message);
    }

    [Theory]
    [InlineData("qdrant/bm25", true)]
    [InlineData("Qdrant/BM25", true)]
    [InlineData("BM25", true)]
    [InlineData("qdrant/bm42", false)]
    [InlineData("", false)]
    public void Model_names_are_compared_without_case(string model, bool known) => Assert.Equal(known, Bm25Encoder.IsModel(model));

    private static TheoryData<string, string, string, string> Rows4(string file)
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (string[] row in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "text", file)).Select(static l => l.Split('\t')))
            data.Add(row[0], row[1], row[2], row[3]);
        return data;
    }

    private static string[] Split(string list) => list.Length == 0 ? [] : list.Split(',');

    private static IEnumerable<KeyValuePair<string, Value>> ParseOptions(string json) => ToValue(JsonDocument.Parse(json).RootElement).StructValue.Fields;

    private static Value ToValue(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String: return new Value { StringValue = json.GetString() };
            case JsonValueKind.True or JsonValueKind.False: return new Value { BoolValue = json.GetBoolean() };
            case JsonValueKind.Number:
                string raw = json.GetRawText();
                return raw.Contains('.') ? new Value { DoubleValue = json.GetDouble() } : new Value { IntegerValue = json.GetInt64() };
            case JsonValueKind.Array:
                var list = new ListValue();
                list.Values.AddRange(json.EnumerateArray().Select(ToValue));
                return new Value { ListValue = list };
            case JsonValueKind.Object:
                var fields = new Struct();
                foreach (JsonProperty property in json.EnumerateObject()) fields.Fields.Add(property.Name, ToValue(property.Value));
                return new Value { StructValue = fields };
            default: return new Value { NullValue = NullValue.NullValue };
        }
    }
}
