using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Qdrant.Core;
using Qdrant.Core.DependencyInjection;
using Qdrant.Repository.Schema;

namespace Qdrant.Repository.DependencyInjection;

/// <summary>What to do about a collection that is there but not as declared.</summary>
public enum Drift
{
    /// <summary>The host does not start; the error lists what differs.</summary>
    Fail = 0,

    /// <summary>Writes a warning and starts.</summary>
    Log = 1,

    /// <summary>Creates missing payload indexes; what can't be changed in place keeps the host from starting.</summary>
    ApplySafe = 2,
}

/// <summary>How collections are ensured when a host starts.</summary>
public sealed class EnsureCollectionsOptions
{
    /// <summary>What to do about a collection that is there but not as declared.</summary>
    public Drift OnDrift { get; set; } = Drift.Fail;
}

/// <summary>Creates the collections that are missing before the host serves, and compares the others with their declaration.</summary>
internal sealed partial class EnsureCollections(
    QdrantClient client, IEnumerable<DeclaredCollection> collections, EnsureCollectionsOptions options, ILoggerFactory? loggers = null) : IHostedService
{
    private readonly ILogger _logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger("Qdrant.Repository");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var ensurer = new CollectionEnsurer(client, default);
        foreach (DeclaredCollection declared in collections)
        {
            if (!await ensurer.ExistsAsync(declared.Name, cancellationToken).ConfigureAwait(false) || options.OnDrift == Drift.ApplySafe)
            {
                if (await ensurer.EnsureAsync(declared.Schema, declared.Name, cancellationToken).ConfigureAwait(false)) LogCreated(_logger, declared.Name);
                continue;
            }
            IReadOnlyList<string> differences = await ensurer.CheckAsync(declared.Schema, declared.Name, cancellationToken).ConfigureAwait(false);
            if (differences.Count == 0) continue;
            if (options.OnDrift == Drift.Fail) throw new SchemaMismatchException(declared.Name, differences);
            LogDrift(_logger, declared.Name, string.Join(" ", differences));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Created the collection {Collection}.")]
    private static partial void LogCreated(ILogger logger, string collection);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The collection {Collection} is not as declared: {Differences}")]
    private static partial void LogDrift(ILogger logger, string collection, string differences);
}

/// <summary>Unhealthy while a collection is not as declared.</summary>
internal sealed class SchemaProbe(IEnumerable<DeclaredCollection> collections) : IQdrantHealthProbe
{
    public async Task<string?> CheckAsync(QdrantClient client, CancellationToken cancellationToken)
    {
        var ensurer = new CollectionEnsurer(client, default);
        foreach (DeclaredCollection declared in collections)
        {
            IReadOnlyList<string> differences = await ensurer.CheckAsync(declared.Schema, declared.Name, cancellationToken).ConfigureAwait(false);
            if (differences.Count > 0) return $"The collection \"{declared.Name}\" is not as declared: {string.Join(" ", differences)}";
        }
        return null;
    }
}
