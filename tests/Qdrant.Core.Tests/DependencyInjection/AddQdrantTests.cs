using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qdrant.Core.Calls;
using Qdrant.Core.DependencyInjection;
using Qdrant.Core.Protocol;
using Qdrant.Core.Tests.Calls;
using Qdrant.Core.Transport;

namespace Qdrant.Core.Tests.DependencyInjection;

public sealed class AddQdrantTests
{
    private const string Secret = "hunter2-secret-key";

    private static IConfigurationSection Section(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>("Qdrant:" + s.Key, s.Value)))
        .Build().GetSection("Qdrant");

    /// <summary>Starts a host and gives what it failed with; null when it started.</summary>
    private static async Task<Exception?> StartAsync(Action<IServiceCollection> register)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        register(builder.Services);
        using IHost host = builder.Build();
        try
        {
            await host.StartAsync();
            await host.StopAsync();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    [Fact]
    public async Task The_client_is_one_and_has_the_settings_of_the_section()
    {
        QdrantClientOptions? given = null;
        ScriptedTransport transport = new(_ => new CountResponse { Result = new CountResult { Count = 3 } });
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton(new TransportScheme("memory", (_, options) =>
        {
            given = options;
            return transport;
        }));
        services.AddQdrant(
            Section(("Url", "memory:shop"), ("ApiKey", Secret), ("Timeout", "00:00:07"), ("MaxAttempts", "2"), ("CollectionPrefix", "test_")),
            options => options.CollectionPrefix += "eu_");
        ServiceProvider provider = services.BuildServiceProvider();

        QdrantClient client = provider.GetRequiredService<QdrantClient>();
        Assert.Same(client, provider.GetRequiredService<QdrantClient>());
        Assert.Equal(3UL, await client.CountAsync("shop"));
        Assert.Equal(Secret, given!.ApiKey);
        Assert.Equal(TimeSpan.FromSeconds(7), given.Timeout);
        Assert.Equal(2, given.Retry.MaxAttempts);
        Assert.NotNull(given.LoggerFactory);
        Assert.Equal("test_eu_", provider.GetRequiredService<IOptions<QdrantOptions>>().Value.CollectionPrefix);
        await provider.DisposeAsync();
        Assert.True(transport.Disposed);
    }

    [Theory]
    [InlineData("Url", "", "Url is missing")]
    [InlineData("Url", "localhost:6334", "http://localhost:6334")]
    [InlineData("Url", "memory:shop", "Qdrant.Typed.Local")]
    [InlineData("Url", "http://u:hunter2@host", "ApiKey")]
    [InlineData("ApiKey", "hunter2\nkey", "line break")]
    [InlineData("Timeout", "soon", "Qdrant:Timeout is 'soon'")]
    [InlineData("Timeout", "-00:00:01", "must be positive")]
    [InlineData("MaxAttempts", "many", "Qdrant:MaxAttempts is 'many'")]
    [InlineData("MaxAttempts", "0", "the least is 1")]
    [InlineData("CollectionPrefix", "a/b", "CollectionPrefix 'a/b'")]
    public async Task A_wrong_setting_keeps_the_host_from_starting(string key, string value, string expected)
    {
        Dictionary<string, string> settings = new() { ["Url"] = "http://localhost:6334", [key] = value };

        Exception? error = await StartAsync(services => services.AddQdrant(Section([.. settings.Select(s => (s.Key, s.Value))])));

        Assert.NotNull(error);
        Assert.Contains(expected, error.ToString());
        Assert.DoesNotContain("hunter2", error.ToString());
    }

    [Fact]
    public async Task Right_settings_start_without_a_server()
    {
        Assert.Null(await StartAsync(services => services.AddQdrant(Section(("Url", "http://localhost:1"), ("ApiKey", Secret)))));
        Assert.Null(await StartAsync(services => services.AddQdrant(options => options.Url = "https://db.example.org")));
    }

    private sealed class Probe(string? fault) : IQdrantHealthProbe
    {
        public Task<string?> CheckAsync(QdrantClient client, CancellationToken cancellationToken) => Task.FromResult(fault);
    }

    [Theory]
    [InlineData(true, null, HealthStatus.Healthy, "Qdrant 1.20.0 answers")]
    [InlineData(true, "the collection 'articles' lacks an index", HealthStatus.Degraded, "lacks an index")]
    [InlineData(false, null, HealthStatus.Degraded, "No connection to")]
    public async Task The_health_check_asks_the_server_and_the_probes(bool reachable, string? fault, HealthStatus expected, string text)
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton(new TransportScheme("memory", (_, _) => new ScriptedTransport(_ => new HealthCheckReply { Version = "1.20.0" })));
        services.AddQdrant(options =>
        {
            options.Url = reachable ? "memory:" : "http://127.0.0.1:1";
            options.MaxAttempts = 1;
        });
        services.AddSingleton<IQdrantHealthProbe>(new Probe(null)).AddSingleton<IQdrantHealthProbe>(new Probe(fault));
        services.AddHealthChecks().AddQdrant(failureStatus: HealthStatus.Degraded, tags: ["ready"]);
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(registration => registration.Tags.Contains("ready"));

        (string name, HealthReportEntry entry) = Assert.Single(report.Entries);
        Assert.Equal("qdrant", name);
        Assert.Equal(expected, entry.Status);
        Assert.Contains(text, entry.Description);
    }

    [Fact]
    public void Options_are_taken_from_code_when_configuration_says_nothing()
    {
        QdrantOptions options = new() { Url = "http://a", Timeout = TimeSpan.FromSeconds(3), ApiKey = "k" };

        QdrantOptionsBinder.Bind(Section(("Url", "http://b")), options);

        Assert.Equal("http://b", options.Url);
        Assert.Equal(TimeSpan.FromSeconds(3), options.Timeout);
        Assert.Equal("k", options.ApiKey);
    }
}
