namespace Qdrant.Repository.Schema;

/// <summary>A collection as an entity declares it. What is null is left to the server. Immutable: a deployment's own settings make a copy by <c>with</c>.</summary>
public sealed record CollectionSchema
{
    /// <summary>The declared name of the collection.</summary>
    public required string Name { get; init; }

    /// <summary>Dense vectors and multivectors, in the order of their properties.</summary>
    public IReadOnlyList<VectorSchema> Vectors { get; init; } = [];

    /// <summary>Sparse vectors, in the order of their properties.</summary>
    public IReadOnlyList<SparseVectorSchema> SparseVectors { get; init; } = [];

    /// <summary>Payload indexes, in the order of their properties.</summary>
    public IReadOnlyList<PayloadIndexSchema> PayloadIndexes { get; init; } = [];

    /// <summary>The properties that are stored under several keys.</summary>
    public IReadOnlyList<MirrorSchema> Mirrors { get; init; } = [];

    /// <summary>False: the collection is only checked, never created or changed.</summary>
    public bool Managed { get; init; } = true;

    /// <summary>True: the collection is called <c>name@1</c> and <c>name</c> is an alias.</summary>
    public bool Versioned { get; init; }

    /// <summary>Number of shards.</summary>
    public int? ShardNumber { get; init; }

    /// <summary>Copies of each shard.</summary>
    public int? ReplicationFactor { get; init; }

    /// <summary>Copies that must confirm a write.</summary>
    public int? WriteConsistencyFactor { get; init; }

    /// <summary>How points are spread over shards.</summary>
    public ShardingMethod? Sharding { get; init; }

    /// <summary>Whether the payload is kept on disk.</summary>
    public bool? OnDiskPayload { get; init; }

    /// <summary>Where the payload lives.</summary>
    public Memory? PayloadMemory { get; init; }

    /// <summary>Where the mapping of ids lives.</summary>
    public Memory? IdTrackerMemory { get; init; }

    /// <summary>The HNSW graph of all dense vectors.</summary>
    public HnswSchema? Hnsw { get; init; }

    /// <summary>Quantization of all dense vectors.</summary>
    public QuantizationSchema? Quantization { get; init; }

    /// <summary>The optimizers.</summary>
    public OptimizersSchema? Optimizers { get; init; }

    /// <summary>The write-ahead log.</summary>
    public WalSchema? Wal { get; init; }

    /// <summary>Limits that the server enforces.</summary>
    public StrictModeSchema? StrictMode { get; init; }

    /// <summary>Metadata stored with the collection.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The dense vector of this name; an error when there is none.</summary>
    /// <param name="name">The name; empty for the unnamed vector.</param>
    /// <exception cref="ArgumentException">The collection has no such dense vector.</exception>
    public VectorSchema Vector(string name)
    {
        foreach (VectorSchema vector in Vectors)
            if (vector.Name == name) return vector;
        throw new ArgumentException($"Collection \"{Name}\" declares no dense vector \"{name}\".", nameof(name));
    }
}
