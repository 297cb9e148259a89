namespace Qdrant.Local.Scoring;

/// <summary>What one vector name holds.</summary>
internal enum VectorKind
{
    /// <summary>One row of fixed length.</summary>
    Dense,

    /// <summary>Several rows of fixed length.</summary>
    Multi,

    /// <summary>Weights by index.</summary>
    Sparse,
}
