using Qdrant.Core.Wire;
using Qdrant.Repository.Queries;

namespace Qdrant.Repository;

/// <summary>A query whose points are read as a projection: only the payload and vectors that the projection names travel.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TFields">The handles of its fields.</typeparam>
/// <typeparam name="T">The projection.</typeparam>
public sealed class ProjectedQuery<TEntity, TKey, TFields, T> where T : IProjection<TEntity, T>
{
    private readonly QueryBuilder<TEntity, TKey, TFields> _query;

    internal ProjectedQuery(QueryBuilder<TEntity, TKey, TFields> query) => _query = query;

    /// <summary>Runs the query.</summary>
    /// <returns>The points it found with their scores, best first.</returns>
    public async Task<QueryResult<T>> ToListAsync(CancellationToken cancellationToken = default) => await ToListAsync(_query, cancellationToken).ConfigureAwait(false);

    /// <summary>Runs the query.</summary>
    /// <returns>The projections alone, best first.</returns>
    public async Task<IReadOnlyList<T>> ToItemsAsync(CancellationToken cancellationToken = default) =>
        [.. (await ToListAsync(cancellationToken).ConfigureAwait(false)).Select(hit => hit.Item)];

    /// <summary>Runs the query for its best point.</summary>
    /// <returns>The projection; null when nothing was found.</returns>
    public async Task<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        QueryResult<T> result = await ToListAsync(_query.Limit(1), cancellationToken).ConfigureAwait(false);
        return result.Count > 0 ? result[0].Item : default;
    }

    /// <summary>Groups the results by a field: the best groups, and the best points of each.</summary>
    /// <param name="field">The field, of the entity; texts and integers can be grouped by.</param>
    /// <param name="size">How many points of each group.</param>
    /// <param name="groups">How many groups.</param>
    public GroupedQuery<TEntity, TKey, T, TValue> GroupBy<TValue>(Func<TFields, IGroupable<TEntity, TValue>> field, int size, int groups) =>
        _query.GroupBy(field, size, groups).As(ProjectionReader<TEntity, T>.Instance, ProjectionReader<TEntity, T>.Payload, ProjectionReader<TEntity, T>.Vectors);

    /// <summary>The request in the JSON form of Qdrant's documentation. A text that an embedding generator turns into a vector stands as text.</summary>
    public string ToJson() => _query.ToJson(ProjectionReader<TEntity, T>.Payload, ProjectionReader<TEntity, T>.Vectors);

    private static async Task<QueryResult<T>> ToListAsync(QueryBuilder<TEntity, TKey, TFields> query, CancellationToken cancellationToken)
    {
        using PooledBuffer answer = await query.SendAsync(ProjectionReader<TEntity, T>.Payload, ProjectionReader<TEntity, T>.Vectors, cancellationToken).ConfigureAwait(false);
        return AnswerReader.ReadQuery(ProjectionReader<TEntity, T>.Instance, answer, query.Unreadable);
    }
}
