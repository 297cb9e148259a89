namespace Qdrant.Core;

/// <summary>The server could not be reached, went away during the call, or said it is not ready.</summary>
public sealed class QdrantUnavailableException : QdrantRpcException
{
    internal QdrantUnavailableException(QdrantRpcException cause, string message) : base(cause, message) { }
}
