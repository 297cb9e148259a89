using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Tests.Transport;

namespace Qdrant.Core.Tests.Calls;

public sealed class RetryTests
{
    private static QdrantRpcException Error(RpcStatusCode status, string? retryAfter = null, RpcDelivery delivery = RpcDelivery.Unknown) => new(
        status, "said no", retryAfter is null ? null : new Dictionary<string, string> { ["retry-after"] = retryAfter }) { Delivery = delivery };

    /// <summary>How often a call is sent when it always fails with an error.</summary>
    private static async Task<int> AttemptsAsync(Func<QdrantClient, Task> call, QdrantRpcException error, int maxAttempts = 3)
    {
        ScriptedTransport transport = new(_ => throw error);
        ManualClock clock = new();
        clock.OnWait = wait => Task.Run(() => clock.Advance(wait));
        await using QdrantClient client = new(transport, new QdrantClientOptions { TimeProvider = clock, Retry = new RetryOptions { MaxAttempts = maxAttempts } });

        await Assert.ThrowsAnyAsync<QdrantRpcException>(() => call(client));
        return transport.Real.Count();
    }

    private static Task Read(QdrantClient client) => client.CountAsync("shop");
    private static Task Repeatable(QdrantClient client) => client.UpsertAsync("shop", []);
    private static Task Once(QdrantClient client) => client.CreateCollectionAsync(new CreateCollection { CollectionName = "shop" });

    [Theory]
    [InlineData(RpcStatusCode.Unavailable, null, 3, 3, 1)]
    [InlineData(RpcStatusCode.ResourceExhausted, "1", 3, 3, 3)]
    [InlineData(RpcStatusCode.ResourceExhausted, null, 1, 1, 1)]
    [InlineData(RpcStatusCode.ResourceExhausted, "soon", 1, 1, 1)]
    [InlineData(RpcStatusCode.DeadlineExceeded, null, 3, 1, 1)]
    [InlineData(RpcStatusCode.InvalidArgument, null, 1, 1, 1)]
    [InlineData(RpcStatusCode.Internal, null, 1, 1, 1)]
    [InlineData(RpcStatusCode.Cancelled, null, 1, 1, 1)]
    [InlineData(RpcStatusCode.Unauthenticated, null, 1, 1, 1)]
    public async Task Only_what_may_be_repeated_is(RpcStatusCode status, string? retryAfter, int read, int repeatable, int once)
    {
        Assert.Equal(read, await AttemptsAsync(Read, Error(status, retryAfter)));
        Assert.Equal(repeatable, await AttemptsAsync(Repeatable, Error(status, retryAfter)));
        Assert.Equal(once, await AttemptsAsync(Once, Error(status, retryAfter)));
    }

    [Fact]
    public async Task What_was_never_sent_may_always_be_sent_again_and_what_is_hopeless_never()
    {
        Assert.Equal(3, await AttemptsAsync(Once, Error(RpcStatusCode.Unavailable, delivery: RpcDelivery.NotSent)));
        Assert.Equal(1, await AttemptsAsync(Read, Error(RpcStatusCode.Unavailable, delivery: RpcDelivery.Hopeless)));
    }

    [Fact]
    public async Task One_attempt_means_one()
    {
        Assert.Equal(1, await AttemptsAsync(Read, Error(RpcStatusCode.Unavailable), maxAttempts: 1));
        Assert.Equal(2, await AttemptsAsync(client => client.With(new CallOptions { MaxAttempts = 2 }).CountAsync("shop"), Error(RpcStatusCode.Unavailable)));
    }

