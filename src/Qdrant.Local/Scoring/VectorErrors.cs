using Qdrant.Core;

namespace Qdrant.Local.Scoring;

/// <summary>The server's texts for vectors that do not fit.</summary>
internal static class VectorErrors
{
    public static QdrantRpcException WrongSize(int expected, int got) =>
        new(RpcStatusCode.InvalidArgument, $"Wrong input: Vector dimension error: expected dim: {expected}, got {got}");

    public static QdrantRpcException SparseMismatch() =>
        new(RpcStatusCode.InvalidArgument, "Wrong input: Conversion between sparse and regular vectors failed");

    public static QdrantRpcException MultiMismatch() =>
        new(RpcStatusCode.InvalidArgument, "Wrong input: Conversion between multi and regular vectors failed");

    public static QdrantRpcException UnknownName(string name) =>
        new(RpcStatusCode.InvalidArgument, $"Wrong input: Not existing vector name error: {name}");
}
