using System.Collections.Concurrent;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Calls;

public sealed class UploadPipelineTests
{
    private static readonly QdrantClientOptions Fast = new() { Retry = new RetryOptions { FirstDelay = TimeSpan.Zero, MaxAttempts = 50 } };

    private static PointStruct Point(int id, int payloadSize = 0) => new()
    {
        Id = new PointId { Num = (ulong)id },
        Payload = { ["text"] = new Value { StringValue = new string('x', payloadSize) } },
    };

    /// <summary>Reports on the thread that made progress, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Reports : IProgress<UploadProgress>
    {
        public List<UploadProgress> All { get; } = [];
        public void Report(UploadProgress value) => All.Add(value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_fails_on_the_way_every_item_is_accepted_exactly_once(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 25; round++)
        {
            int count = random.Next(0, 400);
            int[] sizes = [.. Enumerable.Range(0, count).Select(_ => random.Next(10) == 0 ? random.Next(2000) : random.Next(50))];
            UploadOptions options = new() { BatchSize = random.Next(1, 40), MaxBatchBytes = random.Next(1, 3000), Parallelism = random.Next(1, 6) };
            double failing = random.NextDouble() * 0.5;
            ConcurrentQueue<ulong[]> accepted = [];
            int waits = 0;
            object gate = new();
            ScriptedTransport transport = new(call =>
            {
                if (call.Method == RpcMethods.Points.Delete.Path)
                {
                    Assert.True(DeletePoints.Parser.ParseFrom(call.Body).Wait);
                    Interlocked.Increment(ref waits);
                    return new PointsOperationResponse { Result = new UpdateResult() };
                }
                bool fail;
                lock (gate) fail = random.NextDouble() < failing;
                if (fail) throw new QdrantRpcException(RpcStatusCode.Unavailable, "out for lunch");
                UpsertPoints upsert = UpsertPoints.Parser.ParseFrom(call.Body);
                Assert.Equal("shop", upsert.CollectionName);
                accepted.Enqueue([.. upsert.Points.Select(p => p.Id.Num)]);
                return new PointsOperationResponse { Result = new UpdateResult() };
            });
            await using QdrantClient client = new(transport, Fast);

            UploadReport report = await client.UploadAsync("shop", sizes.Select((size, id) => Point(id, size)), options);

            Assert.Equal(Enumerable.Range(0, count).Select(id => (ulong)id), accepted.SelectMany(ids => ids).Order());
            Assert.All(accepted, ids => Assert.Equal(Enumerable.Range((int)ids[0], ids.Length).Select(id => (ulong)id), ids));
            Assert.All(accepted, ids => Assert.True(ids.Length <= options.BatchSize));
            Assert.Equal(count, report.Items);
            Assert.Equal(accepted.OrderBy(ids => ids[0]).Select(ids => (long)ids[0]), report.Batches.Select(batch => batch.FirstItem));
            Assert.Equal(count, report.Batches.Sum(batch => batch.Items));
            Assert.All(report.Batches, batch => Assert.True(batch.Items == 1 || batch.Bytes <= options.MaxBatchBytes));
            Assert.Equal(count > 0 ? 1 : 0, waits);
        }
    }

    /// <summary>Holds batches until a test lets them go.</summary>
    private sealed class HeldSender : UploadSender
    {
        private int _started;

        public ConcurrentQueue<TaskCompletionSource> Held { get; } = [];
        public SemaphoreSlim Started { get; } = new(0);
        public int StartedCount => _started;
        public bool Waited { get; private set; }

        public override void Begin(PooledBuffer batch) { }

        public override async Task SendAsync(ReadOnlyMemory<byte> batch, CancellationToken cancellationToken)
        {
            TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Held.Enqueue(held);
            Interlocked.Increment(ref _started);
            Started.Release();
            await held.Task.WaitAsync(cancellationToken);
        }

        public override Task WaitAsync(CancellationToken cancellationToken)
        {
            Waited = true;
            return Task.CompletedTask;
        }
    }

    private static void EncodeByte(PooledBuffer batch, int item)
    {
        batch.GetSpan(1)[0] = (byte)item;
        batch.Advance(1);
    }

    [Fact]
    public async Task A_fast_source_waits_for_a_slow_server()
    {
        HeldSender sender = new();
        int taken = 0;
        IEnumerable<int> Source()
        {
            for (int i = 0; i < 10_000; i++)
            {
                Interlocked.Increment(ref taken);
                yield return i;
            }
        }
        UploadPipeline<int> pipeline = new(EncodeByte, sender, new UploadOptions { BatchSize = 10, Parallelism = 3 });

        Task<UploadReport> upload = pipeline.RunAsync(Source());
        for (int i = 0; i < 3; i++) await sender.Started.WaitAsync();
        // Three batches are held, a fourth may be filled, and one item more may have been taken: no further.
        Assert.Equal(3, sender.StartedCount);
        Assert.InRange(Volatile.Read(ref taken), 30, 41);
        Assert.False(upload.IsCompleted);

        for (int released = 0; released < 1000; released++)
        {
            TaskCompletionSource? held;
            while (!sender.Held.TryDequeue(out held)) await sender.Started.WaitAsync();
            held.SetResult();
        }
        UploadReport report = await upload;

        Assert.Equal(10_000, report.Items);
        Assert.Equal(1000, report.Batches.Count);
        Assert.True(sender.Waited);
    }

    [Fact]
    public async Task The_first_failure_ends_the_upload_and_says_where_to_go_on()
    {
        ScriptedTransport transport = new(call => call.Method != RpcMethods.Points.Upsert.Path || UpsertPoints.Parser.ParseFrom(call.Body).Points.All(p => p.Id.Num != 57)
            ? new PointsOperationResponse { Result = new UpdateResult() }
            : throw new QdrantRpcException(RpcStatusCode.InvalidArgument, "Wrong input: Vector dimension error: expected dim: 4, got 8"));
        await using QdrantClient client = new(transport, Fast);
        UploadOptions options = new() { BatchSize = 10, Parallelism = 1 };

        QdrantUploadException error = await Assert.ThrowsAsync<QdrantUploadException>(
            () => client.UploadAsync("shop", Enumerable.Range(0, 1000).Select(id => Point(id)), options));

        Assert.Equal(50, error.FirstItem);
        Assert.Equal(10, error.ItemCount);
        Assert.Equal(50, error.AcceptedItems);
        Assert.Equal(50, error.ResumeAt);
        Assert.IsType<QdrantInvalidRequestException>(error.InnerException);
        Assert.Contains("Items 50 to 59", error.Message);
        Assert.Contains("expected dim: 4, got 8", error.Message);
        Assert.DoesNotContain(transport.Real, call => call.Method == RpcMethods.Points.Delete.Path);
        // Nothing after the failure but what was on its way.
        Assert.InRange(transport.Real.Count(), 6, 7);
    }

    [Fact]
    public async Task A_failure_cancels_the_batches_under_way()
    {
        HeldSender sender = new();
        UploadPipeline<int> pipeline = new(EncodeByte, sender, new UploadOptions { BatchSize = 1, Parallelism = 3 });

        Task<UploadReport> upload = pipeline.RunAsync(Enumerable.Range(0, 100));
        for (int i = 0; i < 3; i++) await sender.Started.WaitAsync();
        sender.Held.ElementAt(1).SetException(new QdrantException("no"));
        QdrantUploadException error = await Assert.ThrowsAsync<QdrantUploadException>(() => upload);

        Assert.Equal(1, error.FirstItem);
        Assert.Equal(0, error.ResumeAt);
        Assert.Contains("Item 1 of the upload", error.Message);
        Assert.Equal(3, sender.StartedCount);
        Assert.False(sender.Waited);
    }

    /// <summary>Tells when a number of items was accepted.</summary>
    private sealed class Until(long items) : IProgress<UploadProgress>
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Report(UploadProgress value)
        {
            if (value.Items == items) Reached.SetResult();
        }
    }

