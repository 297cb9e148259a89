using Qdrant.Core.Protocol;

namespace Qdrant.Repository.Schema;

/// <summary>Turns the declared settings of storage and limits into their messages.</summary>
internal static class StorageConversion
{
    public static OptimizersConfigDiff ToOptimizersConfig(OptimizersSchema optimizers)
    {
        var config = new OptimizersConfigDiff();
        if (optimizers.DeletedThreshold is { } deleted) config.DeletedThreshold = deleted;
        if (optimizers.VacuumMinVectorNumber is { } vacuum) config.VacuumMinVectorNumber = (ulong)vacuum;
        if (optimizers.DefaultSegmentNumber is { } segments) config.DefaultSegmentNumber = (ulong)segments;
        if (optimizers.MaxSegmentSize is { } size) config.MaxSegmentSize = (ulong)size;
        if (optimizers.MemmapThreshold is { } memmap) config.MemmapThreshold = (ulong)memmap;
        if (optimizers.IndexingThreshold is { } indexing) config.IndexingThreshold = (ulong)indexing;
        if (optimizers.FlushIntervalSec is { } flush) config.FlushIntervalSec = (ulong)flush;
        if (optimizers.MaxOptimizationThreads is { } threads) config.MaxOptimizationThreads = new MaxOptimizationThreads { Value = (ulong)threads };
        if (optimizers.PreventUnoptimized is { } prevent) config.PreventUnoptimized = prevent;
        return config;
    }

    public static WalConfigDiff ToWalConfig(WalSchema wal)
    {
        var config = new WalConfigDiff();
        if (wal.CapacityMb is { } capacity) config.WalCapacityMb = (ulong)capacity;
        if (wal.SegmentsAhead is { } ahead) config.WalSegmentsAhead = (ulong)ahead;
        if (wal.RetainClosed is { } retain) config.WalRetainClosed = (ulong)retain;
        return config;
    }

    public static StrictModeConfig ToStrictModeConfig(StrictModeSchema strict)
    {
        var config = new StrictModeConfig { Enabled = strict.Enabled };
        if (strict.MaxQueryLimit is { } limit) config.MaxQueryLimit = (uint)limit;
        if (strict.MaxTimeout is { } timeout) config.MaxTimeout = (uint)timeout;
        if (strict.UnindexedFilteringRetrieve is { } retrieve) config.UnindexedFilteringRetrieve = retrieve;
        if (strict.UnindexedFilteringUpdate is { } update) config.UnindexedFilteringUpdate = update;
        if (strict.SearchMaxHnswEf is { } ef) config.SearchMaxHnswEf = (uint)ef;
        if (strict.SearchAllowExact is { } exact) config.SearchAllowExact = exact;
        if (strict.SearchMaxOversampling is { } oversampling) config.SearchMaxOversampling = oversampling;
        if (strict.UpsertMaxBatchsize is { } upsert) config.UpsertMaxBatchsize = (ulong)upsert;
        if (strict.SearchMaxBatchsize is { } search) config.SearchMaxBatchsize = (ulong)search;
        if (strict.MaxCollectionVectorSizeBytes is { } vectorBytes) config.MaxCollectionVectorSizeBytes = (ulong)vectorBytes;
        if (strict.ReadRateLimit is { } reads) config.ReadRateLimit = (uint)reads;
        if (strict.WriteRateLimit is { } writes) config.WriteRateLimit = (uint)writes;
        if (strict.MaxCollectionPayloadSizeBytes is { } payloadBytes) config.MaxCollectionPayloadSizeBytes = (ulong)payloadBytes;
        if (strict.FilterMaxConditions is { } conditions) config.FilterMaxConditions = (ulong)conditions;
        if (strict.ConditionMaxSize is { } conditionSize) config.ConditionMaxSize = (ulong)conditionSize;
        if (strict.MaxPointsCount is { } points) config.MaxPointsCount = (ulong)points;
        if (strict.MaxPayloadIndexCount is { } indexes) config.MaxPayloadIndexCount = (ulong)indexes;
        return config;
    }
}
