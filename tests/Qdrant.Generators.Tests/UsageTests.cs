using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Qdrant.Generators.Tests.Harness;

namespace Qdrant.Generators.Tests;

/// <summary>Every rule about uses fires exactly once at the marked span, stays silent on the corrected code, and obeys <c>#pragma</c> and the severity that is configured.</summary>
public sealed class UsageTests
{
    internal const string Model = """
        using System.Threading.Tasks;
        using Qdrant.Repository;
        namespace Use;
        [QdrantCollection("c")] public class A
        {
            [PointId] public Guid Id { get; set; }
            [Vector(2)] public float[]? V { get; set; }
            [IntegerIndex] public int Good { get; set; }
            [KeywordIndex] public string Name { get; set; } = "";
            [KeywordIndex] public string? Maybe { get; set; }
            [KeywordIndex] public List<string> Tags { get; set; } = [];
            [BoolIndex] public bool Live { get; set; }
            public int Bad { get; set; }
            public double Weight { get; set; }
            public bool Flag { get; set; }
            public DateTime When { get; set; }
            public List<string> Words { get; set; } = [];
            [DatetimeIndex] public DateTime? Seen { get; set; }
            public Dictionary<string, int> Sizes { get; set; } = [];
            public string? Text { get; set; }
            public Inner? Inner { get; set; }
            public List<Inner> Inners { get; set; } = [];
            public Dictionary<string, Outer> Outers { get; set; } = [];
        }
        public class Outer { public int Age { get; set; } public Shape? Shape { get; set; } public List<Part> Parts { get; set; } = []; }
        public class Part { public int Size { get; set; } }
        [PayloadDerived(typeof(Round))] public class Shape { } public class Round : Shape { public int Radius { get; set; } }
        public class Inner { public int Age { get; set; } [KeywordIndex] public string Name { get; set; } = ""; [KeywordIndex] public string? Maybe { get; set; } }
        [QdrantProjection(typeof(A))] public sealed partial record Card(int Good);
        public static class Uses
        {
            public static async Task Run(ARepository articles, AFields a, string? name, List<string> names, float[] vector, Condition<A> where)
            {
                await Task.Yield();

        """;

