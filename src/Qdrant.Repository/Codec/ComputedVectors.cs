namespace Qdrant.Repository.Codec;

/// <summary>Vectors computed from an entity's text while it is written; they stand in for the entity's own.</summary>
public sealed class ComputedVectors
{
    private readonly Dictionary<string, object> _vectors = new(StringComparer.Ordinal);

    /// <summary>Adds a dense vector.</summary>
    public void Add(string vector, ReadOnlyMemory<float> value) => _vectors[vector] = value;

    /// <summary>Adds a sparse vector.</summary>
    public void Add(string vector, SparseVector value) => _vectors[vector] = value;

    /// <summary>The dense vector of this name; null when it was not computed.</summary>
    public ReadOnlyMemory<float>? Dense(string vector) => _vectors.TryGetValue(vector, out object? found) ? (ReadOnlyMemory<float>)found : null;

    /// <summary>The sparse vector of this name; null when it was not computed.</summary>
    public SparseVector? Sparse(string vector) => _vectors.TryGetValue(vector, out object? found) ? (SparseVector)found : null;
}
