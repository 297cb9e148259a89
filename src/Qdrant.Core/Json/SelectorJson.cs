using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>What to bring along (payload, vectors, lookups), and which points and shards are meant.</summary>
internal static class SelectorJson
{
    public static void WriteWithPayload(Utf8JsonWriter writer, WithPayloadSelector? selector)
    {
        if (selector is null) return;
        writer.WritePropertyName("with_payload");
        switch (selector.SelectorOptionsCase)
        {
            case WithPayloadSelector.SelectorOptionsOneofCase.Enable: writer.WriteBooleanValue(selector.Enable); break;
            case WithPayloadSelector.SelectorOptionsOneofCase.Include: WriteTexts(writer, selector.Include.Fields); break;
            case WithPayloadSelector.SelectorOptionsOneofCase.Exclude:
                writer.WriteStartObject();
                writer.WritePropertyName("exclude");
                WriteTexts(writer, selector.Exclude.Fields);
                writer.WriteEndObject();
                break;
            default: throw Unset.Error("with_payload", "enable, include, exclude");
        }
    }

    public static WithPayloadSelector? ReadWithPayload(JsonFields fields)
    {
        if (fields.Optional("with_payload") is not { } node) return null;
        if (node.IsBool) return new WithPayloadSelector { Enable = node.Bool() };
        if (node.IsArray) return new WithPayloadSelector { Include = new PayloadIncludeSelector { Fields = { Texts(node) } } };
        JsonFields parts = node.Fields("with_payload", "include", "exclude");
        if (parts.Has("include") == parts.Has("exclude")) parts.Refuse("give either include or exclude");
        return parts.Optional("include") is { } include
            ? new WithPayloadSelector { Include = new PayloadIncludeSelector { Fields = { Texts(include) } } }
            : new WithPayloadSelector { Exclude = new PayloadExcludeSelector { Fields = { Texts(parts.Required("exclude")) } } };
    }

    public static void WriteWithVectors(Utf8JsonWriter writer, string name, WithVectorsSelector? selector)
    {
        if (selector is null) return;
        writer.WritePropertyName(name);
        switch (selector.SelectorOptionsCase)
        {
            case WithVectorsSelector.SelectorOptionsOneofCase.Enable: writer.WriteBooleanValue(selector.Enable); break;
            case WithVectorsSelector.SelectorOptionsOneofCase.Include: WriteTexts(writer, selector.Include.Names); break;
            default: throw Unset.Error(name, "enable, include");
        }
    }

    /// <summary>The server knows the member in the singular and in the plural.</summary>
    public static WithVectorsSelector? ReadWithVectors(JsonFields fields)
    {
        if ((fields.Optional("with_vector") ?? fields.Optional("with_vectors")) is not { } node) return null;
        return node.IsBool ? new WithVectorsSelector { Enable = node.Bool() } : new WithVectorsSelector { Include = new VectorsSelector { Names = { Texts(node) } } };
    }

    public static void WriteShardKeys(Utf8JsonWriter writer, ShardKeySelector? selector)
    {
        if (selector is null) return;
        writer.WritePropertyName("shard_key");
        if (selector.Fallback is { } fallback)
        {
            if (selector.ShardKeys.Count != 1) throw new QdrantJsonException("$", "a shard key selector with a fallback has exactly one shard key");
            writer.WriteStartObject();
            writer.WritePropertyName("target");
            WriteShardKey(writer, selector.ShardKeys[0]);
            writer.WritePropertyName("fallback");
            WriteShardKey(writer, fallback);
            writer.WriteEndObject();
            return;
        }
        if (selector.ShardKeys.Count == 1)
        {
            WriteShardKey(writer, selector.ShardKeys[0]);
            return;
        }
        writer.WriteStartArray();
        foreach (ShardKey key in selector.ShardKeys) WriteShardKey(writer, key);
        writer.WriteEndArray();
    }

