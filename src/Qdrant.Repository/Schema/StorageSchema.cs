namespace Qdrant.Repository.Schema;

/// <summary>Settings of the optimizers. What is null is left to the server; see <see cref="OptimizersAttribute"/>.</summary>
public sealed record OptimizersSchema
{
    /// <summary>Share of deleted points from which a segment is cleaned.</summary>
    public double? DeletedThreshold { get; init; }

    /// <summary>Points from which a segment is worth cleaning.</summary>
    public long? VacuumMinVectorNumber { get; init; }

    /// <summary>Segments to aim at.</summary>
    public int? DefaultSegmentNumber { get; init; }

    /// <summary>Largest segment in KB.</summary>
    public long? MaxSegmentSize { get; init; }

    /// <summary>Size in KB from which a segment is memory-mapped.</summary>
    public long? MemmapThreshold { get; init; }

    /// <summary>Size in KB from which a graph is built.</summary>
    public long? IndexingThreshold { get; init; }

    /// <summary>Seconds between two flushes.</summary>
    public int? FlushIntervalSec { get; init; }

    /// <summary>Threads of optimizations of a shard.</summary>
    public int? MaxOptimizationThreads { get; init; }

    /// <summary>Holds writes back while large segments have no graph yet.</summary>
    public bool? PreventUnoptimized { get; init; }
}

/// <summary>Settings of the write-ahead log. What is null is left to the server.</summary>
public sealed record WalSchema
{
    /// <summary>Size of a segment in MB.</summary>
    public int? CapacityMb { get; init; }

    /// <summary>Segments created ahead.</summary>
    public int? SegmentsAhead { get; init; }

    /// <summary>Closed segments that are kept.</summary>
    public int? RetainClosed { get; init; }
}

/// <summary>Limits that a server enforces. What is null is not limited; see <see cref="StrictModeAttribute"/>.</summary>
public sealed record StrictModeSchema
{
    /// <summary>Whether the limits are on.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Largest limit of a query.</summary>
    public int? MaxQueryLimit { get; init; }

    /// <summary>Largest timeout in seconds.</summary>
    public int? MaxTimeout { get; init; }

    /// <summary>Whether reads may filter by fields without an index.</summary>
    public bool? UnindexedFilteringRetrieve { get; init; }

    /// <summary>Whether writes may filter by fields without an index.</summary>
    public bool? UnindexedFilteringUpdate { get; init; }

    /// <summary>Largest <c>hnsw_ef</c> of a search.</summary>
    public int? SearchMaxHnswEf { get; init; }

    /// <summary>Whether exact search is allowed.</summary>
    public bool? SearchAllowExact { get; init; }

    /// <summary>Largest oversampling of a search.</summary>
    public float? SearchMaxOversampling { get; init; }

    /// <summary>Most points in one upsert.</summary>
    public int? UpsertMaxBatchsize { get; init; }

    /// <summary>Most searches in one batch.</summary>
    public int? SearchMaxBatchsize { get; init; }

    /// <summary>Most bytes of vectors.</summary>
    public long? MaxCollectionVectorSizeBytes { get; init; }

    /// <summary>Most reads a minute and replica.</summary>
    public int? ReadRateLimit { get; init; }

    /// <summary>Most writes a minute and replica.</summary>
    public int? WriteRateLimit { get; init; }

    /// <summary>Most bytes of payload.</summary>
    public long? MaxCollectionPayloadSizeBytes { get; init; }

    /// <summary>Most conditions in a filter.</summary>
    public int? FilterMaxConditions { get; init; }

    /// <summary>Most values in one condition.</summary>
    public int? ConditionMaxSize { get; init; }

    /// <summary>Most points.</summary>
    public long? MaxPointsCount { get; init; }

    /// <summary>Most payload indexes.</summary>
    public int? MaxPayloadIndexCount { get; init; }
}
