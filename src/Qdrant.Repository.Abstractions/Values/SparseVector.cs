namespace Qdrant.Repository;

/// <summary>A sparse vector: the indices that are not zero, ascending and without duplicates, and their values.</summary>
public sealed class SparseVector : IEquatable<SparseVector>
{
    private readonly uint[] _indices;
    private readonly float[] _values;

    /// <summary>Creates a sparse vector. Pairs are sorted by index.</summary>
    /// <param name="indices">The indices that are not zero, each once.</param>
    /// <param name="values">Their values, in the same order.</param>
    /// <exception cref="ArgumentException">The lengths differ, or an index comes twice.</exception>
    public SparseVector(ReadOnlySpan<uint> indices, ReadOnlySpan<float> values)
    {
        if (indices.Length != values.Length)
            throw new ArgumentException($"A sparse vector needs one value for each index; there are {indices.Length} indices and {values.Length} values.", nameof(values));
        (_indices, _values) = (indices.ToArray(), values.ToArray());
        if (!IsAscending(_indices)) Array.Sort(_indices, _values);
        for (int i = 1; i < _indices.Length; i++)
            if (_indices[i] == _indices[i - 1]) throw new ArgumentException($"Index {_indices[i]} comes twice.", nameof(indices));
    }

    /// <summary>Creates a sparse vector from pairs of index and value.</summary>
    /// <param name="entries">The pairs, in any order, each index once.</param>
    /// <exception cref="ArgumentException">An index comes twice.</exception>
    public SparseVector(IEnumerable<KeyValuePair<uint, float>> entries) : this(entries.ToArray()) { }

    private SparseVector(KeyValuePair<uint, float>[] entries)
        : this(Array.ConvertAll(entries, e => e.Key), Array.ConvertAll(entries, e => e.Value)) { }

    /// <summary>The indices, ascending.</summary>
    public ReadOnlyMemory<uint> Indices => _indices;

    /// <summary>The value at each of <see cref="Indices"/>.</summary>
    public ReadOnlyMemory<float> Values => _values;

    /// <summary>How many indices are not zero.</summary>
    public int Count => _indices.Length;

    /// <inheritdoc />
    public bool Equals(SparseVector? other) =>
        other is not null && _indices.AsSpan().SequenceEqual(other._indices) && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as SparseVector);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (uint index in _indices) hash.Add(index);
        foreach (float value in _values) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>For example <c>{3: 0.5, 17: 1.25}</c>; long vectors are cut.</summary>
    public override string ToString() =>
        "{" + string.Join(", ", _indices.Take(16).Select((index, i) => FormattableString.Invariant($"{index}: {_values[i]}"))) + (Count > 16 ? $", … {Count - 16} more}}" : "}");

    private static bool IsAscending(uint[] indices)
    {
        for (int i = 1; i < indices.Length; i++)
            if (indices[i] <= indices[i - 1]) return false;
        return true;
    }
}
