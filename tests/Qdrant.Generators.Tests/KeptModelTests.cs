using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Generators.Caching;
using Qdrant.Generators.Tests.Harness;

namespace Qdrant.Generators.Tests;

/// <summary>What was parsed is kept while only bodies are edited, and never when another declaration, in whatever file, could make it another model.</summary>
public sealed class KeptModelTests
{
    private const string Entity = """
        namespace Shop;
        [QdrantCollection(Names.Collection)] public partial class Article : Base
        {
            [PointId] public Guid Id { get; set; }
            [Vector(Names.Size)] public float[] Embedding { get; set; } = [];
            [Payload(Names.Title)] public string? Title { get; set; }
            public Topic Topic { get; set; }
            public Author? Author { get; set; }
            public Money Price { get; set; }
        }
        """;

    private const string Other = """
        namespace Shop;
        public static class Names
        {
            public const string Collection = "articles", Title = Prefix + "title";
            private const string Prefix = "the ";
            public const int Size = 1 + 2;
            public static int Count() { return 1; }
            public static int Sum => 1;
        }
        public abstract class Base
        {
            public int Year { get; set; }
            public string Text() { return "";
            }
        }
        public enum Topic { Dotnet, Rust = 5 }
        public record Author(string Name, int Age = Author.Adult)
        {
            public const int Adult = 18;
            /// <summary>The country.</summary>
            [KeywordIndex] public string? Country { get; set; }
        }
        public partial class ArticleRepository { public string Hint() => "a"; }
        """;

    private const string Prices = "global using Money = System.Double;";

    [Theory]
    [InlineData("return 1;", "return 2; // more", false)]
    [InlineData("Sum => 1", "Sum => 1 + 1", false)]
    [InlineData("public int Year", "/* The year. */ public int Year", false)]
    [InlineData("\"articles\"", "\"posts\"", true)]
    [InlineData("Prefix = \"the \"", "Prefix = \"a \"", true)]
    [InlineData("1 + 2", "1 + 3", true)]
    [InlineData("public int Year", "public long Year", true)]
    [InlineData("public int Year", "public int Month { get; set; } public int Year", true)]
    [InlineData("public int Year { get; set; }", "public int Year => 1;", true)]
    [InlineData("public abstract class Base", "public class Deeper { public int Depth { get; set; } } public abstract class Base : Deeper", true)]
    [InlineData("Rust = 5", "Rust = 5, Go", true)]
    [InlineData("Dotnet, Rust = 5", "Dotnet, Rust = 0", true)]
    [InlineData("Adult = 18", "Adult = 21", true)]
    [InlineData("int Age = Author.Adult", "int Age = 5", true)]
    [InlineData("string Name", "string? Name", true)]
    [InlineData("The country.", "Where from.", true)]
    [InlineData("[KeywordIndex]", "[TextIndex]", true)]
    [InlineData("return \"\";", "return \"\";\n#nullable disable\n", true)]
    [InlineData("public partial class ArticleRepository {", "public partial class ArticleRepository { public ArticleRepository(Qdrant.Core.QdrantClient client, string more) : base(client) { }", true)]
    [InlineData("public partial class ArticleRepository", "public struct Guid { } public partial class ArticleRepository", true)]
    [InlineData("public enum Topic", "public partial class Article { public int Added { get; set; } } public enum Topic", true)]
    public void An_edit_in_another_file_leaves_what_a_first_run_would_generate(string old, string edited, bool changes)
    {
        Assert.Contains(old, Other);
        Check([Entity, Other, Prices], [Entity, Other.Replace(old, edited), Prices], changes);
    }

    [Fact]
    public void A_global_using_that_names_another_type_is_seen() => Check([Entity, Other, Prices], [Entity, Other, Prices.Replace("Double", "Int32")], changes: true);

    [Fact]
    public void A_comment_that_moves_to_another_property_is_seen()
    {
        const string above = "/// <summary>The year.</summary>\n    public int Year { get; set; }\n    public int Month { get; set; }", below = "public int Year { get; set; }\n    /// <summary>The year.</summary>\n    public int Month { get; set; }";
        Check([Entity, Other.Replace("public int Year { get; set; }", above), Prices], [Entity, Other.Replace("public int Year { get; set; }", below), Prices], changes: true);
    }

