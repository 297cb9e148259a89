using Qdrant.Core;
using Qdrant.Core.Calls;

namespace Qdrant.Repository;

/// <summary>The points of one collection as entities: what needs no field handles. Thread-safe; one instance serves a whole program.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
public interface IQdrantRepository<TEntity, TKey>
{
    /// <summary>The collection in use.</summary>
    string CollectionName { get; }

    /// <summary>Creates the collection and its payload indexes where they are missing. What is there is checked and never changed.</summary>
    /// <returns>True when the collection was created, false when it was there.</returns>
    /// <exception cref="SchemaMismatchException">The collection is there but its vectors differ from the declared ones.</exception>
    Task<bool> EnsureCreatedAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes a whole point, payload and vectors, over whatever was stored under its key.</summary>
    /// <exception cref="UnwritablePointException">The entity has no stored form: a vector of another size, or one that every point has is empty because it was read without vectors.</exception>
    Task UpsertAsync(TEntity entity, CancellationToken cancellationToken = default);

    /// <summary>Writes whole points in one request: all of them, or none when one has no stored form. For many thousands use <see cref="UploadAsync(IAsyncEnumerable{TEntity}, UploadOptions?, CancellationToken)"/>.</summary>
    /// <exception cref="UnwritablePointException">An entity has no stored form; nothing was sent.</exception>
    Task UpsertAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken = default);

    /// <summary>Writes a point unless one is stored under its key, which then stays as it is. Since Qdrant 1.17.</summary>
    Task InsertAsync(TEntity entity, CancellationToken cancellationToken = default);

    /// <summary>Writes points; those whose key is taken stay as they are. Since Qdrant 1.17.</summary>
    Task InsertAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken = default);

    /// <summary>Writes a whole point over the one stored under its key; does nothing when there is none. Since Qdrant 1.17.</summary>
    Task ReplaceAsync(TEntity entity, CancellationToken cancellationToken = default);

    /// <summary>Writes whole points over those stored under their keys; keys without a point are passed over. Since Qdrant 1.17.</summary>
    Task ReplaceAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken = default);

    /// <summary>Writes the payload of an entity and leaves its vectors as they are. Does nothing for a point that is not stored.</summary>
    Task SavePayloadAsync(TEntity entity, CancellationToken cancellationToken = default);

    /// <summary>Writes any number of points in batches, several at a time, repeating what failed for a while.</summary>
    /// <param name="entities">The entities, read as they are needed.</param>
    /// <param name="options">Batch size, parallelism and progress; null: the defaults.</param>
    /// <param name="cancellationToken">Cancels the upload; what was written stays.</param>
    Task<UploadReport> UploadAsync(IEnumerable<TEntity> entities, UploadOptions? options = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="UploadAsync(IEnumerable{TEntity}, UploadOptions?, CancellationToken)"/>
    Task<UploadReport> UploadAsync(IAsyncEnumerable<TEntity> entities, UploadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The entity of a key, with its vectors; null when there is none.</summary>
    Task<TEntity?> FindAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The entities of some keys, with their vectors, in the order of the keys; keys without a point are left out.</summary>
    Task<IReadOnlyList<TEntity>> FindAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Deletes a point; one that is not there is no error.</summary>
    Task DeleteAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>Deletes points; those that are not there are no error.</summary>
    Task DeleteAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Deletes every point of the collection, which stays.</summary>
    Task DeleteAllAsync(CancellationToken cancellationToken = default);

    /// <summary>Counts the points of the collection, exactly.</summary>
    Task<ulong> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads all entities with their vectors, page by page, by ascending point id.</summary>
    IAsyncEnumerable<TEntity> ScrollAsync(CancellationToken cancellationToken = default);
}

/// <summary>The points of one collection as entities, with the handles of their fields.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TFields">The handles of its fields.</typeparam>
public interface IQdrantRepository<TEntity, TKey, TFields> : IQdrantRepository<TEntity, TKey>
{
    /// <summary>The handles of the entity's fields, for filters that are built step by step.</summary>
    TFields Fields { get; }

    /// <summary>Starts a query.</summary>
    QueryBuilder<TEntity, TKey, TFields> Query();

    /// <summary>Deletes the points that satisfy a condition.</summary>
    /// <exception cref="QdrantException">The condition holds for every point; <see cref="IQdrantRepository{TEntity, TKey}.DeleteAllAsync"/> says that.</exception>
    Task DeleteAsync(Func<TFields, Condition<TEntity>> where, CancellationToken cancellationToken = default);

    /// <summary>Changes single fields of a point; only they travel. Does nothing for a point that is not stored.</summary>
    /// <param name="key">The key of the point.</param>
    /// <param name="patch">For example <c>p => p.Set(a => a.Price, 9.99).Remove(a => a.Office)</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task PatchAsync(TKey key, Func<Patch<TEntity, TFields>, Patch<TEntity, TFields>> patch, CancellationToken cancellationToken = default);

    /// <summary>Changes single fields of all points that satisfy a condition.</summary>
    /// <param name="where">The condition.</param>
    /// <param name="patch">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="QdrantException">The condition holds for every point; <see cref="PatchAllAsync"/> says that.</exception>
    Task PatchAsync(Func<TFields, Condition<TEntity>> where, Func<Patch<TEntity, TFields>, Patch<TEntity, TFields>> patch, CancellationToken cancellationToken = default);

    /// <summary>Changes single fields of every point of the collection.</summary>
    Task PatchAllAsync(Func<Patch<TEntity, TFields>, Patch<TEntity, TFields>> patch, CancellationToken cancellationToken = default);

    /// <summary>Counts the points that satisfy a condition, exactly.</summary>
    Task<ulong> CountAsync(Func<TFields, Condition<TEntity>> where, CancellationToken cancellationToken = default);

    /// <summary>Reads the entities that satisfy a condition, with their vectors, page by page, by ascending point id.</summary>
    IAsyncEnumerable<TEntity> ScrollAsync(Func<TFields, Condition<TEntity>> where, CancellationToken cancellationToken = default);

    /// <summary>Reads points as a projection, page by page, by ascending point id; only the payload and vectors it names travel.</summary>
    /// <typeparam name="T">The projection: a <c>[QdrantProjection]</c> of this entity.</typeparam>
    /// <param name="where">Only points that satisfy this; null: all.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    IAsyncEnumerable<T> ScrollAsync<T>(Func<TFields, Condition<TEntity>>? where = null, CancellationToken cancellationToken = default) where T : IProjection<TEntity, T>;

    /// <summary>Counts the values of a field, most frequent first. A point counts once for each value it holds.</summary>
    /// <param name="field">The field; it has a keyword, integer, uuid or bool index.</param>
    /// <param name="limit">How many values at most.</param>
    /// <param name="where">Only points that satisfy this; null: all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<FacetCount<TValue>>> FacetAsync<TValue>(
        Func<TFields, IFacetable<TEntity, TValue>> field, int limit = 10, Func<TFields, Condition<TEntity>>? where = null, CancellationToken cancellationToken = default);

    /// <summary>Counts the values of several fields, and points within ranges, under one condition.</summary>
    /// <param name="where">The condition; <c>_ => true</c> for all points.</param>
    /// <param name="facets">For example <c>f => f.Add(a => a.Category).Add(a => a.Tags, 20).Buckets(a => a.Price, 0, 10, 50)</c>.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<Facets<TEntity, TFields>> FacetsAsync(
        Func<TFields, Condition<TEntity>> where, Func<FacetRequest<TEntity, TFields>, FacetRequest<TEntity, TFields>> facets, CancellationToken cancellationToken = default);
}
