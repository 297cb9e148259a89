using System.Text.Json;
using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>Points, and the bodies of writes, alone and as operations of a batch, which have the same members.</summary>
internal static class PointsJson
{
    public static void Write(Utf8JsonWriter writer, PointStruct point)
    {
        writer.WriteStartObject();
        WriteId(writer, point.Id);
        if (point.Payload.Count > 0)
        {
            writer.WritePropertyName("payload");
            ValueJson.WritePayload(writer, point.Payload);
        }
        writer.WritePropertyName("vector");
        VectorJson.Write(writer, point.Vectors);
        writer.WriteEndObject();
    }

    public static PointStruct ReadPoint(JsonNode node)
    {
        JsonFields fields = node.Fields("a point", "id", "payload", "vector", "vectors");
        Vectors vectors = VectorJson.Read(RequiredVector(fields));
        // An empty object says that there is payload only.
        bool none = vectors.Vectors_?.Vectors.Count == 0;
        var point = new PointStruct { Id = PointIdJson.Read(fields.Required("id")), Vectors = none ? null : vectors };
        if (fields.Optional("payload") is { } payload) ValueJson.ReadPayload(payload, point.Payload);
        return point;
    }

    public static void WriteUpsert(Utf8JsonWriter writer, IEnumerable<PointStruct> points, ShardKeySelector? shards, Filter? filter, UpdateMode? mode)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("points");
        foreach (PointStruct point in points) Write(writer, point);
        writer.WriteEndArray();
        SelectorJson.WriteShardKeys(writer, shards);
        FilterJson.WriteOptional(writer, "update_filter", filter);
        if (mode is { } given) writer.WriteString("update_mode", JsonNames.UpdateModes.Of(given));
        writer.WriteEndObject();
    }

    public static PointsUpdateOperation.Types.PointStructList ReadUpsert(JsonNode node)
    {
        JsonFields fields = node.Fields("an upsert", "points", "shard_key", "update_filter", "update_mode");
        var upsert = new PointsUpdateOperation.Types.PointStructList
        {
            Points = { fields.Required("points").Items().Select(ReadPoint) },
            ShardKeySelector = SelectorJson.ReadShardKeys(fields),
            UpdateFilter = FilterJson.ReadOptional(fields, "update_filter"),
        };
        if (fields.Optional("update_mode") is { } mode) upsert.UpdateMode = JsonNames.UpdateModes.Read(mode);
        return upsert;
    }

    /// <summary>Points to delete or to clear of payload.</summary>
    public static void WriteSelection(Utf8JsonWriter writer, PointsSelector? points, ShardKeySelector? shards)
    {
        writer.WriteStartObject();
        SelectorJson.WritePoints(writer, points);
        SelectorJson.WriteShardKeys(writer, shards);
        writer.WriteEndObject();
    }

    public static (PointsSelector? Points, ShardKeySelector? Shards) ReadSelection(JsonNode node)
    {
        JsonFields fields = node.Fields("a selection of points", "points", "filter", "shard_key");
        return (SelectorJson.ReadPoints(fields), SelectorJson.ReadShardKeys(fields));
    }

    public static void WritePayloadChange(Utf8JsonWriter writer, MapField<string, Value> payload, string? key, PointsSelector? points, ShardKeySelector? shards)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("payload");
        ValueJson.WritePayload(writer, payload);
        if (key is not null) writer.WriteString("key", key);
        SelectorJson.WritePoints(writer, points);
        SelectorJson.WriteShardKeys(writer, shards);
        writer.WriteEndObject();
    }

    public static PointsUpdateOperation.Types.SetPayload ReadPayloadChange(JsonNode node)
    {
        JsonFields fields = node.Fields("a change of payload", "payload", "key", "points", "filter", "shard_key");
        var change = new PointsUpdateOperation.Types.SetPayload { PointsSelector = SelectorJson.ReadPoints(fields), ShardKeySelector = SelectorJson.ReadShardKeys(fields) };
        ValueJson.ReadPayload(fields.Required("payload"), change.Payload);
        if (fields.Optional("key") is { } key) change.Key = key.Text();
        return change;
    }

    public static void WritePayloadDeletion(Utf8JsonWriter writer, IEnumerable<string> keys, PointsSelector? points, ShardKeySelector? shards)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("keys");
        SelectorJson.WriteTexts(writer, keys);
        SelectorJson.WritePoints(writer, points);
        SelectorJson.WriteShardKeys(writer, shards);
        writer.WriteEndObject();
    }

    public static PointsUpdateOperation.Types.DeletePayload ReadPayloadDeletion(JsonNode node)
    {
        JsonFields fields = node.Fields("a deletion of payload", "keys", "points", "filter", "shard_key");
        return new PointsUpdateOperation.Types.DeletePayload
        {
            Keys = { SelectorJson.Texts(fields.Required("keys")) },
            PointsSelector = SelectorJson.ReadPoints(fields),
            ShardKeySelector = SelectorJson.ReadShardKeys(fields),
        };
    }

    public static void WriteVectorUpdate(Utf8JsonWriter writer, IEnumerable<PointVectors> points, ShardKeySelector? shards, Filter? filter)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("points");
        foreach (PointVectors point in points)
        {
            writer.WriteStartObject();
            WriteId(writer, point.Id);
            writer.WritePropertyName("vector");
            VectorJson.Write(writer, point.Vectors);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        SelectorJson.WriteShardKeys(writer, shards);
        FilterJson.WriteOptional(writer, "update_filter", filter);
        writer.WriteEndObject();
    }

    public static PointsUpdateOperation.Types.UpdateVectors ReadVectorUpdate(JsonNode node)
    {
        JsonFields fields = node.Fields("an update of vectors", "points", "shard_key", "update_filter");
        return new PointsUpdateOperation.Types.UpdateVectors
        {
            Points = { fields.Required("points").Items().Select(ReadPointVectors) },
            ShardKeySelector = SelectorJson.ReadShardKeys(fields),
            UpdateFilter = FilterJson.ReadOptional(fields, "update_filter"),
        };
    }

    public static void WriteVectorDeletion(Utf8JsonWriter writer, VectorsSelector? vectors, PointsSelector? points, ShardKeySelector? shards)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("vector");
        SelectorJson.WriteTexts(writer, vectors?.Names ?? []);
        SelectorJson.WritePoints(writer, points);
        SelectorJson.WriteShardKeys(writer, shards);
        writer.WriteEndObject();
    }

    public static PointsUpdateOperation.Types.DeleteVectors ReadVectorDeletion(JsonNode node)
    {
        JsonFields fields = node.Fields("a deletion of vectors", "vector", "vectors", "points", "filter", "shard_key");
        return new PointsUpdateOperation.Types.DeleteVectors
        {
            Vectors = new VectorsSelector { Names = { SelectorJson.Texts(RequiredVector(fields)) } },
            PointsSelector = SelectorJson.ReadPoints(fields),
            ShardKeySelector = SelectorJson.ReadShardKeys(fields),
        };
    }

    private static PointVectors ReadPointVectors(JsonNode node)
    {
        JsonFields fields = node.Fields("a point", "id", "vector", "vectors");
        return new PointVectors { Id = PointIdJson.Read(fields.Required("id")), Vectors = VectorJson.Read(RequiredVector(fields)) };
    }

    private static JsonNode RequiredVector(JsonFields fields) => fields.Optional("vectors") ?? fields.Required("vector");

    private static void WriteId(Utf8JsonWriter writer, PointId? id)
    {
        writer.WritePropertyName("id");
        PointIdJson.Write(writer, id ?? throw Unset.Error("a point id", "num or uuid"));
    }
}
