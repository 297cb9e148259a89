using Microsoft.Extensions.AI;
using Qdrant.Core;
using Qdrant.Local;

namespace Qdrant.Repository.Tests.Repositories;

/// <summary>The repositories on an engine of their own, with a few articles.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public QdrantClient Client { get; } = QdrantLocal.InMemory();
    public ArticleRepository Articles { get; }
    public ProductRepository Products { get; }

    private Shop()
    {
        Articles = new ArticleRepository(Client, new RepositorySettings<Article> { EmbeddingGenerator = new LetterGenerator() });
        Products = new ProductRepository(Client);
    }

    public static Guid Key(int number) => new(number, 0, 0, new byte[8]);

    public static Article Make(int number) => new()
    {
        Id = Key(number),
        Category = number % 2 == 0 ? "news" : "blog",
        Title = number % 3 == 0 ? "async streams in practice" : $"story number {number}",
        Price = number * 1.5,
        Year = 2000 + number,
        IsLive = number % 4 != 0,
        PublishedAt = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(number),
        Office = number == 5 ? null : new GeoPoint(13.4 + number % 100, 52.5),
        Tags = number % 5 == 0 ? ["draft", "long"] : ["done"],
        Topic = number % 2 == 0 ? Topic.Science : Topic.Sports,
        Editor = number == 1 ? null : new Author { Name = $"Kim {number % 3}", Age = 30 + number },
        Reviews = [new Review { Stars = number % 6, Verified = true }, new Review { Stars = 5, Verified = false }],
        Note = number == 7 ? "seven" : null,
        Tokens = [[number, 1], [1, number]],
    };

    public static async Task<Shop> StartAsync(int articles = 20)
    {
        var shop = new Shop();
        await shop.Articles.EnsureCreatedAsync();
        await shop.Products.EnsureCreatedAsync();
        await shop.Articles.UpsertAsync(Enumerable.Range(1, articles).Select(Make));
        return shop;
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}

/// <summary>Vectors from the letters of a text: the same text always gives the same vector.</summary>
internal sealed class LetterGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    public int Calls { get; private set; }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls++;
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(Embed(text)))));
    }

    public static float[] Embed(string text)
    {
        var vector = new float[4];
        foreach (char c in text) vector[c % 4] += 1;
        return vector;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
