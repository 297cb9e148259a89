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
}
