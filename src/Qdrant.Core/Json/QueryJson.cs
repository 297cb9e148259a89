using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>The query itself: what points are ranked by. Written as an object that names its kind; a bare vector or id is read as nearest.</summary>
internal static class QueryJson
{
    private static readonly string[] Kinds =
        ["nearest", "recommend", "discover", "context", "order_by", "fusion", "rrf", "formula", "sample", "relevance_feedback", "text"];

    public static void Write(Utf8JsonWriter writer, Query query)
    {
        writer.WriteStartObject();
        switch (query.VariantCase)
        {
            case Query.VariantOneofCase.Nearest: WriteInput(writer, "nearest", query.Nearest); break;
            case Query.VariantOneofCase.NearestWithMmr:
                WriteInput(writer, "nearest", query.NearestWithMmr.Nearest);
                WriteMmr(writer, query.NearestWithMmr.Mmr);
                break;
            case Query.VariantOneofCase.Recommend: WriteRecommend(writer, query.Recommend); break;
            case Query.VariantOneofCase.Discover:
                writer.WriteStartObject("discover");
                WriteInput(writer, "target", query.Discover.Target);
                WritePairs(writer, query.Discover.Context?.Pairs ?? []);
                writer.WriteEndObject();
                break;
            case Query.VariantOneofCase.Context: WritePairs(writer, query.Context.Pairs); break;
            case Query.VariantOneofCase.OrderBy: OrderByJson.Write(writer, query.OrderBy); break;
            case Query.VariantOneofCase.Fusion: writer.WriteString("fusion", JsonNames.Fusions.Of(query.Fusion)); break;
            case Query.VariantOneofCase.Sample: writer.WriteString("sample", JsonNames.Samples.Of(query.Sample)); break;
            case Query.VariantOneofCase.Rrf: WriteRrf(writer, query.Rrf); break;
            case Query.VariantOneofCase.Formula:
                writer.WritePropertyName("formula");
                FormulaJson.Write(writer, query.Formula.Expression);
                if (query.Formula.Defaults.Count == 0) break;
                writer.WritePropertyName("defaults");
                ValueJson.WritePayload(writer, query.Formula.Defaults);
                break;
            case Query.VariantOneofCase.RelevanceFeedback: FeedbackJson.Write(writer, query.RelevanceFeedback); break;
            case Query.VariantOneofCase.Text: TextQueryJson.Write(writer, query.Text); break;
            default: throw Unset.Error("a query", string.Join(", ", Kinds));
        }
        writer.WriteEndObject();
    }

    public static void WriteOptional(Utf8JsonWriter writer, Query? query)
    {
        if (query is null) return;
        writer.WritePropertyName("query");
        Write(writer, query);
    }

    public static Query? ReadOptional(JsonFields fields) => fields.Optional("query") is { } node ? Read(node) : null;

    public static Query Read(JsonNode node)
    {
        if (!node.IsObject || InferenceJson.Is(node) || node.Has("indices")) return new Query { Nearest = VectorJson.ReadInput(node) };
        JsonFields fields = node.Fields("a query", [.. Kinds, "mmr", "defaults"]);
        string[] given = [.. Kinds.Where(fields.Has)];
        if (given.Length != 1) throw node.Error($"a query is a vector, a point id, or an object with exactly one of: {string.Join(", ", Kinds)}");
        if (fields.Has("mmr") && given[0] != "nearest") throw node.Error("'mmr' belongs to 'nearest'");
        if (fields.Has("defaults") && given[0] != "formula") throw node.Error("'defaults' belongs to 'formula'");
        JsonNode value = fields.Required(given[0]);
        return given[0] switch
        {
            "nearest" when fields.Optional("mmr") is { } mmr => new Query { NearestWithMmr = new NearestInputWithMmr { Nearest = VectorJson.ReadInput(value), Mmr = ReadMmr(mmr) } },
            "nearest" => new Query { Nearest = VectorJson.ReadInput(value) },
            "recommend" => new Query { Recommend = ReadRecommend(value.Fields("recommend", "positive", "negative", "strategy")) },
            "discover" => new Query { Discover = ReadDiscover(value.Fields("discover", "target", "context")) },
            "context" => new Query { Context = ReadContext(value) },
            "order_by" => new Query { OrderBy = OrderByJson.Read(value) },
            "fusion" => new Query { Fusion = JsonNames.Fusions.Read(value) },
            "sample" => new Query { Sample = JsonNames.Samples.Read(value) },
            "rrf" => new Query { Rrf = ReadRrf(value.Fields("rrf", "k", "weights")) },
            "formula" => new Query { Formula = ReadFormula(value, fields) },
            "relevance_feedback" => new Query { RelevanceFeedback = FeedbackJson.Read(value) },
            _ => new Query { Text = TextQueryJson.Read(value) },
        };
    }

