namespace Qdrant.Repository;

/// <summary>Settings of the HNSW graph: on an entity for all its vectors, on a vector for that one. What is not given is left to the server.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class HnswAttribute : Attribute
{
    /// <summary>Edges of a node; server default 16. 0 builds no graph.</summary>
    public int M { get; set; }

    /// <summary>Neighbours looked at while building, at least 4; server default 100.</summary>
    public int EfConstruct { get; set; }

    /// <summary>Size of vectors in KB up to which a segment is scanned instead; server default 10000.</summary>
    public int FullScanThreshold { get; set; }

    /// <summary>Threads that build the graph; 0 leaves it to the server.</summary>
    public int MaxIndexingThreads { get; set; }

    /// <summary>Keeps the graph on disk. From Qdrant 1.19 on <see cref="Memory"/> says it.</summary>
    public bool OnDisk { get; set; }

    /// <summary>Edges of a node in the additional graphs of a payload index; server default is <see cref="M"/>.</summary>
    public int PayloadM { get; set; }

    /// <summary>Keeps quantized vectors inside the graph. Since Qdrant 1.16.</summary>
    public bool InlineStorage { get; set; }

    /// <summary>Where the graph lives. Since Qdrant 1.19.</summary>
    public Memory Memory { get; set; }
}
