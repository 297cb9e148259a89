namespace Qdrant.Core;

/// <summary>No valid key or token was sent (status Unauthenticated), or it lacks the right (PermissionDenied).</summary>
public sealed class QdrantUnauthorizedException : QdrantRpcException
{
    internal QdrantUnauthorizedException(QdrantRpcException cause, string message) : base(cause, message) { }
}
