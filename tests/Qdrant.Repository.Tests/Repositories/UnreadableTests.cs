using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Core.Telemetry;
using Qdrant.Local;

namespace Qdrant.Repository.Tests.Repositories;

/// <summary>Stored points that do not fit their entity fail a read, or are left out, counted and told of.</summary>
public sealed class UnreadableTests
{
    private const string Secret = "a secret that no log holds";

    /// <summary>Three articles, of which the second has a text for a year, as another program would write it.</summary>
    private static async Task<(QdrantClient Client, ArticleRepository Articles, Logs Logs)> StartAsync(UnreadablePoints rule)
    {
        QdrantClient client = QdrantLocal.InMemory();
        var logs = new Logs();
        var articles = new ArticleRepository(client, new RepositorySettings<Article> { Collection = $"unreadable {Guid.NewGuid():N}", EmbeddingGenerator = new LetterGenerator(), OnUnreadable = rule, LoggerFactory = logs });
        await articles.EnsureCreatedAsync();
        await articles.UpsertAsync([Shop.Make(1), Shop.Make(2), Shop.Make(4)]);
        await client.SetPayloadAsync(new SetPayloadPoints
        {
            CollectionName = articles.CollectionName, Wait = true, Payload = { ["year"] = new Value { StringValue = Secret } },
            PointsSelector = new PointsSelector { Points = new PointsIdsList { Ids = { new PointId { Uuid = Shop.Key(2).ToString() } } } },
        });
        return (client, articles, logs);
    }

    [Fact]
    public async Task A_read_fails_unless_told_otherwise()
    {
        (QdrantClient client, ArticleRepository articles, Logs logs) = await StartAsync(new RepositorySettings<Article>().OnUnreadable);
        await using var _ = client;
        foreach (Func<Task> read in new Func<Task>[]
        {
            () => articles.FindAsync(Shop.Key(2)), () => articles.FindAsync([Shop.Key(1), Shop.Key(2)]), () => articles.Query().Limit(5).ToListAsync(), () => articles.Query().GroupBy(a => a.Category, 5, 5).ToGroupsAsync(),
            async () => { await foreach (Article article in articles.ScrollAsync()) Assert.NotNull(article); },
        })
        {
            UnreadablePointException error = await Assert.ThrowsAsync<UnreadablePointException>(read);
            Assert.Equal((Shop.Key(2).ToString(), "year"), (error.PointId, error.Key));
        }
        Assert.Empty(logs.Lines);
    }

    [Fact]
    public async Task Points_are_left_out_counted_and_told_of()
    {
        (QdrantClient client, ArticleRepository articles, Logs logs) = await StartAsync(UnreadablePoints.Skip);
        await using var _ = client;
        long counted = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == QdrantTelemetry.MeterName && instrument.Name == "qdrant.client.unreadable_points") self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            if (tags.ToArray().Contains(KeyValuePair.Create<string, object?>("db.collection.name", articles.CollectionName))) Interlocked.Add(ref counted, value);
        });
        listener.Start();

        QueryResult<Article> found = await articles.Query().Limit(5).ToListAsync();
        Assert.Equal((2, 1), (found.Count, found.Skipped));
        Assert.Equal((1, 0), ((await articles.Query().Where(a => a.Category == "blog").Limit(5).ToListAsync()).Count, (await articles.Query().Where(a => a.Category == "blog").Limit(5).ToListAsync()).Skipped));
        Assert.Equal(2, (await articles.Query().Limit(5).ToItemsAsync()).Count);
        Assert.Equal(3, (await articles.Query().Limit(5).ToIdsAsync()).Count);
        Assert.Null(await articles.FindAsync(Shop.Key(2)));
        Assert.Equal([Shop.Key(4), Shop.Key(1)], (await articles.FindAsync([Shop.Key(4), Shop.Key(2), Shop.Key(1)])).Select(a => a.Id));
        var scrolled = new List<Guid>();
        await foreach (Article article in articles.ScrollAsync()) scrolled.Add(article.Id);
        Assert.Equal([Shop.Key(1), Shop.Key(4)], scrolled.Order());
        IReadOnlyList<HitGroup<Article, string>> groups = await articles.Query().GroupBy(a => a.Category, 5, 5).ToGroupsAsync();
        Assert.Equal([("blog", 1, 0), ("news", 1, 1)], groups.Select(g => (g.Value, g.Hits.Count, g.Skipped)).Order());
        Assert.Equal(1, (await articles.Query().Limit(5).Select<ArticleYear>().ToListAsync()).Count(hit => hit.Item.Year == 2001));

        Assert.Equal(7, counted);
        Assert.Equal(7, logs.Lines.Count);
        Assert.All(logs.Lines, line =>
        {
            Assert.Contains(Shop.Key(2).ToString(), line);
            Assert.Contains("year", line);
            Assert.DoesNotContain(Secret, line);
        });
    }

    [Fact]
    public async Task A_host_says_it_for_all_repositories_or_for_one()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Url"] = "memory:", ["OnUnreadable"] = "skip" }).Build();
        var services = new ServiceCollection();
        services.AddQdrant(configuration).AddLocal().AddRepositories(r => r.For<Product>(p => p.OnUnreadable = UnreadablePoints.Throw));
        await using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal(UnreadablePoints.Skip, provider.GetRequiredService<RepositorySettings<Article>>().OnUnreadable);
        Assert.Equal(UnreadablePoints.Throw, provider.GetRequiredService<RepositorySettings<Product>>().OnUnreadable);

        configuration["OnUnreadable"] = "sometimes";
        Assert.Contains("Throw or Skip", Assert.Throws<QdrantException>(() => new ServiceCollection().AddQdrant(configuration).Services.BuildServiceProvider().GetRequiredService<QdrantClient>()).Message);
    }

    private sealed class Logs : ILoggerFactory, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) { }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));

        public void Dispose() { }
    }
}

[QdrantProjection(typeof(Article))]
public sealed partial record ArticleYear(int Year);
