using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Telemetry;

namespace Qdrant.Core.Tests.Calls;

public sealed class TelemetryTests
{
    private const string Secret = "hunter2-secret-key";

    private sealed class LogLines : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = [];
        public ILogger CreateLogger(string categoryName) => this;
        public void AddProvider(ILoggerProvider provider) { }
        public void Dispose() { }
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((logLevel, formatter(state, exception)));
    }

    [Fact]
    public async Task A_call_is_a_span_a_measurement_and_log_lines_without_secrets()
    {
        // Other tests run at the same time: a collection of our own tells our calls apart.
        string collection = "telemetry-" + Guid.NewGuid().ToString("N");
        ConcurrentQueue<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == QdrantTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        LogLines log = new();
        int calls = 0;
        ScriptedTransport transport = new(_ => ++calls switch
        {
            1 => throw new QdrantRpcException(RpcStatusCode.Unavailable, "x"),
            2 => new QueryResponse(),
            _ => throw new QdrantRpcException(RpcStatusCode.NotFound, "gone"),
        });
        await using QdrantClient client = new(transport, new QdrantClientOptions
        {
            ApiKey = Secret,
            LoggerFactory = log,
            Retry = new RetryOptions { FirstDelay = TimeSpan.Zero },
        });

        await client.QueryAsync(new QueryPoints { CollectionName = collection });
        await Assert.ThrowsAsync<QdrantNotFoundException>(() => client.QueryAsync(new QueryPoints { CollectionName = collection }));

        Activity[] ours = [.. spans.Where(span => (string?)span.GetTagItem("db.collection.name") == collection)];
        Assert.Equal(2, ours.Length);
        Assert.Equal($"Points/Query {collection}", ours[0].DisplayName);
        Assert.Equal(ActivityKind.Client, ours[0].Kind);
        Assert.Equal("qdrant", ours[0].GetTagItem("db.system.name"));
        Assert.Equal("Points/Query", ours[0].GetTagItem("db.operation.name"));
        Assert.Equal("scripted:", ours[0].GetTagItem("server.address"));
        Assert.Equal("repeat", Assert.Single(ours[0].Events).Name);
        Assert.Equal(ActivityStatusCode.Unset, ours[0].Status);
        Assert.Equal(ActivityStatusCode.Error, ours[1].Status);
        Assert.Equal("NotFound", ours[1].GetTagItem("error.type"));
        Assert.Equal("5", ours[1].GetTagItem("db.response.status_code"));
        Assert.Contains(log.Lines, line => line.Level == LogLevel.Warning && line.Text.Contains("Unavailable") && line.Text.Contains("/qdrant.Points/Query"));
        Assert.Contains(log.Lines, line => line.Level == LogLevel.Debug && line.Text.Contains("is Qdrant 1.20"));
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains(Secret));
    }

    [Fact]
    public async Task Durations_are_measured_with_what_they_ended_in()
    {
        ConcurrentQueue<Dictionary<string, object?>> measured = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == QdrantTelemetry.MeterName && instrument.Name == "db.client.operation.duration") self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            Dictionary<string, object?> all = new() { ["value"] = value };
            foreach ((string name, object? tag) in tags) all[name] = tag;
            measured.Enqueue(all);
        });
        listener.Start();
        // A method no other test calls here tells our calls apart.
        ScriptedTransport transport = new(call => call.Number == 1 ? new SearchMatrixOffsetsResponse() : throw new QdrantRpcException(RpcStatusCode.Internal, "x"));
        await using QdrantClient client = new(transport);
        SearchMatrixPoints request = new() { CollectionName = "shop" };

        await client.Calls.InvokeAsync(RpcMethods.Points.SearchMatrixOffsets, request, new CallOptions());
        await Assert.ThrowsAsync<QdrantServerException>(() => client.SearchMatrixOffsetsAsync(request));

        Dictionary<string, object?>[] ours = [.. measured.Where(m => (string?)m["db.operation.name"] == "Points/SearchMatrixOffsets" && (string?)m["server.address"] == "scripted:")];
        Assert.Contains(ours, m => !m.ContainsKey("error.type"));
        Assert.Contains(ours, m => m.TryGetValue("error.type", out object? type) && (string?)type == "Internal");
        Assert.All(ours, m => Assert.True((double)m["value"]! >= 0));
    }

    [Fact]
    public void A_key_over_plain_http_is_warned_of_unless_it_stays_on_the_machine()
    {
        LogLines remote = new(), local = new();

        _ = QdrantClient.Connect("http://db.example.org", new QdrantClientOptions { ApiKey = Secret, LoggerFactory = remote });
        _ = QdrantClient.Connect("http://localhost", new QdrantClientOptions { ApiKey = Secret, LoggerFactory = local });

        (LogLevel level, string text) = Assert.Single(remote.Lines);
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains("https", text);
        Assert.DoesNotContain(Secret, text);
        Assert.Empty(local.Lines);
    }
}
