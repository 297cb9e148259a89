using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;

namespace Qdrant.Core;

/// <content>Shards, shard keys and peers; most of it needs a server in cluster mode.</content>
public sealed partial class QdrantClient
{
    /// <summary>Where the shards of a collection are.</summary>
    public Task<CollectionClusterInfoResponse> GetCollectionClusterInfoAsync(string collectionName, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.CollectionClusterInfo, new CollectionClusterInfoRequest { CollectionName = collectionName }, cancellationToken);

    /// <summary>Moves, replicates or drops shards.</summary>
    public Task<bool> UpdateCollectionClusterSetupAsync(UpdateCollectionClusterSetupRequest request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.UpdateCollectionClusterSetup, request, static r => r.Result, cancellationToken);

    /// <summary>Creates a shard key in a collection with custom sharding.</summary>
    public Task<bool> CreateShardKeyAsync(CreateShardKeyRequest request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.CreateShardKey, request, static r => r.Result, cancellationToken);

    /// <summary>Deletes a shard key with its points.</summary>
    public Task<bool> DeleteShardKeyAsync(DeleteShardKeyRequest request, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.DeleteShardKey, request, static r => r.Result, cancellationToken);

    /// <summary>The shard keys of a collection.</summary>
    public Task<IReadOnlyList<ShardKey>> ListShardKeysAsync(string collectionName, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Collections.ListShardKeys,
            new ListShardKeysRequest { CollectionName = collectionName },
            static r => (IReadOnlyList<ShardKey>)[.. r.ShardKeys.Select(k => k.Key)], cancellationToken);
}
