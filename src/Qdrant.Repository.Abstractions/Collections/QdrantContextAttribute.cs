namespace Qdrant.Repository;

/// <summary>
/// On a partial class: generates fields, codec and repository of these entities into this assembly, also when they are declared in another one,
/// and the registration of all of them. Of an entity in another assembly only what is public counts: a property whose setter is not is like one without.
/// </summary>
/// <param name="entities">The entities.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class QdrantContextAttribute(params Type[] entities) : Attribute
{
    /// <summary>The entities.</summary>
    public IReadOnlyList<Type> Entities { get; } = entities;
}
