namespace Qdrant.Core;

/// <summary>A fault inside the server or an answer that makes no sense.</summary>
public sealed class QdrantServerException : QdrantRpcException
{
    internal QdrantServerException(QdrantRpcException cause, string message) : base(cause, message) { }
}
