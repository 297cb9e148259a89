using System.Reflection;
using Google.Protobuf;
using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Generators.Tests.Harness;
using Qdrant.Repository;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests;

/// <summary>Projections: which parts of a point they load, and that they read them by the rules of their entity.</summary>
public sealed class ProjectionTests
{
    internal const string Source = """
        namespace Shop;
        public enum Topic { Science, Sports }
        public sealed record Author(string Name, int Age = 40);
        public sealed class Review { public int Stars { get; init; } public Topic Topic { get; init; } }
        public sealed class Hex : IPayloadConverter<uint, string>
        {
            public static string ToStored(uint value) => value.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
            public static uint FromStored(string stored) => Convert.ToUInt32(stored, 16);
        }
        [PayloadDerived(typeof(Photo), "photo"), PayloadDerived(typeof(Clip), "clip")] public abstract record Media(string Url);
        public sealed record Photo(string Url, Author? By) : Media(Url);
        public sealed record Clip(string Url, Topic Topic) : Media(Url);
        [QdrantCollection("articles")] public sealed class Article
        {
            [PointId] public Guid Id { get; set; }
            [Vector(2)] public float[] Embedding { get; set; } = [];
            [SparseVector] public SparseVector? Terms { get; set; }
            [TextIndex, KeywordIndex(Mirror = "title_exact")] public string Title { get; set; } = "";
            [Payload("cost", Formerly = ["price"])] public double Price { get; set; }
            public string? Note { get; set; }
            public int Year { get; set; }
            [Payload("kind")] public Topic Topic { get; set; }
            [Payload(EnumAsInteger = true)] public Topic? Other { get; set; }
            [PayloadConverter(typeof(Hex))] public uint Colour { get; set; }
            [IntegerIndex(Scale = 2)] public decimal Tax { get; set; }
            public Author? Editor { get; set; }
            public List<Review> Reviews { get; set; } = [];
            public IReadOnlyDictionary<string, List<int>> Counts { get; set; } = new Dictionary<string, List<int>>();
            public List<Media> Media { get; set; } = [];
            [KeywordIndex] public string Slug => Title + "!";
            [ExtraPayload] public Dictionary<string, System.Text.Json.JsonElement>? Extra { get; set; }
            public static Article Sample() => new()
            {
                Id = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), Embedding = [1, 2], Terms = new([1], [2]), Title = "T", Price = 2.5, Note = "n", Year = 7, Topic = Topic.Sports, Other = Topic.Sports,
                Colour = 255, Tax = 1.25m, Editor = new("Kim", 5), Reviews = [new() { Stars = 3, Topic = Topic.Sports }], Counts = new Dictionary<string, List<int>> { ["a"] = [1, 2] },
                Media = [new Clip("u", Topic.Sports), new Photo("v", new("Al", 1))],
            };
        }
        [QdrantProjection(typeof(Article))] public sealed partial record Card(string Title, double Price);
        [QdrantProjection(typeof(Article))] public sealed partial class Whole
        {
            public Guid Id { get; init; }
            public float[] Embedding { get; init; } = [];
            public SparseVector? Terms { get; set; }
            public required string Title { get; init; }
            public double? Price { get; set; }
            public string? Note { get; private set; } = "own";
            public int Year { get; init; } = 1999;
            public Topic Topic { get; init; }
            public Topic? Other { get; init; }
            public uint Colour { get; init; }
            public decimal Tax { get; init; }
            public Author? Editor { get; init; }
            public List<Review> Reviews { get; init; } = [];
            public IReadOnlyDictionary<string, List<int>>? Counts { get; init; }
            public string Slug { get; init; } = "";
            public string Both => Title + Year;
            [QdrantIgnore] public string Scratch { get; set; } = "s";
        }
        [QdrantProjection(typeof(Article))] public partial record IdOnly(Guid Id);
        [QdrantProjection(typeof(Article))] public sealed partial record VectorOnly { public float[]? Embedding { get; init; } }
        [QdrantProjection(typeof(Article))] public sealed partial record Numbered([property: QdrantIgnore] int Row, string? Note = "default", int Year = 5);
        public static partial class Outer { [QdrantProjection(typeof(Article))] internal sealed partial record @event(string Title, Author? Editor); }
        [QdrantProjection(typeof(Article))] public sealed partial record Gallery(List<Media> Media);
        """;

    private static readonly Lazy<Assembly> Loaded = new(() => GeneratorHarness.Load(Source));

    [Fact]
    public void What_is_named_is_loaded_by_its_keys()
    {
        Needs("Shop.Card", ["cost", "price", "title"], []);
        Needs("Shop.IdOnly", [], []);
        Needs("Shop.VectorOnly", [], ["embedding"]);
        Needs("Shop.Numbered", ["note", "year"], []);
        Needs("Shop.Outer+event", ["editor", "title"], []);
        Needs("Shop.Whole", ["colour", "counts", "editor", "note", "other", "cost", "price", "reviews", "slug", "tax", "title", "kind", "year"], ["embedding", "terms"]);

        static void Needs(string projection, string[] keys, string[] vectors)
        {
            Assert.Equal(keys, Projection(projection).Needs.Keys);
            Assert.Equal(vectors, Projection(projection).Needs.Vectors);
        }
    }

