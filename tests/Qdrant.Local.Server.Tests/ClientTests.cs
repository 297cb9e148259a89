using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Server.Tests;

/// <summary>Our own client against our own server: the transport and the endpoint agree about the wire.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task A_client_with_the_key_works_and_one_without_is_told_so()
    {
        var options = new ServerOptions { GrpcPort = 0, HttpPort = 0, ApiKey = "secret" };
        await using LocalServer server = await LocalServer.StartAsync(options, QdrantLocal.InMemoryTransport());
        await using QdrantClient client = QdrantClient.Connect(server.GrpcAddress.ToString(), new QdrantClientOptions { ApiKey = "secret" });

        Assert.True(await client.CreateCollectionAsync("c", new VectorParams { Size = 4, Distance = Distance.Dot }));
        Assert.Equal(["c"], await client.ListCollectionsAsync());
        var error = await Assert.ThrowsAnyAsync<QdrantRpcException>(() => client.CreateCollectionAsync("c", new VectorParams { Size = 4, Distance = Distance.Dot }));
        Assert.Equal((RpcStatusCode.AlreadyExists, "Wrong input: Collection `c` already exists!"), (error.Status, error.Detail));

        await using QdrantClient stranger = QdrantClient.Connect(server.GrpcAddress.ToString());
        error = await Assert.ThrowsAnyAsync<QdrantRpcException>(() => stranger.ListCollectionsAsync());
        Assert.Equal((RpcStatusCode.Unauthenticated, "Must provide an API key or an Authorization bearer token"), (error.Status, error.Detail));
    }
}
