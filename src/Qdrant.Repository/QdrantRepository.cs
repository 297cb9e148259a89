using Qdrant.Core;
using Qdrant.Repository.Queries;
using Qdrant.Repository.Schema;

namespace Qdrant.Repository;

/// <summary>The base of generated repositories. Thread-safe.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TFields">The handles of its fields.</typeparam>
/// <typeparam name="TModel">The generated model.</typeparam>
public abstract partial class QdrantRepository<TEntity, TKey, TFields, TModel> : IQdrantRepository<TEntity, TKey, TFields>, IHasCallDefaults
    where TModel : IEntityModel<TEntity, TKey>
{
    private CollectionContext<TEntity, TKey> _context;

    /// <summary>Creates a repository over a client, which the caller keeps and disposes.</summary>
    /// <param name="client">The client.</param>
    /// <param name="fields">The handles of the entity's fields.</param>
    /// <param name="collection">The collection; null: the declared name.</param>
    protected QdrantRepository(QdrantClient client, TFields fields, string? collection = null)
        : this(client, fields, new RepositorySettings<TEntity> { Collection = collection }) { }

    /// <summary>Creates a repository over a client, which the caller keeps and disposes.</summary>
    /// <param name="client">The client.</param>
    /// <param name="fields">The handles of the entity's fields.</param>
    /// <param name="settings">What the deployment says: collection, sizes, embedding generators.</param>
    protected QdrantRepository(QdrantClient client, TFields fields, RepositorySettings<TEntity> settings) : this(client, fields, settings, null)
    {
        if (TModel.TenantKey is not null) throw new InvalidOperationException($"{typeof(TEntity).Name} has a tenant: obtain its repository from ForTenant or AcrossTenants.");
    }

    /// <summary>Creates a repository of one tenant, or of all.</summary>
    /// <param name="client">The client.</param>
    /// <param name="fields">The handles of the entity's fields.</param>
    /// <param name="settings">What the deployment says: collection, sizes, embedding generators.</param>
    /// <param name="scope">Whose points it is about; null when the entity has no tenant.</param>
    protected QdrantRepository(QdrantClient client, TFields fields, RepositorySettings<TEntity> settings, TenantScope? scope)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(settings);
        CollectionSchema schema = settings.Schema?.Invoke(TModel.Schema) ?? TModel.Schema;
        Fields = fields;
        _context = new(client, settings.Collection ?? schema.Name, schema, scope?.Tenant is { } tenant ? new PointModel<TEntity, TKey, TModel>(tenant) : PointModel<TEntity, TKey, TModel>.Instance, settings) { Scope = scope };
    }

    /// <inheritdoc />
    public TFields Fields { get; }

    /// <inheritdoc />
    public string CollectionName => _context.Collection;

    /// <summary>The schema in use: as declared, with the deployment's changes.</summary>
    public CollectionSchema Schema => _context.Schema;

    /// <inheritdoc />
    public QueryBuilder<TEntity, TKey, TFields> Query() => new(_context, Fields, new QuerySpec());

    /// <inheritdoc />
    public Task<bool> EnsureCreatedAsync(CancellationToken cancellationToken = default) =>
        new CollectionEnsurer(_context.Client, _context.Options).EnsureAsync(_context.Schema, _context.Collection, cancellationToken);

    object IHasCallDefaults.With(CallDefaults defaults)
    {
        // A shallow copy keeps what a user's own part of the class holds.
        var copy = (QdrantRepository<TEntity, TKey, TFields, TModel>)MemberwiseClone();
        copy._context = _context with { Defaults = defaults };
        return copy;
    }
}

/// <summary>Something that makes calls by defaults, and can be had with others.</summary>
internal interface IHasCallDefaults
{
    object With(CallDefaults defaults);
}

/// <summary>The same repository with other defaults.</summary>
public static class RepositoryDefaults
{
    /// <summary>The same repository, whatever its type, with other defaults for its calls.</summary>
    /// <param name="repository">The repository, which stays as it is.</param>
    /// <param name="defaults">The defaults, for example <c>new() { Wait = false }</c>.</param>
    /// <exception cref="ArgumentException">The repository is not a generated one.</exception>
    public static TRepository With<TRepository>(this TRepository repository, CallDefaults defaults) where TRepository : class
    {
        ArgumentNullException.ThrowIfNull(defaults);
        return repository is IHasCallDefaults changeable
            ? (TRepository)changeable.With(defaults)
            : throw new ArgumentException($"{repository?.GetType().Name} is not a generated repository.", nameof(repository));
    }
}
