namespace Qdrant.Core;

/// <summary>A collection, alias, point, shard key or snapshot does not exist.</summary>
public class QdrantNotFoundException : QdrantRpcException
{
    internal QdrantNotFoundException(QdrantRpcException cause, string message) : base(cause, message) { }
}
