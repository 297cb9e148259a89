using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qdrant.Core;
using Qdrant.Core.DependencyInjection;
using Qdrant.Repository.Schema;

namespace Qdrant.Repository.DependencyInjection;

/// <summary>Registers repositories; generated code calls it for each entity, after the deployment had its say.</summary>
/// <param name="builder">What <c>AddQdrant</c> returned.</param>
public sealed class QdrantRepositoriesBuilder(QdrantBuilder builder)
{
    private readonly Dictionary<Type, object> _deployments = [];
    private Func<IServiceProvider, string>? _tenant;

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services => builder.Services;

    /// <summary>Changes what one entity declares, for this deployment.</summary>
    /// <param name="configure">For example <c>a => a.Collection = "articles_eu"</c>.</param>
    public QdrantRepositoriesBuilder For<TEntity>(Action<EntityDeployment<TEntity>> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(Deployment<TEntity>());
        return this;
    }

    /// <summary>
    /// Makes the repositories of entities with a tenant services of a scope, each of the tenant that is current there. Without it there are only
    /// their <c>IArticleTenants</c>.
    /// </summary>
    /// <param name="tenant">The current tenant, for example <c>services => services.GetRequiredService&lt;ICurrentTenant&gt;().Id</c>.</param>
    public QdrantRepositoriesBuilder Tenant(Func<IServiceProvider, string> tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        _tenant = tenant;
        return this;
    }

    /// <summary>Registers what gives the repositories of an entity with a tenant as a singleton, by its interface and by its class.</summary>
    /// <param name="schema">The declared schema.</param>
    /// <param name="create">Makes it.</param>
    public QdrantRepositoriesBuilder AddTenants<TInterface, TTenants, TRepository, TEntity>(CollectionSchema schema, Func<QdrantClient, RepositorySettings<TEntity>, TTenants> create)
        where TInterface : class, IQdrantTenants<TRepository>
        where TTenants : class, TInterface
        where TRepository : class
    {
        Add<TInterface, TTenants, TEntity>(schema, create);
        if (_tenant is { } tenant) Services.AddScoped(services => services.GetRequiredService<TInterface>().ForTenant(tenant(services)));
        return this;
    }

    /// <summary>Registers a repository as a singleton, by its interface and by its class.</summary>
    /// <param name="schema">The declared schema.</param>
    /// <param name="create">Makes the repository.</param>
    public QdrantRepositoriesBuilder Add<TInterface, TRepository, TEntity>(CollectionSchema schema, Func<QdrantClient, RepositorySettings<TEntity>, TRepository> create)
        where TInterface : class
        where TRepository : class, TInterface =>
        Add<TInterface, TRepository, TEntity>(schema, services => create(services.GetRequiredService<QdrantClient>(), services.GetRequiredService<RepositorySettings<TEntity>>()));

    /// <summary>Registers a repository with a constructor of its own as a singleton, by its interface and by its class.</summary>
    /// <param name="schema">The declared schema.</param>
    /// <param name="create">Makes the repository.</param>
    public QdrantRepositoriesBuilder Add<TInterface, TRepository, TEntity>(CollectionSchema schema, Func<IServiceProvider, TRepository> create)
        where TInterface : class
        where TRepository : class, TInterface
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(create);
        EntityDeployment<TEntity> deployment = Deployment<TEntity>();
        Services.AddSingleton(services => new RepositorySettings<TEntity>
        {
            Collection = CollectionName(services, deployment.Collection ?? schema.Name),
            Schema = deployment.Apply,
            EmbeddingGenerator = deployment.EmbeddingGenerator ?? services.GetService<IEmbeddingGenerator<string, Embedding<float>>>(),
            OnUnreadable = deployment.OnUnreadable ?? services.GetService<IOptions<QdrantOptions>>()?.Value.OnUnreadable ?? default,
            LoggerFactory = services.GetService<ILoggerFactory>(),
        });
        Services.AddSingleton(create);
        Services.AddSingleton<TInterface>(static services => services.GetRequiredService<TRepository>());
        Services.AddSingleton(services => new DeclaredCollection(CollectionName(services, deployment.Collection ?? schema.Name), deployment.Apply(schema)));
        return this;
    }

    private static string CollectionName(IServiceProvider services, string name) =>
        services.GetService<IOptions<QdrantOptions>>()?.Value.CollectionPrefix + name;

    private EntityDeployment<TEntity> Deployment<TEntity>()
    {
        if (!_deployments.TryGetValue(typeof(TEntity), out object? deployment)) _deployments[typeof(TEntity)] = deployment = new EntityDeployment<TEntity>();
        return (EntityDeployment<TEntity>)deployment;
    }
}

/// <summary>A collection that a registered repository uses: its name and schema in this deployment.</summary>
internal sealed record DeclaredCollection(string Name, CollectionSchema Schema);
