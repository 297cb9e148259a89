using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local;

namespace Qdrant.Repository.Tests.Repositories;

public sealed class SchemaTests
{
    [Fact]
    public async Task Ensuring_creates_collection_and_indexes_once()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        var products = new ProductRepository(client, "shelf");
        Assert.Equal("shelf", products.CollectionName);
        Assert.True(await products.EnsureCreatedAsync());
        Assert.False(await products.EnsureCreatedAsync());
        CollectionInfo info = await client.GetCollectionInfoAsync("shelf");
        Assert.Equal(PayloadSchemaType.Keyword, info.PayloadSchema["brand"].DataType);
    }

    [Fact]
    public async Task A_missing_index_is_added_to_a_collection_that_is_there()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        await client.CreateCollectionAsync(new CreateCollection
        {
            CollectionName = "products",
            VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap { Map = { ["shape"] = new VectorParams { Size = 3, Distance = Core.Protocol.Distance.Euclid } } } },
        });
        Assert.False(await new ProductRepository(client).EnsureCreatedAsync());
        Assert.True((await client.GetCollectionInfoAsync("products")).PayloadSchema.ContainsKey("brand"));
    }

    [Fact]
    public async Task Another_size_or_distance_is_an_error_that_names_it_and_changes_nothing()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        await client.CreateCollectionAsync(new CreateCollection
        {
            CollectionName = "products",
            VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap { Map = { ["shape"] = new VectorParams { Size = 7, Distance = Core.Protocol.Distance.Dot } } } },
        });
        SchemaMismatchException error = await Assert.ThrowsAsync<SchemaMismatchException>(() => new ProductRepository(client).EnsureCreatedAsync());
        Assert.Equal(2, error.Differences.Count);
        Assert.Contains("7 dimensions, declared are 3", error.Message);
        Assert.Empty((await client.GetCollectionInfoAsync("products")).PayloadSchema);
    }

    [Fact]
    public async Task A_missing_collection_is_named()
    {
        await using QdrantClient client = QdrantLocal.InMemory();
        CollectionNotFoundException error = await Assert.ThrowsAsync<CollectionNotFoundException>(() => new ProductRepository(client, "nowhere").FindAsync("x"));
        Assert.Contains("nowhere", error.Message);
    }

    [Fact]
    public async Task What_a_server_is_too_old_for_is_not_sent()
    {
        await using QdrantClient client = QdrantLocal.InMemory(new LocalOptions { Release = LocalRelease.V1_19 });
        var articles = new ArticleRepository(client);
        QdrantUnsupportedException error = await Assert.ThrowsAsync<QdrantUnsupportedException>(() => articles.Query().SearchText(a => a.Title, "x").ToListAsync());
        Assert.Contains("1.20", error.Message);
        await Assert.ThrowsAsync<QdrantUnsupportedException>(() => articles.CountAsync(a => a.Category.Contains("x")));
    }

}
