namespace Qdrant.Core;

/// <summary>The server refuses to store more: disk, memory quota.</summary>
public sealed class QdrantStorageFullException : QdrantRpcException
{
    internal QdrantStorageFullException(QdrantRpcException cause, string message) : base(cause, message) { }
}
