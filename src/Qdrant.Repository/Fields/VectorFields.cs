using System.ComponentModel;

namespace Qdrant.Repository;

/// <summary>A dense vector: one embedding.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="name">The vector's name; empty for the unnamed one.</param>
public readonly struct DenseVectorField<T>(string name) : IVectorField<T>
{
    /// <inheritdoc />
    public string Name { get; } = name;

    /// <summary>The point has no such vector. Since Qdrant 1.13.</summary>
    public Condition<T> IsMissing => !HasValue;

    /// <summary>The point has this vector (Qdrant: <c>has_vector</c>); a zero vector counts. Since Qdrant 1.13.</summary>
    public Condition<T> HasValue => new(FieldLeaf.HasVector(Name));

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}

/// <summary>A multivector: several rows a point, compared by MaxSim.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="name">The vector's name; empty for the unnamed one.</param>
public readonly struct MultiVectorField<T>(string name) : IVectorField<T>
{
    /// <inheritdoc />
    public string Name { get; } = name;

    /// <summary>The point has no such vector. Since Qdrant 1.13.</summary>
    public Condition<T> IsMissing => !HasValue;

    /// <summary>The point has this vector (Qdrant: <c>has_vector</c>). Since Qdrant 1.13.</summary>
    public Condition<T> HasValue => new(FieldLeaf.HasVector(Name));

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}

/// <summary>A sparse vector: weights of terms.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="name">The vector's name.</param>
public readonly struct SparseVectorField<T>(string name) : IVectorField<T>
{
    /// <inheritdoc />
    public string Name { get; } = name;

    /// <summary>The point has no such vector. Since Qdrant 1.13.</summary>
    public Condition<T> IsMissing => !HasValue;

    /// <summary>The point has this vector (Qdrant: <c>has_vector</c>); an empty one counts. Since Qdrant 1.13.</summary>
    public Condition<T> HasValue => new(FieldLeaf.HasVector(Name));

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
