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

    [Fact]
    public async Task Positional_parameters_are_made_the_point_id_and_a_vector()
    {
        const string id = "[QdrantCollection(\"c\")] public sealed record A(Guid Id, string Name);";
        Assert.Equal(id.Replace("Guid Id", "[Qdrant.Repository.PointId] Guid Id"), await FixAsync(id, new EntityAnalyzer(), new AddPointIdCodeFix()));
        const string vector = "using Qdrant.Repository; [QdrantCollection(\"c\")] public sealed record A([PointId] Guid Id, ReadOnlyMemory<float> Dense);";
        Assert.Equal(vector.Replace("ReadOnlyMemory", "[Vector(384)] ReadOnlyMemory"), await FixAsync(vector, new EntityAnalyzer(), new AddVectorCodeFix(), 5, 1));
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
        Assert.Equal(source.Replace(declaration, $"[{index}] {declaration}"), await FixAsync(source, new UsageAnalyzer(), new AddIndexCodeFix(), index == "IntegerIndex" ? 2 : 1));
    }

    /// <summary>A use that does not build, or that warns, the property, and the attributes that are offered for it.</summary>
    public static TheoryData<string, string, string> Uses => new()
    {
        { "_ = articles.Query().OrderBy(x => x.Count);", "public int Count", "IntegerIndex;FloatIndex" },
        { "_ = articles.Query().OrderByDescending(x => { return x.Price; });", "public double Price", "FloatIndex" },
        { "_ = articles.Query().OrderBy(x => x.When);", "public DateTime When", "DatetimeIndex" },
        { "_ = articles.Query().OrderBy(x => x.Inner.Age);", "public int Age", "IntegerIndex;FloatIndex" },
        { "_ = articles.Query().OrderBy(x => x.Cost);", "public decimal Cost", "FloatIndex;IntegerIndex(Scale = 2)" },
        { "_ = articles.Query().OrderBy(x => x.Name);", "public string? Name", "" },
        { "Order(articles.Fields.Count); static void Order(IOrderable<A> field) { }", "public int Count", "IntegerIndex;FloatIndex" },
        { "IOrderable<A> field = articles.Fields.Count;", "public int Count", "IntegerIndex;FloatIndex" },
        { "_ = articles.FacetAsync(x => x.Name);", "public string? Name", "KeywordIndex" },
        { "_ = articles.FacetAsync(limit: 5, field: x => x.Key);", "public Guid Key", "KeywordIndex;UuidIndex" },
        { "_ = articles.FacetAsync(x => x.Flag);", "public bool Flag", "BoolIndex" },
        { "_ = articles.FacetAsync(x => x.Tags);", "public List<string> Tags", "KeywordIndex" },
        { "_ = articles.FacetAsync(x => x.Color);", "public Color Color", "KeywordIndex" },
        { "_ = articles.FacetAsync(x => x.Shade);", "public Color Shade", "IntegerIndex" },
        { "_ = articles.FacetsAsync(x => true, f => f.Add(x => x.Count));", "public int Count", "IntegerIndex" },
        { "_ = articles.Query().GroupBy(x => x.Price, 1, 2);", "public double Price", "" },
        { "_ = articles.Query().SearchText(x => x.Name, \"q\");", "public string? Name", "TextIndex" },
        { "_ = articles.Query().Where(x => x.Name.MatchesPhrase(\"q\"));", "public string? Name", "TextIndex" },
        { "_ = articles.Query().Nearest(x => x.V, new float[2]).GroupBy(x => x.Count, 1, 2);", "public int Count", "IntegerIndex" },
        { "_ = articles.Query().Nearest(x => x.V, new float[2]).Formula(f => f.Field(x => x.Count));", "public int Count", "IntegerIndex;FloatIndex" },
        { "_ = articles.Query().Nearest(x => x.V, new float[2]).Formula(f => f.Meters(x => x.Place, default));", "public GeoPoint Place", "GeoIndex" },
        { "_ = articles.Query().Where(x => x.Count > 3);", "public int Count", "IntegerIndex;FloatIndex" },
        { "_ = articles.Query().Where(x => x.Count == 3);", "public int Count", "IntegerIndex" },
        { "_ = articles.Query().Where(x => x.Key == Guid.Empty);", "public Guid Key", "KeywordIndex;UuidIndex" },
        { "_ = articles.Query().Where(x => new[] { 1, 2 }.Contains(x.Count));", "public int Count", "IntegerIndex" },
        { "_ = articles.Query().Where(x => x.Tags.Contains(\"x\"));", "public List<string> Tags", "KeywordIndex" },
        { "_ = articles.Query().Where(x => x.Flag);", "public bool Flag", "BoolIndex" },
        { "_ = articles.Query().Where(x => x.Cost == 3);", "public decimal Cost", "KeywordIndex;IntegerIndex(Scale = 2)" },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task Each_index_that_makes_a_use_work_is_offered(string use, string declaration, string attributes)
    {
        string source = $$"""
            using Qdrant.Repository;
            [QdrantCollection("c")] public class A
            {
                [PointId] public Guid Id { get; set; }
                [Vector(2)] public float[]? V { get; set; }
                public int Count { get; set; }
                public double Price { get; set; }
                public decimal Cost { get; set; }
                public string? Name { get; set; }
                public Guid Key { get; set; }
                public bool Flag { get; set; }
                public DateTime When { get; set; }
                public GeoPoint Place { get; set; }
                public Color Color { get; set; }
                [Payload(EnumAsInteger = true)] public Color Shade { get; set; }
                public List<string> Tags { get; set; } = [];
                public Inner? Inner { get; set; }
            }
            public enum Color { Red }
            public class Inner { public int Age { get; set; } }
            public static class Use { public static void Run(IARepository articles) { {{use}} } }
            """;
        string[] expected = attributes.Split(';', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < expected.Length; i++)
        {
            string changed = await FixAsync(source, new UsageAnalyzer(), new AddIndexCodeFix(), expected.Length, i);
            string marked = declaration.EndsWith("Shade", StringComparison.Ordinal) ? "[Payload(EnumAsInteger = true)] " + declaration : declaration;
            Assert.Equal(source.Replace(marked, $"[{expected[i]}] {marked}", StringComparison.Ordinal), changed);
            GeneratorHarness.Emit(changed, LanguageVersion.CSharp12).Dispose();
        }
        if (expected.Length == 0) await FixAsync(source, new UsageAnalyzer(), new AddIndexCodeFix(), 0);
    }

    [Fact]
    public async Task A_positional_parameter_gets_its_index_and_the_rest_of_it_stays()
    {
        const string source = """
            using Qdrant.Repository;
            [QdrantCollection("c")] public sealed record A(
                // The key.
                [property: PointId] Guid Id,
                /* how many */ int Count = 3);
            public static class Use { public static void Run(IARepository articles) => _ = articles.Query().OrderBy(x => x.Count); }
            """;
        string changed = await FixAsync(source, new UsageAnalyzer(), new AddIndexCodeFix(), 2);
        Assert.Equal(source.Replace("int Count", "[IntegerIndex] int Count", StringComparison.Ordinal), changed);
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
    private static async Task<string> FixAsync(string source, DiagnosticAnalyzer? analyzer, CodeFixProvider fix, int offered = 1, int chosen = 0)
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
        // CS1662 stands where CS0029 does and says nothing more.
        Diagnostic[] errors = [.. whole.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS1662")];
        Diagnostic found = Assert.Single(analyzer is null || (analyzer is UsageAnalyzer && errors.Length > 0) ? errors : [.. await whole.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync()]);
        Assert.Contains(found.Id, fix.FixableDiagnosticIds);
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, found, (action, _) => actions.Add(action), CancellationToken.None));
        Assert.Equal(offered, actions.Count);
        if (offered == 0) return source;
        var operations = await actions[chosen].GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        // The workspace's formatter may give the attribute a line of its own.
        return Regex.Replace((await changed.GetDocument(document.Id)!.GetTextAsync()).ToString(), @"\]\s+(public|\[)", "] $1");
    }
}
