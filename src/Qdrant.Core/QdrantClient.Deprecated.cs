using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;

namespace Qdrant.Core;

/// <content>Calls that the Query API replaced, for servers before 1.10.</content>
public sealed partial class QdrantClient
{
    /// <summary>The older form of <see cref="QueryAsync"/>.</summary>
    [Obsolete("Use QueryAsync, which does all this call did.")]
    public Task<SearchResponse> SearchAsync(SearchPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.Search, request, cancellationToken);

    /// <summary>The older form of <see cref="QueryBatchAsync"/>.</summary>
    [Obsolete("Use QueryBatchAsync, which does all this call did.")]
    public Task<SearchBatchResponse> SearchBatchAsync(SearchBatchPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.SearchBatch, request, cancellationToken);

    /// <summary>The older form of <see cref="QueryGroupsAsync"/>.</summary>
    [Obsolete("Use QueryGroupsAsync, which does all this call did.")]
    public Task<SearchGroupsResponse> SearchGroupsAsync(SearchPointGroups request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.SearchGroups, ShardSelection.Stated(request), cancellationToken);

    /// <summary>The older form of <see cref="QueryAsync"/>.</summary>
    [Obsolete("Use QueryAsync, which does all this call did.")]
    public Task<RecommendResponse> RecommendAsync(RecommendPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.Recommend, request, cancellationToken);

    /// <summary>The older form of <see cref="QueryBatchAsync"/>.</summary>
    [Obsolete("Use QueryBatchAsync, which does all this call did.")]
    public Task<RecommendBatchResponse> RecommendBatchAsync(RecommendBatchPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.RecommendBatch, request, cancellationToken);

    /// <summary>The older form of <see cref="QueryGroupsAsync"/>.</summary>
    [Obsolete("Use QueryGroupsAsync, which does all this call did.")]
    public Task<RecommendGroupsResponse> RecommendGroupsAsync(RecommendPointGroups request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.RecommendGroups, request, cancellationToken);

    /// <summary>The older form of <see cref="QueryAsync"/>.</summary>
    [Obsolete("Use QueryAsync, which does all this call did.")]
    public Task<DiscoverResponse> DiscoverAsync(DiscoverPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.Discover, request, cancellationToken);

    /// <summary>The older form of <see cref="QueryBatchAsync"/>.</summary>
    [Obsolete("Use QueryBatchAsync, which does all this call did.")]
    public Task<DiscoverBatchResponse> DiscoverBatchAsync(DiscoverBatchPoints request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Points.DiscoverBatch, request, cancellationToken);
}
