using Qdrant.Local.Engine;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Plan;

/// <summary>An example vector: given as it is, or as the id of a point that has it.</summary>
internal sealed class VectorExample
{
    private VectorValue? _value;

    public VectorExample(VectorValue value) => _value = value;

    public VectorExample(PointId id) => Id = id;

    /// <summary>The point to take the vector from; null for a vector given as it is.</summary>
    public PointId? Id { get; }

    /// <summary>The vector; of an id only after <see cref="Resolve"/>.</summary>
    public VectorValue Value => _value ?? throw new InvalidOperationException("The example has not been looked up.");

    public void Resolve(VectorValue value) => _value = value;
}
