using System.Runtime.CompilerServices;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Repository.Queries;

namespace Qdrant.Repository;

public abstract partial class QdrantRepository<TEntity, TKey, TFields, TModel>
{
    private const uint ScrollPage = 256;

    /// <inheritdoc />
    public async Task<TEntity?> FindAsync(TKey key, CancellationToken cancellationToken = default)
    {
        List<TEntity> found = await GetAsync([key], cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : default;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<TEntity>> FindAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        TKey[] wanted = [.. keys];
        if (wanted.Length == 0) return [];
        List<TEntity> found = await GetAsync(wanted, cancellationToken).ConfigureAwait(false);
        // Servers answer in an order of their own.
        ILookup<TKey, TEntity> byKey = found.ToLookup(TModel.GetKey);
        return [.. wanted.Distinct().SelectMany(key => byKey[key])];
    }

    /// <inheritdoc />
    public Task<ulong> CountAsync(CancellationToken cancellationToken = default) => Query().CountAsync(cancellationToken);

    /// <inheritdoc />
    public Task<ulong> CountAsync(Func<TFields, Condition<TEntity>> where, CancellationToken cancellationToken = default) => Query().Where(where).CountAsync(cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<TEntity> ScrollAsync(CancellationToken cancellationToken = default) => ScrollAsync(_context.Model, null, All, AllVectors, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<TEntity> ScrollAsync(Func<TFields, Condition<TEntity>> where, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(where);
        return ScrollAsync(_context.Model, FilterCompiler.CompileOrNull(where(Fields).Node), All, AllVectors, cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<T> ScrollAsync<T>(Func<TFields, Condition<TEntity>>? where = null, CancellationToken cancellationToken = default) where T : IProjection<TEntity, T> =>
        ScrollAsync(ProjectionReader<TEntity, T>.Instance, where is null ? null : FilterCompiler.CompileOrNull(where(Fields).Node), ProjectionReader<TEntity, T>.Payload, ProjectionReader<TEntity, T>.Vectors, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<FacetCount<TValue>>> FacetAsync<TValue>(
        Func<TFields, IFacetable<TEntity, TValue>> field, int limit = 10, Func<TFields, Condition<TEntity>>? where = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        IFacetable<TEntity, TValue> handle = field(Fields);
        var request = new FacetCounts
        {
            CollectionName = CollectionName,
            Key = handle.Path,
            Filter = where is null ? null : FilterCompiler.CompileOrNull(where(Fields).Node),
            Limit = (ulong)limit,
            ReadConsistency = _context.ReadConsistency,
        };
        FacetResponse response = await _context.CallAsync(RpcMethods.Points.Facet, request, cancellationToken).ConfigureAwait(false);
        return [.. response.Hits.Select(hit => new FacetCount<TValue>(handle.ReadFacet(hit.Value), hit.Count))];
    }

    /// <inheritdoc />
    public Task<Facets<TEntity, TFields>> FacetsAsync(
        Func<TFields, Condition<TEntity>> where, Func<FacetRequest<TEntity, TFields>, FacetRequest<TEntity, TFields>> facets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(where);
        ArgumentNullException.ThrowIfNull(facets);
        return Facets<TEntity, TFields>.CountAsync(_context, where(Fields).Node, facets(new FacetRequest<TEntity, TFields>(Fields)), cancellationToken);
    }

    private static WithPayloadSelector All => new() { Enable = true };

    private static WithVectorsSelector AllVectors => new() { Enable = true };

    private async IAsyncEnumerable<T> ScrollAsync<T>(
        PointReader<T> reader, Filter? filter, WithPayloadSelector payload, WithVectorsSelector? vectors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ScrollPoints
        {
            CollectionName = CollectionName,
            Filter = filter,
            Limit = ScrollPage,
            WithPayload = payload,
            WithVectors = vectors,
            ReadConsistency = _context.ReadConsistency,
        };
        do
        {
            List<T> page;
            using (PooledBuffer answer = await _context.SendAsync(RpcMethods.Points.Scroll, request, cancellationToken).ConfigureAwait(false))
                (page, request.Offset) = AnswerReader.ReadScroll(reader, answer, _context.Unreadable);
            foreach (T item in page) yield return item;
        }
        while (request.Offset is not null);
    }

    private async Task<List<TEntity>> GetAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken)
    {
        if (_context.Scope?.Tenant is not null)
        {
            // A get takes no condition, so that it would read the points of others.
            List<TEntity> own = [];
            await foreach (TEntity item in ScrollAsync(_context.Model, CollectionContext<TEntity, TKey>.OfIds(keys.Select(_context.Model.ToPointId)), All, AllVectors, cancellationToken).ConfigureAwait(false)) own.Add(item);
            return own;
        }
        var request = new GetPoints
        {
            CollectionName = CollectionName,
            Ids = { keys.Select(_context.Model.ToPointId) },
            WithPayload = All,
            WithVectors = AllVectors,
            ReadConsistency = _context.ReadConsistency,
        };
        using PooledBuffer answer = await _context.SendAsync(RpcMethods.Points.Get, request, cancellationToken).ConfigureAwait(false);
        return AnswerReader.ReadRetrieved(_context.Model, answer, _context.Unreadable);
    }
}