    [Fact]
    public void Every_stored_form_is_read_as_the_entity_reads_it()
    {
        object whole = Projection("Shop.Whole").Read(Sent());
        object entity = Codec.Of(Loaded.Value, "Shop.Article").Read(Sent());
        foreach (string property in new[] { "Id", "Embedding", "Title", "Price", "Note", "Year", "Topic", "Other", "Colour", "Tax", "Editor", "Slug" })
            Assert.Equal(Get(entity, property), Get(whole, property));
        Assert.Equal("T!", Get(whole, "Slug"));
        Assert.Equal("Kim", Get(Get(whole, "Editor")!, "Name"));
        Assert.Equal(Get(entity, "Terms")!.ToString(), Get(whole, "Terms")!.ToString());
        object review = Assert.Single(((System.Collections.IEnumerable)Get(whole, "Reviews")!).Cast<object>());
        Assert.Equal((3, "Sports"), (Get(review, "Stars"), Get(review, "Topic")!.ToString()));
        Assert.Equal([1, 2], ((IReadOnlyDictionary<string, List<int>>)Get(whole, "Counts")!)["a"]);
        Assert.Equal("s", Get(whole, "Scratch"));
        Assert.Equal(Get(entity, "Id"), Get(Projection("Shop.IdOnly").Read(Sent()), "Id"));
        Assert.Equal(new float[] { 1, 2 }, Get(Projection("Shop.VectorOnly").Read(Sent()), "Embedding"));
        Assert.Equal("T", Get(Projection("Shop.Outer+event").Read(Sent()), "Title"));
        Assert.Equal(["Clip { Url = u, Topic = Sports }", "Photo { Url = v, By = Author { Name = Al, Age = 1 } }"],
            ((System.Collections.IEnumerable)Get(Projection("Shop.Gallery").Read(Sent()), "Media")!).Cast<object>().Select(media => media.ToString()));
    }

    [Fact]
    public void What_is_missing_leaves_defaults_and_is_an_error_where_it_is_needed()
    {
        var point = new RetrievedPoint { Id = new PointId { Uuid = Guid.Empty.ToString() }, Payload = { ["title"] = "t", ["year"] = 7.0 } };
        object whole = Projection("Shop.Whole").Read(point);
        Assert.Equal(("own", 7, null, ""), (Get(whole, "Note"), Get(whole, "Year"), Get(whole, "Price"), Get(whole, "Slug")));
        object numbered = Projection("Shop.Numbered").Read(new RetrievedPoint { Id = point.Id });
        Assert.Equal((0, "default", 5), (Get(numbered, "Row"), Get(numbered, "Note"), Get(numbered, "Year")));

        var missing = Assert.Throws<UnreadablePointException>(() => Projection("Shop.Card").Read(point));
        Assert.Equal(("cost", "Card", Guid.Empty.ToString()), (missing.Key, missing.Entity, missing.PointId));
        point.Payload["cost"] = "dear";
        Assert.Equal("cost", Assert.Throws<UnreadablePointException>(() => Projection("Shop.Card").Read(point)).Key);
        point.Payload.Remove("cost");
        point.Payload["price"] = 4;
        Assert.Equal(4.0, Get(Projection("Shop.Card").Read(point), "Price"));
        point.Payload["editor"] = new Value { StructValue = new Struct { Fields = { ["name"] = 5 } } };
        Assert.Equal("editor.name", Assert.Throws<UnreadablePointException>(() => Projection("Shop.Outer+event").Read(point)).Key);
    }

    /// <summary>An entity of another assembly, whose code is generated where a context names it.</summary>
    [Fact]
    public void The_entity_may_be_of_another_assembly()
    {
        using MemoryStream domain = GeneratorHarness.EmitDomain("namespace Domain { [QdrantCollection(\"d\")] public sealed class Doc { [PointId] public int Id { get; set; } public string? Text { get; set; } public Part? Part { get; set; } } public record Part(int N); }");
        const string host = "namespace Host { [QdrantContext(typeof(Domain.Doc))] public partial class Search; [QdrantProjection(typeof(Domain.Doc))] public sealed partial record Line(int Id, Domain.Part? Part); }";
        Assembly loaded = GeneratorHarness.LoadTogether(domain, GeneratorHarness.Emit(host, LanguageVersion.CSharp12, GeneratorHarness.Reference(domain)));
        object line = ProjectionCodec.Of(loaded.GetType("Host.Line")!).Read(new RetrievedPoint { Id = new PointId { Num = 3 }, Payload = { ["part"] = new Value { StructValue = new Struct { Fields = { ["n"] = 9 } } } } });
        Assert.Equal((3, "Part { N = 9 }"), (Get(line, "Id"), Get(line, "Part")!.ToString()));
    }

    private static ProjectionCodec Projection(string type) => ProjectionCodec.Of(Loaded.Value.GetType(type)!);

    private static RetrievedPoint Sent()
    {
        object sample = Loaded.Value.GetType("Shop.Article")!.GetMethod("Sample")!.Invoke(null, [])!;
        return Codec.Stored(Codec.Of(Loaded.Value, "Shop.Article").Write(sample));
    }

    private static object? Get(object entity, string property) => entity.GetType().GetProperty(property)!.GetValue(entity);
}

/// <summary>Runs the generated reader of a projection of a generated assembly.</summary>
internal abstract class ProjectionCodec
{
    public static ProjectionCodec Of(Type type)
    {
        Type contract = type.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IProjection<,>));
        return (ProjectionCodec)Activator.CreateInstance(typeof(ProjectionCodec<,>).MakeGenericType(contract.GenericTypeArguments))!;
    }

    public abstract (string[] Keys, string[] Vectors) Needs { get; }

    public abstract object Read(RetrievedPoint point);
}

internal sealed class ProjectionCodec<TEntity, T> : ProjectionCodec where T : class, IProjection<TEntity, T>
{
    public override (string[] Keys, string[] Vectors) Needs => ([.. T.PayloadKeys], [.. T.Vectors]);

    public override object Read(RetrievedPoint point) => T.Read(new WireReader(point.ToByteArray()), PointLayout.Retrieved);
}
