namespace Qdrant.Repository;

/// <summary>Settings of the optimizers, on an entity. What is not given is left to the server.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OptimizersAttribute : Attribute
{
    /// <summary>Share of deleted points from which a segment is cleaned, 0 to 1; server default 0.2.</summary>
    public double DeletedThreshold { get; set; }

    /// <summary>Points from which a segment is worth cleaning, at least 100; server default 1000.</summary>
    public long VacuumMinVectorNumber { get; set; }

    /// <summary>Segments to aim at; 0 lets the number of processors decide.</summary>
    public int DefaultSegmentNumber { get; set; }

    /// <summary>Largest segment in KB.</summary>
    public long MaxSegmentSize { get; set; }

    /// <summary>Size of vectors in KB from which a segment is memory-mapped.</summary>
    public long MemmapThreshold { get; set; }

    /// <summary>Size of vectors in KB from which a graph is built; server default 10000, 0 turns indexing off.</summary>
    public long IndexingThreshold { get; set; }

    /// <summary>Seconds between two flushes; server default 5.</summary>
    public int FlushIntervalSec { get; set; }

    /// <summary>Threads of optimizations of a shard; not given, the server decides.</summary>
    public int MaxOptimizationThreads { get; set; }

    /// <summary>Holds writes back while large segments have no graph yet. Since Qdrant 1.17.</summary>
    public bool PreventUnoptimized { get; set; }
}

/// <summary>Settings of the write-ahead log, on an entity. What is not given is left to the server.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WalAttribute : Attribute
{
    /// <summary>Size of a segment of the log in MB, at least 1; server default 32.</summary>
    public int CapacityMb { get; set; }

    /// <summary>Segments created ahead; server default 0.</summary>
    public int SegmentsAhead { get; set; }

    /// <summary>Closed segments that are kept; server default 1. Since Qdrant 1.16.</summary>
    public int RetainClosed { get; set; }
}

/// <summary>Limits that a server enforces on requests to the collection, on an entity. What is not given is not limited.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StrictModeAttribute : Attribute
{
    /// <summary>Turns the limits on. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Largest limit of a query.</summary>
    public int MaxQueryLimit { get; set; }

    /// <summary>Largest timeout in seconds.</summary>
    public int MaxTimeout { get; set; }

    /// <summary>Whether reads may filter by fields without an index.</summary>
    public bool UnindexedFilteringRetrieve { get; set; }

    /// <summary>Whether writes may filter by fields without an index.</summary>
    public bool UnindexedFilteringUpdate { get; set; }

    /// <summary>Largest <c>hnsw_ef</c> of a search.</summary>
    public int SearchMaxHnswEf { get; set; }

    /// <summary>Whether exact search is allowed.</summary>
    public bool SearchAllowExact { get; set; }

    /// <summary>Largest oversampling of a search.</summary>
    public float SearchMaxOversampling { get; set; }

    /// <summary>Most points in one upsert.</summary>
    public int UpsertMaxBatchsize { get; set; }

    /// <summary>Most searches in one batch. Since Qdrant 1.18.</summary>
    public int SearchMaxBatchsize { get; set; }

    /// <summary>Most bytes of vectors in the collection.</summary>
    public long MaxCollectionVectorSizeBytes { get; set; }

    /// <summary>Most reads a minute and replica.</summary>
    public int ReadRateLimit { get; set; }

    /// <summary>Most writes a minute and replica.</summary>
    public int WriteRateLimit { get; set; }

    /// <summary>Most bytes of payload in the collection.</summary>
    public long MaxCollectionPayloadSizeBytes { get; set; }

    /// <summary>Most conditions in a filter.</summary>
    public int FilterMaxConditions { get; set; }

    /// <summary>Most values in one condition.</summary>
    public int ConditionMaxSize { get; set; }

    /// <summary>Most points in the collection.</summary>
    public long MaxPointsCount { get; set; }

    /// <summary>Most payload indexes of the collection. Since Qdrant 1.16.</summary>
    public int MaxPayloadIndexCount { get; set; }
}

/// <summary>One entry of the metadata stored with the collection, on an entity. Since Qdrant 1.16.</summary>
/// <param name="key">The key.</param>
/// <param name="value">The value.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class CollectionMetadataAttribute(string key, string value) : Attribute
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <summary>The value.</summary>
    public string Value { get; } = value;
}