    [Fact]
    public void An_edit_in_the_file_of_the_entity_is_seen() => Check([Entity, Other, Prices], [Entity.Replace("float[] Embedding", "ReadOnlyMemory<float> Embedding"), Other, Prices], changes: true);

    [Fact]
    public void A_new_file_is_seen() => Check([Entity, Other, Prices], [Entity, Other, Prices, "namespace Shop; public struct Guid { }"], changes: true);

    [Fact]
    public void Files_in_another_compilation_are_parsed_for_it()
    {
        CSharpCompilation compilation = Compile([Entity, Other, Prices]);
        CSharpCompilation oblivious = compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable));
        Assert.NotEqual(Sources(Driver().RunGenerators(compilation)), Sources(Driver().RunGenerators(oblivious)));
        Assert.Equal(Sources(Driver().RunGenerators(Compile([Entity, Other, Prices]))), Sources(Driver().RunGenerators(compilation)));
        Assert.Empty(Sources(Driver().RunGenerators(compilation.WithReferences(compilation.References.Where(r => !r.Display!.EndsWith("Qdrant.Repository.dll", StringComparison.Ordinal))))));
    }

    [Theory]
    [InlineData("return 1;", "return 2;", 1)]
    [InlineData("public static int Count", "public static long Count", 2)]
    public void Parsing_again_follows_declarations_only(string old, string edited, int parsed)
    {
        var counter = new Counter();
        CSharpCompilation compilation = Compile([Entity, Other, Prices]);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([counter.AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options).RunGenerators(compilation);
        for (int i = 0; i < 3; i++)
        {
            compilation = Replace(compilation, 1, i % 2 == 0 ? Other.Replace(old, edited) : Other.Replace(old, edited).Replace("return", "/* ... */ return"));
            driver = driver.RunGenerators(compilation);
        }
        Assert.Equal(parsed, counter.Parsed);
    }

    private static void Check(string[] before, string[] after, bool changes)
    {
        CSharpCompilation compilation = Compile(before);
        GeneratorDriver driver = Driver().RunGenerators(compilation);
        string[] old = Sources(driver);
        Assert.NotEmpty(old);
        CSharpCompilation edited = compilation;
        for (int i = 0; i < after.Length; i++)
        {
            if (i >= before.Length) edited = edited.AddSyntaxTrees(Parse(edited, after[i], i));
            else if (before[i] != after[i]) edited = Replace(edited, i, after[i]);
        }
        string[] fresh = Sources(Driver().RunGenerators(Compile(after)));
        Assert.Equal(fresh, Sources(driver.RunGenerators(edited)));
        Assert.Equal(changes, !fresh.SequenceEqual(old));
    }

    private static CSharpCompilation Compile(string[] files)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile("", LanguageVersion.CSharp12).WithAssemblyName("Shop");
        return compilation.AddSyntaxTrees([.. files.Select((file, i) => Parse(compilation, file, i))]);
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, int number, string edited)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(t => t.FilePath == $"File{number}.cs");
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edited, (CSharpParseOptions)tree.Options, tree.FilePath));
    }

    private static SyntaxTree Parse(CSharpCompilation compilation, string file, int number) =>
        CSharpSyntaxTree.ParseText(file, (CSharpParseOptions)compilation.SyntaxTrees[0].Options, $"File{number}.cs");

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create([new QdrantGenerator().AsSourceGenerator()], parseOptions: CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12));

    private static string[] Sources(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        Assert.Null(result.Exception);
        return [.. result.GeneratedSources.OrderBy(s => s.HintName, StringComparer.Ordinal).Select(s => s.HintName + "\n" + s.SourceText)];
    }

    /// <summary>Counts how often an entity is parsed.</summary>
    private sealed class Counter : IIncrementalGenerator
    {
        public int Parsed { get; private set; }

        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName("Qdrant.Repository.QdrantCollectionAttribute", static (_, _) => true, (found, cancellation) => Kept<string>.Of(found, Parse, cancellation)),
            static (_, _) => { });

        private string? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
        {
            Parsed++;
            return context.TargetSymbol.Name;
        }
    }
}
