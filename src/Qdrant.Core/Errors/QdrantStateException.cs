namespace Qdrant.Core;

/// <summary>The state of the server or collection does not allow the operation: a lock, a precondition.</summary>
public sealed class QdrantStateException : QdrantRpcException
{
    internal QdrantStateException(QdrantRpcException cause, string message) : base(cause, message) { }
}
