using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Qdrant.Generators.CodeFixes;
using Qdrant.Generators.Tests.Harness;

namespace Qdrant.Generators.Tests;

public sealed class CodeFixTests
{
    [Fact]
    public async Task An_id_is_made_the_point_id()
    {
        const string source = "[QdrantCollection(\"c\")] public class A\n{\n    /// <summary>The id.</summary>\n    public Guid Id { get; set; }\n}";
        Assert.Equal(source.Replace("public Guid", "[Qdrant.Repository.PointId] public Guid"), await FixAsync(source, new EntityAnalyzer(), new AddPointIdCodeFix()));
    }

    [Theory]
    [InlineData("a.Count > 3", "public int Count", "IntegerIndex")]
    [InlineData("a.Inner.Name == \"x\"", "public string? Name", "KeywordIndex")]
    [InlineData("a.Inners.Any(i => i.Price > 2)", "public double Price", "FloatIndex")]
    public async Task A_field_in_a_filter_gets_its_index(string condition, string declaration, string index)
    {
        string source = $$"""
            using Qdrant.Repository;
            [QdrantCollection("c")] public class A
            {
                [PointId] public Guid Id { get; set; }
                public int Count { get; set; }
                public Inner? Inner { get; set; }
                public List<Inner> Inners { get; set; } = [];
            }
            public class Inner { public string? Name { get; set; } public double Price { get; set; } }
            public static class Use { public static Condition<A> Filter(AFields a) => {{condition}}; }
            """;
        Assert.Equal(source.Replace(declaration, $"[{index}] {declaration}"), await FixAsync(source, new UsageAnalyzer(), new AddIndexCodeFix()));
    }

    [Theory]
    [InlineData("public ReadOnlyMemory<float> Dense", "Vector(768)", 5)]
    [InlineData("public Microsoft.Extensions.AI.Embedding<float>? Dense", "Vector(768)", 5)]
    [InlineData("public IReadOnlyList<ReadOnlyMemory<float>>? Rows", "Vector(768, Multi = true)", 5)]
    [InlineData("public SparseVector? Terms", "SparseVector", 1)]
    [InlineData("public object? Other", null, 0)]
    public async Task A_property_that_holds_a_vector_is_made_one(string declaration, string? attribute, int offered)
    {
        string source = $$"""
            using Qdrant.Repository;
            [QdrantCollection("c")] public class A
            {
                [PointId] public Guid Id { get; set; }
                {{declaration}} { get; set; }
            }
            """;
        Assert.Equal(attribute is null ? source : source.Replace(declaration, $"[{attribute}] {declaration}"), await FixAsync(source, new EntityAnalyzer(), new AddVectorCodeFix(), offered));
    }

    [Theory]
    [InlineData("if (a.Live) return a.Count > 3; return a.Count > 5;", "return a.Live && a.Count > 3 || !a.Live && a.Count > 5;")]
    [InlineData("if ((a.Count > 3)) { return a.Live; } else { return a.Live || a.Count < 1; }", "return a.Count > 3 && a.Live || !(a.Count > 3) && (a.Live || a.Count < 1);")]
    [InlineData("return a.Live ? a.Count > 3 : true;", "return a.Live && a.Count > 3 || !a.Live && true;")]
    [InlineData("var where = Condition<A>.All; if (a.Live) where &= a.Count > 3; return where;", "var where = Condition<A>.All; where &= !a.Live || a.Count > 3; return where;")]
    public async Task A_decision_by_a_condition_becomes_one_condition(string body, string fixedBody)
    {
        string source = $$"""
            using Qdrant.Repository;
            [QdrantCollection("c")] public class A { [PointId] public Guid Id { get; set; } [IntegerIndex] public int Count { get; set; } [BoolIndex] public bool Live { get; set; } }
            public static class Use { public static Condition<A> Filter(AFields a) { {{body}} } }
            """;
        string changed = await FixAsync(source, null, new IfToFilterCodeFix());
        Assert.Equal(source.Replace(body, fixedBody), changed);
        GeneratorHarness.Emit(changed, LanguageVersion.CSharp12).Dispose();
    }

    // Without an analyzer: the compiler's own error.
    private static async Task<string> FixAsync(string source, DiagnosticAnalyzer? analyzer, CodeFixProvider fix, int offered = 1)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(source, LanguageVersion.CSharp12);
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("Fix", LanguageNames.CSharp).WithMetadataReferences(compilation.References)
            .WithCompilationOptions(compilation.Options).WithParseOptions(compilation.SyntaxTrees[0].Options);
        var generated = analyzer is UsageAnalyzer or null ? GeneratorHarness.Run(source).Sources : [];
        foreach (var file in generated) project = project.AddDocument(file.HintName, file.SourceText, filePath: file.HintName).Project;
        project = project.AddDocument("Usings.cs", compilation.SyntaxTrees[0].GetText()).Project;
        Document document = project.AddDocument("Model.cs", SourceText.From(source));
        Compilation whole = (await document.Project.GetCompilationAsync())!;
        Diagnostic found = Assert.Single(analyzer is null ? whole.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error) : await whole.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync());
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, found, (action, _) => actions.Add(action), CancellationToken.None));
        Assert.Equal(offered, actions.Count);
        if (offered == 0) return source;
        var operations = await actions[0].GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        // The workspace's formatter may give the attribute a line of its own.
        return Regex.Replace((await changed.GetDocument(document.Id)!.GetTextAsync()).ToString(), @"\]\s+public", "] public");
    }
}