    [Fact]
    public async Task Going_on_starts_at_the_first_gap_whatever_was_accepted_behind_it()
    {
        HeldSender sender = new();
        Until two = new(2);
        UploadPipeline<int> pipeline = new(EncodeByte, sender, new UploadOptions { BatchSize = 1, Parallelism = 3, Progress = two });

        Task<UploadReport> upload = pipeline.RunAsync(Enumerable.Range(0, 3));
        for (int i = 0; i < 3; i++) await sender.Started.WaitAsync();
        TaskCompletionSource[] held = [.. sender.Held];
        held[0].SetResult();
        held[2].SetResult();
        await two.Reached.Task;
        held[1].SetException(new QdrantException("no"));
        QdrantUploadException error = await Assert.ThrowsAsync<QdrantUploadException>(() => upload);

        Assert.Equal(1, error.FirstItem);
        Assert.Equal(2, error.AcceptedItems);
        Assert.Equal(1, error.ResumeAt);
    }

    [Fact]
    public async Task An_item_that_cannot_be_written_is_named()
    {
        ScriptedTransport transport = new(_ => new PointsOperationResponse { Result = new UpdateResult() });
        await using QdrantClient client = new(transport, Fast);
        UploadPipeline<int> pipeline = new(
            (batch, item) => { if (item == 12) throw new FormatException("twelve is bad"); else MessageCodec.Append(batch, PointSender.PointsField, Point(item)); },
            new PointSender(client.Calls, "shop"),
            new UploadOptions { BatchSize = 5, Parallelism = 1 });

        QdrantUploadException error = await Assert.ThrowsAsync<QdrantUploadException>(() => pipeline.RunAsync(Enumerable.Range(0, 100)));

        Assert.Equal(12, error.FirstItem);
        Assert.Equal(1, error.ItemCount);
        Assert.Contains("twelve is bad", error.Message);
        Assert.InRange(error.ResumeAt, 5, 10);
    }

