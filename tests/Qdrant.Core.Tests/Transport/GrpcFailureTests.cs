using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Transport;

public sealed class GrpcFailureTests
{
    private const string Method = "/qdrant.Points/Query";

    private static async Task<QdrantRpcException> FailAsync(RequestDelegate answer, bool answeredBefore = false)
    {
        int calls = 0;
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(context =>
            answeredBefore && Interlocked.Increment(ref calls) == 1 ? GrpcTestServer.WriteAsync(context, [1]) : answer(context));
        await using GrpcTransport transport = new(server.Url);
        if (answeredBefore) (await transport.SendAsync(Method, new byte[5], default, CancellationToken.None)).Dispose();
        return await Assert.ThrowsAsync<QdrantRpcException>(() => transport.SendAsync(Method, new byte[5], default, CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task A_status_in_the_headers_is_read_with_its_message_and_metadata()
    {
        QdrantRpcException error = await FailAsync(context =>
            GrpcTestServer.FailAsync(context, 8, "Rate limiting exceeded: 100%25 %C3%A4 %E2%82%AC %60x%60 %zz %4", ("Retry-After", "7")));

        Assert.Equal(RpcStatusCode.ResourceExhausted, error.Status);
        Assert.Equal("Rate limiting exceeded: 100% ä € `x` %zz %4", error.Detail);
        Assert.Equal("7", error.Metadata["retry-after"]);
    }

    [Fact]
    public async Task A_status_in_the_trailers_counts_whatever_came_before()
    {
        QdrantRpcException error = await FailAsync(async context =>
        {
            await GrpcTestServer.WriteAsync(context, [1, 2, 3], status: 5);
            context.Response.AppendTrailer("grpc-message", "Not found: x");
        });

        Assert.Equal(RpcStatusCode.NotFound, error.Status);
        Assert.Equal("Not found: x", error.Detail);
    }

    [Fact]
    public async Task A_server_that_gives_up_inside_a_message_says_why()
    {
        QdrantRpcException error = await FailAsync(async context =>
        {
            await GrpcTestServer.WriteFrameAsync(context, [1, 2, 3], size: 100);
            context.Response.AppendTrailer("grpc-status", "10");
            context.Response.AppendTrailer("grpc-message", "gave up");
        });

        Assert.Equal(RpcStatusCode.Aborted, error.Status);
        Assert.Equal("gave up", error.Detail);
    }

    [Theory]
    [InlineData("17")]
    [InlineData("-1")]
    [InlineData("x")]
    public async Task An_unknown_status_is_Unknown(string status)
    {
        QdrantRpcException error = await FailAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = status;
            return Task.CompletedTask;
        });

        Assert.Equal(RpcStatusCode.Unknown, error.Status);
        Assert.Contains(status, error.Detail);
    }

    [Theory]
    [InlineData(3, 100u, "3 of 100 bytes")]
    [InlineData(8, 3u, "more than one message")]
    [InlineData(0, 0xFFFFFFFFu, null)]
    public async Task A_body_that_is_not_one_message_is_an_error(int sent, uint said, string? text)
    {
        async Task Answer(HttpContext context)
        {
            await GrpcTestServer.WriteFrameAsync(context, new byte[sent], said);
            context.Response.AppendTrailer("grpc-status", "0");
        }
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(Answer);
        await using GrpcTransport transport = new(server.Url);

        QdrantException error = await Assert.ThrowsAnyAsync<QdrantException>(() => transport.SendAsync(Method, new byte[5], default, CancellationToken.None).AsTask());

        if (text is null) Assert.IsType<QdrantLimitException>(error);
        else Assert.Contains(text, Assert.IsType<QdrantRpcException>(error).Detail);
    }

    [Fact]
    public async Task A_cut_prefix_no_message_and_no_status_are_errors()
    {
        QdrantRpcException prefix = await FailAsync(async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[3]);
        });
        QdrantRpcException noMessage = await FailAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.AppendTrailer("grpc-status", "0");
            return context.Response.Body.FlushAsync();
        });
        QdrantRpcException noStatus = await FailAsync(context => GrpcTestServer.WriteFrameAsync(context, [1], 1));

        Assert.Contains("prefix", prefix.Detail);
        Assert.Contains("no message", noMessage.Detail);
        Assert.Contains("without a status", noStatus.Detail);
        Assert.All([prefix, noMessage, noStatus], error => Assert.Equal(RpcStatusCode.Internal, error.Status));
    }

    [Theory]
    [InlineData(400, RpcStatusCode.Internal)]
    [InlineData(401, RpcStatusCode.Unauthenticated)]
    [InlineData(403, RpcStatusCode.PermissionDenied)]
    [InlineData(404, RpcStatusCode.Unimplemented)]
    [InlineData(429, RpcStatusCode.Unavailable)]
    [InlineData(502, RpcStatusCode.Unavailable)]
    [InlineData(503, RpcStatusCode.Unavailable)]
    [InlineData(504, RpcStatusCode.Unavailable)]
    [InlineData(500, RpcStatusCode.Unknown)]
    public async Task An_answer_of_HTTP_alone_is_mapped(int http, RpcStatusCode expected)
    {
        QdrantRpcException error = await FailAsync(context =>
        {
            context.Response.StatusCode = http;
            return Task.CompletedTask;
        });

        Assert.Equal(expected, error.Status);
        Assert.Contains($"HTTP {http}", error.Detail);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/grpc-web")]
    [InlineData(null)]
    public async Task An_answer_that_is_not_gRPC_asks_for_the_port(string? type)
    {
        QdrantRpcException error = await FailAsync(context =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync("hello");
        });

        Assert.Equal(RpcStatusCode.Unavailable, error.Status);
        Assert.Contains("Is this the gRPC port (6334", error.Detail);
        Assert.Equal(RpcDelivery.Hopeless, error.Delivery);
    }

    [Theory]
    [InlineData(0, RpcStatusCode.Unavailable)]
    [InlineData(1, RpcStatusCode.Unavailable)]
    [InlineData(2, RpcStatusCode.Internal)]
    [InlineData(8, RpcStatusCode.Cancelled)]
    [InlineData(12, RpcStatusCode.PermissionDenied)]
    public async Task A_stream_that_is_reset_is_mapped_by_its_code(int code, RpcStatusCode expected)
    {
        QdrantRpcException error = await FailAsync(context => GrpcTestServer.ResetAsync(context, code), answeredBefore: true);

        Assert.Equal(expected, error.Status);
        Assert.Equal(RpcDelivery.Unknown, error.Delivery);
    }

    [Fact]
    public async Task A_refused_stream_is_sent_again_with_the_same_body()
    {
        int calls = 0;
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(async context =>
        {
            if (Interlocked.Increment(ref calls) == 1) await GrpcTestServer.ResetAsync(context, 7);
            else await GrpcTestServer.WriteAsync(context, await GrpcTestServer.ReadAsync(context));
        });
        await using GrpcTransport transport = new(server.Url);
        byte[] message = new byte[100_000];
        new Random(3).NextBytes(message);

        using PooledBuffer answer = await transport.SendAsync(Method, message, default, CancellationToken.None);

        Assert.Equal(2, calls);
        Assert.True(answer.WrittenSpan.SequenceEqual(message));
    }

    [Fact]
    public async Task A_connection_cut_inside_the_answer_is_Unavailable()
    {
        QdrantRpcException error = await FailAsync(async context =>
        {
            await GrpcTestServer.WriteFrameAsync(context, new byte[10], size: 1000);
            await context.Response.Body.FlushAsync();
            context.Features.Get<Microsoft.AspNetCore.Connections.Features.IConnectionLifetimeFeature>()!.Abort();
        }, answeredBefore: true);

        Assert.Equal(RpcStatusCode.Unavailable, error.Status);
        Assert.Equal(RpcDelivery.Unknown, error.Delivery);
    }

    [Fact]
    public async Task Nobody_listening_is_Unavailable_and_names_the_address()
    {
        // Bound and not listening: nobody answers there, and nobody else can take the port meanwhile.
        using Socket taken = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)taken.LocalEndPoint!).Port;
        await using GrpcTransport transport = new($"http://127.0.0.1:{port}");

        QdrantRpcException error = await Assert.ThrowsAsync<QdrantRpcException>(() => transport.SendAsync(Method, new byte[5], default, CancellationToken.None).AsTask());

        Assert.Equal(RpcStatusCode.Unavailable, error.Status);
        Assert.Equal(RpcDelivery.NotSent, error.Delivery);
        Assert.Contains($"http://127.0.0.1:{port}", error.Detail);
        Assert.Contains("Is Qdrant running there?", error.Detail);
    }

    [Fact]
    public async Task An_unknown_host_is_named()
    {
        await using GrpcTransport transport = new("http://no-such-host.invalid");

        QdrantRpcException error = await Assert.ThrowsAsync<QdrantRpcException>(() => transport.SendAsync(Method, new byte[5], default, CancellationToken.None).AsTask());

        Assert.Equal(RpcStatusCode.Unavailable, error.Status);
        Assert.Contains("no-such-host.invalid:6334", error.Detail);
        Assert.Equal(RpcDelivery.NotSent, error.Delivery);
    }

    [Fact]
    public async Task A_REST_port_is_recognised()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task answering = Task.Run(async () =>
        {
            using TcpClient peer = await listener.AcceptTcpClientAsync();
            NetworkStream stream = peer.GetStream();
            // Answers what was sent, and hangs up last: a connection that breaks meanwhile tells the client nothing of who is there.
            await stream.ReadExactlyAsync(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".Length]);
            await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            _ = await Record.ExceptionAsync(() => stream.CopyToAsync(Stream.Null));
        });
        string url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        QdrantRpcException error;
        await using (GrpcTransport transport = new(url))
            error = await Assert.ThrowsAsync<QdrantRpcException>(() => transport.SendAsync(Method, new byte[5], default, CancellationToken.None).AsTask());

        await answering;
        Assert.Equal(RpcStatusCode.Unavailable, error.Status);
        // When the answer is faster than the call, the handler gives up the connection before the call is put on it, and does not say why.
        Assert.Contains(error.Delivery, new[] { RpcDelivery.Hopeless, RpcDelivery.NotSent });
        Assert.Contains(url, error.Detail);
        Assert.Contains("Is this the gRPC port (6334", error.Detail);
    }

    [Theory]
    [InlineData(false, "does not answer as a gRPC server does")]
    [InlineData(true, "The connection to http://db broke: no handshake.")]
    public void A_connection_lost_before_its_first_call_did_not_carry_it(bool answeredBefore, string text)
    {
        QdrantRpcException lost = GrpcFailure.From(new HttpRequestException(HttpRequestError.Unknown, "no handshake"), "http://db", answeredBefore);
        QdrantRpcException broken = GrpcFailure.From(new HttpRequestException(HttpRequestError.Unknown, "x", new IOException("no handshake")), "http://db", answeredBefore);

        Assert.Equal((RpcStatusCode.Unavailable, RpcDelivery.NotSent), (lost.Status, lost.Delivery));
        Assert.Equal((RpcStatusCode.Unavailable, RpcDelivery.Unknown), (broken.Status, broken.Delivery));
        Assert.All([lost, broken], error => Assert.Contains(text, error.Detail));
    }

    [Fact]
    public async Task A_port_that_closes_at_once_is_recognised()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task closing = Task.Run(async () =>
        {
            using TcpClient peer = await listener.AcceptTcpClientAsync();
        });
        string url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        await using GrpcTransport transport = new(url);

        QdrantRpcException error = await Assert.ThrowsAsync<QdrantRpcException>(() => transport.SendAsync(Method, new byte[5], default, CancellationToken.None).AsTask());

        await closing;
        Assert.Equal(RpcStatusCode.Unavailable, error.Status);
        // A container that is starting does that too: worth another try, for a write too when the call was not put on the connection any more.
        Assert.NotEqual(RpcDelivery.Hopeless, error.Delivery);
        Assert.Contains(url, error.Detail);
        Assert.Contains("Is this the gRPC port (6334", error.Detail);
    }
}