    private static void WriteInput(Utf8JsonWriter writer, string name, VectorInput? input)
    {
        writer.WritePropertyName(name);
        VectorJson.WriteInput(writer, input);
    }

    private static void WriteInputs(Utf8JsonWriter writer, string name, IEnumerable<VectorInput> inputs)
    {
        writer.WriteStartArray(name);
        foreach (VectorInput input in inputs) VectorJson.WriteInput(writer, input);
        writer.WriteEndArray();
    }

    private static void WriteMmr(Utf8JsonWriter writer, Mmr? mmr)
    {
        writer.WriteStartObject("mmr");
        if (mmr?.HasDiversity == true) writer.WriteFloat("diversity", mmr.Diversity);
        if (mmr?.HasCandidatesLimit == true) writer.WriteNumber("candidates_limit", mmr.CandidatesLimit);
        writer.WriteEndObject();
    }

    private static Mmr ReadMmr(JsonNode node)
    {
        JsonFields fields = node.Fields("mmr", "diversity", "candidates_limit");
        var mmr = new Mmr();
        if (fields.Optional("diversity") is { } diversity) mmr.Diversity = diversity.Float();
        if (fields.Optional("candidates_limit") is { } limit) mmr.CandidatesLimit = limit.UInt32();
        return mmr;
    }

    private static void WriteRecommend(Utf8JsonWriter writer, RecommendInput recommend)
    {
        writer.WriteStartObject("recommend");
        WriteInputs(writer, "positive", recommend.Positive);
        WriteInputs(writer, "negative", recommend.Negative);
        if (recommend.HasStrategy) writer.WriteString("strategy", JsonNames.Strategies.Of(recommend.Strategy));
        writer.WriteEndObject();
    }

    private static RecommendInput ReadRecommend(JsonFields fields)
    {
        var recommend = new RecommendInput
        {
            Positive = { fields.Optional("positive")?.Items().Select(VectorJson.ReadInput) ?? [] },
            Negative = { fields.Optional("negative")?.Items().Select(VectorJson.ReadInput) ?? [] },
        };
        if (fields.Optional("strategy") is { } strategy) recommend.Strategy = JsonNames.Strategies.Read(strategy);
        return recommend;
    }

    private static void WritePairs(Utf8JsonWriter writer, IEnumerable<ContextInputPair> pairs)
    {
        writer.WriteStartArray("context");
        foreach (ContextInputPair pair in pairs)
        {
            writer.WriteStartObject();
            WriteInput(writer, "positive", pair.Positive);
            WriteInput(writer, "negative", pair.Negative);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static ContextInput ReadContext(JsonNode node) => new() { Pairs = { node.OneOrMore().Select(ReadPair) } };

    private static ContextInputPair ReadPair(JsonNode node)
    {
        JsonFields fields = node.Fields("a context pair", "positive", "negative");
        return new ContextInputPair { Positive = VectorJson.ReadInput(fields.Required("positive")), Negative = VectorJson.ReadInput(fields.Required("negative")) };
    }

    private static DiscoverInput ReadDiscover(JsonFields fields) => new()
    {
        Target = VectorJson.ReadInput(fields.Required("target")),
        Context = fields.Optional("context") is { } context ? ReadContext(context) : new ContextInput(),
    };

    private static void WriteRrf(Utf8JsonWriter writer, Rrf rrf)
    {
        writer.WriteStartObject("rrf");
        if (rrf.HasK) writer.WriteNumber("k", rrf.K);
        if (rrf.Weights.Count > 0)
        {
            writer.WritePropertyName("weights");
            writer.WriteFloats(rrf.Weights);
        }
        writer.WriteEndObject();
    }

    private static Rrf ReadRrf(JsonFields fields)
    {
        var rrf = new Rrf { Weights = { fields.Optional("weights")?.Items().Select(weight => weight.Float()) ?? [] } };
        if (fields.Optional("k") is { } k) rrf.K = k.UInt32();
        return rrf;
    }

    private static Formula ReadFormula(JsonNode expression, JsonFields fields)
    {
        var formula = new Formula { Expression = FormulaJson.Read(expression) };
        if (fields.Optional("defaults") is { } defaults) ValueJson.ReadPayload(defaults, formula.Defaults);
        return formula;
    }
}
