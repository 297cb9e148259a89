using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Transport;

public sealed class GrpcTransportTests
{
    private const string Method = "/qdrant.Points/Query";

    private static async Task EchoAsync(HttpContext context) => await GrpcTestServer.WriteAsync(context, await GrpcTestServer.ReadAsync(context));

    private static byte[] Bytes(int size, int seed = 1)
    {
        byte[] bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4090)]
    [InlineData(4091)]
    [InlineData(4092)]
    [InlineData(70_000)]
    [InlineData(9_000_000)]
    public async Task Messages_of_any_size_arrive_whole(int size)
    {
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(EchoAsync);
        await using GrpcTransport transport = new(server.Url);
        byte[] message = Bytes(size);

        using PooledBuffer answer = await transport.SendAsync(Method, message, default, CancellationToken.None);

        Assert.True(answer.WrittenSpan.SequenceEqual(message));
    }

    [Fact]
    public async Task The_request_is_a_gRPC_one()
    {
        HttpRequest? seen = null;
        Dictionary<string, string> headers = [];
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(async context =>
        {
            seen = context.Request;
            foreach (var (name, value) in context.Request.Headers) headers[name.ToLowerInvariant()] = value.ToString();
            headers["method path"] = context.Request.Method + " " + context.Request.Path + " " + context.Request.Protocol;
            await EchoAsync(context);
        });
        await using GrpcTransport transport = new(server.Url + "/prefix/", new QdrantClientOptions { ApiKey = "secret-key" });
        CallSettings settings = new() { Timeout = TimeSpan.FromMilliseconds(1500.2), Headers = new Dictionary<string, string> { ["x-qdrant-route-affinity"] = "a b" } };

        (await transport.SendAsync(Method, Bytes(3), settings, CancellationToken.None)).Dispose();

        Assert.Equal("POST /prefix/qdrant.Points/Query HTTP/2", headers["method path"]);
        Assert.Equal("application/grpc", headers["content-type"]);
        Assert.Equal("trailers", headers["te"]);
        Assert.Equal("secret-key", headers["api-key"]);
        Assert.Equal("1501m", headers["grpc-timeout"]);
        Assert.Equal("a b", headers["x-qdrant-route-affinity"]);
        Assert.DoesNotContain("grpc-accept-encoding", headers.Keys);
        Assert.DoesNotContain("secret-key", transport.Address);
    }

    [Theory]
    [InlineData("Grpc-Timeout")]
    [InlineData("grpc-timeout")]
    [InlineData("bad name")]
    [InlineData("x-value")]
    public async Task Headers_that_cannot_be_sent_are_refused_before_anything_is(string name)
    {
        bool called = false;
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(context =>
        {
            called = true;
            return EchoAsync(context);
        });
        await using GrpcTransport transport = new(server.Url);
        CallSettings settings = new() { Headers = new Dictionary<string, string> { [name] = "line\r\nbreak" } };

        QdrantException error = await Assert.ThrowsAsync<QdrantException>(() => transport.SendAsync(Method, Bytes(3), settings, CancellationToken.None).AsTask());

        Assert.Contains(name, error.Message);
        Assert.DoesNotContain("line", error.Message);
        Assert.False(called);
    }

    [Fact]
    public async Task Many_calls_at_once_get_their_own_answers()
    {
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(EchoAsync);
        await using GrpcTransport transport = new(server.Url);

        await Task.WhenAll(Enumerable.Range(0, 400).Select(async i =>
        {
            byte[] message = Bytes(1 + i * 37, i);
            using PooledBuffer answer = await transport.SendAsync(Method, message, default, CancellationToken.None);
            Assert.True(answer.WrittenSpan.SequenceEqual(message));
        }));
    }

    [Fact]
    public async Task More_calls_can_wait_than_one_connection_carries()
    {
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int waiting = 0;
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(async context =>
        {
            if (Interlocked.Increment(ref waiting) == 150) all.SetResult();
            await all.Task;
            await EchoAsync(context);
        });
        await using GrpcTransport transport = new(server.Url);

        PooledBuffer[] answers = await Task.WhenAll(
            Enumerable.Range(0, 150).Select(_ => transport.SendAsync(Method, Bytes(5), default, CancellationToken.None).AsTask())).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(150, answers.Length);
    }

    [Fact]
    public async Task A_compressed_answer_is_understood_when_asked_for()
    {
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(async context =>
        {
            Assert.Equal("gzip", context.Request.Headers["grpc-accept-encoding"].ToString());
            byte[] message = await GrpcTestServer.ReadAsync(context);
            context.Response.Headers["grpc-encoding"] = "gzip";
            await GrpcTestServer.WriteAsync(context, Gzip(message), flag: 1);
        });
        await using GrpcTransport transport = new(server.Url, new QdrantClientOptions { Grpc = new GrpcTransportOptions { AcceptGzip = true } });
        byte[] message = [.. Bytes(1000), .. new byte[100_000]];

        using PooledBuffer answer = await transport.SendAsync(Method, message, default, CancellationToken.None);

        Assert.True(answer.WrittenSpan.SequenceEqual(message));
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("zstd", false)]
    [InlineData("", false)]
    public async Task An_answer_that_cannot_be_decompressed_is_an_error(string encoding, bool asGzip)
    {
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(async context =>
        {
            if (encoding.Length > 0) context.Response.Headers["grpc-encoding"] = encoding;
            await GrpcTestServer.WriteAsync(context, Bytes(100), flag: 1);
        });
        await using GrpcTransport transport = new(server.Url);

        QdrantRpcException error = await Assert.ThrowsAsync<QdrantRpcException>(() => transport.SendAsync(Method, Bytes(5), default, CancellationToken.None).AsTask());

        Assert.Equal(RpcStatusCode.Internal, error.Status);
        Assert.Contains(asGzip ? "gzip" : "compressed with", error.Detail);
    }

    [Fact]
    public async Task An_answer_above_the_limit_names_both_sizes()
    {
        // Errors read alike whatever the culture of the program.
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberGroupSeparator = " " } };
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(EchoAsync);
        await using GrpcTransport transport = new(server.Url, new QdrantClientOptions { Grpc = new GrpcTransportOptions { MaxResponseBytes = 5000 } });

        using PooledBuffer fits = await transport.SendAsync(Method, Bytes(5000), default, CancellationToken.None);
        QdrantLimitException error = await Assert.ThrowsAsync<QdrantLimitException>(() => transport.SendAsync(Method, Bytes(5001), default, CancellationToken.None).AsTask());

        Assert.Equal(5000, fits.Length);
        Assert.Contains("5,001", error.Message);
        Assert.Contains("5,000", error.Message);
        Assert.Contains("MaxResponseBytes", error.Message);
    }

    [Fact]
    public async Task A_small_compressed_answer_cannot_grow_above_the_limit()
    {
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(async context =>
        {
            context.Response.Headers["grpc-encoding"] = "gzip";
            await GrpcTestServer.WriteAsync(context, Gzip(new byte[10_000_000]), flag: 1);
        });
        await using GrpcTransport transport = new(server.Url, new QdrantClientOptions { Grpc = new GrpcTransportOptions { MaxResponseBytes = 1_000_000 } });

        await Assert.ThrowsAsync<QdrantLimitException>(() => transport.SendAsync(Method, Bytes(5), default, CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task A_disposed_transport_says_so()
    {
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(EchoAsync);
        GrpcTransport transport = new(server.Url);
        await transport.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => transport.SendAsync(Method, Bytes(5), default, CancellationToken.None).AsTask());
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream target = new();
        using (GZipStream gzip = new(target, CompressionLevel.Fastest)) gzip.Write(bytes);
        return target.ToArray();
    }
}
