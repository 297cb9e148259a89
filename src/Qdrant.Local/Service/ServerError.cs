using Qdrant.Core;

namespace Qdrant.Local.Service;

/// <summary>The server's errors by class: code and prefix.</summary>
internal static class ServerError
{
    /// <summary>INVALID_ARGUMENT with the text alone: a message that could not be converted.</summary>
    public static QdrantRpcException Conversion(string text) => new(RpcStatusCode.InvalidArgument, text);

    public static QdrantRpcException BadInput(string text) => new(RpcStatusCode.InvalidArgument, "Wrong input: " + text);

    public static QdrantRpcException BadRequest(string text) => new(RpcStatusCode.InvalidArgument, "Bad request: " + text);

    public static QdrantRpcException NotFound(string text) => new(RpcStatusCode.NotFound, "Not found: " + text);

    public static QdrantRpcException AlreadyExists(string text) => new(RpcStatusCode.AlreadyExists, "Wrong input: " + text);

    public static QdrantRpcException Internal(string text) => new(RpcStatusCode.Internal, "Service internal error: " + text);

    public static QdrantRpcException Standalone() => new(RpcStatusCode.Unimplemented, "Qdrant is running in standalone mode");

    public static QdrantRpcException NoCollection(string name) => NotFound($"Collection `{name}` doesn't exist!");

    public static QdrantRpcException NoPoint(Engine.PointId id) => NotFound($"No point with id {id} found");

    public static QdrantRpcException NoVectorName(string name) => BadInput("Not existing vector name error: " + name);

    public static QdrantRpcException WrongDimension(ulong expected, long got) => BadInput($"Vector dimension error: expected dim: {expected}, got {got}");
}
