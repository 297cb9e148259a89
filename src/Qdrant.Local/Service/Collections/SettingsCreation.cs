using Qdrant.Core.Protocol;

namespace Qdrant.Local.Service.Collections;

/// <summary>From a create request to the settings that collection info shows.</summary>
internal static class SettingsCreation
{
    /// <summary>Shards are only counted here, but each costs memory: more than any node holds are refused.</summary>
    private const uint MostShards = 1024;

    public static CollectionConfig Convert(CreateCollection request, LocalRelease release)
    {
        var config = new CollectionConfig
        {
            Params = Params(request, release),
            HnswConfig = new HnswConfigDiff { M = 16, EfConstruct = 100, FullScanThreshold = 10000, MaxIndexingThreads = 0, OnDisk = false },
            OptimizerConfig = DefaultOptimizers(),
            WalConfig = new WalConfigDiff { WalCapacityMb = 32, WalSegmentsAhead = 0, WalRetainClosed = 1 },
        };
        if (request.HnswConfig is not null) config.HnswConfig.MergeFrom(SettingsConversion.Hnsw(request.HnswConfig));
        if (request.OptimizersConfig is not null) SettingsUpdate.Merge(config.OptimizerConfig, SettingsConversion.Optimizers(request.OptimizersConfig));
        if (request.WalConfig is not null) config.WalConfig.MergeFrom(request.WalConfig);
        if (request.QuantizationConfig is { } quantization)
        {
            if (quantization.QuantizationCase == QuantizationConfig.QuantizationOneofCase.None) throw ServerError.Conversion("Unable to convert quantization config");
            config.QuantizationConfig = SettingsConversion.Quantization(quantization, release);
        }
        config.StrictModeConfig = request.StrictModeConfig?.Clone();
        SettingsConversion.Metadata(request.Metadata, config.Metadata);
        return config;
    }

    private static CollectionParams Params(CreateCollection request, LocalRelease release)
    {
        if (request.ShardNumber > MostShards) throw ServerError.BadRequest($"shard_number {request.ShardNumber} is more than the {MostShards} shards that the embedded engine allows");
        var result = new CollectionParams
        {
            ShardNumber = request.HasShardNumber ? request.ShardNumber : 1,
            OnDiskPayload = !request.HasOnDiskPayload || request.OnDiskPayload,
            VectorsConfig = SettingsConversion.Vectors(request.VectorsConfig, release),
            ReplicationFactor = request.HasReplicationFactor ? request.ReplicationFactor : 1,
            WriteConsistencyFactor = request.HasWriteConsistencyFactor ? request.WriteConsistencyFactor : 1,
        };
        if (request.SparseVectorsConfig is not null) result.SparseVectorsConfig = SettingsConversion.Sparse(request.SparseVectorsConfig, release);
        if (request.HasShardingMethod)
        {
            if (!Enum.IsDefined(request.ShardingMethod))
                throw ServerError.Conversion($"Cannot convert ShardingMethod: {(int)request.ShardingMethod}, error: unknown enumeration value {(int)request.ShardingMethod}");
            result.ShardingMethod = request.ShardingMethod;
        }
        if (request.Payload is { } payload)
        {
            result.Payload = payload.Clone();
            if (payload.HasMemory && !SettingsConversion.KeepMemory(payload.Memory)) result.Payload.ClearMemory();
        }
        if (request.IdTracker is { } tracker && release >= LocalRelease.V1_20)
        {
            result.IdTracker = tracker.Clone();
            if (tracker.HasMemory && !SettingsConversion.KeepMemory(tracker.Memory)) result.IdTracker.ClearMemory();
        }
        return result;
    }

    private static OptimizersConfigDiff DefaultOptimizers() => new()
    {
        DeletedThreshold = 0.2,
        VacuumMinVectorNumber = 1000,
        DefaultSegmentNumber = 0,
        IndexingThreshold = 10000,
        FlushIntervalSec = 5,
        MaxOptimizationThreads = new MaxOptimizationThreads { Setting = MaxOptimizationThreads.Types.Setting.Auto },
    };
}
