using Google.Protobuf.WellKnownTypes;
using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Service.Collections;

/// <summary>Collection info as a quiet server shows it.</summary>
internal static class CollectionInfoAnswer
{
    /// <summary>A server makes as many segments a shard as it has cores; the engine has none and shows what two cores would.</summary>
    private const ulong DefaultSegments = 2;

    public static CollectionInfo Create(CollectionState state)
    {
        ulong segments = state.Config.OptimizerConfig.DefaultSegmentNumber;
        var info = new CollectionInfo
        {
            Status = CollectionStatus.Green,
            OptimizerStatus = new OptimizerStatus { Ok = true },
            SegmentsCount = state.Config.Params.ShardNumber * (segments == 0 ? DefaultSegments : segments),
            Config = state.Config.Clone(),
            PointsCount = (ulong)state.Points.Count,
            IndexedVectorsCount = IndexedVectors(state),
            UpdateQueue = new UpdateQueueInfo(),
        };
        if (state.Release >= LocalRelease.V1_20 && state.Created is { } created) info.CreatedAt = Timestamp.FromDateTimeOffset(created);
        foreach ((string key, FieldIndex index) in state.Indexes)
        {
            PayloadSchemaInfo schema = index.Schema.Clone();
            schema.Points = (ulong)index.Index.PointCount;
            info.PayloadSchema.Add(key, schema);
        }
        AddWarnings(state, info);
        return info;
    }

    /// <summary>Search here is exact, so no dense vector counts as indexed; sparse ones always are.</summary>
    private static ulong IndexedVectors(CollectionState state)
    {
        ulong count = 0;
        foreach (VectorStorage storage in state.Vectors.Values)
            if (storage is SparseVectors) count += (ulong)storage.Count;
        return count;
    }

    private static void AddWarnings(CollectionState state, CollectionInfo info)
    {
        CollectionConfig config = state.Config;
        IEnumerable<(string Name, VectorParams Vector)> vectors = config.Params.VectorsConfig.ConfigCase == VectorsConfig.ConfigOneofCase.Params
            ? [("", config.Params.VectorsConfig.Params)]
            : config.Params.VectorsConfig.ParamsMap.Map.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => (v.Key, v.Value));
        foreach ((string name, VectorParams vector) in vectors)
        {
            bool inline = vector.HnswConfig is { HasInlineStorage: true } own ? own.InlineStorage : config.HnswConfig.InlineStorage;
            if (!inline || (vector.QuantizationConfig ?? config.QuantizationConfig) is not null) continue;
            info.Warnings.Add(new CollectionWarning
            {
                Message = $"The `hnsw_config.inline_storage` option for vector '{name}' requires quantization to be enabled. This option will be ignored.",
            });
        }
    }
}
