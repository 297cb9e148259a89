using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;

namespace Qdrant.Local.Service.Collections;

/// <summary>How an update request changes settings. Works on a copy, so that one bad part leaves everything as it was.</summary>
internal static class SettingsUpdate
{
    /// <summary>A request whose parts have been converted; made before the collection is looked up.</summary>
    public static UpdateCollection Convert(UpdateCollection request, LocalRelease release)
    {
        UpdateCollection converted = request.Clone();
        if (request.HnswConfig is not null) converted.HnswConfig = SettingsConversion.Hnsw(request.HnswConfig);
        if (request.OptimizersConfig is not null) converted.OptimizersConfig = SettingsConversion.Optimizers(request.OptimizersConfig);
        if (request.QuantizationConfig is not null) SettingsConversion.Quantization(request.QuantizationConfig, release);
        if (request.SparseVectorsConfig is not null) converted.SparseVectorsConfig = SettingsConversion.Sparse(request.SparseVectorsConfig, release);
        if (converted.Params?.Payload is { HasMemory: true } payload && !SettingsConversion.KeepMemory(payload.Memory)) payload.ClearMemory();
        if (converted.Params?.IdTracker is { HasMemory: true } tracker && !SettingsConversion.KeepMemory(tracker.Memory)) tracker.ClearMemory();
        foreach ((_, VectorParamsDiff diff) in VectorDiffs(converted))
        {
            if (diff.HnswConfig is not null) diff.HnswConfig = SettingsConversion.Hnsw(diff.HnswConfig);
            if (diff.QuantizationConfig is not null) SettingsConversion.Quantization(diff.QuantizationConfig, release);
            if (diff.HasMemory && !SettingsConversion.KeepMemory(diff.Memory)) diff.ClearMemory();
        }
        converted.Metadata.Clear();
        SettingsConversion.Metadata(request.Metadata, converted.Metadata);
        return converted;
    }

    /// <summary>Changes the settings of a collection, all of them or none.</summary>
    public static void Apply(CollectionState state, UpdateCollection request)
    {
        CollectionConfig changed = Changed(state.Config, request, state.Release);
        // Sparse storages read the modifier from the settings they were made from, so that object has to stay and change.
        if (state.Config.Params.SparseVectorsConfig is { } sparse)
        {
            foreach ((string name, SparseVectorParams settings) in sparse.Map) settings.MergeFrom(changed.Params.SparseVectorsConfig.Map[name]);
            changed.Params.SparseVectorsConfig = sparse;
        }
        state.Config = changed;
    }

    private static CollectionConfig Changed(CollectionConfig current, UpdateCollection request, LocalRelease release)
    {
        CollectionConfig config = current.Clone();
        foreach ((string name, VectorParamsDiff diff) in VectorDiffs(request)) Merge(Vector(config.Params.VectorsConfig, name), diff, release);
        if (request.SparseVectorsConfig is { } sparse)
            foreach ((string name, SparseVectorParams settings) in sparse.Map)
                if (config.Params.SparseVectorsConfig?.Map.TryGetValue(name, out SparseVectorParams? known) == true) known.MergeFrom(settings);
                else throw ServerError.NoVectorName(name);
        if (request.HnswConfig is not null) config.HnswConfig.MergeFrom(request.HnswConfig);
        if (request.OptimizersConfig is not null) Merge(config.OptimizerConfig, request.OptimizersConfig);
        if (request.Params is not null) Merge(config.Params, request.Params, release);
        if (request.QuantizationConfig is not null) config.QuantizationConfig = SettingsConversion.Quantization(request.QuantizationConfig, release);
        if (request.StrictModeConfig is not null) config.StrictModeConfig = Merge(config.StrictModeConfig, request.StrictModeConfig);
        bool hadMetadata = config.Metadata.Count > 0;
        foreach ((string key, Value value) in request.Metadata)
        {
            if (hadMetadata && value.KindCase == Value.KindOneofCase.NullValue) config.Metadata.Remove(key);
            else config.Metadata[key] = value;
        }
        return config;
    }

    private static IEnumerable<(string Name, VectorParamsDiff Diff)> VectorDiffs(UpdateCollection request) => request.VectorsConfig?.ConfigCase switch
    {
        VectorsConfigDiff.ConfigOneofCase.Params => [("", request.VectorsConfig.Params)],
        VectorsConfigDiff.ConfigOneofCase.ParamsMap => request.VectorsConfig.ParamsMap.Map.Select(p => (p.Key, p.Value)),
        _ => [],
    };

    private static VectorParams Vector(VectorsConfig config, string name)
    {
        if (config.ConfigCase == VectorsConfig.ConfigOneofCase.Params && name.Length == 0) return config.Params;
        if (config.ConfigCase == VectorsConfig.ConfigOneofCase.ParamsMap && config.ParamsMap.Map.TryGetValue(name, out VectorParams? vector)) return vector;
        throw ServerError.NoVectorName(name);
    }

    private static void Merge(VectorParams vector, VectorParamsDiff diff, LocalRelease release)
    {
        if (diff.HnswConfig is not null) (vector.HnswConfig ??= new HnswConfigDiff()).MergeFrom(diff.HnswConfig);
        if (diff.QuantizationConfig is not null) vector.QuantizationConfig = SettingsConversion.Quantization(diff.QuantizationConfig, release);
        if (diff.HasOnDisk) vector.OnDisk = diff.OnDisk;
        if (diff.HasMemory) vector.Memory = diff.Memory;
    }

    public static void Merge(OptimizersConfigDiff settings, OptimizersConfigDiff change)
    {
        if (change.MaxOptimizationThreads is not null)
        {
            settings.ClearDeprecatedMaxOptimizationThreads();
            settings.MaxOptimizationThreads = null;
        }
        settings.MergeFrom(change);
    }

    private static void Merge(CollectionParams settings, CollectionParamsDiff change, LocalRelease release)
    {
        if (change.HasReplicationFactor) settings.ReplicationFactor = change.ReplicationFactor;
        if (change.HasWriteConsistencyFactor) settings.WriteConsistencyFactor = change.WriteConsistencyFactor;
        if (change.HasOnDiskPayload) settings.OnDiskPayload = change.OnDiskPayload;
        if (change.HasReadFanOutFactor) settings.ReadFanOutFactor = change.ReadFanOutFactor;
        if (change.HasReadFanOutDelayMs) settings.ReadFanOutDelayMs = change.ReadFanOutDelayMs;
        if (change.Payload is not null) (settings.Payload ??= new PayloadStorageParams()).MergeFrom(change.Payload);
        if (change.IdTracker is not null && release >= LocalRelease.V1_20) (settings.IdTracker ??= new IdTrackerParams()).MergeFrom(change.IdTracker);
    }

    private static StrictModeConfig Merge(StrictModeConfig? settings, StrictModeConfig change)
    {
        StrictModeConfig merged = settings?.Clone() ?? new StrictModeConfig();
        // Maps inside are replaced as a whole, where a plain merge would join them.
        if (change.SparseConfig is not null) merged.SparseConfig = null;
        if (change.MultivectorConfig is not null) merged.MultivectorConfig = null;
        merged.MergeFrom(change);
        return merged;
    }
}
