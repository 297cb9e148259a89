using System.Collections.Frozen;
using Qdrant.Core.Calls;
using Qdrant.Local.Service;

namespace Qdrant.Local.Server.Grpc;

/// <summary>The methods that exist: those of the contract, and those that are public on a server without being in it.</summary>
internal static class GrpcMethods
{
    private static readonly FrozenSet<string> Known = RpcMethods.All.Select(static m => m.Path).Concat(StorageReadService.Methods).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsKnown(string method) => Known.Contains(method);
}
