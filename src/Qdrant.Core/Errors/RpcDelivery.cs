namespace Qdrant.Core;

/// <summary>What a transport knows about a request whose call failed.</summary>
internal enum RpcDelivery
{
    /// <summary>It may have reached the server.</summary>
    Unknown,
    /// <summary>It certainly did not reach the server: a repeat can't do anything twice.</summary>
    NotSent,
    /// <summary>A repeat would end the same way: this is not a gRPC server, its certificate is not trusted.</summary>
    Hopeless,
}