    public static ShardKeySelector? ReadShardKeys(JsonFields fields)
    {
        if (fields.Optional("shard_key") is not { } node) return null;
        if (!node.IsObject) return new ShardKeySelector { ShardKeys = { node.OneOrMore().Select(ReadShardKey) } };
        JsonFields parts = node.Fields("a shard key selector", "target", "fallback");
        return new ShardKeySelector { ShardKeys = { ReadShardKey(parts.Required("target")) }, Fallback = ReadShardKey(parts.Required("fallback")) };
    }

    public static void WriteLookupFrom(Utf8JsonWriter writer, LookupLocation? lookup)
    {
        if (lookup is null) return;
        writer.WriteStartObject("lookup_from");
        writer.WriteString("collection", lookup.CollectionName);
        if (lookup.HasVectorName) writer.WriteString("vector", lookup.VectorName);
        WriteShardKeys(writer, lookup.ShardKeySelector);
        writer.WriteEndObject();
    }

    public static LookupLocation? ReadLookupFrom(JsonFields fields)
    {
        if (fields.Optional("lookup_from") is not { } node) return null;
        JsonFields parts = node.Fields("lookup_from", "collection", "vector", "shard_key");
        var lookup = new LookupLocation { CollectionName = parts.Required("collection").Text(), ShardKeySelector = ReadShardKeys(parts) };
        if (parts.Optional("vector") is { } vector) lookup.VectorName = vector.Text();
        return lookup;
    }

    public static void WriteWithLookup(Utf8JsonWriter writer, WithLookup? lookup)
    {
        if (lookup is null) return;
        writer.WriteStartObject("with_lookup");
        writer.WriteString("collection", lookup.Collection);
        WriteWithPayload(writer, lookup.WithPayload);
        WriteWithVectors(writer, "with_vectors", lookup.WithVectors);
        writer.WriteEndObject();
    }

    public static WithLookup? ReadWithLookup(JsonFields fields)
    {
        if (fields.Optional("with_lookup") is not { } node) return null;
        if (node.IsText) return new WithLookup { Collection = node.Text() };
        JsonFields parts = node.Fields("with_lookup", "collection", "with_payload", "with_vector", "with_vectors");
        return new WithLookup { Collection = parts.Required("collection").Text(), WithPayload = ReadWithPayload(parts), WithVectors = ReadWithVectors(parts) };
    }

    public static void WritePoints(Utf8JsonWriter writer, PointsSelector? selector)
    {
        switch (selector?.PointsSelectorOneOfCase)
        {
            case PointsSelector.PointsSelectorOneOfOneofCase.Points:
                writer.WritePropertyName("points");
                PointIdJson.WriteList(writer, selector.Points.Ids);
                break;
            case PointsSelector.PointsSelectorOneOfOneofCase.Filter: FilterJson.WriteOptional(writer, "filter", selector.Filter); break;
        }
    }

    public static PointsSelector? ReadPoints(JsonFields fields)
    {
        if (fields.Optional("points") is { } ids) return new PointsSelector { Points = new PointsIdsList { Ids = { ids.Items().Select(PointIdJson.Read) } } };
        return FilterJson.ReadOptional(fields, "filter") is { } filter ? new PointsSelector { Filter = filter } : null;
    }

    public static void WriteTexts(Utf8JsonWriter writer, IEnumerable<string> texts)
    {
        writer.WriteStartArray();
        foreach (string text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    public static IEnumerable<string> Texts(JsonNode list) => list.Items().Select(item => item.Text());

    private static void WriteShardKey(Utf8JsonWriter writer, ShardKey key)
    {
        switch (key.KeyCase)
        {
            case ShardKey.KeyOneofCase.Keyword: writer.WriteStringValue(key.Keyword); break;
            case ShardKey.KeyOneofCase.Number: writer.WriteNumberValue(key.Number); break;
            default: throw Unset.Error("a shard key", "keyword, number");
        }
    }

    private static ShardKey ReadShardKey(JsonNode node) => node.IsText ? new ShardKey { Keyword = node.Text() } : new ShardKey { Number = node.UInt64() };
}
