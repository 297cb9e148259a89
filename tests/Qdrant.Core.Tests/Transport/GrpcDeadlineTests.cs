using Microsoft.AspNetCore.Http;
using Qdrant.Core.Transport;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Transport;

public sealed class GrpcDeadlineTests
{
    private const string Method = "/qdrant.Points/Query";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A server that holds every call until the client gives up, and tells when it came and when it went.</summary>
    private sealed class Holding
    {
        public TaskCompletionSource<string> Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource GaveUp { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public bool StartAnswer { get; init; }

        public async Task AnswerAsync(HttpContext context)
        {
            using CancellationTokenRegistration gone = context.RequestAborted.Register(() => GaveUp.TrySetResult());
            if (StartAnswer)
            {
                await GrpcTestServer.WriteFrameAsync(context, new byte[10], size: 100);
                await context.Response.Body.FlushAsync();
            }
            Arrived.TrySetResult(context.Request.Headers["grpc-timeout"].ToString());
            await GaveUp.Task;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deadline_that_passes_is_an_error_and_ends_the_call_on_the_server(bool inTheBody)
    {
        Holding holding = new() { StartAnswer = inTheBody };
        ManualClock clock = new();
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(holding.AnswerAsync);
        await using GrpcTransport transport = new(server.Url, new QdrantClientOptions { TimeProvider = clock });

        Task<PooledBuffer> call = transport.SendAsync(Method, new byte[5], new CallSettings { Timeout = TimeSpan.FromSeconds(30) }, CancellationToken.None).AsTask();
        string said = await holding.Arrived.Task.WaitAsync(Patience);
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(31));
        QdrantRpcException error = await Assert.ThrowsAsync<QdrantRpcException>(() => call).WaitAsync(Patience);

        Assert.Equal("30000m", said);
        Assert.Equal(RpcStatusCode.DeadlineExceeded, error.Status);
        Assert.Contains("30 s", error.Detail);
        await holding.GaveUp.Task.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_callers_cancellation_stays_a_cancellation(bool inTheBody)
    {
        Holding holding = new() { StartAnswer = inTheBody };
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(holding.AnswerAsync);
        await using GrpcTransport transport = new(server.Url);
        using CancellationTokenSource caller = new();

        Task<PooledBuffer> call = transport.SendAsync(Method, new byte[5], new CallSettings { Timeout = TimeSpan.FromMinutes(5) }, caller.Token).AsTask();
        await holding.Arrived.Task.WaitAsync(Patience);
        await caller.CancelAsync();
        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call).WaitAsync(Patience);

        Assert.Equal(caller.Token, error.CancellationToken);
        await holding.GaveUp.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task No_time_left_sends_nothing()
    {
        bool called = false;
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(context =>
        {
            called = true;
            return GrpcTestServer.WriteAsync(context, []);
        });
        await using GrpcTransport transport = new(server.Url);

        QdrantRpcException error = await Assert.ThrowsAsync<QdrantRpcException>(
            () => transport.SendAsync(Method, new byte[5], new CallSettings { Timeout = TimeSpan.Zero }, CancellationToken.None).AsTask());

        Assert.Equal(RpcStatusCode.DeadlineExceeded, error.Status);
        Assert.False(called);
    }

    [Fact]
    public async Task A_timeout_longer_than_any_timer_is_no_limit()
    {
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(async context => await GrpcTestServer.WriteAsync(context, await GrpcTestServer.ReadAsync(context)));
        await using GrpcTransport transport = new(server.Url);

        using PooledBuffer answer = await transport.SendAsync(Method, new byte[5], new CallSettings { Timeout = TimeSpan.MaxValue }, CancellationToken.None);

        Assert.Equal(5, answer.Length);
    }

    [Fact]
    public async Task An_answer_before_the_body_was_read_ends_the_call()
    {
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(context => GrpcTestServer.FailAsync(context, 3, "too early"));
        await using GrpcTransport transport = new(server.Url);

        QdrantRpcException error = await Assert.ThrowsAsync<QdrantRpcException>(
            () => transport.SendAsync(Method, new byte[30_000_000], default, CancellationToken.None).AsTask()).WaitAsync(Patience);

        Assert.Equal("too early", error.Detail);
    }

    [Fact]
    public async Task Disposing_the_client_ends_calls_under_way()
    {
        Holding holding = new();
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(holding.AnswerAsync);
        GrpcTransport transport = new(server.Url);

        Task<PooledBuffer> call = transport.SendAsync(Method, new byte[5], default, CancellationToken.None).AsTask();
        await holding.Arrived.Task.WaitAsync(Patience);
        await transport.DisposeAsync();
        QdrantRpcException error = await Assert.ThrowsAsync<QdrantRpcException>(() => call).WaitAsync(Patience);

        Assert.Equal(RpcStatusCode.Unavailable, error.Status);
        Assert.Contains("disposed", error.Detail);
    }

    [Fact]
    public async Task A_server_that_shuts_down_ends_the_calls_under_way_first()
    {
        TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using GrpcTestServer server = await GrpcTestServer.StartAsync(async context =>
        {
            arrived.TrySetResult();
            await goOn.Task;
            await GrpcTestServer.WriteAsync(context, await GrpcTestServer.ReadAsync(context));
        });
        await using GrpcTransport transport = new(server.Url);

        Task<PooledBuffer> call = transport.SendAsync(Method, new byte[5], default, CancellationToken.None).AsTask();
        await arrived.Task.WaitAsync(Patience);
        Task stopping = server.StopAsync();
        goOn.SetResult();
        using PooledBuffer answer = await call.WaitAsync(Patience);
        await stopping.WaitAsync(Patience);
        QdrantRpcException gone = await Assert.ThrowsAsync<QdrantRpcException>(() => transport.SendAsync(Method, new byte[5], default, CancellationToken.None).AsTask()).WaitAsync(Patience);

        Assert.Equal(5, answer.Length);
        Assert.Equal(RpcStatusCode.Unavailable, gone.Status);
    }

    [Theory]
    [InlineData(0, "1m")]
    [InlineData(1, "1m")]
    [InlineData(10_000, "1m")]
    [InlineData(10_001, "2m")]
    [InlineData(999_999_990_000, "99999999m")]
    [InlineData(999_999_990_001, "100000S")]
    [InlineData(long.MaxValue, "99999999S")]
    public void The_timeout_header_rounds_up_and_has_eight_digits_at_most(long ticks, string expected) =>
        Assert.Equal(expected, GrpcTimeout.Format(TimeSpan.FromTicks(ticks)));
}
