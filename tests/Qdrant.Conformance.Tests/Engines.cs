using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Conformance.Tests;

/// <summary>What answers a replay: a fresh engine in the process, or a server at an address.</summary>
internal static class Engines
{
    public static IQdrantTransport InProcess(string release) => new Nothing();
    public static IQdrantTransport At(string url) => new Nothing();
    sealed class Nothing : IQdrantTransport { public string Address => ""; public ValueTask DisposeAsync() => default;
      public ValueTask<PooledBuffer> SendAsync(string method, ReadOnlyMemory<byte> request, CallSettings settings, CancellationToken cancellationToken) => throw new QdrantRpcException(RpcStatusCode.Unimplemented, ""); }
}
