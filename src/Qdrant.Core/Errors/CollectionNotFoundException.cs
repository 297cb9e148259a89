namespace Qdrant.Core;

/// <summary>There is no collection or alias of that name.</summary>
public sealed class CollectionNotFoundException : QdrantNotFoundException
{
    internal CollectionNotFoundException(QdrantRpcException cause, string message, string collectionName) : base(cause, message) => CollectionName = collectionName;

    /// <summary>The name that was asked for.</summary>
    public string CollectionName { get; }
}
