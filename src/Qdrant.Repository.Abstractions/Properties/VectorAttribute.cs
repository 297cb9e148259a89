namespace Qdrant.Repository;

/// <summary>
/// A dense vector: <c>float[]</c>, <c>ReadOnlyMemory&lt;float&gt;</c>, <c>Memory&lt;float&gt;</c>, <c>Embedding&lt;float&gt;</c>, <c>Half[]</c> (stored as
/// <see cref="Datatype.Float16"/>) or <c>byte[]</c> (<see cref="Datatype.Uint8"/>); with <see cref="Multi"/> a list of float arrays or memories, compared by MaxSim.
/// </summary>
/// <param name="size">Number of dimensions, 1 to 65536.</param>
/// <param name="distance">How vectors are compared.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = true)]
public sealed class VectorAttribute(int size, Distance distance = Distance.Cosine) : Attribute
{
    /// <summary>Number of dimensions, 1 to 65536.</summary>
    public int Size { get; } = size;

    /// <summary>How vectors are compared.</summary>
    public Distance Distance { get; } = distance;

    /// <summary>The name of the vector; not given, the property's name by the naming policy. An empty name is the unnamed vector: the only dense one, beside which there may be sparse ones.</summary>
    public string? Name { get; set; }

    /// <summary>Name of the property whose text an embedding generator turns into this vector when an entity is written.</summary>
    public string? From { get; set; }

    /// <summary>True: a multivector, several rows a point, compared by MaxSim (late interaction).</summary>
    public bool Multi { get; set; }

    /// <summary>How components are stored; server default <see cref="Datatype.Float32"/>.</summary>
    public Datatype Datatype { get; set; }

    /// <summary>Keeps the vectors on disk. From Qdrant 1.19 on <see cref="Memory"/> says it.</summary>
    public bool OnDisk { get; set; }

    /// <summary>Where the vectors live: <see cref="Memory.Cold"/> or <see cref="Memory.Cached"/>. Since Qdrant 1.19.</summary>
    public Memory Memory { get; set; }
}

/// <summary>A sparse vector: a <see cref="SparseVector"/>, or an <c>IReadOnlyDictionary&lt;uint, float&gt;</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = true)]
public sealed class SparseVectorAttribute : Attribute
{
    /// <summary>The name of the vector; not given, the property's name by the naming policy. Sparse vectors always have a name.</summary>
    public string? Name { get; set; }

    /// <summary>Name of the property whose text a sparse encoder turns into this vector when an entity is written.</summary>
    public string? From { get; set; }

    /// <summary>What Qdrant does with the values when it scores; server default <see cref="Modifier.None"/>.</summary>
    public Modifier Modifier { get; set; }

    /// <summary>How values are stored: <see cref="Datatype.Float32"/>, <see cref="Datatype.Float16"/> or <see cref="Datatype.Uint8"/>.</summary>
    public Datatype Datatype { get; set; }

    /// <summary>Vectors up to which a search scans instead of using the index; server default 5000.</summary>
    public int FullScanThreshold { get; set; }

    /// <summary>Keeps the index on disk. From Qdrant 1.19 on <see cref="Memory"/> says it.</summary>
    public bool OnDisk { get; set; }

    /// <summary>Where the index lives. Since Qdrant 1.19.</summary>
    public Memory Memory { get; set; }
}
