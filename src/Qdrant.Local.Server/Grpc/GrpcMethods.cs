using System.Collections.Frozen;
using Qdrant.Core.Calls;

namespace Qdrant.Local.Server.Grpc;

/// <summary>The methods that exist: those of the contract.</summary>
internal static class GrpcMethods
{
    /// <summary>Outside the contract, but public on a server.</summary>
    public const string FileExists = "/qdrant.StorageRead/FileExists";

    private static readonly FrozenSet<string> Known = RpcMethods.All.Select(static m => m.Path).Append(FileExists).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsKnown(string method) => Known.Contains(method);
}
