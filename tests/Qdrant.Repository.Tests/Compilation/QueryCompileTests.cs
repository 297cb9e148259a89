namespace Qdrant.Repository.Tests.Compilation;

/// <summary>What must compile of queries, patches and facets, and what must not, at the oldest and the newest C#.</summary>
public sealed class QueryCompileTests
{
    private const string Parameters = """
        QueryBuilder<Article, Guid, ArticleFields> q, IQdrantRepository<Article, Guid, ArticleFields> articles, float[] dense, ReadOnlyMemory<float> memory,
        SparseVector sparse, Guid id, GeoPoint here, CancellationToken ct
        """;

    public static TheoryData<string> Compiling =>
    [
        "await q.Nearest(a => a.Embedding, dense).Where(a => a.Category == \"news\" && a.Price < 20).ScoreThreshold(0.6f).Limit(10).ToListAsync(ct);",
        "await q.Nearest(a => a.Embedding, memory).ToItemsAsync(ct); await q.Nearest(a => a.Terms, sparse).ToIdsAsync(ct);",
        "foreach (var (article, score) in await q.NearestTo(a => a.Embedding, id).ToListAsync(ct)) { Article x = article; float y = score; }",
        "await q.NearestText(a => a.Embedding, \"x\").FirstOrDefaultAsync(ct); await q.NearestText(a => a.Terms, \"x\").AnyAsync(ct);",
        "await q.Hybrid(\"async streams\").Limit(10).ToListAsync(ct); await q.SearchText(a => a.Title, \"async streams\").CountAsync(ct);",
        "await q.Prefetch(p => p.Nearest(a => a.Embedding, dense).Limit(100)).Prefetch(p => p.Nearest(a => a.Terms, sparse).Limit(100).Where(a => a.IsLive)).FuseRrf(k: 60, weights: [2, 1]).Limit(20).ToListAsync(ct);",
        "await q.Formula(f => f.Score + 0.2 * f.If(a => a.Category == \"news\") + f.Field(a => a.Price, ifMissing: 0)).ToListAsync(ct);",
        "await q.Formula(f => f.GaussDecay(f.Meters(a => a.Office, here), new() { Scale = 1000 }) - f.Seconds(a => a.PublishedAt) / 86400).ToListAsync(ct);",
        "await q.OrderBy(a => a.PublishedAt).ToListAsync(ct); await q.OrderByDescending(a => a.Year).ToListAsync(ct); await q.OrderBy(a => a.Price).ToListAsync(ct);",
        "await q.Recommend(a => a.Embedding, like: [id], unlike: [id], RecommendStrategy.BestScore).Mmr(diversity: 0.4f).Sample().ToListAsync(ct);",
        "foreach (var group in await q.GroupBy(a => a.Category, size: 3, groups: 10).ToGroupsAsync(ct)) { string value = group.Value; }",
        "foreach (var group in await q.GroupBy(a => a.Topic, 3, 10).ToGroupsAsync(ct)) { Topic value = group.Value; }",
        "foreach (var count in await articles.FacetAsync(a => a.Category, cancellationToken: ct)) { string value = count.Value; ulong n = count.Count; }",
        "foreach (var count in await articles.FacetAsync(a => a.Tags, 20, a => a.IsLive, ct)) { string value = count.Value; }",
        "foreach (var count in await articles.FacetAsync(a => a.Topic)) { Topic value = count.Value; }",
        "foreach (var count in await articles.FacetAsync(a => a.IsLive)) { bool value = count.Value; }",
        "await articles.PatchAsync(id, p => p.Set(a => a.Price, 9.99).Set(a => a.Year, 5).Set(a => a.Category, \"x\").Set(a => a.IsLive, false).Remove(a => a.Office), ct);",
        "await articles.PatchAsync(a => a.Year < 2000, p => p.Set(a => a.PublishedAt, DateTimeOffset.UtcNow).Set(a => a.PublishedAt, DateTime.UtcNow).Set(a => a.Tags, new[] { \"x\" }), ct);",
        "await articles.PatchAsync(id, p => p.Set(a => a.Topic, Topic.Sports).Set(a => a.Price, 5).Set(a => a.Editor.Name, \"Kim\").Set(a => a.Office, here), ct);",
        "await articles.DeleteAsync(id, ct); await articles.DeleteAsync(a => a.Tags.Contains(\"spam\"), ct); await articles.DeleteAsync(new[] { id }, ct);",
        "await foreach (Article article in articles.ScrollAsync(a => a.IsLive, ct)) { }",
        "var other = articles.With(new() { Wait = false, Ordering = WriteOrdering.Strong }); other = articles;",
        "var where = Field.Keyword<Article>(\"metadata.source\") == \"x\"; await q.Where(where).Where(Condition.FromJson<Article>(\"{}\")).ToListAsync(ct);",
        "await q.WithVectors(a => a.Embedding, a => a.Terms).WithSearch(new() { Exact = true }).ToListAsync(ct);",
        "foreach (var (card, score) in await q.Nearest(a => a.Embedding, dense).Limit(3).Select<ArticleCard>().ToListAsync(ct)) { ArticleCard x = card; float y = score; }",
        "ArticleCard? first = await q.Select<ArticleCard>().FirstOrDefaultAsync(ct); IReadOnlyList<ArticleCard> cards = await q.Limit(5).Select<ArticleCard>().ToItemsAsync(ct);",
        "foreach (var group in await q.Select<ArticleCard>().GroupBy(a => a.Category, 3, 10).ToGroupsAsync(ct)) { ArticleCard card = group.Hits[0].Item; }",
        "await foreach (ArticleCard card in articles.ScrollAsync<ArticleCard>(a => a.IsLive, ct)) { }",
    ];

