using System.Diagnostics;
using Qdrant.Core.Calls;

namespace Qdrant.Core.Telemetry;

/// <summary>One call, as traces and metrics see it. Costs next to nothing when nobody listens.</summary>
internal readonly struct CallTrace
{
    private readonly RpcMethod _method;
    private readonly ServerName _server;
    private readonly Activity? _activity;
    private readonly long _start;

    public CallTrace(RpcMethod method, ReadOnlyMemory<byte> body, ServerName server)
    {
        (_method, _server) = (method, server);
        _start = Stopwatch.GetTimestamp();
        if (!QdrantTelemetry.Source.HasListeners()) return;
        string? collection = ErrorMapping.CollectionOf(method, body.Span);
        _activity = QdrantTelemetry.Source.StartActivity(collection is null ? Operation : $"{Operation} {collection}", ActivityKind.Client);
        if (_activity is null) return;
        _activity.SetTag("db.system.name", "qdrant");
        _activity.SetTag("db.operation.name", Operation);
        _activity.SetTag("db.collection.name", collection);
        _activity.SetTag("server.address", _server.Host);
        if (_server.Port > 0) _activity.SetTag("server.port", _server.Port);
    }

    private string Operation => _method.Operation;

    public void Repeating(QdrantRpcException error, int attempt, TimeSpan wait)
    {
        QdrantTelemetry.Repeats.Add(1, new("db.operation.name", Operation), new("error.type", error.Status.ToString()));
        _activity?.AddEvent(new ActivityEvent("repeat", tags: new ActivityTagsCollection
        {
            ["attempt"] = attempt,
            ["error.type"] = error.Status.ToString(),
            ["wait_seconds"] = wait.TotalSeconds,
        }));
    }

    /// <summary>Ends the call.</summary>
    /// <param name="error">What it ended with; null: an answer.</param>
    public void End(Exception? error)
    {
        string? type = error switch
        {
            null => null,
            QdrantRpcException rpc => rpc.Status.ToString(),
            _ => error.GetType().Name,
        };
        if (QdrantTelemetry.Duration.Enabled)
        {
            TagList tags = new() { { "db.system.name", "qdrant" }, { "db.operation.name", Operation }, { "server.address", _server.Host } };
            if (_server.Port > 0) tags.Add("server.port", _server.Port);
            if (type is not null) tags.Add("error.type", type);
            QdrantTelemetry.Duration.Record(Stopwatch.GetElapsedTime(_start).TotalSeconds, tags);
        }
        if (_activity is null) return;
        if (error is not null)
        {
            _activity.SetTag("error.type", type);
            if (error is QdrantRpcException rpc) _activity.SetTag("db.response.status_code", ((int)rpc.Status).ToString(System.Globalization.CultureInfo.InvariantCulture));
            _activity.SetStatus(ActivityStatusCode.Error, error.Message);
        }
        _activity.Dispose();
    }
}

/// <summary>Host and port of an address; for what has neither, such as <c>memory:</c>, the address alone.</summary>
internal readonly record struct ServerName(string Host, int Port)
{
    public static ServerName Of(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 ? new(uri.Host, uri.Port) : new(address, 0);
}