    [Fact]
    public async Task Waits_double_and_are_partly_random_and_the_servers_wish_is_kept()
    {
        List<TimeSpan> waits = [];
        int calls = 0;
        ScriptedTransport transport = new(_ => ++calls switch
        {
            <= 4 => throw Error(RpcStatusCode.Unavailable),
            5 => throw Error(RpcStatusCode.ResourceExhausted, "11"),
            _ => new CountResponse { Result = new CountResult { Count = 3 } },
        });
        ManualClock clock = new();
        clock.OnWait = wait =>
        {
            waits.Add(wait);
            Task.Run(() => clock.Advance(wait));
        };
        RetryOptions retry = new() { MaxAttempts = 9, FirstDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(3) };
        await using QdrantClient client = new(transport, new QdrantClientOptions { TimeProvider = clock, Retry = retry });

        ulong count = await client.CountAsync("shop");

        Assert.Equal(3UL, count);
        Assert.Equal(5, waits.Count);
        Assert.InRange(waits[0], TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.InRange(waits[1], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        Assert.InRange(waits[2], TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3));
        Assert.InRange(waits[3], TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(11), waits[4]);
    }

    [Fact]
    public async Task A_wait_that_would_pass_the_deadline_is_not_begun()
    {
        ScriptedTransport transport = new(_ => throw Error(RpcStatusCode.ResourceExhausted, "30"));
        ManualClock clock = new() { OnWait = _ => Assert.Fail("waited") };
        await using QdrantClient client = new(transport, new QdrantClientOptions { TimeProvider = clock, Timeout = TimeSpan.FromSeconds(30) });

        QdrantRateLimitException error = await Assert.ThrowsAsync<QdrantRateLimitException>(() => client.CountAsync("shop"));

        Assert.Equal(TimeSpan.FromSeconds(30), error.RetryAfter);
        Assert.Single(transport.Real);
    }

    [Fact]
    public async Task Every_attempt_gets_what_is_left_of_the_budget()
    {
        ManualClock clock = new();
        ScriptedTransport transport = new(_ =>
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            throw Error(RpcStatusCode.Unavailable);
        });
        await using QdrantClient client = new(transport, new QdrantClientOptions
        {
            TimeProvider = clock,
            Timeout = TimeSpan.FromSeconds(25),
            Retry = new RetryOptions { FirstDelay = TimeSpan.Zero, MaxAttempts = 9 },
        });

        await Assert.ThrowsAsync<QdrantUnavailableException>(() => client.CountAsync("shop"));

        Assert.Equal([25.0, 15.0, 5.0], transport.Real.Select(call => call.Settings.Timeout!.Value.TotalSeconds));
    }

    [Fact]
    public async Task The_default_timeout_holds_for_all_but_snapshots()
    {
        ScriptedTransport transport = new(call => call.Method.Contains("Snapshots/Create")
            ? new CreateSnapshotResponse { SnapshotDescription = new SnapshotDescription() }
            : new CountResponse { Result = new CountResult() });
        await using QdrantClient client = new(transport, new QdrantClientOptions { TimeProvider = new ManualClock() });

        await client.CountAsync("shop");
        await client.CreateSnapshotAsync("shop");
        await client.With(new CallOptions { Timeout = TimeSpan.FromMinutes(3) }).CreateSnapshotAsync("shop");

        Assert.Equal([TimeSpan.FromSeconds(60), null, TimeSpan.FromMinutes(3)], transport.Real.Select(call => call.Settings.Timeout));
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_between_attempts()
    {
        using CancellationTokenSource caller = new();
        ScriptedTransport transport = new(_ => throw Error(RpcStatusCode.Unavailable));
        ManualClock clock = new() { OnWait = _ => Task.Run(caller.Cancel) };
        await using QdrantClient client = new(transport, new QdrantClientOptions { TimeProvider = clock });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.CountAsync(new CountPoints { CollectionName = "shop" }, caller.Token));

        Assert.Single(transport.Real);
    }

    [Fact]
    public async Task A_server_that_was_out_of_reach_is_asked_for_its_release_again()
    {
        int calls = 0;
        ScriptedTransport transport = new(_ => ++calls == 2 ? throw Error(RpcStatusCode.Unavailable) : new QueryResponse());
        await using QdrantClient client = new(transport, new QdrantClientOptions { Retry = new RetryOptions { FirstDelay = TimeSpan.Zero } });

        for (int i = 0; i < 4; i++) await client.QueryAsync(new QueryPoints { CollectionName = "shop" });

        Assert.Equal(5, transport.Real.Count());
        Assert.Equal(2, transport.Sent.Count(call => call.Method == "/qdrant.Qdrant/HealthCheck"));
    }

    [Theory]
    [InlineData("nightly")]
    [InlineData("")]
    [InlineData("2.0.1-dev")]
    public async Task A_server_of_no_known_release_is_asked_whatever_the_caller_wants(string version)
    {
        ScriptedTransport transport = new(_ => new QueryResponse()) { Version = version };
        await using QdrantClient client = new(transport);

        await client.QueryAsync(new QueryPoints { CollectionName = "shop" });

        Assert.Single(transport.Real);
    }

    [Fact]
    public async Task A_release_given_in_the_options_is_not_asked_for()
    {
        ScriptedTransport transport = new(_ => new QueryResponse());
        await using QdrantClient client = new(transport, new QdrantClientOptions { ServerRelease = new QdrantRelease(1, 9) });

        await Assert.ThrowsAsync<QdrantUnsupportedException>(() => client.QueryAsync(new QueryPoints { CollectionName = "shop" }));

        Assert.Empty(transport.Sent);
    }
}
