using Qdrant.Core;

namespace Qdrant.Local.Server.Grpc;

/// <summary>Errors of the store on disk, as a server tells them: a full disk is insufficient storage, everything else an error of the service.</summary>
internal static class StoreErrors
{
    private static readonly Dictionary<string, string> Insufficient = new() { ["qdrant-insufficient-storage"] = "1" };

    public static (RpcStatusCode Status, string Text, IReadOnlyDictionary<string, string>? Metadata) Tell(QdrantStoreException error) => error.Problem == StoreProblem.Full
        ? (RpcStatusCode.ResourceExhausted, "Insufficient storage: " + error.Message, Insufficient)
        : (RpcStatusCode.Internal, "Service internal error: " + error.Message, null);
}
