using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;

namespace Qdrant.Core;

/// <content>Snapshots. Making one takes as long as it takes: the client's default timeout does not apply to it.</content>
public sealed partial class QdrantClient
{
    /// <summary>Makes a snapshot of a collection on the server.</summary>
    public Task<SnapshotDescription> CreateSnapshotAsync(string collectionName, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Snapshots.Create,
            new CreateSnapshotRequest { CollectionName = collectionName },
            static r => r.SnapshotDescription, cancellationToken);

    /// <summary>The snapshots of a collection.</summary>
    public Task<IReadOnlyList<SnapshotDescription>> ListSnapshotsAsync(string collectionName, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Snapshots.List,
            new ListSnapshotsRequest { CollectionName = collectionName },
            static r => (IReadOnlyList<SnapshotDescription>)r.SnapshotDescriptions, cancellationToken);

    /// <summary>Deletes a snapshot of a collection.</summary>
    public Task DeleteSnapshotAsync(string collectionName, string snapshotName, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Snapshots.Delete,
            new DeleteSnapshotRequest { CollectionName = collectionName, SnapshotName = snapshotName },
            cancellationToken);

    /// <summary>Makes a snapshot of all collections on the server.</summary>
    public Task<SnapshotDescription> CreateFullSnapshotAsync(CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Snapshots.CreateFull, new CreateFullSnapshotRequest(), static r => r.SnapshotDescription, cancellationToken);

    /// <summary>The snapshots of all collections together.</summary>
    public Task<IReadOnlyList<SnapshotDescription>> ListFullSnapshotsAsync(CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Snapshots.ListFull, new ListFullSnapshotsRequest(), static r => (IReadOnlyList<SnapshotDescription>)r.SnapshotDescriptions, cancellationToken);

    /// <summary>Deletes a snapshot of all collections.</summary>
    public Task DeleteFullSnapshotAsync(string snapshotName, CancellationToken cancellationToken = default) =>
        Call(RpcMethods.Snapshots.DeleteFull, new DeleteFullSnapshotRequest { SnapshotName = snapshotName }, cancellationToken);
}
