namespace Qdrant.Core;

/// <summary>A deadline passed: the call's own, or the server's for this operation. A write may have been applied, or may still be.</summary>
public sealed class QdrantTimeoutException : QdrantRpcException
{
    internal QdrantTimeoutException(QdrantRpcException cause, string message) : base(cause, message) { }
}
