using Qdrant.Core;

namespace Qdrant.Repository.Tests.Repositories;

public sealed class QueryTests
{
    private static readonly ReadOnlyMemory<float> Near3 = LetterGenerator.Embed(Shop.Make(3).Text);

    [Fact]
    public async Task Nearest_finds_the_nearest_under_a_condition()
    {
        await using Shop shop = await Shop.StartAsync();
        QueryResult<Article> hits = await shop.Articles.Query().Nearest(a => a.Embedding, Near3).Where(a => a.Category == "blog" && a.Year < 2012).Limit(3).ToListAsync();
        Assert.Equal(3, hits.Count);
        (Article best, float score) = hits[0];
        Assert.Equal("async streams in practice", best.Title);
        Assert.InRange(score, 0.9999f, 1.0001f);
        Assert.All(hits, hit => Assert.True(hit.Item.Category == "blog" && hit.Item.Year < 2012));
        Assert.True(hits[0].Score >= hits[1].Score && hits[1].Score >= hits[2].Score);
        Assert.Equal(0, best.Embedding.Length);
        Assert.Equal(best.Id.ToString(), hits[0].Id.ToString());
    }

    [Fact]
    public async Task Every_filter_selects_what_it_says()
    {
        await using Shop shop = await Shop.StartAsync();
        Article[] all = [.. Enumerable.Range(1, 20).Select(Shop.Make)];
        await Check(a => a.Category == "news" && a.Price < 20 && !a.Tags.Contains("draft"), a => a.Category == "news" && a.Price < 20 && !a.Tags.Contains("draft"));
        await Check(a => a.Reviews.Any(r => r.Stars >= 4 && r.Verified), a => a.Reviews.Any(r => r.Stars >= 4 && r.Verified));
        await Check(a => a.Reviews.All(r => r.Stars >= 3), a => a.Reviews.All(r => r.Stars >= 3));
        await Check(a => a.IsLive || a.Topic == Topic.Science, a => a.IsLive || a.Topic == Topic.Science);
        await Check(a => (a.IsLive && a.Year != 2003) || (!a.IsLive && a.Year == 2004), a => (a.IsLive && a.Year != 2003) || (!a.IsLive && a.Year == 2004));
        await Check(a => a.Editor.Name == "Kim 1" && a.Editor.Age > 35, a => a.Editor?.Name == "Kim 1" && a.Editor.Age > 35);
        await Check(a => a.Editor.IsMissing || a.Note.HasValue, a => a.Editor is null || a.Note is not null);
        await Check(a => a.Title.Matches("streams async") && !a.Title.MatchesPhrase("streams async"), a => a.Title.StartsWith("async streams"));
        await Check(a => a.PublishedAt >= new DateOnly(2024, 1, 10), a => a.PublishedAt.Day >= 10);
        await Check(a => a.Office.Within(Radius.Kilometers(200, new GeoPoint(16.4, 52.5))), a => a.Office is { Lon: > 13.5 and < 19 });
        await Check(a => a.Tags.Count == 2, a => a.Tags.Count == 2);
        await Check(a => a.Id.In(Shop.Key(2), Shop.Key(4)), a => a.Year is 2002 or 2004);
        await Check(a => Repository.Condition.AtLeast(2, a.IsLive, a.Category == "news", a.Price > 15), a => (a.IsLive ? 1 : 0) + (a.Category == "news" ? 1 : 0) + (a.Price > 15 ? 1 : 0) >= 2);
        string[] categories = ["news", "other"];
        await Check(a => categories.Contains(a.Category), a => a.Category == "news");

        async Task Check(Func<ArticleFields, Condition<Article>> where, Func<Article, bool> truth)
        {
            IEnumerable<int> expected = all.Where(truth).Select(a => a.Year).Order();
            IReadOnlyList<Article> found = await shop.Articles.Query().Where(where).Limit(100).ToItemsAsync();
            Assert.Equal(expected, found.Select(a => a.Year).Order());
            Assert.Equal((ulong)expected.Count(), await shop.Articles.CountAsync(where));
        }
    }

    [Fact]
    public async Task Text_queries_use_the_generator_BM25_and_the_text_index()
    {
        await using Shop shop = await Shop.StartAsync();
        Assert.Equal("async streams in practice", (await shop.Articles.Query().NearestText(a => a.Embedding, Shop.Make(3).Text).FirstOrDefaultAsync())!.Title);
        QueryResult<Article> sparse = await shop.Articles.Query().NearestText(a => a.Terms, "streams").Limit(50).ToListAsync();
        Assert.Equal(6, sparse.Count);
        QueryResult<Article> words = await shop.Articles.Query().SearchText(a => a.Title, "async streams").Limit(50).ToListAsync();
        Assert.Equal(6, words.Count);
        Assert.All(words, hit => Assert.True(hit.Score > 0 && hit.Item.Title.StartsWith("async")));
        QueryResult<Article> hybrid = await shop.Articles.Query().Hybrid("async streams in practice").Where(a => a.Category == "blog").Limit(2).ToListAsync();
        Assert.Equal(2, hybrid.Count);
        Assert.All(hybrid, hit => Assert.Equal(("blog", "async streams in practice"), (hit.Item.Category, hit.Item.Title)));
    }

