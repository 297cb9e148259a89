using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Qdrant.Generators.Tests.Harness;

namespace Qdrant.Generators.Tests;

public sealed class UsageTests
{
    [Fact]
    public async Task A_condition_on_a_field_without_index_is_a_warning_and_naming_the_field_is_not()
    {
        string source = """
            namespace Use;
            [QdrantCollection("c")] public class A { [PointId] public Guid Id { get; set; } [IntegerIndex] public int Good { get; set; } public int Bad { get; set; } public bool Flag { get; set; } public string? Text { get; set; } }
            public static class Uses
            {
                public static Condition<A> One() { var a = AFields.Instance; return a.Good > 1 && a.Bad > 2 && a.Text == "x" && !a.Flag && a.Text.In("y"); }
                public static object Two() { var a = AFields.Instance; Func<AFields, UnindexedIntegerField<A>> f = x => x.Bad; return f(a); }
            }
            """;
        CSharpCompilation output = GeneratorHarness.Run(source).Output();
        var found = await output.WithAnalyzers([new UsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(output.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error && d.Id.StartsWith("CS", StringComparison.Ordinal) && d.Location.SourceTree!.FilePath == "Model.cs");
        Assert.Equal(["a.Bad", "a.Text", "a.Flag", "a.Text"], found.OrderBy(d => d.Location.SourceSpan.Start).Select(d => source.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)));
        Assert.All(found, d => Assert.Equal("QDT101", d.Id));
    }
}
