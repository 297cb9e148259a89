using Google.Protobuf;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Transport;

/// <summary>What connections do when the server shuts them down, properly and otherwise.</summary>
public sealed class GrpcConnectionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly byte[] Three = new CountResponse { Result = new CountResult { Count = 3 } }.ToByteArray();

    private static QdrantClient Connect(RawHttp2Server server) => QdrantClient.Connect(server.Url, new QdrantClientOptions
    {
        ServerRelease = QdrantRelease.Newest,
        Retry = new RetryOptions { FirstDelay = TimeSpan.FromMilliseconds(1) },
    });

    [Fact]
    public async Task A_shutdown_that_names_the_call_as_not_seen_goes_unnoticed()
    {
        await using RawHttp2Server server = new(async (connection, stream) =>
        {
            if (connection.Number == 1) await connection.GoAwayAsync(0, 0);
            else await connection.AnswerAsync(stream, Three);
        });
        await using GrpcTransport transport = new(server.Url);

        using PooledBuffer answer = await transport.SendAsync("/qdrant.Points/Count", new byte[4], default, CancellationToken.None).AsTask().WaitAsync(Patience);

        Assert.True(answer.WrittenSpan.SequenceEqual(Three));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_shutdown_after_the_call_was_seen_is_repeated_by_the_pipeline()
    {
        await using RawHttp2Server server = new(async (connection, stream) =>
        {
            // The second call of the first connection is cut off by a graceful shutdown.
            if (connection.Number == 1 && stream > 1)
            {
                await connection.GoAwayAsync(stream, 0);
                connection.Dispose();
            }
            else await connection.AnswerAsync(stream, Three);
        });
        await using QdrantClient client = Connect(server);

        Assert.Equal(3UL, await client.CountAsync("shop").WaitAsync(Patience));
        Assert.Equal(3UL, await client.CountAsync("shop").WaitAsync(Patience));

        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_write_that_may_have_been_seen_is_not_repeated()
    {
        int creates = 0;
        await using RawHttp2Server server = new(async (connection, stream) =>
        {
            if (stream == 1)
            {
                await connection.AnswerAsync(stream, Three);
                return;
            }
            creates++;
            connection.Dispose();
        });
        await using QdrantClient client = Connect(server);
        await client.CountAsync("shop").WaitAsync(Patience);

        await Assert.ThrowsAsync<QdrantUnavailableException>(() => client.CreateCollectionAsync(new CreateCollection { CollectionName = "shop" }).WaitAsync(Patience));

        Assert.Equal(1, creates);
    }

    [Fact]
    public async Task A_stream_that_is_reset_is_repeated_on_the_same_connection()
    {
        await using RawHttp2Server server = new(async (connection, stream) =>
        {
            if (stream == 3) await connection.ResetAsync(stream, 0);
            else await connection.AnswerAsync(stream, Three);
        });
        await using QdrantClient client = Connect(server);

        Assert.Equal(3UL, await client.CountAsync("shop").WaitAsync(Patience));
        Assert.Equal(3UL, await client.CountAsync("shop").WaitAsync(Patience));

        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_dead_peer_is_found_out_by_a_ping()
    {
        await using RawHttp2Server server = new((connection, stream) => stream == 1 ? connection.AnswerAsync(stream, Three) : Task.CompletedTask);
        await using GrpcTransport transport = new(server.Url, new QdrantClientOptions
        {
            Grpc = new GrpcTransportOptions { KeepAliveInterval = TimeSpan.FromSeconds(1), KeepAliveTimeout = TimeSpan.FromSeconds(1) },
        });
        (await transport.SendAsync("/qdrant.Points/Count", new byte[4], default, CancellationToken.None)).Dispose();

        server.AnswersPings = false;
        QdrantRpcException error = await Assert.ThrowsAsync<QdrantRpcException>(
            () => transport.SendAsync("/qdrant.Points/Count", new byte[4], default, CancellationToken.None).AsTask().WaitAsync(Patience));

        Assert.Equal(RpcStatusCode.Unavailable, error.Status);
        Assert.Equal(RpcDelivery.Unknown, error.Delivery);
    }

    [Fact]
    public async Task The_whole_way_works_over_a_real_connection()
    {
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/qdrant.Qdrant/HealthCheck")
            {
                await GrpcTestServer.WriteAsync(context, new HealthCheckReply { Version = "1.19.2" }.ToByteArray());
                return;
            }
            CountPoints request = CountPoints.Parser.ParseFrom(await GrpcTestServer.ReadAsync(context));
            if (request.CollectionName == "shop") await GrpcTestServer.WriteAsync(context, Three);
            else await GrpcTestServer.FailAsync(context, 5, $"Not found: Collection %60{request.CollectionName}%60 doesn't exist!");
        });
        await using QdrantClient client = QdrantClient.Connect(server.Url);

        Assert.Equal(3UL, await client.CountAsync("shop"));
        CollectionNotFoundException missing = await Assert.ThrowsAsync<CollectionNotFoundException>(() => client.CountAsync("shpo"));
        Assert.Equal("shpo", missing.CollectionName);
        Assert.Contains(server.Url, missing.Message);
    }
}
