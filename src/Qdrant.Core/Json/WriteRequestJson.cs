using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>Bodies of single writes, read through the operation of a batch that has the same members.</summary>
internal static class WriteRequestJson
{
    public static UpsertPoints ReadUpsert(JsonNode node)
    {
        PointsUpdateOperation.Types.PointStructList list = PointsJson.ReadUpsert(node);
        var request = new UpsertPoints { Points = { list.Points }, ShardKeySelector = list.ShardKeySelector, UpdateFilter = list.UpdateFilter };
        if (list.HasUpdateMode) request.UpdateMode = list.UpdateMode;
        return request;
    }

    public static DeletePoints ReadDelete(JsonNode node)
    {
        (PointsSelector? points, ShardKeySelector? shards) = PointsJson.ReadSelection(node);
        return new DeletePoints { Points = points, ShardKeySelector = shards };
    }

    public static ClearPayloadPoints ReadClearPayload(JsonNode node)
    {
        (PointsSelector? points, ShardKeySelector? shards) = PointsJson.ReadSelection(node);
        return new ClearPayloadPoints { Points = points, ShardKeySelector = shards };
    }

    public static SetPayloadPoints ReadSetPayload(JsonNode node)
    {
        PointsUpdateOperation.Types.SetPayload change = PointsJson.ReadPayloadChange(node);
        var request = new SetPayloadPoints { Payload = { change.Payload }, PointsSelector = change.PointsSelector, ShardKeySelector = change.ShardKeySelector };
        if (change.HasKey) request.Key = change.Key;
        return request;
    }

    public static DeletePayloadPoints ReadDeletePayload(JsonNode node)
    {
        PointsUpdateOperation.Types.DeletePayload deletion = PointsJson.ReadPayloadDeletion(node);
        return new DeletePayloadPoints { Keys = { deletion.Keys }, PointsSelector = deletion.PointsSelector, ShardKeySelector = deletion.ShardKeySelector };
    }

    public static UpdatePointVectors ReadUpdateVectors(JsonNode node)
    {
        PointsUpdateOperation.Types.UpdateVectors update = PointsJson.ReadVectorUpdate(node);
        return new UpdatePointVectors { Points = { update.Points }, ShardKeySelector = update.ShardKeySelector, UpdateFilter = update.UpdateFilter };
    }

    public static DeletePointVectors ReadDeleteVectors(JsonNode node)
    {
        PointsUpdateOperation.Types.DeleteVectors deletion = PointsJson.ReadVectorDeletion(node);
        return new DeletePointVectors { Vectors = deletion.Vectors, PointsSelector = deletion.PointsSelector, ShardKeySelector = deletion.ShardKeySelector };
    }
}
