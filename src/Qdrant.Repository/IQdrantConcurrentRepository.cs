namespace Qdrant.Repository;

/// <summary>
/// The points of one collection as entities with a <see cref="ConcurrencyTokenAttribute"/>: every write of an entity takes place only where the stored revision is
/// the one it was read with, and counts it on. Revision 0 is a point that is not stored yet, or was stored before there was a token. Inserts and replacements leave alone
/// what they leave alone elsewhere, patches and uploads count too, and a deletion by key or condition does not ask.
/// </summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TFields">The handles of its fields.</typeparam>
public interface IQdrantConcurrentRepository<TEntity, TKey, TFields> : IQdrantRepository<TEntity, TKey, TFields>
{
    /// <summary>Writes a whole point if the stored revision is the entity's. Since Qdrant 1.17.</summary>
    /// <returns>The revision that is stored now: one more than the entity's.</returns>
    /// <exception cref="ConcurrencyConflictException">Somebody else wrote or deleted the point since it was read.</exception>
    new Task<long> UpsertAsync(TEntity entity, CancellationToken cancellationToken = default);

    /// <summary>Writes whole points, each if its stored revision is the entity's. Those in conflict are named, the others are written.</summary>
    /// <returns>The revisions that are stored now, in the order of the entities.</returns>
    /// <exception cref="ConcurrencyConflictException">Somebody else wrote or deleted some of the points since they were read.</exception>
    new Task<IReadOnlyList<long>> UpsertAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken = default);

    /// <summary>Writes the payload of an entity, if the stored revision is its own, and leaves its vectors as they are.</summary>
    /// <returns>The revision that is stored now.</returns>
    /// <exception cref="ConcurrencyConflictException">Somebody else wrote or deleted the point since it was read, or it is not stored.</exception>
    new Task<long> SavePayloadAsync(TEntity entity, CancellationToken cancellationToken = default);

    /// <summary>Reads an entity, changes it and writes it back, again from the start when somebody else was faster.</summary>
    /// <param name="key">The key of the point.</param>
    /// <param name="change">The change, for example <c>a => a with { Price = 9 }</c>; it may run several times, each time on what is stored then.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The entity as it was written, with its new revision.</returns>
    /// <exception cref="ConcurrencyConflictException">Others were faster fifty times in a row.</exception>
    /// <exception cref="Core.QdrantException">There is no such point.</exception>
    Task<TEntity> UpdateAsync(TKey key, Func<TEntity, TEntity> change, CancellationToken cancellationToken = default);

    /// <summary>Deletes a point if the stored revision is the entity's; one that is gone already is no error.</summary>
    /// <exception cref="ConcurrencyConflictException">Somebody else wrote the point since it was read.</exception>
    Task DeleteAsync(TEntity entity, CancellationToken cancellationToken = default);
}
