using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>Bodies of the other reads: scroll, points by id, count, facet, matrix.</summary>
internal static class ReadRequestJson
{
    public static void Write(Utf8JsonWriter writer, ScrollPoints request)
    {
        writer.WriteStartObject();
        FilterJson.WriteOptional(writer, "filter", request.Filter);
        if (request.Offset is { } offset)
        {
            writer.WritePropertyName("offset");
            PointIdJson.Write(writer, offset);
        }
        if (request.HasLimit) writer.WriteNumber("limit", request.Limit);
        SelectorJson.WriteWithPayload(writer, request.WithPayload);
        SelectorJson.WriteWithVectors(writer, "with_vector", request.WithVectors);
        SelectorJson.WriteShardKeys(writer, request.ShardKeySelector);
        if (request.OrderBy is { } orderBy) OrderByJson.Write(writer, orderBy);
        writer.WriteEndObject();
    }

    public static ScrollPoints ReadScroll(JsonNode node)
    {
        JsonFields fields = node.Fields("a scroll request", "filter", "offset", "limit", "with_payload", "with_vector", "with_vectors", "shard_key", "order_by");
        var request = new ScrollPoints
        {
            Filter = FilterJson.ReadOptional(fields, "filter"),
            Offset = fields.Optional("offset") is { } offset ? PointIdJson.Read(offset) : null,
            WithPayload = SelectorJson.ReadWithPayload(fields),
            WithVectors = SelectorJson.ReadWithVectors(fields),
            ShardKeySelector = SelectorJson.ReadShardKeys(fields),
            OrderBy = fields.Optional("order_by") is { } orderBy ? OrderByJson.Read(orderBy) : null,
        };
        if (fields.Optional("limit") is { } limit) request.Limit = limit.UInt32();
        return request;
    }

    public static void Write(Utf8JsonWriter writer, GetPoints request)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("ids");
        PointIdJson.WriteList(writer, request.Ids);
        SelectorJson.WriteWithPayload(writer, request.WithPayload);
        SelectorJson.WriteWithVectors(writer, "with_vector", request.WithVectors);
        SelectorJson.WriteShardKeys(writer, request.ShardKeySelector);
        writer.WriteEndObject();
    }

    public static GetPoints ReadGet(JsonNode node)
    {
        JsonFields fields = node.Fields("a request for points", "ids", "with_payload", "with_vector", "with_vectors", "shard_key");
        return new GetPoints
        {
            Ids = { fields.Required("ids").Items().Select(PointIdJson.Read) },
            WithPayload = SelectorJson.ReadWithPayload(fields),
            WithVectors = SelectorJson.ReadWithVectors(fields),
            ShardKeySelector = SelectorJson.ReadShardKeys(fields),
        };
    }

    public static void Write(Utf8JsonWriter writer, CountPoints request)
    {
        writer.WriteStartObject();
        FilterJson.WriteOptional(writer, "filter", request.Filter);
        if (request.HasExact) writer.WriteBoolean("exact", request.Exact);
        SelectorJson.WriteShardKeys(writer, request.ShardKeySelector);
        writer.WriteEndObject();
    }

    public static CountPoints ReadCount(JsonNode node)
    {
        JsonFields fields = node.Fields("a count request", "filter", "exact", "shard_key");
        var request = new CountPoints { Filter = FilterJson.ReadOptional(fields, "filter"), ShardKeySelector = SelectorJson.ReadShardKeys(fields) };
        if (fields.Optional("exact") is { } exact) request.Exact = exact.Bool();
        return request;
    }

    public static void Write(Utf8JsonWriter writer, FacetCounts request)
    {
        writer.WriteStartObject();
        writer.WriteString("key", request.Key);
        FilterJson.WriteOptional(writer, "filter", request.Filter);
        if (request.HasLimit) writer.WriteNumber("limit", request.Limit);
        if (request.HasExact) writer.WriteBoolean("exact", request.Exact);
        SelectorJson.WriteShardKeys(writer, request.ShardKeySelector);
        writer.WriteEndObject();
    }

    public static FacetCounts ReadFacet(JsonNode node)
    {
        JsonFields fields = node.Fields("a facet request", "key", "filter", "limit", "exact", "shard_key");
        var request = new FacetCounts
        {
            Key = fields.Required("key").Text(),
            Filter = FilterJson.ReadOptional(fields, "filter"),
            ShardKeySelector = SelectorJson.ReadShardKeys(fields),
        };
        if (fields.Optional("limit") is { } limit) request.Limit = limit.UInt64();
        if (fields.Optional("exact") is { } exact) request.Exact = exact.Bool();
        return request;
    }

    public static void Write(Utf8JsonWriter writer, SearchMatrixPoints request)
    {
        writer.WriteStartObject();
        FilterJson.WriteOptional(writer, "filter", request.Filter);
        if (request.HasSample) writer.WriteNumber("sample", request.Sample);
        if (request.HasLimit) writer.WriteNumber("limit", request.Limit);
        if (request.HasUsing) writer.WriteString("using", request.Using);
        SelectorJson.WriteShardKeys(writer, request.ShardKeySelector);
        writer.WriteEndObject();
    }

    public static SearchMatrixPoints ReadMatrix(JsonNode node)
    {
        JsonFields fields = node.Fields("a matrix request", "filter", "sample", "limit", "using", "shard_key");
        var request = new SearchMatrixPoints { Filter = FilterJson.ReadOptional(fields, "filter"), ShardKeySelector = SelectorJson.ReadShardKeys(fields) };
        if (fields.Optional("sample") is { } sample) request.Sample = sample.UInt64();
        if (fields.Optional("limit") is { } limit) request.Limit = limit.UInt64();
        if (fields.Optional("using") is { } vector) request.Using = vector.Text();
        return request;
    }
}