    public static TheoryData<string, string> Refused => new()
    {
        { "q.Nearest(a => a.Embedding, sparse);", "CS1662" },
        { "q.Nearest(a => a.Terms, dense);", "CS1662" },
        { "q.OrderBy(a => a.Rank);", "CS1662" },
        { "q.OrderBy(a => a.Category);", "CS1662" },
        { "q.OrderBy(a => a.Title);", "CS1662" },
        { "articles.FacetAsync(a => a.Note);", "CS0411" },
        { "articles.FacetAsync(a => a.Title);", "CS0411" },
        { "articles.FacetAsync(a => a.Price);", "CS0411" },
        { "q.GroupBy(a => a.Price, 1, 1);", "CS0411" },
        { "q.SearchText(a => a.Category, \"x\");", "CS1662" },
        { "q.Where(a => new ProductFields().Category == \"x\");", "CS1662" },
        { "articles.PatchAsync(id, p => p.Set(a => a.Price, \"x\"));", "CS0029" },
        { "q.Formula(f => f.Field(a => a.Category));", "CS1662" },
        { "articles.UpsertAsync(new Product());", "CS1503" },
        { "q.Select<Article>();", "CS0311" },
        { "q.Select<ProductCard>();", "CS0311" },
        { "articles.ScrollAsync<ProductCard>();", "CS0311" },
    };

    [Theory]
    [MemberData(nameof(Compiling))]
    public void Compiles(string statements)
    {
        Assert.Empty(Snippets.Compile(Run(statements, "async Task"), Snippets.Floor).Except(["CS0219", "CS1998"]));
        Assert.Empty(Snippets.Compile(Run(statements, "async Task"), Snippets.Newest).Except(["CS0219", "CS1998"]));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Does_not_compile(string statements, string error)
    {
        Assert.Contains(error, Snippets.Compile(Run(statements, "void"), Snippets.Floor));
        Assert.Contains(error, Snippets.Compile(Run(statements, "void"), Snippets.Newest));
    }

    private static string Run(string statements, string returns) => $"public static {returns} Run({Parameters}) {{ {statements} }}";
}
