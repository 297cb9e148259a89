namespace Qdrant.Core;

/// <summary>The request is wrong whatever the state of the server: a vector of the wrong size, an unknown vector name, a malformed filter. Repeating it is pointless.</summary>
public sealed class QdrantInvalidRequestException : QdrantRpcException
{
    internal QdrantInvalidRequestException(QdrantRpcException cause, string message) : base(cause, message) { }
}
