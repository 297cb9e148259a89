using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Qdrant.Repository.Tests.Compilation;

/// <summary>Compiles snippets as a user's code would be: against the library, with nullable on, at a given language version.</summary>
internal static class Snippets
{
    public static LanguageVersion Floor => LanguageVersion.CSharp12;

    // The compiler that is pinned knows C# 14 as its preview.
    public static LanguageVersion Newest => LanguageVersion.Preview;

    private const string Model = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Qdrant.Repository;

        public enum Topic { Science, Sports }
        public class Article; public class Product; public class Review; public class Note;
        public sealed class ArticleCard : IProjection<Article, ArticleCard>
        {
            static IReadOnlyList<string> IProjection<Article, ArticleCard>.PayloadKeys => [];
            static IReadOnlyList<string> IProjection<Article, ArticleCard>.Vectors => [];
            static ArticleCard IProjection<Article, ArticleCard>.Read(Qdrant.Core.Wire.WireReader point, PointLayout layout) => new();
        }
        public sealed class ProductCard : IProjection<Product, ProductCard>
        {
            static IReadOnlyList<string> IProjection<Product, ProductCard>.PayloadKeys => [];
            static IReadOnlyList<string> IProjection<Product, ProductCard>.Vectors => [];
            static ProductCard IProjection<Product, ProductCard>.Read(Qdrant.Core.Wire.WireReader point, PointLayout layout) => new();
        }
        public sealed class ReviewFields
        {
            public IntegerField<Review> Stars => new("stars");
            public UnindexedBoolField<Review> Verified => new("verified");
            public NestedArrayField<Review, Note, NoteFields> Notes => new("notes", new NoteFields());
        }
        public sealed class NoteFields { public KeywordField<Note> Author => new("author"); }
        public sealed class EditorFields() : ObjectField<Article>("editor") { public KeywordField<Article> Name => new("editor.name"); }
        public sealed class ProductFields { public KeywordField<Product> Category => new("category"); }
        public sealed class ArticleFields
        {
            private static readonly TextForm<Topic> TopicForm = new(static v => v.ToString(), static s => Enum.Parse<Topic>(s));
            public IdField<Article, Guid> Id => new(PointIds.FromGuid);
            public KeywordField<Article> Category => new("category");
            public TextField<Article, KeywordField<Article>> Title => new("title", new KeywordField<Article>("title_exact"));
            public FloatField<Article> Price => new("price");
            public IntegerField<Article> Year => new("year");
            public BoolField<Article> IsLive => new("is_live");
            public BoolField<Article> IsOld => new("is_old");
            public DatetimeField<Article> PublishedAt => new("published_at");
            public GeoField<Article> Office => new("office");
            public KeywordListField<Article> Tags => new("tags");
            public IntegerListField<Article> Scores => new("scores");
            public KeywordField<Article, Topic> Topic => new("topic", TopicForm);
            public UuidField<Article> Owner => new("owner");
            public UnindexedUriField<Article> Source => new("src");
            public UnindexedKeywordField<Article> Note => new("note");
            public UnindexedIntegerField<Article> Rank => new("rank");
            public EditorFields Editor => new();
            public NestedArrayField<Article, Review, ReviewFields> Reviews => new("reviews", new ReviewFields());
            public DictionaryField<Article, KeywordField<Article>> Attributes => new("attributes", static p => new(p));
            public DenseVectorField<Article> Embedding => new("embedding");
            public SparseVectorField<Article> Terms => new("terms");
        }

        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly MetadataReference[] AllReferences =
        [.. References.Where(reference => !IsTestAssembly(reference)).DistinctBy(reference => Path.GetFileName(reference.Display))];

    /// <summary>The errors and warnings of <paramref name="members"/> as members of a class beside the model; ids only, without repeats.</summary>
    public static IReadOnlyList<string> Compile(string members, LanguageVersion version)
    {
        string source = Model + "public static class Use\n{\n" + members + "\n}\n";
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        CSharpCompilation compilation = CSharpCompilation.Create("snippet", [tree], AllReferences, options);
        return [.. compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.Id).Distinct().Order()];
    }

    private static bool IsTestAssembly(MetadataReference reference) => Path.GetFileName(reference.Display)!.StartsWith("xunit", StringComparison.Ordinal);
}
