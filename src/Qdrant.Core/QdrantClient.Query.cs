using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;

namespace Qdrant.Core;

/// <content>Queries.</content>
public sealed partial class QdrantClient
{
    /// <summary>Asks for points: by vector, id, recommendation, fusion, formula, order or sample, with filter and prefetches.</summary>
    public Task<QueryResponse> QueryAsync(QueryPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.Query, ShardSelection.Stated(request), cancellationToken);

    /// <summary>Several queries in one call, answered in order.</summary>
    public Task<QueryBatchResponse> QueryBatchAsync(QueryBatchPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.QueryBatch, ShardSelection.Stated(request), cancellationToken);

    /// <summary>The best points for each value of a payload key.</summary>
    public Task<QueryGroupsResponse> QueryGroupsAsync(QueryPointGroups request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.QueryGroups, ShardSelection.Stated(request), cancellationToken);

    /// <summary>Counts points for each value of a payload key.</summary>
    public Task<FacetResponse> FacetAsync(FacetCounts request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.Facet, request, cancellationToken);

    /// <summary>Counts points for each value of a payload key.</summary>
    public Task<IReadOnlyList<FacetHit>> FacetAsync(string collectionName, string key, Filter? filter = null, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.Facet,
            new FacetCounts { CollectionName = collectionName, Key = key, Filter = filter },
            static r => (IReadOnlyList<FacetHit>)r.Hits, cancellationToken);

    /// <summary>The distances between sampled points, as pairs.</summary>
    public Task<SearchMatrixPairsResponse> SearchMatrixPairsAsync(SearchMatrixPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.SearchMatrixPairs, ShardSelection.Stated(request), cancellationToken);

    /// <summary>The distances between sampled points, as a sparse matrix.</summary>
    public Task<SearchMatrixOffsetsResponse> SearchMatrixOffsetsAsync(SearchMatrixPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.SearchMatrixOffsets, ShardSelection.Stated(request), cancellationToken);
}