    [Fact]
    public async Task Prefetches_are_fused()
    {
        await using Shop shop = await Shop.StartAsync();
        var query = shop.Articles.Query()
            .Prefetch(q => q.Nearest(a => a.Embedding, Near3).Limit(5))
            .Prefetch(q => q.SearchText(a => a.Title, "story").Where(a => a.IsLive).Limit(5));
        IReadOnlyList<Guid> rrf = await query.FuseRrf(k: 60, weights: [2, 1]).Limit(20).ToIdsAsync();
        Assert.InRange(rrf.Count, 6, 10);
        Assert.Equal(rrf.ToHashSet(), (await query.FuseDbsf().Limit(20).ToIdsAsync()).ToHashSet());
        QueryResult<Article> scored = await query.Formula(f => f.Score + 0.5 * f.If(a => a.Category == "blog") + f.Field(a => a.Price, ifMissing: 0) * 0).Limit(20).ToListAsync();
        Assert.Equal(rrf.Count, scored.Count);
    }

    [Fact]
    public async Task Vectors_come_when_they_are_asked_for()
    {
        await using Shop shop = await Shop.StartAsync();
        Article some = (await shop.Articles.Query().WithVectors(a => a.Embedding).FirstOrDefaultAsync())!;
        Assert.Equal((4, null), (some.Embedding.Length, some.Terms));
        Article all = (await shop.Articles.Query().WithVectors().FirstOrDefaultAsync())!;
        Assert.NotNull(all.Terms);
        Assert.NotNull(all.Tokens);
    }

    [Fact]
    public async Task Ordering_paging_sampling_grouping_and_examples()
    {
        await using Shop shop = await Shop.StartAsync();
        var query = shop.Articles.Query();
        Assert.Equal([2020, 2019, 2018], (await query.OrderByDescending(a => a.Year).Limit(3).ToItemsAsync()).Select(a => a.Year));
        Assert.Equal([2001, 2002], (await query.OrderBy(a => a.PublishedAt).Limit(2).ToItemsAsync()).Select(a => a.Year));
        Assert.Equal(5, (await query.Sample().Limit(5).ToIdsAsync()).Distinct().Count());
        QueryResult<Article> offset = await query.Nearest(a => a.Embedding, Near3).Offset(18).Limit(10).ToListAsync();
        Assert.Equal(2, offset.Count);
        IReadOnlyList<HitGroup<Article, Topic>> groups = await query.Nearest(a => a.Embedding, Near3).GroupBy(a => a.Topic, size: 3, groups: 10).ToGroupsAsync();
        Assert.Equal([Topic.Science, Topic.Sports], groups.Select(group => group.Value).Order());
        Assert.All(groups, group => Assert.True(group.Hits.Count == 3 && group.Hits.All(hit => hit.Item.Topic == group.Value)));
        Assert.DoesNotContain(Shop.Key(3), await query.NearestTo(a => a.Embedding, Shop.Key(3)).Limit(30).ToIdsAsync());
        Assert.Equal(17, (await query.Recommend(a => a.Embedding, [Shop.Key(1), Shop.Key(2)], [Shop.Key(3)], RecommendStrategy.BestScore).Limit(30).ToIdsAsync()).Count);
        Assert.NotEmpty(await query.Discover(a => a.Embedding, Shop.Key(1), [(Shop.Key(2), Shop.Key(3))]).ToIdsAsync());
        Assert.NotEmpty(await query.Context(a => a.Embedding, [(Shop.Key(2), Shop.Key(3))]).ToIdsAsync());
        Assert.Equal(4, (await query.Nearest(a => a.Embedding, Near3).Mmr(0.4f, candidates: 20).Limit(4).ToIdsAsync()).Distinct().Count());
        Assert.NotEmpty(await query.Nearest(a => a.Tokens, new float[] { 1, 1 }, new float[] { 2, 0 }).ToIdsAsync());
        Assert.True(await query.Where(a => a.Year == 2001).AnyAsync());
        Assert.False(await query.Where(a => a.Year == 1999).AnyAsync());
        Assert.Null(await query.Where(a => a.Year == 1999).FirstOrDefaultAsync());
    }

    [Fact]
    public async Task Builders_are_immutable()
    {
        await using Shop shop = await Shop.StartAsync();
        var all = shop.Articles.Query().Limit(100);
        var news = all.Where(a => a.Category == "news");
        _ = news.Where(a => a.Year > 2010).ScoreThreshold(5).Offset(3);
        Assert.Equal(20, (await all.ToIdsAsync()).Count);
        Assert.Equal(10, (await news.ToIdsAsync()).Count);
    }

