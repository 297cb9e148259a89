using Qdrant.Core;
using Qdrant.Local;
using Qdrant.Repository;

// The same code runs on a server: QdrantClient.Connect("http://localhost:6334").
await using QdrantClient client = QdrantLocal.InMemory();
var articles = new ArticleRepository(client);
await articles.EnsureCreatedAsync();

await articles.UpsertAsync(
[
    new Article { Id = 1, Title = "Rust in production", Category = "tech", Price = 12.5, Tags = ["systems"], Embedding = new float[] { 0.9f, 0.1f, 0.2f } },
    new Article { Id = 2, Title = "Baking sourdough", Category = "food", Price = 4, Tags = ["bread"], Embedding = new float[] { 0.1f, 0.9f, 0.1f } },
    new Article { Id = 3, Title = "Async streams in C#", Category = "tech", Price = 30, Tags = ["dotnet", "draft"], Embedding = new float[] { 0.8f, 0.2f, 0.3f } },
]);

QueryResult<Article> hits = await articles.Query()
    .Nearest(a => a.Embedding, new float[] { 1f, 0f, 0.2f })
    .Where(a => a.Category == "tech" && a.Price < 20 && !a.Tags.Contains("draft"))
    .Limit(5)
    .ToListAsync();

foreach (Hit<Article> hit in hits) Console.WriteLine($"{hit.Score:0.000}  {hit.Item.Title}");

[QdrantCollection("articles")]
public sealed record Article
{
    [PointId] public ulong Id { get; init; }
    [Vector(3, Distance.Cosine)] public ReadOnlyMemory<float> Embedding { get; init; }
    [KeywordIndex] public required string Category { get; init; }
    [FloatIndex] public double Price { get; init; }
    [KeywordIndex] public IReadOnlyList<string> Tags { get; init; } = [];
    public required string Title { get; init; }
}
