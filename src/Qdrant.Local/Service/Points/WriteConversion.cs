using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;
using Qdrant.Local.Engine.Writes;
using Qdrant.Local.Filtering;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Service.Points;

/// <summary>Point writes from message to operation, alone or in a batch. The order of the steps decides which error is reported.</summary>
internal static class WriteConversion
{
    public static UpsertWrite Upsert(RepeatedField<PointStruct> points, ShardKeySelector? shards, Filter? updateFilter, UpdateMode mode)
    {
        PointRecord[] records = PointConversion.Points(points);
        ShardKeys.CheckWrite(shards);
        FilterCompiler.Check(updateFilter);
        return new UpsertWrite(records, updateFilter, mode);
    }

    public static UpdateVectorsWrite UpdateVectors(RepeatedField<PointVectors> points, ShardKeySelector? shards, Filter? updateFilter)
    {
        VectorRecord[] records = [.. points.Select(PointConversion.VectorsOf)];
        ShardKeys.CheckWrite(shards);
        FilterCompiler.Check(updateFilter);
        return new UpdateVectorsWrite(records, updateFilter);
    }

    public static PointWrite Delete(PointsSelector? selector, ShardKeySelector? shards)
    {
        PointSelection selection = PointConversion.Selection(selector, "PointSelector is missing");
        ShardKeys.CheckWrite(shards);
        return new DeletePointsWrite(selection);
    }

    public static PointWrite DeleteVectors(PointsSelector? selector, VectorsSelector? vectors, ShardKeySelector? shards)
    {
        PointSelection selection = PointConversion.Selection(selector, "points_selector is expected");
        if (vectors is null) throw ServerError.Conversion("vectors is expected");
        ShardKeys.CheckWrite(shards);
        return new DeleteVectorsWrite(selection, [.. vectors.Names]);
    }

    public static PointWrite SetPayload(MapField<string, Value> payload, string? key, PointsSelector? selector, ShardKeySelector? shards)
    {
        PayloadPath? path = key is null ? null : PayloadPath.Parse(key);
        PointSelection selection = PointConversion.Selection(selector, "points_selector is expected");
        PayloadBytes.Encode(payload);
        ShardKeys.CheckWrite(shards);
        return new SetPayloadWrite(selection, payload, path);
    }

    public static PointWrite OverwritePayload(MapField<string, Value> payload, PointsSelector? selector, ShardKeySelector? shards)
    {
        PointSelection selection = PointConversion.Selection(selector, "points_selector is expected");
        byte[] encoded = PayloadBytes.Encode(payload);
        ShardKeys.CheckWrite(shards);
        return new OverwritePayloadWrite(selection, encoded);
    }

    public static PointWrite DeletePayload(RepeatedField<string> keys, PointsSelector? selector, ShardKeySelector? shards)
    {
        PayloadPath[] paths = [.. keys.Select(PayloadPath.Parse)];
        PointSelection selection = PointConversion.Selection(selector, "points_selector is expected");
        ShardKeys.CheckWrite(shards);
        return new DeletePayloadWrite(selection, paths);
    }

    public static PointWrite ClearPayload(PointsSelector? selector, ShardKeySelector? shards)
    {
        PointSelection selection = PointConversion.Selection(selector, "PointSelector is missing");
        ShardKeys.CheckWrite(shards);
        return new OverwritePayloadWrite(selection, []);
    }
}
