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
