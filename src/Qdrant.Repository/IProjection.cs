using Qdrant.Core.Wire;

namespace Qdrant.Repository;

/// <summary>What the build generates for a projection: which parts of a point it needs, and how it is read from them. Queries call it through static abstract members.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TSelf">The projection.</typeparam>
public interface IProjection<TEntity, TSelf> where TSelf : IProjection<TEntity, TSelf>
{
    /// <summary>The top-level payload keys it reads, former keys included; empty when it needs no payload.</summary>
    static abstract IReadOnlyList<string> PayloadKeys { get; }

    /// <summary>The names of the vectors it reads; the unnamed one is empty.</summary>
    static abstract IReadOnlyList<string> Vectors { get; }

    /// <summary>Reads a projection from the body of a ScoredPoint or RetrievedPoint.</summary>
    /// <param name="point">The message, at its start.</param>
    /// <param name="layout">Which of the two it is.</param>
    /// <exception cref="UnreadablePointException">A stored value does not fit its property, or a required one is missing.</exception>
    static abstract TSelf Read(WireReader point, PointLayout layout);
}
