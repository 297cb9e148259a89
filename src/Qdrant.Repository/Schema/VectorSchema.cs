namespace Qdrant.Repository.Schema;

/// <summary>A dense vector or multivector of a collection. What is null is left to the server.</summary>
public sealed record VectorSchema
{
    /// <summary>The name; empty for the unnamed vector.</summary>
    public required string Name { get; init; }

    /// <summary>The property, for messages.</summary>
    public required string Member { get; init; }

    /// <summary>Number of dimensions.</summary>
    public required int Size { get; init; }

    /// <summary>How vectors are compared.</summary>
    public required Distance Distance { get; init; }

    /// <summary>Whether a point has several rows, compared by MaxSim.</summary>
    public bool Multi { get; init; }

    /// <summary>Whether a text property is embedded into this vector.</summary>
    public bool FromText { get; init; }

    /// <summary>How components are stored.</summary>
    public Datatype? Datatype { get; init; }

    /// <summary>Whether the vectors are kept on disk.</summary>
    public bool? OnDisk { get; init; }

    /// <summary>Where the vectors live.</summary>
    public Memory? Memory { get; init; }

    /// <summary>The HNSW graph of this vector.</summary>
    public HnswSchema? Hnsw { get; init; }

    /// <summary>Quantization of this vector.</summary>
    public QuantizationSchema? Quantization { get; init; }
}

/// <summary>A sparse vector of a collection. What is null is left to the server.</summary>
public sealed record SparseVectorSchema
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The property, for messages.</summary>
    public required string Member { get; init; }

    /// <summary>Whether a text property is encoded into this vector.</summary>
    public bool FromText { get; init; }

    /// <summary>What is done with the values when scoring.</summary>
    public Modifier? Modifier { get; init; }

    /// <summary>How values are stored.</summary>
    public Datatype? Datatype { get; init; }

    /// <summary>Vectors up to which a search scans.</summary>
    public int? FullScanThreshold { get; init; }

    /// <summary>Whether the index is kept on disk.</summary>
    public bool? OnDisk { get; init; }

    /// <summary>Where the index lives.</summary>
    public Memory? Memory { get; init; }
}

/// <summary>Settings of an HNSW graph. What is null is left to the server.</summary>
public sealed record HnswSchema
{
    /// <summary>Edges of a node.</summary>
    public int? M { get; init; }

    /// <summary>Neighbours looked at while building.</summary>
    public int? EfConstruct { get; init; }

    /// <summary>Size of vectors in KB up to which a segment is scanned.</summary>
    public int? FullScanThreshold { get; init; }

    /// <summary>Threads that build the graph.</summary>
    public int? MaxIndexingThreads { get; init; }

    /// <summary>Whether the graph is kept on disk.</summary>
    public bool? OnDisk { get; init; }

    /// <summary>Edges of a node in the graphs of a payload index.</summary>
    public int? PayloadM { get; init; }

    /// <summary>Whether quantized vectors are kept inside the graph.</summary>
    public bool? InlineStorage { get; init; }

    /// <summary>Where the graph lives.</summary>
    public Memory? Memory { get; init; }
}

/// <summary>Quantization: one of the four kinds. What is null is left to the server.</summary>
public abstract record QuantizationSchema
{
    private protected QuantizationSchema() { }

    /// <summary>Whether the quantized vectors are kept in RAM.</summary>
    public bool? AlwaysRam { get; init; }

    /// <summary>Where the quantized vectors live.</summary>
    public Memory? Memory { get; init; }
}

/// <summary>One byte a component.</summary>
public sealed record ScalarQuantizationSchema : QuantizationSchema
{
    /// <summary>Share of values within the quantized range.</summary>
    public float? Quantile { get; init; }
}

/// <summary>Product quantization.</summary>
public sealed record ProductQuantizationSchema : QuantizationSchema
{
    /// <summary>How much to compress.</summary>
    public required CompressionRatio Compression { get; init; }
}

/// <summary>A bit or two a component.</summary>
public sealed record BinaryQuantizationSchema : QuantizationSchema
{
    /// <summary>Bits of a component.</summary>
    public BinaryQuantizationEncoding? Encoding { get; init; }

    /// <summary>How query vectors are compared.</summary>
    public BinaryQuantizationQueryEncoding? QueryEncoding { get; init; }
}

/// <summary>Rotated and quantized.</summary>
public sealed record TurboQuantizationSchema : QuantizationSchema
{
    /// <summary>Bits of a component.</summary>
    public TurboQuantBitSize? Bits { get; init; }
}
