using Google.Protobuf;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Repository;

/// <summary>The base of generated repositories of entities with a <see cref="ConcurrencyTokenAttribute"/>. Thread-safe.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TFields">The handles of its fields.</typeparam>
/// <typeparam name="TModel">The generated model.</typeparam>
public abstract class QdrantConcurrentRepository<TEntity, TKey, TFields, TModel> : QdrantRepository<TEntity, TKey, TFields, TModel>, IQdrantConcurrentRepository<TEntity, TKey, TFields>
    where TModel : IEntityModel<TEntity, TKey>
{
    private const int Attempts = 50;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    // A PointStruct has its parts where a RetrievedPoint has them, but for the payload.
    private static readonly PointLayout Sent = new(PointStruct.PayloadFieldNumber, PointStruct.VectorsFieldNumber);

    /// <inheritdoc />
    protected QdrantConcurrentRepository(QdrantClient client, TFields fields, string? collection = null) : base(client, fields, collection) { }

    /// <inheritdoc />
    protected QdrantConcurrentRepository(QdrantClient client, TFields fields, RepositorySettings<TEntity> settings) : base(client, fields, settings) { }

    /// <inheritdoc />
    protected QdrantConcurrentRepository(QdrantClient client, TFields fields, RepositorySettings<TEntity> settings, TenantScope? scope) : base(client, fields, settings, scope) { }

    /// <inheritdoc />
    public new async Task<long> UpsertAsync(TEntity entity, CancellationToken cancellationToken = default) => (await UpsertAsync([entity], cancellationToken).ConfigureAwait(false))[0];

    /// <inheritdoc />
    public new async Task<IReadOnlyList<long>> UpsertAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entities);
        PointStruct[] points = await ToPointsAsync([.. entities], cancellationToken).ConfigureAwait(false);
        ThrowIfAny(await Conditional!.WriteAsync(points, UpdateMode.Upsert, cancellationToken).ConfigureAwait(false));
        return [.. points.Select(point => Conditional.Keys.Revision(point.Payload))];
    }

    /// <inheritdoc />
    public new async Task<long> SavePayloadAsync(TEntity entity, CancellationToken cancellationToken = default)
    {
        PointStruct point = PayloadOf(entity);
        ThrowIfAny(await Conditional!.WritePayloadAsync([point], cancellationToken).ConfigureAwait(false));
        return Conditional.Keys.Revision(point.Payload);
    }

    /// <inheritdoc />
    public async Task<TEntity> UpdateAsync(TKey key, Func<TEntity, TEntity> change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        for (int attempt = 1; ; attempt++)
        {
            if (await FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } stored)
                throw new QdrantException($"There is no point {key} in \"{CollectionName}\" to update. Store it first, with UpsertAsync.");
            // Taken before the change, which may return another object or the same one.
            long revision = RevisionOf(stored);
            TEntity changed = change(stored);
            if (!EqualityComparer<TKey>.Default.Equals(TModel.GetKey(changed), key))
                throw new ArgumentException($"The change of point {key} returned an entity with the key {TModel.GetKey(changed)}. An update keeps the key.", nameof(change));
            PointStruct point = (await ToPointsAsync([changed], cancellationToken).ConfigureAwait(false))[0];
            point.Payload[Conditional!.Keys.Key] = new Value { IntegerValue = revision };
            IReadOnlyList<ConcurrencyConflict> conflicts = await Conditional.WriteAsync([point], UpdateMode.Upsert, cancellationToken).ConfigureAwait(false);
            if (conflicts.Count == 0) return TModel.Read(new WireReader(point.ToByteArray()), Sent);
            if (attempt == Attempts || conflicts[0].IsUnknown) ThrowIfAny(conflicts);
            await Task.Delay(LongestPause * (Random.Shared.NextDouble() * Math.Min(attempt, 10) / 10), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async Task DeleteAsync(TEntity entity, CancellationToken cancellationToken = default)
    {
        PointStruct point = PayloadOf(entity);
        ThrowIfAny(await Conditional!.DeleteAsync(point.Id, RevisionOf(entity), cancellationToken).ConfigureAwait(false));
    }
}
