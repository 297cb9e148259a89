using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>Bodies of queries. What REST has in the path or the query string (collection, consistency, timeout) is not in them.</summary>
internal static class QueryRequestJson
{
    public static void Write(Utf8JsonWriter writer, QueryPoints request)
    {
        writer.WriteStartObject();
        WritePrefetches(writer, request.Prefetch);
        QueryJson.WriteOptional(writer, request.Query);
        if (request.HasUsing) writer.WriteString("using", request.Using);
        FilterJson.WriteOptional(writer, "filter", request.Filter);
        SearchParamsJson.Write(writer, request.Params);
        if (request.HasScoreThreshold) writer.WriteFloat("score_threshold", request.ScoreThreshold);
        if (request.HasLimit) writer.WriteNumber("limit", request.Limit);
        if (request.HasOffset) writer.WriteNumber("offset", request.Offset);
        SelectorJson.WriteWithVectors(writer, "with_vector", request.WithVectors);
        SelectorJson.WriteWithPayload(writer, request.WithPayload);
        SelectorJson.WriteShardKeys(writer, request.ShardKeySelector);
        SelectorJson.WriteLookupFrom(writer, request.LookupFrom);
        writer.WriteEndObject();
    }

    public static QueryPoints Read(JsonNode node)
    {
        JsonFields fields = node.Fields("a query request", "prefetch", "query", "using", "filter", "params", "score_threshold", "limit", "offset",
            "with_vector", "with_vectors", "with_payload", "shard_key", "lookup_from");
        var request = new QueryPoints
        {
            Prefetch = { fields.List("prefetch").Select(ReadPrefetch) },
            Query = QueryJson.ReadOptional(fields),
            Filter = FilterJson.ReadOptional(fields, "filter"),
            Params = SearchParamsJson.Read(fields),
            WithVectors = SelectorJson.ReadWithVectors(fields),
            WithPayload = SelectorJson.ReadWithPayload(fields),
            ShardKeySelector = SelectorJson.ReadShardKeys(fields),
            LookupFrom = SelectorJson.ReadLookupFrom(fields),
        };
        if (fields.Optional("using") is { } vector) request.Using = vector.Text();
        if (fields.Optional("score_threshold") is { } threshold) request.ScoreThreshold = threshold.Float();
        if (fields.Optional("limit") is { } limit) request.Limit = limit.UInt64();
        if (fields.Optional("offset") is { } offset) request.Offset = offset.UInt64();
        return request;
    }

    public static void Write(Utf8JsonWriter writer, QueryBatchPoints request)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("searches");
        foreach (QueryPoints query in request.QueryPoints) Write(writer, query);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static QueryBatchPoints ReadBatch(JsonNode node) =>
        new() { QueryPoints = { node.Fields("a batch of queries", "searches").Required("searches").Items().Select(Read) } };

    public static void Write(Utf8JsonWriter writer, QueryPointGroups request)
    {
        writer.WriteStartObject();
        WritePrefetches(writer, request.Prefetch);
        QueryJson.WriteOptional(writer, request.Query);
        if (request.HasUsing) writer.WriteString("using", request.Using);
        FilterJson.WriteOptional(writer, "filter", request.Filter);
        SearchParamsJson.Write(writer, request.Params);
        if (request.HasScoreThreshold) writer.WriteFloat("score_threshold", request.ScoreThreshold);
        SelectorJson.WriteWithPayload(writer, request.WithPayload);
        SelectorJson.WriteWithVectors(writer, "with_vector", request.WithVectors);
        SelectorJson.WriteLookupFrom(writer, request.LookupFrom);
        if (request.HasLimit) writer.WriteNumber("limit", request.Limit);
        if (request.HasGroupSize) writer.WriteNumber("group_size", request.GroupSize);
        writer.WriteString("group_by", request.GroupBy);
        SelectorJson.WriteWithLookup(writer, request.WithLookup);
        SelectorJson.WriteShardKeys(writer, request.ShardKeySelector);
        writer.WriteEndObject();
    }

    public static QueryPointGroups ReadGroups(JsonNode node)
    {
        // The server knows only the singular of with_vector here, and would pass over the plural.
        JsonFields fields = node.Fields("a query for groups", "prefetch", "query", "using", "filter", "params", "score_threshold", "limit",
            "with_vector", "with_payload", "shard_key", "lookup_from", "group_by", "group_size", "with_lookup");
        var request = new QueryPointGroups
        {
            Prefetch = { fields.List("prefetch").Select(ReadPrefetch) },
            Query = QueryJson.ReadOptional(fields),
            Filter = FilterJson.ReadOptional(fields, "filter"),
            Params = SearchParamsJson.Read(fields),
            WithVectors = SelectorJson.ReadWithVectors(fields),
            WithPayload = SelectorJson.ReadWithPayload(fields),
            ShardKeySelector = SelectorJson.ReadShardKeys(fields),
            LookupFrom = SelectorJson.ReadLookupFrom(fields),
            WithLookup = SelectorJson.ReadWithLookup(fields),
            GroupBy = fields.Required("group_by").Text(),
        };
        if (fields.Optional("using") is { } vector) request.Using = vector.Text();
        if (fields.Optional("score_threshold") is { } threshold) request.ScoreThreshold = threshold.Float();
        if (fields.Optional("limit") is { } limit) request.Limit = limit.UInt64();
        if (fields.Optional("group_size") is { } size) request.GroupSize = size.UInt64();
        return request;
    }

    public static void Write(Utf8JsonWriter writer, PrefetchQuery prefetch)
    {
        writer.WriteStartObject();
        WritePrefetches(writer, prefetch.Prefetch);
        QueryJson.WriteOptional(writer, prefetch.Query);
        if (prefetch.HasUsing) writer.WriteString("using", prefetch.Using);
        FilterJson.WriteOptional(writer, "filter", prefetch.Filter);
        SearchParamsJson.Write(writer, prefetch.Params);
        if (prefetch.HasScoreThreshold) writer.WriteFloat("score_threshold", prefetch.ScoreThreshold);
        if (prefetch.HasLimit) writer.WriteNumber("limit", prefetch.Limit);
        SelectorJson.WriteLookupFrom(writer, prefetch.LookupFrom);
        writer.WriteEndObject();
    }

    public static PrefetchQuery ReadPrefetch(JsonNode node)
    {
        JsonFields fields = node.Fields("a prefetch", "prefetch", "query", "using", "filter", "params", "score_threshold", "limit", "lookup_from");
        var prefetch = new PrefetchQuery
        {
            Prefetch = { fields.List("prefetch").Select(ReadPrefetch) },
            Query = QueryJson.ReadOptional(fields),
            Filter = FilterJson.ReadOptional(fields, "filter"),
            Params = SearchParamsJson.Read(fields),
            LookupFrom = SelectorJson.ReadLookupFrom(fields),
        };
        if (fields.Optional("using") is { } vector) prefetch.Using = vector.Text();
        if (fields.Optional("score_threshold") is { } threshold) prefetch.ScoreThreshold = threshold.Float();
        if (fields.Optional("limit") is { } limit) prefetch.Limit = limit.UInt64();
        return prefetch;
    }

    private static void WritePrefetches(Utf8JsonWriter writer, IReadOnlyCollection<PrefetchQuery> prefetches)
    {
        if (prefetches.Count == 0) return;
        writer.WriteStartArray("prefetch");
        foreach (PrefetchQuery prefetch in prefetches) Write(writer, prefetch);
        writer.WriteEndArray();
    }
}
