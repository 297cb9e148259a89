using Qdrant.Core.Wire;
using Qdrant.Repository.Codec;
using Qdrant.Repository.Schema;

namespace Qdrant.Repository;

/// <summary>
/// What the build generates for an entity: its declared schema and its wire codec, entity to bytes and bytes to entity, without reflection.
/// Repositories call it through static abstract members, so there is nothing to register.
/// </summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TKey">The type of its point id.</typeparam>
public interface IEntityModel<TEntity, TKey>
{
    /// <summary>The schema the attributes declare. A deployment may use a copy with other names and sizes.</summary>
    static abstract CollectionSchema Schema { get; }

    /// <summary>
    /// The top-level payload key that holds the key of an entity whose point id is derived from a string; null when the point id is the key.
    /// <see cref="ReadKey"/> needs it among the payload that was loaded.
    /// </summary>
    static abstract string? KeyPayload { get; }

    /// <summary>The top-level payload key of the concurrency token; null when the entity has none.</summary>
    static virtual string? RevisionKey => null;

    /// <summary>The top-level payload key of the tenant; null when the entity has none.</summary>
    static virtual string? TenantKey => null;

    /// <summary>The key of an entity.</summary>
    static abstract TKey GetKey(TEntity entity);

    /// <summary>The tenant of an entity; null when it has none.</summary>
    static abstract string? GetTenant(TEntity entity);

    /// <summary>The text that an embedding generator or sparse encoder turns into a vector; null when there is none.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="vector">The name of the vector.</param>
    static abstract string? GetVectorText(TEntity entity, string vector);

    /// <summary>Writes a PointId message.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="field">The field number to write it as.</param>
    /// <param name="key">The key.</param>
    /// <param name="tenant">The tenant, which is part of the ids of string keys; null when the entity has none.</param>
    static abstract void WriteId(ref WireWriter writer, int field, TKey key, string? tenant);

    /// <summary>Writes the payload of an entity as map entries.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="field">The field number of the map: 3 in PointStruct and SetPayloadPoints.</param>
    /// <param name="entity">The entity.</param>
    /// <exception cref="UnwritablePointException">A value has no stored form.</exception>
    static abstract void WritePayload(ref WireWriter writer, int field, TEntity entity);

    /// <summary>Writes a Vectors message.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="field">The field number to write it as: 4 in PointStruct, 2 in PointVectors.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="schema">The schema in use, which knows the sizes.</param>
    /// <param name="computed">Vectors computed from text, which stand in for those of the entity; null when there are none.</param>
    /// <exception cref="UnwritablePointException">A vector has another size than the schema says, or a vector that every point has is empty.</exception>
    static abstract void WriteVectors(ref WireWriter writer, int field, TEntity entity, CollectionSchema schema, ComputedVectors? computed);

    /// <summary>Writes the body of a PointStruct: id, payload and vectors.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="schema">The schema in use, which knows the sizes.</param>
    /// <param name="computed">Vectors computed from text, which stand in for those of the entity; null when there are none.</param>
    /// <exception cref="UnwritablePointException">A value has no stored form, or a vector does not fit the schema.</exception>
    static abstract void WritePoint(ref WireWriter writer, TEntity entity, CollectionSchema schema, ComputedVectors? computed);

    /// <summary>Reads an entity from the body of a ScoredPoint or RetrievedPoint. Vectors that were not loaded stay empty or null.</summary>
    /// <param name="point">The message, at its start.</param>
    /// <param name="layout">Which of the two it is.</param>
    /// <exception cref="UnreadablePointException">A stored value does not fit its property, or a required one is missing.</exception>
    static abstract TEntity Read(WireReader point, PointLayout layout);

    /// <summary>Reads only the key from the body of a ScoredPoint or RetrievedPoint.</summary>
    /// <param name="point">The message, at its start.</param>
    /// <param name="layout">Which of the two it is.</param>
    /// <exception cref="UnreadablePointException">The id has another form than the key, or the payload lacks <see cref="KeyPayload"/>.</exception>
    static abstract TKey ReadKey(WireReader point, PointLayout layout);
}
