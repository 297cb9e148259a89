using System.IO.Compression;
using System.Net;
using System.Text;
using Qdrant.Core;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;
using Qdrant.Local.Server.Grpc;

namespace Qdrant.Local.Server.Tests;

/// <summary>The wire around the messages: frames, compression, errors without a message.</summary>
public sealed class GrpcFramingTests : IAsyncLifetime
{
    private const string Count = "/qdrant.Points/Count";
    private readonly EchoEngine _engine = new();
    private LocalServer _server = null!;
    private RawCaller _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalServer.StartAsync(new ServerOptions { GrpcPort = 0, HttpPort = 0 }, _engine);
        _caller = new RawCaller(_server.GrpcAddress);
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_message_comes_back_with_the_status_behind_it()
    {
        byte[] body = Encoding.UTF8.GetBytes("hello");
        RawAnswer answer = await _caller.CallAsync(Count, body);

        Assert.Equal((HttpStatusCode.OK, "application/grpc", 0, (byte)0), (answer.Http, answer.ContentType, answer.Status, answer.Flag));
        Assert.Equal(body, answer.Body);
        Assert.Equal(Count, _engine.Method);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20_000_000)]
    public async Task Size_is_not_limited(int size)
    {
        var body = new byte[size];
        new Random(1).NextBytes(body);
        Assert.Equal(body, (await _caller.CallAsync(Count, body)).Body);
    }

    [Theory]
    [InlineData("", "Missing request message.")]
    [InlineData("000000", "Unexpected EOF decoding stream.")]
    [InlineData("000000000501", "Unexpected EOF decoding stream.")]
    [InlineData("00FFFFFFF001", "larger than this server can hold", RpcStatusCode.ResourceExhausted)]
    [InlineData("0100000000", "protocol error: received message with compressed-flag but no grpc-encoding was specified")]
    [InlineData("0700000000", "protocol error: received message with invalid compression flag: 7 (valid flags are 0 and 1), while sending request")]
    public async Task A_broken_frame_is_an_error_without_a_message(string frame, string text, RpcStatusCode status = RpcStatusCode.Internal)
    {
        RawAnswer answer = await _caller.SendAsync(Count, Convert.FromHexString(frame));

        Assert.Equal((HttpStatusCode.OK, "application/grpc", (int)status), (answer.Http, answer.ContentType, answer.Status));
        Assert.Contains(text, answer.Message, StringComparison.Ordinal);
        Assert.Null(_engine.Method);
    }

    [Theory]
    [InlineData(StoreProblem.Full, RpcStatusCode.ResourceExhausted, "Insufficient storage: what is wrong", "1")]
    [InlineData(StoreProblem.ReadOnly, RpcStatusCode.Internal, "Service internal error: what is wrong", null)]
    public async Task A_store_that_cannot_be_written_is_told_as_a_server_does(StoreProblem problem, RpcStatusCode status, string text, string? insufficient)
    {
        _engine.Error = new QdrantStoreException(problem, "/data", "what is wrong");
        RawAnswer answer = await _caller.CallAsync(Count, []);
        Assert.Equal(((int)status, text, insufficient), (answer.Status, answer.Message, answer.Header("qdrant-insufficient-storage")));
    }

    [Fact]
    public async Task An_error_text_longer_than_clients_take_headers_is_cut_between_characters()
    {
        string text = new('é', 200_000);
        _engine.Error = new QdrantRpcException(RpcStatusCode.InvalidArgument, text);
        RawAnswer answer = await _caller.CallAsync(Count, []);
        Assert.Equal((int)RpcStatusCode.InvalidArgument, answer.Status);
        Assert.InRange(answer.Message.Length, 9_000, 60_000 / 6 + 1);
        Assert.StartsWith(answer.Message, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_headers_do_not_end_the_connection()
    {
        (string, string)[] headers = [.. Enumerable.Range(0, 500).Select(static i => ($"x-{i}", "y"))];
        Assert.Equal("x"u8.ToArray(), (await _caller.CallAsync(Count, "x"u8, headers)).Body);
    }

    [Fact]
    public async Task What_follows_the_first_message_is_ignored()
    {
        byte[] two = [.. RawCaller.Frame("one"u8), .. RawCaller.Frame("two"u8)];
        Assert.Equal("one"u8.ToArray(), (await _caller.SendAsync(Count, two)).Body);
    }

    [Theory]
    [InlineData("/qdrant.Points/Nope")]
    [InlineData("/qdrant.points/count")]
    [InlineData("/Points/Count")]
    [InlineData("/qdrant.PointsInternal/Count")]
    [InlineData("/")]
    public async Task An_unknown_method_is_unimplemented_without_a_text(string method)
    {
        RawAnswer answer = await _caller.CallAsync(method, []);
        Assert.Equal(((int)RpcStatusCode.Unimplemented, "", null), (answer.Status, answer.Message, answer.Header("grpc-message")));
        Assert.Equal((int)RpcStatusCode.Unimplemented, (await _caller.SendAsync("/anything", null)).Status);
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("identity, GZIP,deflate", true)]
    [InlineData("zstd", false)]
    public async Task Answers_are_zipped_for_who_can_read_them(string accepted, bool zipped)
    {
        RawAnswer answer = await _caller.CallAsync(Count, "x"u8, ("grpc-accept-encoding", accepted));
        Assert.Equal((zipped ? (byte)1 : (byte)0, zipped ? "gzip" : null), (answer.Flag, answer.Header("grpc-encoding")));
        Assert.Equal("x"u8.ToArray(), zipped ? Unzip(answer.Body) : answer.Body);
    }

    [Fact]
    public async Task An_empty_answer_is_zipped_into_something_that_can_be_unzipped()
    {
        RawAnswer answer = await _caller.CallAsync(Count, [], ("grpc-accept-encoding", "gzip"));
        Assert.Equal((byte)1, answer.Flag);
        Assert.Equal([0x1F, 0x8B], answer.Body.AsSpan(0, 2).ToArray());
        Assert.Empty(Unzip(answer.Body));
    }

    [Fact]
    public async Task Requests_may_be_zipped()
    {
        byte[] body = new byte[100_000];
        RawAnswer answer = await _caller.SendAsync(Count, RawCaller.Frame(Zip(body), flag: 1), ("grpc-encoding", "gzip"));
        Assert.Equal(body, answer.Body);
        Assert.Equal("ab"u8.ToArray(), (await _caller.SendAsync(Count, RawCaller.Frame("ab"u8), ("grpc-encoding", "gzip"))).Body);
    }

    [Theory]
    [InlineData("00", "unexpected end of file")]
    [InlineData("00000000000000000000000000000000000000", "invalid gzip header")]
    [InlineData("1F8B0800000000000003FFFFFFFFFFFFFFFFFFFFFFFF", "corrupt deflate stream")]
    public async Task What_is_not_gzip_is_refused(string hex, string cause)
    {
        RawAnswer answer = await _caller.SendAsync(Count, RawCaller.Frame(Convert.FromHexString(hex), flag: 1), ("grpc-encoding", "gzip"));
        Assert.Equal(((int)RpcStatusCode.Internal, $"Error decompressing: {cause}, while sending request"), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task A_zipped_request_that_is_cut_is_not_taken_for_a_shorter_one()
    {
        var body = new byte[5_000];
        new Random(1).NextBytes(body);
        byte[] zipped = Zip(body);
        foreach (int length in (int[])[18, 40, zipped.Length / 2, zipped.Length - 9, zipped.Length - 8, zipped.Length - 1])
        {
            RawAnswer answer = await _caller.SendAsync(Count, RawCaller.Frame(zipped.AsSpan(0, length), flag: 1), ("grpc-encoding", "gzip"));
            Assert.Equal(((int)RpcStatusCode.Internal, "Error decompressing: unexpected end of file, while sending request"), (answer.Status, answer.Message));
        }
        Assert.Null(_engine.Method);
    }

    [Fact]
    public async Task Other_encodings_are_refused_with_what_is_spoken()
    {
        RawAnswer answer = await _caller.SendAsync(Count, RawCaller.Frame([]), ("grpc-encoding", "zstd"));
        Assert.Equal(
            ((int)RpcStatusCode.Unimplemented, "Content is compressed with `zstd` which isn't supported", "gzip,identity"),
            (answer.Status, answer.Message, answer.Header("grpc-accept-encoding")));
    }

    [Fact]
    public async Task Errors_carry_text_and_metadata()
    {
        _engine.Error = new QdrantRpcException(RpcStatusCode.NotFound, "Not found: `ü` \"100%\"\n", new Dictionary<string, string> { ["retry-after"] = "3" });
        RawAnswer answer = await _caller.CallAsync(Count, []);
        Assert.Equal(((int)RpcStatusCode.NotFound, _engine.Error.Message[(_engine.Error.Message.IndexOf(':') + 2)..], "3"), (answer.Status, answer.Message, answer.Header("retry-after")));
        Assert.Equal("a%20%60b%60%20%22%25%22%C3%BC", GrpcAnswer.PercentEncode("a `b` \"%\"ü"));
    }

    [Fact]
    public async Task A_fault_of_the_engine_is_an_internal_error_without_its_details()
    {
        _engine.Error = new InvalidOperationException("secret");
        RawAnswer answer = await _caller.CallAsync(Count, []);
        Assert.Equal((int)RpcStatusCode.Internal, answer.Status);
        Assert.DoesNotContain("secret", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5S", 5_000.0)]
    [InlineData("2M", 120_000.0)]
    [InlineData("1H", 3_600_000.0)]
    [InlineData("250m", 250.0)]
    [InlineData("1000u", 1.0)]
    [InlineData("99999999H", null)]
    [InlineData("123456789S", null)]
    [InlineData("5", null)]
    [InlineData("-5S", null)]
    [InlineData("5x", null)]
    [InlineData(null, null)]
    public async Task A_deadline_is_handed_on(string? header, double? milliseconds)
    {
        await _caller.CallAsync(Count, [], header is null ? [] : [("grpc-timeout", header)]);
        Assert.Equal(milliseconds, _engine.Settings.Timeout?.TotalMilliseconds);
    }

    private static byte[] Zip(byte[] plain)
    {
        var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest)) gzip.Write(plain);
        return target.ToArray();
    }

    private static byte[] Unzip(byte[] zipped)
    {
        var target = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress);
        gzip.CopyTo(target);
        return target.ToArray();
    }

    /// <summary>Answers with the request, or with an error.</summary>
    private sealed class EchoEngine : IQdrantTransport
    {
        public string? Method { get; private set; }
        public CallSettings Settings { get; private set; }
        public Exception? Error { get; set; }
        public string Address => "echo:";

        public ValueTask<PooledBuffer> SendAsync(string method, ReadOnlyMemory<byte> request, CallSettings settings, CancellationToken cancellationToken)
        {
            (Method, Settings) = (method, settings);
            if (Error is not null) throw Error;
            var answer = new PooledBuffer(request.Length);
            request.Span.CopyTo(answer.GetSpan(Math.Max(request.Length, 1)));
            answer.Advance(request.Length);
            return new ValueTask<PooledBuffer>(answer);
        }

        public ValueTask DisposeAsync() => default;
    }
}
