using System.Collections.Frozen;
using Qdrant.Core;

namespace Qdrant.Local.Server.Access;

/// <summary>What a method needs: the right to manage everything, to read everything, or something of the collections that the request names.</summary>
internal enum AccessNeed
{
    Nothing,
    Manage,
    ReadAll,
    ReadPoints,
    WritePoints,
    ReadWhole,
    WriteWhole,
}

/// <summary>Holds a request against the rights of its caller, with the server's texts.</summary>
internal static class AccessRule
{
    private static readonly FrozenDictionary<string, AccessNeed> Needs = new Dictionary<string, AccessNeed>(StringComparer.Ordinal)
    {
        ["/qdrant.Collections/List"] = AccessNeed.Nothing,
        ["/qdrant.Collections/ListAliases"] = AccessNeed.Nothing,
        ["/qdrant.Collections/Get"] = AccessNeed.ReadPoints,
        ["/qdrant.Collections/CollectionExists"] = AccessNeed.ReadPoints,
        ["/qdrant.Collections/ListCollectionAliases"] = AccessNeed.ReadPoints,
        ["/qdrant.Collections/CollectionClusterInfo"] = AccessNeed.ReadWhole,
        ["/qdrant.Collections/ListShardKeys"] = AccessNeed.ReadPoints,
        ["/qdrant.Collections/Create"] = AccessNeed.Manage,
        ["/qdrant.Collections/Update"] = AccessNeed.Manage,
        ["/qdrant.Collections/Delete"] = AccessNeed.Manage,
        ["/qdrant.Collections/UpdateAliases"] = AccessNeed.Manage,
        ["/qdrant.Collections/UpdateCollectionClusterSetup"] = AccessNeed.Manage,
        ["/qdrant.Collections/CreateShardKey"] = AccessNeed.Manage,
        ["/qdrant.Collections/DeleteShardKey"] = AccessNeed.Manage,
        ["/qdrant.Points/Upsert"] = AccessNeed.WritePoints,
        ["/qdrant.Points/Delete"] = AccessNeed.WritePoints,
        ["/qdrant.Points/UpdateVectors"] = AccessNeed.WritePoints,
        ["/qdrant.Points/DeleteVectors"] = AccessNeed.WritePoints,
        ["/qdrant.Points/SetPayload"] = AccessNeed.WritePoints,
        ["/qdrant.Points/OverwritePayload"] = AccessNeed.WritePoints,
        ["/qdrant.Points/DeletePayload"] = AccessNeed.WritePoints,
        ["/qdrant.Points/ClearPayload"] = AccessNeed.WritePoints,
        ["/qdrant.Points/UpdateBatch"] = AccessNeed.WritePoints,
        ["/qdrant.Points/CreateFieldIndex"] = AccessNeed.WriteWhole,
        ["/qdrant.Points/DeleteFieldIndex"] = AccessNeed.WriteWhole,
        ["/qdrant.Points/CreateVectorName"] = AccessNeed.WriteWhole,
        ["/qdrant.Points/DeleteVectorName"] = AccessNeed.WriteWhole,
        ["/qdrant.Snapshots/List"] = AccessNeed.ReadWhole,
        ["/qdrant.Snapshots/Create"] = AccessNeed.WriteWhole,
        ["/qdrant.Snapshots/Delete"] = AccessNeed.WriteWhole,
        ["/qdrant.Snapshots/ListFull"] = AccessNeed.ReadAll,
        ["/qdrant.Snapshots/CreateFull"] = AccessNeed.Manage,
        ["/qdrant.Snapshots/DeleteFull"] = AccessNeed.Manage,
        ["/qdrant.Qdrant/HealthCheck"] = AccessNeed.Nothing,
        ["/grpc.health.v1.Health/Check"] = AccessNeed.Nothing,
        ["/grpc.health.v1.Health/Watch"] = AccessNeed.Nothing,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>PERMISSION_DENIED, or null when the caller may do what it asks for.</summary>
    public static QdrantRpcException? Find(Caller caller, string method, ReadOnlySpan<byte> request)
    {
        if (caller.Manages) return null;
        // Everything else reads points.
        AccessNeed need = Needs.GetValueOrDefault(method, AccessNeed.ReadPoints);
        if (need == AccessNeed.Nothing) return null;
        if (caller.Collections is null)
            return need is AccessNeed.Manage or AccessNeed.WritePoints or AccessNeed.WriteWhole ? Forbidden("Global manage access is required") : null;
        if (need is AccessNeed.Manage or AccessNeed.ReadAll) return Forbidden("Global access is required");
        CollectionNames names = CollectionNames.Of(method, request);
        return InCollection(caller, names.Target, need)
            ?? names.LookedUp.Select(other => InCollection(caller, other, AccessNeed.ReadPoints)).FirstOrDefault(static refusal => refusal is not null);
    }

    private static QdrantRpcException? InCollection(Caller caller, string collection, AccessNeed need)
    {
        if (!caller.Collections!.TryGetValue(collection, out CollectionAccess right)) return Forbidden($"Access to collection {collection} is required");
        if (need is AccessNeed.WritePoints or AccessNeed.WriteWhole && right == CollectionAccess.Read)
            return Forbidden($"Write access to collection {collection} is required");
        if (need is AccessNeed.ReadWhole or AccessNeed.WriteWhole && right == CollectionAccess.PointsReadWrite)
            return Forbidden($"Only points access is allowed for collection {collection}");
        return null;
    }

    private static QdrantRpcException Forbidden(string text) => new(RpcStatusCode.PermissionDenied, "Forbidden: " + text);
}
