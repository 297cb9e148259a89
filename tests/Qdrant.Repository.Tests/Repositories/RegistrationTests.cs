using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Repository.DependencyInjection;

namespace Qdrant.Repository.Tests.Repositories;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Repositories_are_singletons_by_interface_with_the_names_of_the_deployment()
    {
        await using ServiceProvider services = Services(
            r => r.For<Article>(a =>
            {
                a.Collection = "articles_eu";
                a.Vector(x => x.Embedding).Size = 8;
            }),
            options => options.CollectionPrefix = "test_").BuildServiceProvider();
        var articles = services.GetRequiredService<IArticleRepository>();
        Assert.Same(articles, services.GetRequiredService<ArticleRepository>());
        Assert.Equal("test_articles_eu", articles.CollectionName);
        Assert.Equal("test_products", services.GetRequiredService<IProductRepository>().CollectionName);
        Assert.Equal(8, services.GetRequiredService<ArticleRepository>().Schema.Vector("embedding").Size);
    }

    [Fact]
    public async Task Collections_are_created_before_the_host_serves()
    {
        await using ServiceProvider services = Services().BuildServiceProvider();
        await StartAsync(services);
        Assert.Equal(0UL, await services.GetRequiredService<IArticleRepository>().CountAsync());
        HealthReport report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(HealthStatus.Healthy, report.Status);
        await services.GetRequiredService<QdrantClient>().DeleteCollectionAsync("articles");
        report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Contains("articles", report.Entries["qdrant"].Description);
    }

    [Theory]
    [InlineData(Drift.Fail, true, false)]
    [InlineData(Drift.Log, false, false)]
    [InlineData(Drift.ApplySafe, false, true)]
    public async Task Drift_fails_is_logged_or_applied_where_it_is_safe(Drift drift, bool fails, bool indexed)
    {
        await using ServiceProvider services = Services(drift: drift).BuildServiceProvider();
        QdrantClient client = services.GetRequiredService<QdrantClient>();
        await client.CreateCollectionAsync(new CreateCollection
        {
            CollectionName = "products",
            VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap { Map = { ["shape"] = new VectorParams { Size = 3, Distance = Core.Protocol.Distance.Euclid } } } },
        });
        if (fails) Assert.Contains("brand", (await Assert.ThrowsAsync<SchemaMismatchException>(() => StartAsync(services))).Message);
        else await StartAsync(services);
        Assert.Equal(indexed, (await client.GetCollectionInfoAsync("products")).PayloadSchema.ContainsKey("brand"));
    }

    [Fact]
    public async Task A_deployment_of_what_is_no_vector_is_refused()
    {
        await using ServiceProvider services = Services(r => r.For<Article>(a => a.Vector(x => x.Title).Size = 8)).BuildServiceProvider();
        Assert.Contains("Title", Assert.Throws<QdrantException>(() => services.GetRequiredService<IArticleRepository>()).Message);
    }

    private static ServiceCollection Services(
        Action<QdrantRepositoriesBuilder>? repositories = null, Action<Core.DependencyInjection.QdrantOptions>? options = null, Drift drift = Drift.Fail)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddQdrant(o =>
        {
            o.Url = "memory:";
            options?.Invoke(o);
        }).AddLocal().AddRepositories(repositories).EnsureCollectionsOnStart(o => o.OnDrift = drift);
        services.AddHealthChecks().AddQdrant();
        return services;
    }

    private static async Task StartAsync(ServiceProvider services)
    {
        foreach (IHostedService service in services.GetServices<IHostedService>()) if (service.GetType().Name == "EnsureCollections") await service.StartAsync(default);
    }
}
