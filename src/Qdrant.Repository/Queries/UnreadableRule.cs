using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Qdrant.Core;
using Qdrant.Core.Telemetry;
using Qdrant.Core.Wire;

namespace Qdrant.Repository.Queries;

/// <summary>Reads points by what a repository does about those that do not fit its entity.</summary>
internal sealed partial class UnreadableRule(UnreadablePoints rule, string collection, ILoggerFactory? loggers)
{
    // A meter of the same name as the client's: who listens to one hears both.
    private static readonly Meter Meter = new(QdrantTelemetry.MeterName);
    private static readonly Counter<long> Skipped = Meter.CreateCounter<long>("qdrant.client.unreadable_points", "{point}", "Points that were left out of results because they do not fit their entity.");

    private readonly ILogger _log = (loggers ?? NullLoggerFactory.Instance).CreateLogger("Qdrant.Repository");

    /// <summary>Reads a point; false when it was left out.</summary>
    public bool TryRead<T>(PointReader<T> reader, WireReader point, PointLayout layout, out T item)
    {
        try
        {
            item = reader.Read(point, layout);
            return true;
        }
        catch (UnreadablePointException error) when (rule == UnreadablePoints.Skip)
        {
            Report(error);
            item = default!;
            return false;
        }
    }

    /// <summary>Reads the key of a point; false when it was left out.</summary>
    public bool TryReadKey<TEntity, TKey>(PointModel<TEntity, TKey> model, WireReader point, out TKey key)
    {
        try
        {
            key = model.ReadKey(point, PointLayout.Scored);
            return true;
        }
        catch (UnreadablePointException error) when (rule == UnreadablePoints.Skip)
        {
            Report(error);
            key = default!;
            return false;
        }
    }

    private void Report(UnreadablePointException error)
    {
        Skipped.Add(1, new("db.collection.name", collection), new("entity", error.Entity));
        LogSkipped(_log, error.PointId, collection, error.Entity, error.Key);
    }

    [LoggerMessage(1, LogLevel.Warning, "Point {PointId} of {Collection} cannot be read as {Entity}, because of {Key}: it is left out.")]
    private static partial void LogSkipped(ILogger logger, string? pointId, string collection, string? entity, string? key);
}