    [Fact]
    public async Task The_callers_cancellation_stays_one_and_the_sources_error_too()
    {
        HeldSender sender = new();
        using CancellationTokenSource caller = new();
        UploadPipeline<int> pipeline = new(EncodeByte, sender, new UploadOptions { BatchSize = 1, Parallelism = 2 });
        static IEnumerable<int> Broken()
        {
            yield return 1;
            throw new InvalidOperationException("the file ended early");
        }

        Task<UploadReport> upload = pipeline.RunAsync(Enumerable.Range(0, 100), caller.Token);
        await sender.Started.WaitAsync();
        await caller.CancelAsync();
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new UploadPipeline<int>(EncodeByte, sender, new UploadOptions { BatchSize = 5 }).RunAsync(Broken()));

        Assert.Equal(caller.Token, cancelled.CancellationToken);
    }

    [Fact]
    public async Task Progress_never_goes_back_and_ends_at_the_total()
    {
        Reports reports = new();
        ScriptedTransport transport = new(_ => new PointsOperationResponse { Result = new UpdateResult() });
        await using QdrantClient client = new(transport, Fast);
        PointStruct[] points = [.. Enumerable.Range(0, 500).Select(id => Point(id))];

        UploadReport report = await client.UploadAsync("shop", points, new UploadOptions { BatchSize = 7, Progress = reports, Wait = false });

        Assert.Equal(report.Batches.Count, reports.All.Count);
        Assert.Equal(reports.All.Select(p => p.Items).Order(), reports.All.Select(p => p.Items));
        Assert.Equal(new UploadProgress(500, 500, report.Bytes, reports.All[^1].Elapsed), reports.All[^1]);
        Assert.DoesNotContain(transport.Real, call => call.Method == RpcMethods.Points.Delete.Path);
    }

    [Fact]
    public async Task An_error_of_the_progress_handler_is_thrown_as_it_is()
    {
        ScriptedTransport transport = new(_ => new PointsOperationResponse { Result = new UpdateResult() });
        await using QdrantClient client = new(transport, Fast);

        await Assert.ThrowsAsync<DivideByZeroException>(() => client.UploadAsync(
            "shop", Enumerable.Range(0, 500).Select(id => Point(id)), new UploadOptions { BatchSize = 7, Progress = new Throwing() }));
    }

    private sealed class Throwing : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) => throw new DivideByZeroException();
    }

    [Fact]
    public async Task Options_that_make_no_sense_are_refused_at_once()
    {
        ScriptedTransport transport = new(_ => new PointsOperationResponse());
        await using QdrantClient client = new(transport, Fast);

        foreach (UploadOptions options in new UploadOptions[] { new() { BatchSize = 0 }, new() { MaxBatchBytes = 0 }, new() { Parallelism = 0 } })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.UploadAsync("shop", [Point(1)], options));
        Assert.Empty(transport.Sent);
    }
}
