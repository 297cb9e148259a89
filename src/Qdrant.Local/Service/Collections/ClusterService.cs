using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Service.Validation;
using Operation = Qdrant.Core.Protocol.UpdateCollectionClusterSetupRequest.OperationOneofCase;

namespace Qdrant.Local.Service.Collections;

/// <summary>Cluster calls, answered as a standalone server does: checked, then refused.</summary>
internal sealed class ClusterService(ServiceContext context)
{
    /// <summary>The id a node gives itself is chance; one is as good as another.</summary>
    public const ulong PeerId = 1;

    private const string Path = "/qdrant.Collections/";

    public static void Register(Dispatcher dispatcher, ServiceContext context)
    {
        var service = new ClusterService(context);
        dispatcher.Map(Path + "CollectionClusterInfo", CollectionClusterInfoRequest.Parser, service.Info);
        dispatcher.Map(Path + "ListShardKeys", ListShardKeysRequest.Parser, service.ListKeys);
        dispatcher.Map(Path + "CreateShardKey", CreateShardKeyRequest.Parser, CreateKey);
        dispatcher.Map(Path + "DeleteShardKey", DeleteShardKeyRequest.Parser, DeleteKey);
        dispatcher.Map(Path + "UpdateCollectionClusterSetup", UpdateCollectionClusterSetupRequest.Parser, Setup);
    }

    private CollectionClusterInfoResponse Info(CollectionClusterInfoRequest request, CancellationToken cancellation)
    {
        using Collection.ReadLease lease = context.Catalogue.Resolve(request.CollectionName).Read(out CollectionState state);
        uint shards = state.Config.Params.ShardNumber;
        var response = new CollectionClusterInfoResponse { PeerId = PeerId, ShardCount = shards };
        ulong[] points = new ulong[shards];
        foreach (int slot in state.Points.Ordered) points[state.Ring.ShardOf(state.Points.IdOf(slot))]++;
        for (uint shard = 0; shard < shards; shard++)
            response.LocalShards.Add(new LocalShardInfo { ShardId = shard, PointsCount = points[shard], State = ReplicaState.Active });
        return response;
    }

    private ListShardKeysResponse ListKeys(ListShardKeysRequest request, CancellationToken cancellation)
    {
        context.Catalogue.Resolve(request.CollectionName);
        return new ListShardKeysResponse();
    }

    private static CreateShardKeyResponse CreateKey(CreateShardKeyRequest request, CancellationToken cancellation)
    {
        if (request.Request is not { } create) throw ServerError.Conversion("empty request");
        if (create.ShardKey is null or { KeyCase: ShardKey.KeyOneofCase.None }) throw ServerError.Conversion("Shard key is not specified");
        CheckState(create);
        throw ServerError.Standalone();
    }

    private static DeleteShardKeyResponse DeleteKey(DeleteShardKeyRequest request, CancellationToken cancellation)
    {
        if (request.Request is null) throw ServerError.Conversion("empty request");
        throw ServerError.Standalone();
    }

    private static UpdateCollectionClusterSetupResponse Setup(UpdateCollectionClusterSetupRequest request, CancellationToken cancellation)
    {
        var found = new Violations();
        found.AtLeast("timeout", request.HasTimeout, request.Timeout, 1);
        CheckOperation(found, request);
        found.ThrowIfAny();
        switch (request.OperationCase)
        {
            case Operation.None: throw ServerError.Conversion("empty operation");
            case Operation.MoveShard when request.MoveShard.HasMethod: CheckMethod(request.MoveShard.Method); break;
            case Operation.ReplicateShard when request.ReplicateShard.HasMethod: CheckMethod(request.ReplicateShard.Method); break;
            case Operation.RestartTransfer: CheckMethod(request.RestartTransfer.Method); break;
            case Operation.CreateShardKey: CheckState(request.CreateShardKey); break;
        }
        throw ServerError.Standalone();
    }

    private static void CheckOperation(Violations found, UpdateCollectionClusterSetupRequest request)
    {
        switch (request.OperationCase)
        {
            case Operation.MoveShard: CheckPeers(found, request.MoveShard.FromPeerId, request.MoveShard.ToPeerId); break;
            case Operation.ReplicateShard: CheckPeers(found, request.ReplicateShard.FromPeerId, request.ReplicateShard.ToPeerId); break;
            case Operation.AbortTransfer: CheckPeers(found, request.AbortTransfer.FromPeerId, request.AbortTransfer.ToPeerId); break;
            case Operation.RestartTransfer: CheckPeers(found, request.RestartTransfer.FromPeerId, request.RestartTransfer.ToPeerId); break;
            case Operation.CreateShardKey:
                CreateShardKey create = request.CreateShardKey;
                if (create is { HasShardsNumber: true, ShardsNumber: 0 }) found.AddCode("operation.shards_number", "Shards number must be greater than 0");
                if (create is { HasReplicationFactor: true, ReplicationFactor: 0 }) found.AddCode("operation.replication_factor", "Replication factor must be greater than 0");
                break;
            case Operation.ReplicatePoints:
                if (Equals(request.ReplicatePoints.FromShardKey, request.ReplicatePoints.ToShardKey)) found.AddCode("operation.to_shard_key", "must be different from from_shard_key");
                break;
        }
    }

    private static void CheckPeers(Violations found, ulong from, ulong to)
    {
        if (from == to) found.Add("operation.to_peer_id", $"cannot transfer shard to itself, \"to_peer_id\" must be different than {from} in \"from_peer_id\"");
    }

    private static void CheckMethod(ShardTransferMethod method)
    {
        if (!Enum.IsDefined(method)) throw ServerError.Conversion($"Unknown shard transfer method: {(int)method}");
    }

    private static void CheckState(CreateShardKey create)
    {
        if (create.HasInitialState && !Enum.IsDefined(create.InitialState)) throw ServerError.Conversion($"Unknown replica state: {(int)create.InitialState}");
    }
}
