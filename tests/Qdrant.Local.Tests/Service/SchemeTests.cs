using Microsoft.Extensions.DependencyInjection;
using Qdrant.Core;
using Qdrant.Core.Transport;
using Qdrant.Local.Tests.Storage;

namespace Qdrant.Local.Tests.Service;

public sealed class SchemeTests
{
    [Fact]
    public async Task A_local_url_opens_the_folder_it_names()
    {
        using var folder = new TemporaryFolder();
        var options = new QdrantClientOptions();
        foreach (TransportScheme scheme in QdrantLocal.Schemes()) options.Schemes.Add(scheme);
        await using (QdrantClient client = QdrantClient.Connect("local:" + folder.Path, options)) await StoreTests.CreateAsync(client);
        await using QdrantClient direct = QdrantLocal.Open(folder.Path);
        Assert.Equal(["things"], await direct.ListCollectionsAsync());
    }

    [Fact]
    public async Task A_host_gets_an_engine_in_memory_by_url()
    {
        var services = new ServiceCollection();
        services.AddQdrant(o => o.Url = "memory:").AddLocal();
        await using ServiceProvider provider = services.BuildServiceProvider();
        QdrantClient client = provider.GetRequiredService<QdrantClient>();
        await StoreTests.CreateAsync(client);
        Assert.True(await client.CollectionExistsAsync("things"));
    }

    [Fact]
    public void A_local_url_without_a_folder_is_refused()
    {
        var options = new QdrantClientOptions();
        foreach (TransportScheme scheme in QdrantLocal.Schemes()) options.Schemes.Add(scheme);
        Assert.Contains("local:PATH", Assert.Throws<QdrantException>(() => QdrantClient.Connect("local:", options)).Message);
    }

    [Fact]
    public async Task One_name_is_one_engine_while_a_client_is_open()
    {
        await using (QdrantClient first = Connect("memory:shared"))
        {
            await StoreTests.CreateAsync(first);
            await using (QdrantClient second = Connect("memory:shared")) Assert.True(await second.CollectionExistsAsync("things"));
            Assert.True(await first.CollectionExistsAsync("things"));
            await using QdrantClient other = Connect("memory:Shared");
            Assert.False(await other.CollectionExistsAsync("things"));
            await using QdrantClient unnamed = Connect("memory:");
            Assert.False(await unnamed.CollectionExistsAsync("things"));
            Assert.Contains("other settings", Assert.Throws<QdrantException>(() => QdrantLocal.InMemory("shared", new LocalOptions { Release = LocalRelease.V1_19 })).Message);
        }
        await using QdrantClient later = Connect("memory:shared");
        Assert.False(await later.CollectionExistsAsync("things"));
    }

    private static QdrantClient Connect(string url)
    {
        var options = new QdrantClientOptions();
        foreach (TransportScheme scheme in QdrantLocal.Schemes()) options.Schemes.Add(scheme);
        return QdrantClient.Connect(url, options);
    }
}
