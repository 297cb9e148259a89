namespace Qdrant.Core;

/// <summary>What to do about an error, by the words the server uses.</summary>
internal static class Remedies
{
    private static readonly (RpcStatusCode Status, string Words, string Remedy)[] Table =
    [
        (RpcStatusCode.InvalidArgument, "Vector dimension error", "Send vectors of the size the collection was created with, or create a collection for the new size."),
        (RpcStatusCode.InvalidArgument, "Not existing vector name error", "The collection's info lists its vector names; the unnamed vector has the name \"\"."),
        (RpcStatusCode.InvalidArgument, "Index required but not found", "Create the payload index, or allow unindexed filters in the collection's strict mode."),
        (RpcStatusCode.InvalidArgument, "between sparse and regular vectors", "The vector of that name is of the other kind: dense and sparse can't stand for each other."),
        (RpcStatusCode.InvalidArgument, "between multi and regular vectors", "The vector of that name holds one vector where several were sent, or several where one was sent."),
        (RpcStatusCode.Internal, "InferenceService URL not configured", "This server has no models: compute vectors on the client, or configure inference on the server."),
        (RpcStatusCode.Unimplemented, "standalone mode", "This needs a server that runs in cluster mode."),
        (RpcStatusCode.Unauthenticated, "", "Set ApiKey in the client's options to a key this server knows."),
        (RpcStatusCode.PermissionDenied, "", "Use a key or token with the right for this operation and collection."),
        (RpcStatusCode.AlreadyExists, "", "Use another name, or delete the old one first."),
        (RpcStatusCode.DeadlineExceeded, "", "Give the call a longer timeout, or ask for less; a write may still have been applied."),
        (RpcStatusCode.Unimplemented, "", "The server or proxy does not know this method: is it a Qdrant server of a recent release?"),
    ];

    public static string For(QdrantRpcException error)
    {
        foreach ((RpcStatusCode status, string words, string remedy) in Table)
            if (status == error.Status && error.Detail.Contains(words, StringComparison.Ordinal)) return remedy;
        return "";
    }
}
