namespace Qdrant.Repository;

/// <summary>
/// On a partial record or class: a part of an entity, for queries that need no more; only the payload it names travels. Each of its properties has the name of a
/// stored property of the entity, payload, point id or vector, and its type or the nullable of it; the build checks this. Keys, converters and stored forms are
/// the entity's. A property with <see cref="QdrantIgnoreAttribute"/> or without a way to set it is the projection's own.
/// </summary>
/// <param name="entity">The entity.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class QdrantProjectionAttribute(Type entity) : Attribute
{
    /// <summary>The entity.</summary>
    public Type Entity { get; } = entity;
}
