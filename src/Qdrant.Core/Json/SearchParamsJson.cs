using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>How a search is carried out.</summary>
internal static class SearchParamsJson
{
    private const string WholeCollection = "global";

    public static void Write(Utf8JsonWriter writer, SearchParams? parameters)
    {
        if (parameters is null) return;
        writer.WriteStartObject("params");
        WriteMembers(writer, parameters);
        writer.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter writer, SearchParams parameters)
    {
        if (parameters.HasHnswEf) writer.WriteNumber("hnsw_ef", parameters.HnswEf);
        if (parameters.HasExact) writer.WriteBoolean("exact", parameters.Exact);
        if (parameters.Quantization is { } quantization)
        {
            writer.WriteStartObject("quantization");
            if (quantization.HasIgnore) writer.WriteBoolean("ignore", quantization.Ignore);
            if (quantization.HasRescore) writer.WriteBoolean("rescore", quantization.Rescore);
            if (quantization.HasOversampling) writer.WriteDouble("oversampling", quantization.Oversampling);
            writer.WriteEndObject();
        }
        if (parameters.HasIndexedOnly) writer.WriteBoolean("indexed_only", parameters.IndexedOnly);
        if (parameters.Acorn is { } acorn)
        {
            writer.WriteStartObject("acorn");
            if (acorn.HasEnable) writer.WriteBoolean("enable", acorn.Enable);
            if (acorn.HasMaxSelectivity) writer.WriteDouble("max_selectivity", acorn.MaxSelectivity);
            writer.WriteEndObject();
        }
        if (parameters.Idf is not { } idf) return;
        if (idf.Corpus is null)
        {
            writer.WriteString("idf", WholeCollection);
            return;
        }
        writer.WriteStartObject("idf");
        FilterJson.WriteOptional(writer, "corpus", idf.Corpus);
        writer.WriteEndObject();
    }

    public static SearchParams? Read(JsonFields fields) => fields.Optional("params") is { } node ? Read(node) : null;

    public static SearchParams Read(JsonNode node)
    {
        JsonFields fields = node.Fields("params", "hnsw_ef", "exact", "quantization", "indexed_only", "acorn", "idf");
        var parameters = new SearchParams();
        if (fields.Optional("hnsw_ef") is { } ef) parameters.HnswEf = ef.UInt64();
        if (fields.Optional("exact") is { } exact) parameters.Exact = exact.Bool();
        if (fields.Optional("quantization") is { } quantization) parameters.Quantization = ReadQuantization(quantization.Fields("quantization", "ignore", "rescore", "oversampling"));
        if (fields.Optional("indexed_only") is { } indexedOnly) parameters.IndexedOnly = indexedOnly.Bool();
        if (fields.Optional("acorn") is { } acorn) parameters.Acorn = ReadAcorn(acorn.Fields("acorn", "enable", "max_selectivity"));
        if (fields.Optional("idf") is { } idf) parameters.Idf = ReadIdf(idf);
        return parameters;
    }

    private static IdfParams ReadIdf(JsonNode node)
    {
        if (!node.IsText) return new IdfParams { Corpus = FilterJson.ReadOptional(node.Fields("idf", "corpus"), "corpus") };
        return node.Text() == WholeCollection ? new IdfParams() : throw node.Expected("\"global\", or an object with a corpus");
    }

    private static QuantizationSearchParams ReadQuantization(JsonFields fields)
    {
        var quantization = new QuantizationSearchParams();
        if (fields.Optional("ignore") is { } ignore) quantization.Ignore = ignore.Bool();
        if (fields.Optional("rescore") is { } rescore) quantization.Rescore = rescore.Bool();
        if (fields.Optional("oversampling") is { } oversampling) quantization.Oversampling = oversampling.Double();
        return quantization;
    }

    private static AcornSearchParams ReadAcorn(JsonFields fields)
    {
        var acorn = new AcornSearchParams();
        if (fields.Optional("enable") is { } enable) acorn.Enable = enable.Bool();
        if (fields.Optional("max_selectivity") is { } selectivity) acorn.MaxSelectivity = selectivity.Double();
        return acorn;
    }
}