    /// <summary>Rule, wrong statement with the span in «», corrected statement.</summary>
    public static TheoryData<string, string, string> Rules => new()
    {
        { "QDT101", "where = «a.Bad» > 2;", "where = a.Good > 2;" },
        { "QDT101", "where = a.Good > 1 && «a.Text» == \"x\";", "where = a.Good > 1 && a.Name == \"x\";" },
        { "QDT101", "where = !«a.Flag»;", "where = !a.Live;" },
        { "QDT101", "where = «a.Text».In(\"y\");", "where = a.Name.In(\"y\");" },
        { "QDT101", "where = Condition<A>.All; Func<AFields, Condition<A>> f = x => «x.Bad» > 1;", "Func<AFields, UnindexedIntegerField<A>> f = x => x.Bad;" },
        { "QDT102", "_ = articles.Query().Nearest(x => x.V, vector).GroupBy(x => «x.Bad», 3, 10);", "_ = articles.Query().Nearest(x => x.V, vector).GroupBy(x => x.Good, 3, 10);" },
        { "QDT102", "_ = articles.Query().Nearest(x => x.V, vector).Formula(f => f.Score + f.Field(x => «x.Weight»));", "_ = articles.Query().Nearest(x => x.V, vector).Formula(f => f.Score + f.Field(x => x.Good));" },
        { "QDT103", "_ = articles.Query().Where(x => «x.Name.Path == \"x\"»);", "_ = articles.Query().Where(x => name == \"x\" || x.Name == name);" },
        { "QDT103", "_ = articles.Query().Where(x => x.Live && «x.Name.ToString() == \"x\"»);", "_ = articles.Query().Where(x => x.Live && name != null);" },
        { "QDT103", "where = «(a.Name == \"x\") is null»;", "where = name is null;" },
        { "QDT103", "_ = articles.Query().Where(x => «x == null»);", "_ = articles.Query().Where(x => true);" },
        { "QDT104", "await articles.Query().Where(x => x.Live).«ToListAsync»();", "await articles.Query().Where(x => x.Live).Limit(100).ToListAsync();" },
        { "QDT104", "await articles.Query().OrderBy(x => x.Good).Offset(5).«ToIdsAsync»();", "await articles.Query().OrderBy(x => x.Good).Limit(10).ToIdsAsync();" },
        { "QDT104", "await articles.Query().«ToItemsAsync»();", "await articles.Query().Nearest(x => x.V, vector).Where(x => x.Live).ToItemsAsync();" },
        { "QDT104", "await articles.Query().Where(x => x.Good > 1).«ToListAsync»();", "await Query().ToListAsync(); QueryBuilder<A, Guid, AFields> Query() => articles.Query().Where(x => x.Live).Limit(5);" },
        { "QDT104", "await articles.Query().Where(x => x.Live).Select<Card>().«ToListAsync»();", "await articles.Query().Where(x => x.Live).Limit(10).Select<Card>().ToListAsync();" },
        { "QDT102", "_ = articles.Query().Nearest(x => x.V, vector).Select<Card>().GroupBy(x => «x.Bad», 3, 10);", "_ = articles.Query().Nearest(x => x.V, vector).Select<Card>().GroupBy(x => x.Good, 3, 10);" },
        { "QDT104", "await articles.Query().WithVectors().«ToListAsync»();", "await articles.Query().Where(x => x.Live).CountAsync(); await articles.Query().Sample().ToListAsync();" },
        { "QDT105", "where = «a.Name.IsNull»;", "where = a.Name.IsMissing || a.Maybe.IsNull;" },
        { "QDT105", "where = «a.Good.IsNull»;", "where = a.Inner.IsNull;" },
        { "QDT105", "where = a.Live || «a.Inner.Name.IsNull»;", "where = a.Live || a.Inner.Maybe.IsNull;" },
        { "QDT105", "where = a.Inners.Any(i => «i.Name.IsNull»);", "where = a.Inners.Any(i => i.Maybe.IsNull);" },
        { "QDT106", "where = a.Maybe «!=» \"x\";", "where = a.Name != \"x\" && a.Maybe.HasOther(\"x\");" },
        { "QDT106", "where = a.Inner.Maybe «!=» \"x\" && a.Live;", "where = a.Maybe != \"x\" && a.Live && a.Maybe.HasValue;" },
        { "QDT107", "foreach (string n in names) where |= «a.Name == n»;", "where |= a.Name.In(names);" },
        { "QDT107", "foreach (string n in names) { where |= («a.Tags.Contains(n)»); }", "foreach (string n in names) { where |= a.Name == \"x\"; where &= a.Tags.Contains(n); }" },
        { "QDT107", "foreach (string n in names) await articles.Query().Where(x => «x.Name == n»).Limit(5).ToListAsync();", "var query = articles.Query(); foreach (string n in names) query = query.Where(x => x.Tags.Contains(n));" },
        { "QDT107", "foreach (string n in names) await articles.CountAsync(x => «x.Name == n»);", "foreach (string n in names) await articles.CountAsync(x => x.Name == n && x.Live);" },
        { "QDT107", "where = Condition.AnyOf(names.Select(n => «a.Name == n»));", "where = Condition.AllOf(names.Select(n => a.Tags.Contains(n)));" },
        { "QDT101", "var bad = «a.Bad»; where = a.Live && bad > 2;", "var bad = a.Bad; _ = bad.Path; where = a.Live;" },
        { "QDT101", "var flag = «a.Flag»; _ = articles.Query().Where(x => flag).Limit(1);", "await articles.PatchAsync(Guid.Empty, p => p.Set(x => x.Flag, true).Remove(x => x.Text));" },
        { "QDT101", "where = Above(«a.Bad»); static Condition<A> Above(UnindexedIntegerField<A> field) => field > 2;", "where = Above(a.Good); static Condition<A> Above(IntegerField<A> field) => field > 2;" },
        { "QDT101", "where = Only(a); static Condition<A> Only(AFields fields) { return «fields.Text».IsMissing; }", "_ = nameof(a.Text) + a.Text.Path; where = Only(a); static Condition<A> Only(AFields fields) { return fields.Name.IsMissing; }" },
        { "QDT101", "where = «a.Inner.Age» > 2;", "var outer = a.Outers[\"k\"]; where = outer.Age > 2 && outer.Parts.Any(p => p.Size > 1) && outer.Shape.IsRound && outer.Shape.Round.Radius > 1 && a.Sizes[\"k\"] > 1;" },
        { "QDT101", "where = «a.Words».Count >= 2;", "where = a.Tags.Count >= 2;" },
        { "QDT101", "where = Condition.AtLeast(2, a.Live, «a.Flag», a.Good > 1);", "where = Condition.AtLeast(2, a.Live, a.Good > 1);" },
        { "QDT101", "await articles.DeleteAsync(x => { var y = x; return «y.Bad» > 3; });", "await articles.DeleteAsync(x => { var y = x; return y.Good > 3; });" },
        { "QDT101", "_ = articles.Query().Nearest(x => x.V, vector).Formula(f => f.If(x => «x.Bad» > 1));", "_ = articles.Query().Nearest(x => x.V, vector).Formula(f => f.If(x => x.Good > 1));" },
        { "QDT102", "_ = articles.FacetsAsync(x => x.Live, f => f.Buckets(x => «x.Weight», 1, 2));", "_ = articles.FacetsAsync(x => x.Live, f => f.Buckets(x => x.Good, 1, 2));" },
        { "QDT102", "IGroupable<A, long> Field(AFields fields) => «fields.Bad»; _ = articles.Query().Nearest(x => x.V, vector).GroupBy(Field, 1, 1);", "IGroupable<A, long> Field(AFields fields) => fields.Good; _ = articles.Query().Nearest(x => x.V, vector).GroupBy(Field, 1, 1);" },
        { "QDT103", "bool same = a.Name.Path == \"x\"; where = a.Live & «same»;", "bool same = name == \"x\"; where = a.Live & same;" },
        { "QDT103", "_ = articles.Query().Where(x => { bool same = names.Contains(x.Name.Path); return «same»; });", "_ = articles.Query().Where(x => { bool same = names.Contains(\"x\"); return same || names.Contains(x.Name); });" },
        { "QDT103", "where = Only(a); static Condition<A> Only(AFields fields) => «fields.Name.Path.Length > 3»;", "where = Only(a, name); static Condition<A> Only(AFields fields, string? text) => text is null || text.Length > 3 && fields.Name == text;" },
        { "QDT103", "where = a.Live && «names.Exists(n => a.Name.Path == n)»;", "Condition<A>? extra = where; where = extra is null || extra; extra = null; where = extra is not null && extra;" },
        { "QDT104", "var query = articles.Query().Where(x => x.Live); await query.«ToListAsync»();", "var query = articles.Query().Where(x => x.Live).Limit(5); await query.ToListAsync(); await query.ToItemsAsync();" },
        { "QDT104", "var query = articles.Query(); if (name is not null) query = query.Where(x => x.Name == name); query = query.OrderBy(x => x.Good); var again = query; await again.«ToItemsAsync»();", "var query = articles.Query(); if (name is not null) query = query.Where(x => x.Name == name); else query = query.Limit(5); await query.ToListAsync();" },
        { "QDT104", "QueryBuilder<A, Guid, AFields> query; query = articles.Query(); Func<Task> run = () => query.«ToIdsAsync»(); await run();", "var query = articles.Query(); Change(ref query); await query.ToListAsync(); static void Change(ref QueryBuilder<A, Guid, AFields> q) => q = q.Limit(3);" },
        { "QDT104", "IARepository other = articles; var query = other.Query(); await query.Where(x => x.Live).«ToListAsync»();", "var query = name is null ? articles.Query() : articles.Query().Limit(3); await query.ToListAsync(); foreach (var each in new[] { articles.Query() }) await each.ToListAsync(); var (one, _) = (articles.Query(), 1); await one.ToListAsync();" },
        { "QDT104", "await articles.Query().Where(x => x.Live).«ToListAsync»().ConfigureAwait(false);", "await Of(articles.Query()).ToListAsync(); static QueryBuilder<A, Guid, AFields> Of(QueryBuilder<A, Guid, AFields> query) => query.Limit(2);" },
        { "QDT105", "where = !«(a.Name).IsNull»;", "where = a.Sizes[\"x\"].IsNull || a.Maybe.IsNull;" },
        { "QDT106", "where = a.Inner.Name «!=» \"x\";", "where = a.Inner.HasValue && a.Inner.Name != \"x\" || a.Inners.Any(i => i.Name != \"x\");" },
        { "QDT106", "where = a.Maybe «!=» \"x\" && a.Maybe.IsMissing;", "where = a.Maybe != \"x\" || a.Maybe.IsMissing;" },
        { "QDT106", "_ = articles.Query().Where(x => { var y = x.Live; return y & x.Seen «!=» DateTime.UnixEpoch; }).Limit(1);", "_ = articles.Query().Where(x => { var y = x.Live; return y & x.Seen.HasValue & x.Seen != DateTime.UnixEpoch; }).Limit(1);" },
        { "QDT107", "for (int i = 0; i < names.Count; i++) where |= «a.Name == names[i]»;", "for (int i = 0; i < names.Count; i++) where |= a.Name == name;" },
        { "QDT107", "int i = 0; while (i < names.Count) where = where || «a.Name == names[i++]»;", "while (names.Count > 0) { where |= a.Name == name; names.RemoveAt(0); }" },
        { "QDT107", "foreach (var pair in names.Select((n, i) => (n, i))) where |= «a.Name.Equals(pair.n.Trim())»;", "foreach (var pair in names.Select((n, i) => (n, i))) where |= a.Sizes[pair.n] == pair.i;" },
        { "QDT107", "for (int i = 0; i < names.Count; i++) { string n = names[i]; await articles.DeleteAsync(x => «x.Name == names[i]»); }", "var n = name; while (n is not null) { var found = await articles.Query().Where(x => x.Name == n).FirstOrDefaultAsync(); n = found?.Maybe; }" },
        { "QDT107", "foreach (var id in new List<Guid>()) _ = await «articles.FindAsync(id)»;", "_ = await articles.FindAsync(new List<Guid>()); foreach (var id in new List<Guid>()) if (await articles.FindAsync(id) is null) break;" },
        { "QDT107", "_ = await Task.WhenAll(new List<Guid>().Select(id => «articles.FindAsync(id)»));", "var first = Guid.Empty; _ = await Task.WhenAll(names.Select(n => articles.FindAsync(first)));" },
        { "QDT107", "_ = new List<Guid>().Select(async id => await «articles.FindAsync(id)»).ToList();", "Guid? next = Guid.Empty; while (next is { } id) next = (await articles.FindAsync(id))?.Inner is null ? null : Guid.NewGuid();" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_rule_fires_once_at_its_span_and_not_on_the_corrected_code(string rule, string wrong, string right)
    {
        (string source, int start, int length) = Source(wrong);
        Diagnostic found = Assert.Single(await AnalyzeAsync(source));
        Assert.Equal(rule, found.Id);
        Assert.Equal(source.Substring(start, length), source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        Assert.Equal(start, found.Location.SourceSpan.Start);
        Assert.Empty(await AnalyzeAsync(Source(right).Text));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_pragma_silences_a_rule(string rule, string wrong, string right)
    {
        Assert.NotEmpty(right);
        Assert.Empty(await AnalyzeAsync($"#pragma warning disable {rule}\n" + Source(wrong).Text));
    }

    [Fact]
    public async Task The_severity_of_a_rule_is_configured()
    {
        HashSet<string> seen = [];
        foreach ((string rule, string wrong, _) in Rules.Select(row => row.Data))
        {
            if (!seen.Add(rule)) continue;
            Assert.Equal(DiagnosticSeverity.Error, Assert.Single(await AnalyzeAsync(Source(wrong).Text, EditorConfig.Of(rule, "error"))).Severity);
            Assert.Empty(await AnalyzeAsync(Source(wrong).Text, EditorConfig.Of(rule, "none")));
        }
        Assert.Equal(new UsageAnalyzer().SupportedDiagnostics.Select(rule => rule.Id), seen.Order(StringComparer.Ordinal));
    }

    private static (string Text, int Start, int Length) Source(string statement)
    {
        string text = Model + statement + "\n    }\n}\n";
        int start = text.IndexOf('«'), length = text.IndexOf('»') - start - 1;
        return (text.Replace("«", "").Replace("»", ""), start, length);
    }

    /// <summary>What the rules say, with the severities of an .editorconfig; the code must build but for what they say.</summary>
    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string source, EditorConfig? severities = null)
    {
        CSharpCompilation output = GeneratorHarness.Run(source).Output();
        SyntaxTree model = output.SyntaxTrees.Single(tree => tree.FilePath == "Model.cs");
        output = output.ReplaceSyntaxTree(model, model.WithFilePath("/src/Model.cs"));
        output = output.WithOptions(output.Options.WithSyntaxTreeOptionsProvider(severities).WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        string[] errors = [.. output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
        Assert.True(errors.Length == 0, string.Join('\n', errors));
        ImmutableArray<Diagnostic> found = await output.WithAnalyzers([new UsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, d => d.Id == "AD0001");
        return found;
    }
}
