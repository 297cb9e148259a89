using System.Text.Json;
using Qdrant.Core.Protocol;
using static Qdrant.Core.Protocol.PointsUpdateOperation.Types;

namespace Qdrant.Core.Json;

/// <summary>Batches of writes: each operation is an object with one member, its kind.</summary>
internal static class OperationJson
{
    private static readonly string[] Kinds =
        ["upsert", "delete", "set_payload", "overwrite_payload", "delete_payload", "clear_payload", "update_vectors", "delete_vectors"];

    public static void Write(Utf8JsonWriter writer, UpdateBatchPoints request)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("operations");
        foreach (PointsUpdateOperation operation in request.Operations)
        {
            writer.WriteStartObject();
            Write(writer, operation);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static UpdateBatchPoints Read(JsonNode node) =>
        new() { Operations = { node.Fields("a batch of operations", "operations").Required("operations").Items().Select(ReadOperation) } };

    private static void Write(Utf8JsonWriter writer, PointsUpdateOperation operation)
    {
        switch (operation.OperationCase)
        {
            case PointsUpdateOperation.OperationOneofCase.Upsert:
                writer.WritePropertyName("upsert");
                PointStructList list = operation.Upsert;
                PointsJson.WriteUpsert(writer, list.Points, list.ShardKeySelector, list.UpdateFilter, list.HasUpdateMode ? list.UpdateMode : null);
                break;
            case PointsUpdateOperation.OperationOneofCase.DeletePoints:
                writer.WritePropertyName("delete");
                PointsJson.WriteSelection(writer, operation.DeletePoints.Points, operation.DeletePoints.ShardKeySelector);
                break;
            case PointsUpdateOperation.OperationOneofCase.ClearPayload:
                writer.WritePropertyName("clear_payload");
                PointsJson.WriteSelection(writer, operation.ClearPayload.Points, operation.ClearPayload.ShardKeySelector);
                break;
#pragma warning disable CS0612 // deprecated in the contract, and still sent by older clients
            case PointsUpdateOperation.OperationOneofCase.DeleteDeprecated:
                writer.WritePropertyName("delete");
                PointsJson.WriteSelection(writer, operation.DeleteDeprecated, null);
                break;
            case PointsUpdateOperation.OperationOneofCase.ClearPayloadDeprecated:
                writer.WritePropertyName("clear_payload");
                PointsJson.WriteSelection(writer, operation.ClearPayloadDeprecated, null);
                break;
#pragma warning restore CS0612
            case PointsUpdateOperation.OperationOneofCase.SetPayload:
                writer.WritePropertyName("set_payload");
                SetPayload set = operation.SetPayload;
                PointsJson.WritePayloadChange(writer, set.Payload, set.HasKey ? set.Key : null, set.PointsSelector, set.ShardKeySelector);
                break;
            case PointsUpdateOperation.OperationOneofCase.OverwritePayload:
                writer.WritePropertyName("overwrite_payload");
                OverwritePayload overwrite = operation.OverwritePayload;
                PointsJson.WritePayloadChange(writer, overwrite.Payload, overwrite.HasKey ? overwrite.Key : null, overwrite.PointsSelector, overwrite.ShardKeySelector);
                break;
            case PointsUpdateOperation.OperationOneofCase.DeletePayload:
                writer.WritePropertyName("delete_payload");
                PointsJson.WritePayloadDeletion(writer, operation.DeletePayload.Keys, operation.DeletePayload.PointsSelector, operation.DeletePayload.ShardKeySelector);
                break;
            case PointsUpdateOperation.OperationOneofCase.UpdateVectors:
                writer.WritePropertyName("update_vectors");
                PointsJson.WriteVectorUpdate(writer, operation.UpdateVectors.Points, operation.UpdateVectors.ShardKeySelector, operation.UpdateVectors.UpdateFilter);
                break;
            case PointsUpdateOperation.OperationOneofCase.DeleteVectors:
                writer.WritePropertyName("delete_vectors");
                PointsJson.WriteVectorDeletion(writer, operation.DeleteVectors.Vectors, operation.DeleteVectors.PointsSelector, operation.DeleteVectors.ShardKeySelector);
                break;
            default: throw Unset.Error("an operation", string.Join(", ", Kinds));
        }
    }

    private static PointsUpdateOperation ReadOperation(JsonNode node)
    {
        JsonFields fields = node.Fields("an operation", Kinds);
        string[] given = [.. Kinds.Where(fields.Has)];
        if (given.Length != 1) throw node.Error($"an operation has exactly one of: {string.Join(", ", Kinds)}");
        JsonNode value = fields.Required(given[0]);
        switch (given[0])
        {
            case "upsert": return new PointsUpdateOperation { Upsert = PointsJson.ReadUpsert(value) };
            case "set_payload": return new PointsUpdateOperation { SetPayload = PointsJson.ReadPayloadChange(value) };
            case "overwrite_payload":
                SetPayload change = PointsJson.ReadPayloadChange(value);
                var overwrite = new OverwritePayload { Payload = { change.Payload }, PointsSelector = change.PointsSelector, ShardKeySelector = change.ShardKeySelector };
                if (change.HasKey) overwrite.Key = change.Key;
                return new PointsUpdateOperation { OverwritePayload = overwrite };
            case "delete_payload": return new PointsUpdateOperation { DeletePayload = PointsJson.ReadPayloadDeletion(value) };
            case "update_vectors": return new PointsUpdateOperation { UpdateVectors = PointsJson.ReadVectorUpdate(value) };
            case "delete_vectors": return new PointsUpdateOperation { DeleteVectors = PointsJson.ReadVectorDeletion(value) };
        }
        (PointsSelector? points, ShardKeySelector? shards) = PointsJson.ReadSelection(value);
        return given[0] == "delete"
            ? new PointsUpdateOperation { DeletePoints = new PointsUpdateOperation.Types.DeletePoints { Points = points, ShardKeySelector = shards } }
            : new PointsUpdateOperation { ClearPayload = new ClearPayload { Points = points, ShardKeySelector = shards } };
    }
}
