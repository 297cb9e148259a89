using System.Reflection;
using System.Text.Json;
using Qdrant.Core.Protocol;
using Qdrant.Generators.Tests.Harness;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests;

public sealed class RoundTripTests
{
    private static readonly Lazy<Assembly> Articles = new(() => GeneratorHarness.Load(Sources.Article));

    private static Codec Article => Codec.Of(Articles.Value, "Shop.Article");

    [Fact]
    public void An_entity_written_and_read_is_equal()
    {
        object article = Articles.Value.GetType("Shop.Samples")!.GetMethod("Full")!.Invoke(null, [])!;
        PointStruct sent = Article.Write(article);
        object back = Article.Read(Codec.Stored(sent));
        Assert.Equal(JsonSerializer.Serialize(article), JsonSerializer.Serialize(back));
    }

    [Fact]
    public void The_stored_form_is_the_contract()
    {
        object article = Articles.Value.GetType("Shop.Samples")!.GetMethod("Full")!.Invoke(null, [])!;
        PointStruct sent = Article.Write(article);
        Assert.Equal("00000000-0000-0000-0000-000000000007", sent.Id.Uuid);
        Assert.Equal("news", sent.Payload["category"].StringValue);
        Assert.Equal(9.99, sent.Payload["weight"].DoubleValue);
        Assert.Equal(2024, sent.Payload["year"].IntegerValue);
        Assert.Equal("2024-05-01T11:45:10.5Z", sent.Payload["published_at"].StringValue);
        Assert.Equal("Dotnet", sent.Payload["topic"].StringValue);
        Assert.Equal("Ada", sent.Payload["editor"].StructValue.Fields["name"].StringValue);
        Assert.Equal(5, sent.Payload["reviews"].ListValue.Values[0].StructValue.Fields["stars"].IntegerValue);
        Assert.False(sent.Payload.ContainsKey("source"));
        Assert.Equal([1f, 2f, 3f], sent.Vectors.Vectors_.Vectors["embedding"].Dense.Data);
    }
}
