using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Repository.Tests.Repositories;

[QdrantProjection(typeof(Article))]
public sealed partial record ArticleCard(string Title, double Price, Author? Editor);

[QdrantProjection(typeof(Article))]
public sealed partial class ArticleVectors
{
    public Guid Id { get; init; }
    public SparseVector? Terms { get; init; }
    public float[][]? Tokens { get; init; }
}

[QdrantProjection(typeof(Product))]
public sealed partial record ProductLabel(string Sku, string? Brand);

public sealed class ProjectionTests
{
    [Fact]
    public async Task Only_what_is_named_travels()
    {
        await using Shop shop = await Shop.StartAsync();
        using JsonDocument card = JsonDocument.Parse(shop.Articles.Query().WithVectors().Limit(3).Select<ArticleCard>().ToJson());
        Assert.Equal(["editor", "price", "title"], card.RootElement.GetProperty("with_payload").EnumerateArray().Select(key => key.GetString()));
        Assert.False(card.RootElement.TryGetProperty("with_vector", out _));
        using JsonDocument vectors = JsonDocument.Parse(shop.Articles.Query().Limit(3).Select<ArticleVectors>().ToJson());
        Assert.False(vectors.RootElement.GetProperty("with_payload").GetBoolean());
        Assert.Equal(["terms", "tokens"], vectors.RootElement.GetProperty("with_vector").EnumerateArray().Select(name => name.GetString()));

        await shop.Client.OverwritePayloadAsync(new SetPayloadPoints
        {
            CollectionName = "articles",
            Wait = true,
            Payload = { ["title"] = "t", ["price"] = 3, ["category"] = 5 },
            PointsSelector = new PointsSelector { Points = new PointsIdsList { Ids = { new PointId { Uuid = Shop.Key(1).ToString() } } } },
        }, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<UnreadablePointException>(() => shop.Articles.FindAsync(Shop.Key(1)));
        ArticleCard? only = await shop.Articles.Query().Where(a => a.Id == Shop.Key(1)).Select<ArticleCard>().FirstOrDefaultAsync();
        Assert.Equal(new ArticleCard("t", 3, null), only);
    }

    [Fact]
    public async Task Queries_groups_and_scrolls_give_projections()
    {
        await using Shop shop = await Shop.StartAsync();
        QueryResult<Article> whole = await shop.Articles.Query().NearestText(a => a.Embedding, "story number 7 blog").Where(a => a.IsLive).Limit(4).ToListAsync();
        QueryResult<ArticleCard> hits = await shop.Articles.Query().NearestText(a => a.Embedding, "story number 7 blog").Where(a => a.IsLive).Limit(4).Select<ArticleCard>().ToListAsync();
        Assert.Equal(4, hits.Count);
        Assert.Equal(whole.Select(h => (new ArticleCard(h.Item.Title, h.Item.Price, h.Item.Editor), h.Score, h.Id)), hits.Select(h => (h.Item, h.Score, h.Id)));

        var groups = await shop.Articles.Query().Where(a => a.Year < 2009).OrderBy(a => a.Year).Select<ArticleCard>().GroupBy(a => a.Category, size: 2, groups: 5).ToGroupsAsync();
        var entities = await shop.Articles.Query().Where(a => a.Year < 2009).OrderBy(a => a.Year).GroupBy(a => a.Category, size: 2, groups: 5).ToGroupsAsync();
        Assert.Equal(2, groups.Count);
        Assert.Equal(entities.Select(g => (g.Value, g.Hits[0].Item.Title)), groups.Select(g => (g.Value, g.Hits[0].Item.Title)));

        var scrolled = new List<ArticleVectors>();
        await foreach (ArticleVectors item in shop.Articles.ScrollAsync<ArticleVectors>(a => a.Year > 2017)) scrolled.Add(item);
        Assert.Equal([Shop.Key(18), Shop.Key(19), Shop.Key(20)], scrolled.Select(item => item.Id));
        Assert.All(scrolled, item => Assert.True(item.Terms is { Count: > 0 } && item.Tokens is [[_, 1], _]));
        int all = 0;
        await foreach (ArticleCard _ in shop.Articles.ScrollAsync<ArticleCard>()) all++;
        Assert.Equal(20, all);
        Assert.Null(await shop.Articles.Query().Where(a => a.Year == 1).Select<ArticleCard>().FirstOrDefaultAsync());
    }

    [Fact]
    public async Task A_string_key_is_loaded_with_its_payload()
    {
        await using Shop shop = await Shop.StartAsync(1);
        await shop.Products.UpsertAsync(new Product { Sku = "s1", Brand = "b", Price = 2, Shape = new float[] { 1, 2, 3 } });
        Assert.Equal([new ProductLabel("s1", "b")], await shop.Products.Query().Nearest(p => p.Shape, new float[] { 1, 2, 3 }).Limit(1).Select<ProductLabel>().ToItemsAsync());
    }
}