    [Fact]
    public async Task Scroll_reads_everything_with_vectors()
    {
        await using Shop shop = await Shop.StartAsync(articles: 600);
        var years = new List<int>();
        await foreach (Article article in shop.Articles.ScrollAsync())
        {
            Assert.Equal(4, article.Embedding.Length);
            years.Add(article.Year);
        }
        Assert.Equal(Enumerable.Range(2001, 600), years.Order());
        int live = 0;
        await foreach (Article article in shop.Articles.ScrollAsync(a => a.IsLive == false)) live += article.IsLive ? 100 : 1;
        Assert.Equal(150, live);
    }

    [Fact]
    public async Task Facets_count_values_by_their_type()
    {
        await using Shop shop = await Shop.StartAsync();
        Assert.Equal([new("blog", 10), new FacetCount<string>("news", 10)], await shop.Articles.FacetAsync(a => a.Category));
        Assert.Equal([new FacetCount<Topic>(Topic.Science, 10)], await shop.Articles.FacetAsync(a => a.Topic, where: a => a.Category == "news"));
        Assert.Equal(new FacetCount<bool>(true, 15), (await shop.Articles.FacetAsync(a => a.IsLive))[0]);
        Assert.Equal(4, (await shop.Articles.FacetAsync(a => a.Year, limit: 4)).Count);
    }

    [Fact]
    public async Task Several_facets_and_buckets_come_in_one_go()
    {
        await using Shop shop = await Shop.StartAsync();
        Facets<Article, ArticleFields> facets = await shop.Articles.FacetsAsync(
            a => a.Category == "news", f => f.Add(a => a.Topic).Add(a => a.Tags, 20).Buckets(a => a.Price, 0, 10, 20, 100));
        Assert.Equal([new FacetCount<Topic>(Topic.Science, 10)], facets.Of(a => a.Topic));
        Assert.Equal(new FacetCount<string>("done", 8), facets.Of(a => a.Tags)[0]);
        Assert.Equal([new(0, 10, 3), new(10, 20, 3), new BucketCount(20, 100, 4)], facets.Buckets(a => a.Price));
        Assert.Throws<KeyNotFoundException>(() => facets.Of(a => a.Year));
        await Assert.ThrowsAsync<ArgumentException>(() => shop.Articles.FacetsAsync(_ => true, f => f.Buckets(a => a.Price, 5, 1)));
    }

    [Fact]
    public async Task String_keys_are_the_keys_of_the_caller()
    {
        await using Shop shop = await Shop.StartAsync();
        await shop.Products.UpsertAsync(new[] { "x", "y" }.Select(sku => new Product { Sku = sku, Shape = new float[] { sku[0], 0, 0 }, Price = 1.50m }));
        Assert.Equal(["y", "x"], await shop.Products.Query().Nearest(p => p.Shape, new float[] { 'y', 0, 0 }).ToIdsAsync());
        Assert.Equal(["x"], (await shop.Products.Query().Where(p => p.Sku.In("x", "none")).Limit(5).ToItemsAsync()).Select(p => p.Sku));
        Assert.Equal(["y", "x"], (await shop.Products.FindAsync(["y", "none", "x"])).Select(p => p.Sku));
        Assert.Equal(1UL, await shop.Products.CountAsync(p => p.Sku == "y" && p.Price == 1.50m));
    }

    [Fact]
    public async Task Mistakes_are_found_before_anything_is_sent()
    {
        await using Shop shop = await Shop.StartAsync(articles: 0);
        var query = shop.Articles.Query();
        Assert.Contains("4", Assert.Throws<QdrantException>(() => query.Nearest(a => a.Embedding, new float[] { 1, 2, 3 })).Message);
        Assert.Throws<InvalidOperationException>(() => query.Nearest(a => a.Embedding, Near3).Sample());
        Assert.Throws<ArgumentException>(() => query.Prefetch(q => q.Offset(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => query.Limit(0));
        await Assert.ThrowsAsync<InvalidOperationException>(() => query.Mmr(0.5f).ToListAsync());
        var plain = new ArticleRepository(shop.Client);
        Assert.Contains("generator", (await Assert.ThrowsAsync<QdrantException>(() => plain.Query().NearestText(a => a.Embedding, "x").ToListAsync())).Message);
        Assert.Contains("Hybrid", Assert.Throws<QdrantException>(() => shop.Products.Query().Hybrid("x")).Message);
    }

    [Fact]
    public void Json_shows_what_will_be_sent()
    {
        var repository = new ArticleRepository(Local.QdrantLocal.InMemory());
        string json = repository.Query().NearestText(a => a.Embedding, "hello").Where(a => a.Category == "news" && !a.IsLive).Limit(3).ToJson();
        Assert.Contains("\"limit\":3", json);
        Assert.Contains("hello", json);
        Assert.Contains("\"must_not\"", json);
        Condition<Article> where = repository.Fields.Category == "news" && repository.Fields.Year > 2000;
        Condition<Article> again = Condition.FromJson<Article>(where.ToJson());
        Assert.Equal("{\"must\":[" + where.ToJson() + "]}", again.ToJson());
    }
}
