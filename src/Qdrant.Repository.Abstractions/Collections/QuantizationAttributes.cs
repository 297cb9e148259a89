namespace Qdrant.Repository;

/// <summary>Keeps a copy of the vectors as one byte a component: on an entity for all its dense vectors, on a vector for that one.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class ScalarQuantizationAttribute : Attribute
{
    /// <summary>Share of values that must lie within the quantized range, 0.5 to 1; the rest is cut.</summary>
    public float Quantile { get; set; }

    /// <summary>Keeps the quantized vectors in RAM. From Qdrant 1.19 on <see cref="Memory"/> says it.</summary>
    public bool AlwaysRam { get; set; }

    /// <summary>Where the quantized vectors live. Since Qdrant 1.19.</summary>
    public Memory Memory { get; set; }
}

/// <summary>Keeps a copy of the vectors compressed by product quantization: on an entity for all its dense vectors, on a vector for that one.</summary>
/// <param name="compression">How much to compress.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class ProductQuantizationAttribute(CompressionRatio compression) : Attribute
{
    /// <summary>How much to compress.</summary>
    public CompressionRatio Compression { get; } = compression;

    /// <summary>Keeps the quantized vectors in RAM. From Qdrant 1.19 on <see cref="Memory"/> says it.</summary>
    public bool AlwaysRam { get; set; }

    /// <summary>Where the quantized vectors live. Since Qdrant 1.19.</summary>
    public Memory Memory { get; set; }
}

/// <summary>Keeps a copy of the vectors as a bit or two a component: on an entity for all its dense vectors, on a vector for that one.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class BinaryQuantizationAttribute : Attribute
{
    /// <summary>Bits of a component; server default one. Since Qdrant 1.15.</summary>
    public BinaryQuantizationEncoding Encoding { get; set; }

    /// <summary>How query vectors are compared with quantized ones. Since Qdrant 1.15.</summary>
    public BinaryQuantizationQueryEncoding QueryEncoding { get; set; }

    /// <summary>Keeps the quantized vectors in RAM. From Qdrant 1.19 on <see cref="Memory"/> says it.</summary>
    public bool AlwaysRam { get; set; }

    /// <summary>Where the quantized vectors live. Since Qdrant 1.19.</summary>
    public Memory Memory { get; set; }
}

/// <summary>Keeps a rotated, quantized copy of the vectors: on an entity for all its dense vectors, on a vector for that one. Since Qdrant 1.18.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class TurboQuantizationAttribute : Attribute
{
    /// <summary>Bits of a component.</summary>
    public TurboQuantBitSize Bits { get; set; }

    /// <summary>Keeps the quantized vectors in RAM. From Qdrant 1.19 on <see cref="Memory"/> says it.</summary>
    public bool AlwaysRam { get; set; }

    /// <summary>Where the quantized vectors live. Since Qdrant 1.19.</summary>
    public Memory Memory { get; set; }
}
