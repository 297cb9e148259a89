namespace Qdrant.Core.Protocol;

/// <summary>A vector to store, or something to make it of.</summary>
public sealed partial class Vector
{
    /// <summary>A dense vector.</summary>
    public static implicit operator Vector(float[] values) => new() { Dense = Protocol.DenseVector.Of(values) };

    /// <summary>A multivector: one row for each vector, all of the same length.</summary>
    public static implicit operator Vector(float[][] rows) => new() { MultiDense = Protocol.MultiDenseVector.Of(rows) };

    /// <summary>A sparse vector.</summary>
    public static implicit operator Vector(SparseVector sparse) => new() { Sparse = sparse };

    /// <summary>A text that the server makes a vector of.</summary>
    public static implicit operator Vector(Document document) => new() { Document = document };
}

/// <summary>The vectors of a point: one without a name, or several by name.</summary>
public sealed partial class Vectors
{
    /// <summary>The unnamed vector of a point, dense.</summary>
    public static implicit operator Vectors(float[] values) => new() { Vector = values };

    /// <summary>The unnamed vector of a point, a multivector.</summary>
    public static implicit operator Vectors(float[][] rows) => new() { Vector = rows };

    /// <summary>The unnamed vector of a point.</summary>
    public static implicit operator Vectors(Vector vector) => new() { Vector = vector };

    /// <summary>Vectors by name; the empty name is the unnamed vector.</summary>
    public static implicit operator Vectors(Dictionary<string, Vector> named) => new() { Vectors_ = new NamedVectors { Vectors = { named } } };
}

/// <summary>A vector to search with, the id of a point that has it, or something to make it of.</summary>
public sealed partial class VectorInput
{
    /// <summary>A dense vector to search with.</summary>
    public static implicit operator VectorInput(float[] values) => new() { Dense = DenseVector.Of(values) };

    /// <summary>A multivector to search with.</summary>
    public static implicit operator VectorInput(float[][] rows) => new() { MultiDense = MultiDenseVector.Of(rows) };

    /// <summary>A sparse vector to search with.</summary>
    public static implicit operator VectorInput(SparseVector sparse) => new() { Sparse = sparse };

    /// <summary>A text that the server makes a vector of.</summary>
    public static implicit operator VectorInput(Document document) => new() { Document = document };

    /// <summary>The stored vector of a point.</summary>
    public static implicit operator VectorInput(PointId id) => new() { Id = id };

    /// <summary>The stored vector of the point with this number.</summary>
    public static implicit operator VectorInput(ulong id) => new() { Id = id };

    /// <summary>The stored vector of the point with this UUID.</summary>
    public static implicit operator VectorInput(Guid id) => new() { Id = id };
}

/// <summary>A vector of which every dimension has a value.</summary>
public sealed partial class DenseVector
{
    /// <summary>A dense vector.</summary>
    public static DenseVector Of(params ReadOnlySpan<float> values)
    {
        var vector = new DenseVector();
        vector.Data.Capacity = values.Length;
        foreach (float value in values) vector.Data.Add(value);
        return vector;
    }
}

/// <summary>Several dense vectors of the same length that stand for one point.</summary>
public sealed partial class MultiDenseVector
{
    /// <summary>A multivector of the given rows, all of the same length.</summary>
    public static MultiDenseVector Of(params IEnumerable<float[]> rows) => new() { Vectors = { rows.Select(row => DenseVector.Of(row)) } };
}

/// <summary>A vector of which only some dimensions have a value other than zero.</summary>
public sealed partial class SparseVector
{
    /// <summary>A sparse vector.</summary>
    /// <param name="indices">The dimensions that are not zero, each once, in any order.</param>
    /// <param name="values">Their values, as many as indices.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static SparseVector Of(ReadOnlySpan<uint> indices, ReadOnlySpan<float> values)
    {
        if (indices.Length != values.Length)
            throw new ArgumentException($"A sparse vector has as many indices as values, but there are {indices.Length} indices and {values.Length} values.", nameof(values));
        var vector = new SparseVector();
        (vector.Indices.Capacity, vector.Values.Capacity) = (indices.Length, values.Length);
        foreach (uint index in indices) vector.Indices.Add(index);
        foreach (float value in values) vector.Values.Add(value);
        return vector;
    }
}
