using System.Diagnostics;
using Qdrant.Core;
using Qdrant.Repository.Schema;

namespace Qdrant.Repository;

/// <summary>Gives the repositories of an entity with a <see cref="TenantAttribute"/>: there is none without saying whose points it is about. Thread-safe.</summary>
/// <typeparam name="TRepository">The repository.</typeparam>
public interface IQdrantTenants<out TRepository>
{
    /// <summary>The collection, which all tenants share.</summary>
    string CollectionName { get; }

    /// <summary>Creates the collection and its payload indexes where they are missing. What is there is checked and never changed.</summary>
    /// <returns>True when the collection was created, false when it was there.</returns>
    Task<bool> EnsureCreatedAsync(CancellationToken cancellationToken = default);

    /// <summary>The repository of one tenant: it reads, changes and deletes no point of another.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <exception cref="ArgumentException">The tenant is null or empty.</exception>
    TRepository ForTenant(string tenant);

    /// <summary>A repository over the points of all tenants, for migrations and reports. Entities that it writes name their own tenant.</summary>
    /// <param name="reason">Why, for whoever reads the code or the trace: it is noted as <c>qdrant.across_tenants</c> on the current activity.</param>
    /// <exception cref="ArgumentException">There is no reason.</exception>
    TRepository AcrossTenants(string reason);
}

/// <summary>The base of what is generated for an entity with a tenant.</summary>
/// <typeparam name="TRepository">The repository.</typeparam>
/// <typeparam name="TEntity">The entity.</typeparam>
public abstract class QdrantTenants<TRepository, TEntity> : IQdrantTenants<TRepository>
{
    private readonly QdrantClient _client;
    private readonly CollectionSchema _schema;
    private readonly RepositorySettings<TEntity> _settings;
    private readonly string _key;

    /// <summary>Creates it over a client, which the caller keeps and disposes.</summary>
    /// <param name="client">The client.</param>
    /// <param name="schema">The declared schema.</param>
    /// <param name="key">The payload key of the tenant.</param>
    /// <param name="settings">What the deployment says.</param>
    protected QdrantTenants(QdrantClient client, CollectionSchema schema, string key, RepositorySettings<TEntity> settings)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(settings);
        (_client, _key, _settings) = (client, key, settings);
        _schema = settings.Schema?.Invoke(schema) ?? schema;
    }

    /// <inheritdoc />
    public string CollectionName => _settings.Collection ?? _schema.Name;

    /// <inheritdoc />
    public Task<bool> EnsureCreatedAsync(CancellationToken cancellationToken = default) =>
        new CollectionEnsurer(_client, default).EnsureAsync(_schema, CollectionName, cancellationToken);

    /// <inheritdoc />
    public TRepository ForTenant(string tenant)
    {
        if (string.IsNullOrEmpty(tenant)) throw new ArgumentException($"No tenant was given for \"{CollectionName}\". For the points of all tenants use AcrossTenants.", nameof(tenant));
        return Create(_client, _settings, new TenantScope(_key, tenant));
    }

    /// <inheritdoc />
    public TRepository AcrossTenants(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new ArgumentException($"To read or write the points of all tenants of \"{CollectionName}\", say why.", nameof(reason));
        Activity.Current?.AddTag("qdrant.across_tenants", reason);
        return Create(_client, _settings, new TenantScope(_key, null));
    }

    /// <summary>Makes the repository.</summary>
    /// <param name="client">The client.</param>
    /// <param name="settings">What the deployment says.</param>
    /// <param name="scope">Whose points it is about.</param>
    protected abstract TRepository Create(QdrantClient client, RepositorySettings<TEntity> settings, TenantScope scope);
}
