using Google.Protobuf;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Calls;

public sealed class QdrantCallsTests
{
    private static readonly QdrantClientOptions Fast = new() { Retry = new RetryOptions { FirstDelay = TimeSpan.Zero } };

    [Fact]
    public async Task A_typed_and_a_pre_encoded_call_send_the_same_bytes()
    {
        ScriptedTransport transport = new(_ => new CountResponse { Result = new CountResult { Count = 7 } });
        await using QdrantClient client = new(transport, Fast);
        CountPoints request = new() { CollectionName = "shop", Exact = true };

        CountResponse typed = await client.CountAsync(request);
        using PooledBuffer raw = await client.Calls.SendAsync(RpcMethods.Points.Count, request.ToByteArray(), QdrantRelease.First);

        Assert.Equal(7UL, typed.Result.Count);
        Assert.Equal(typed, CountResponse.Parser.ParseFrom(raw.WrittenSpan));
        Assert.Equal(2, transport.Real.Count());
        Assert.All(transport.Real, call => Assert.Equal(request.ToByteArray(), call.Body));
        Assert.All(transport.Real, call => Assert.Equal("/qdrant.Points/Count", call.Method));
    }

    [Fact]
    public async Task What_the_server_is_too_old_for_is_refused_before_it_is_sent()
    {
        ScriptedTransport transport = new(_ => new QueryResponse()) { Version = "1.9.2" };
        await using QdrantClient client = new(transport, Fast);

        QdrantUnsupportedException error = await Assert.ThrowsAsync<QdrantUnsupportedException>(() => client.QueryAsync(new QueryPoints { CollectionName = "shop" }));

        Assert.Equal(new QdrantRelease(1, 10), error.NeededRelease);
        Assert.Equal(new QdrantRelease(1, 9), error.ServerRelease);
        Assert.Contains("1.10", error.Message);
        Assert.Empty(transport.Real);
    }

    [Fact]
    public async Task A_field_the_server_is_too_old_for_is_named_with_its_place()
    {
        ScriptedTransport transport = new(_ => new CountResponse()) { Version = "1.15.0" };
        await using QdrantClient client = new(transport, Fast);
        CountPoints request = new()
        {
            CollectionName = "shop",
            Filter = new Filter { Must = { new Condition { Slice = new SliceCondition { Total = 2, Index = 1 } } } },
        };

        QdrantUnsupportedException typed = await Assert.ThrowsAsync<QdrantUnsupportedException>(() => client.CountAsync(request));
        QdrantUnsupportedException raw = await Assert.ThrowsAsync<QdrantUnsupportedException>(
            () => client.Calls.SendAsync(RpcMethods.Points.Count, request.ToByteArray(), new QdrantRelease(1, 18)).AsTask());

        Assert.Contains("Condition.slice (at filter.must.slice of qdrant.CountPoints)", typed.Message);
        Assert.Contains("Condition.slice", raw.Message);
        Assert.Empty(transport.Real);
    }

    [Fact]
    public async Task The_release_is_asked_for_once()
    {
        ScriptedTransport transport = new(_ => new QueryResponse());
        await using QdrantClient client = new(transport, Fast);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.QueryAsync(new QueryPoints { CollectionName = "shop" })));

        Assert.Equal(20, transport.Real.Count());
        Assert.Single(transport.Sent, call => call.Method == "/qdrant.Qdrant/HealthCheck");
        Assert.Equal(QdrantRelease.Newest, client.Calls.ServerRelease);
    }

    [Fact]
    public async Task Calls_that_wait_for_the_release_end_though_the_client_is_disposed()
    {
        TaskCompletionSource known = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ScriptedTransport transport = new(_ => new QueryResponse()) { ReleaseKnown = known.Task };
        QdrantClient client = new(transport, Fast);

        Task[] calls = [.. Enumerable.Range(0, 3).Select(_ => client.QueryAsync(new QueryPoints { CollectionName = "shop" }))];
        await client.DisposeAsync();
        known.SetResult();
        await Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Single(transport.Sent, call => call.Method == "/qdrant.Qdrant/HealthCheck");
    }
}
