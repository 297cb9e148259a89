namespace Qdrant.Core;

/// <summary>What should be created exists.</summary>
public sealed class QdrantAlreadyExistsException : QdrantRpcException
{
    internal QdrantAlreadyExistsException(QdrantRpcException cause, string message) : base(cause, message) { }
}
