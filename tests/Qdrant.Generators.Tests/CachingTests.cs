using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Generators.Tests.Harness;

namespace Qdrant.Generators.Tests;

/// <summary>What an edit generates again, file by file.</summary>
public sealed class CachingTests
{
    private const string One = """
        /// <summary>One.</summary>
        [QdrantCollection("one")] public class One
        {
            [PointId] public Guid Id { get; set; }
            // An ordinary comment.
            /// <summary>The name.</summary>
            [KeywordIndex] public string? Name { get; set; }
            public int Count { get; set; }
        }
        """;

    private const string Two = "[QdrantCollection(\"two\")] public class Two { [PointId] public Guid Id { get; set; } public int Count { get; set; } }";

    [Fact]
    public void An_ordinary_comment_generates_nothing_again() => Assert.Empty(Rewritten(One.Replace("An ordinary comment.", "Another comment.")));

    [Fact]
    public void A_body_or_a_blank_line_generates_nothing_again() => Assert.Empty(Rewritten("\n\n" + One));

    [Fact]
    public void Reordered_members_generate_nothing_again() =>
        Assert.Empty(Rewritten(One.Replace("    public int Count { get; set; }\n", "").Replace("    [PointId]", "    public int Count { get; set; }\n    [PointId]")));

    [Fact]
    public void A_doc_comment_generates_the_fields_again() => Assert.Equal(["One.Fields.g.cs"], Rewritten(One.Replace("The name.", "Its name.")));

    [Fact]
    public void An_entity_generates_its_own_files_again() =>
        Assert.Equal(["One.Fields.g.cs", "One.Model.g.cs", "One.Repository.g.cs"], Rewritten(One.Replace("[KeywordIndex]", "[TextIndex]")));

    [Fact]
    public void A_new_entity_leaves_the_files_of_others_alone() =>
        Assert.Equal(["QdrantRegistration.g.cs", "Three.Fields.g.cs", "Three.Model.g.cs", "Three.Repository.g.cs"], Rewritten(One + Two.Replace("Two", "Three")));

    [Fact]
    public void An_entity_generates_its_projections_again_only_when_what_they_read_changed()
    {
        const string cards = "[QdrantProjection(typeof(One))] public partial record Names(string? Name); [QdrantProjection(typeof(One))] public partial record Counts(int Count); [QdrantProjection(typeof(Two))] public partial record Others(int Count);";
        Assert.Equal(["Counts.Projection.g.cs", "One.Fields.g.cs", "One.Model.g.cs", "One.Repository.g.cs"], Rewritten(One.Replace("public int Count", "[Payload(\"n\")] public int Count") + cards, One + cards));
        Assert.Equal(["Names.Projection.g.cs"], Rewritten(One + cards.Replace("Names(string? Name", "Names(int Count, string? Name"), One + cards));
        Assert.Empty(Rewritten("\n\n" + One + cards, One + cards));
    }

    // A file was printed again when its text is another object; what is cached is handed on as it is.
    private static string[] Rewritten(string edited, string original = One)
    {
        Assert.NotEqual(original, edited);
        CSharpCompilation compilation = GeneratorHarness.Compile(original, LanguageVersion.CSharp12);
        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Two, options, "Two.cs"));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new QdrantGenerator().AsSourceGenerator()], parseOptions: options).RunGenerators(compilation);
        var before = driver.GetRunResult().Results[0].GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText);
        SyntaxTree model = compilation.SyntaxTrees.Single(t => t.FilePath == "Model.cs");
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(model, CSharpSyntaxTree.ParseText(edited, options, "Model.cs")));
        return [.. driver.GetRunResult().Results[0].GeneratedSources.Where(s => !before.TryGetValue(s.HintName, out var old) || !ReferenceEquals(old, s.SourceText)).Select(s => s.HintName).Order(StringComparer.Ordinal)];
    }
}
