using Qdrant.Core.Calls;
using Qdrant.Core.Json;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Repository.Queries;

namespace Qdrant.Repository;

public sealed partial class QueryBuilder<TEntity, TKey, TFields>
{
    /// <summary>Runs the query.</summary>
    /// <returns>The points it found with their scores, best first.</returns>
    public async Task<QueryResult<TEntity>> ToListAsync(CancellationToken cancellationToken = default)
    {
        using PooledBuffer answer = await SendAsync(_spec, new WithPayloadSelector { Enable = true }, cancellationToken).ConfigureAwait(false);
        return AnswerReader.ReadQuery(_context.Model, answer, _context.Unreadable);
    }

    /// <summary>Runs the query.</summary>
    /// <returns>The entities alone, best first.</returns>
    public async Task<IReadOnlyList<TEntity>> ToItemsAsync(CancellationToken cancellationToken = default) =>
        [.. (await ToListAsync(cancellationToken).ConfigureAwait(false)).Select(hit => hit.Item)];

    /// <summary>Runs the query without loading payload, unless the key needs it.</summary>
    /// <returns>The keys alone, best first.</returns>
    public async Task<IReadOnlyList<TKey>> ToIdsAsync(CancellationToken cancellationToken = default)
    {
        using PooledBuffer answer = await SendAsync(_spec with { Vectors = null }, _context.KeyPayload, cancellationToken).ConfigureAwait(false);
        return AnswerReader.ReadKeys(_context.Model, answer, _context.Unreadable);
    }

    /// <summary>Runs the query for its best point.</summary>
    /// <returns>The entity; null when nothing was found.</returns>
    public async Task<TEntity?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        QueryResult<TEntity> result = await Limit(1).ToListAsync(cancellationToken).ConfigureAwait(false);
        return result.Count > 0 ? result[0].Item : default;
    }

    /// <summary>Runs the query only to see whether it finds a point.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken = default)
    {
        using PooledBuffer answer = await SendAsync(_spec with { Limit = 1, Vectors = null }, new WithPayloadSelector { Enable = false }, cancellationToken).ConfigureAwait(false);
        return AnswerReader.CountPoints(answer) > 0;
    }

    /// <summary>Counts the points that satisfy the conditions, exactly. What the query searches by, its limit and its threshold do not matter.</summary>
    public async Task<ulong> CountAsync(CancellationToken cancellationToken = default)
    {
        var request = new CountPoints { CollectionName = _context.Collection, Filter = _spec.Filter, ReadConsistency = _context.ReadConsistency };
        CountResponse response = await _context.CallAsync(RpcMethods.Points.Count, request, cancellationToken).ConfigureAwait(false);
        return response.Result.Count;
    }

    /// <summary>
    /// Reads the points as a projection: only the payload and vectors it names travel, whatever <c>WithVectors</c> says. A type that is not a
    /// <c>[QdrantProjection]</c> of this entity does not compile. Say it last, before the query runs or is grouped.
    /// </summary>
    /// <typeparam name="T">The projection.</typeparam>
    public ProjectedQuery<TEntity, TKey, TFields, T> Select<T>() where T : IProjection<TEntity, T> => new(this);

    /// <summary>Groups the results by a field: the best groups, and the best points of each.</summary>
    /// <param name="field">The field; texts and integers can be grouped by.</param>
    /// <param name="size">How many points of each group.</param>
    /// <param name="groups">How many groups.</param>
    public GroupedQuery<TEntity, TKey, TEntity, TValue> GroupBy<TValue>(Func<TFields, IGroupable<TEntity, TValue>> field, int size, int groups)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        if (_spec.Offset is not null) throw new InvalidOperationException("A grouped query has no Offset.");
        return new GroupedQuery<TEntity, TKey, TEntity, TValue>(_context, _spec, _context.Model, new WithPayloadSelector { Enable = true }, field(_fields), size, groups);
    }

    /// <summary>The request in the JSON form of Qdrant's documentation. A text that an embedding generator turns into a vector stands as text.</summary>
    public string ToJson() => ToJson(new WithPayloadSelector { Enable = true }, _spec.Vectors);

    internal string ToJson(WithPayloadSelector payload, WithVectorsSelector? vectors)
    {
        QueryPoints request = Request(_spec with { Vectors = vectors }, _spec.PreviewQuery, payload);
        request.Prefetch.AddRange(_spec.Prefetch.Select(inner => inner.PreviewPrefetch()));
        OneSign.Enforce(request.Filter, request.Prefetch);
        _context.Scope?.Apply(request);
        return QdrantJson.ToJson(request);
    }

    internal ValueTask<PooledBuffer> SendAsync(WithPayloadSelector payload, WithVectorsSelector? vectors, CancellationToken cancellationToken) =>
        SendAsync(_spec with { Vectors = vectors }, payload, cancellationToken);

    private async ValueTask<PooledBuffer> SendAsync(QuerySpec spec, WithPayloadSelector payload, CancellationToken cancellationToken)
    {
        Query? query = await spec.QueryAsync(cancellationToken).ConfigureAwait(false);
        QueryPoints request = Request(spec, query, payload);
        foreach (QuerySpec inner in spec.Prefetch) request.Prefetch.Add(await inner.ToPrefetchAsync(cancellationToken).ConfigureAwait(false));
        OneSign.Enforce(request.Filter, request.Prefetch);
        return await _context.SendAsync(RpcMethods.Points.Query, request, cancellationToken).ConfigureAwait(false);
    }

    private QueryPoints Request(QuerySpec spec, Query? query, WithPayloadSelector payload)
    {
        var request = new QueryPoints
        {
            CollectionName = _context.Collection,
            Query = query,
            Filter = spec.Filter,
            Params = spec.Search,
            WithPayload = payload,
            WithVectors = spec.Vectors,
            ReadConsistency = _context.ReadConsistency,
        };
        if (spec.Using is not null) request.Using = spec.Using;
        if (spec.ScoreThreshold is { } threshold) request.ScoreThreshold = threshold;
        if (spec.Limit is { } limit) request.Limit = (ulong)limit;
        if (spec.Offset is { } offset) request.Offset = (ulong)offset;
        return request;
    }
}
