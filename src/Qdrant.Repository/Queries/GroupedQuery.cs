using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Repository.Queries;

namespace Qdrant.Repository;

/// <summary>A query whose results are grouped by the value of a field.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="T">What the points are read as: the entity, or a projection.</typeparam>
/// <typeparam name="TValue">The type of the value.</typeparam>
public sealed class GroupedQuery<TEntity, TKey, T, TValue>
{
    private readonly CollectionContext<TEntity, TKey> _context;
    private readonly QuerySpec _spec;
    private readonly PointReader<T> _reader;
    private readonly WithPayloadSelector _payload;
    private readonly IGroupable<TEntity, TValue> _field;
    private readonly int _size;
    private readonly int _groups;

    internal GroupedQuery(CollectionContext<TEntity, TKey> context, QuerySpec spec, PointReader<T> reader, WithPayloadSelector payload, IGroupable<TEntity, TValue> field, int size, int groups) =>
        (_context, _spec, _reader, _payload, _field, _size, _groups) = (context, spec, reader, payload, field, size, groups);

    /// <summary>Runs the query. Points whose value is neither a text nor an integer are left out; a list puts its point in each of its groups.</summary>
    public async Task<IReadOnlyList<HitGroup<T, TValue>>> ToGroupsAsync(CancellationToken cancellationToken = default)
    {
        var request = new QueryPointGroups
        {
            CollectionName = _context.Collection,
            Query = await _spec.QueryAsync(cancellationToken).ConfigureAwait(false),
            Filter = _spec.Filter,
            Params = _spec.Search,
            WithPayload = _payload,
            WithVectors = _spec.Vectors,
            GroupBy = _field.Path,
            GroupSize = (ulong)_size,
            Limit = (ulong)_groups,
            ReadConsistency = _context.ReadConsistency,
        };
        if (_spec.Using is not null) request.Using = _spec.Using;
        if (_spec.ScoreThreshold is { } threshold) request.ScoreThreshold = threshold;
        foreach (QuerySpec inner in _spec.Prefetch) request.Prefetch.Add(await inner.ToPrefetchAsync(cancellationToken).ConfigureAwait(false));
        OneSign.Enforce(request.Filter, request.Prefetch);
        using PooledBuffer answer = await _context.SendAsync(RpcMethods.Points.QueryGroups, request, cancellationToken).ConfigureAwait(false);
        return AnswerReader.ReadGroups(_reader, answer, _field.ReadGroup, _context.Unreadable);
    }

    /// <summary>The same groups, read as something else.</summary>
    internal GroupedQuery<TEntity, TKey, TOther, TValue> As<TOther>(PointReader<TOther> reader, WithPayloadSelector payload, WithVectorsSelector? vectors) =>
        new(_context, _spec with { Vectors = vectors }, reader, payload, _field, _size, _groups);
}
