using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Qdrant.Generators.Emission;
using Qdrant.Generators.Tests.Harness;

namespace Qdrant.Generators.Tests;

/// <summary>Generated code passes every analyzer of the SDK: it is analysed without its header and under other names, as if it were written by hand.</summary>
public sealed class AnalysisTests
{
    private static readonly string Folder = typeof(AnalysisTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SdkAnalyzers").Value!;

    [Fact]
    public async Task Generated_code_has_no_warning_with_all_rules_on()
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = Load();
        Dictionary<string, ReportDiagnostic> all = Directory.GetFiles(Path.Combine(Folder, "build", "config"), "analysislevel_*_all.globalconfig").SelectMany(File.ReadAllLines)
            .Select(line => line.Split('=', StringSplitOptions.TrimEntries)).Where(parts => parts.Length == 2 && parts[0].StartsWith("dotnet_diagnostic.CA", StringComparison.Ordinal) && parts[1] == "warning")
            .Select(parts => parts[0].Split('.')[1]).Distinct().ToDictionary(id => id, _ => ReportDiagnostic.Warn);
        Assert.True(all.Count > 200, $"{all.Count} rules");
        foreach (string source in new[] { Sources.Article, SnapshotTests.Nested, SnapshotTests.Vectors, SnapshotTests.StringKey + " [QdrantContext(typeof(Chunk))] public sealed partial class Shop;" })
        {
            CSharpCompilation output = GeneratorHarness.Run(source).Output();
            // Analyzers take what has the attribute for generated, too.
            SyntaxTree[] bare = [.. output.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.ToString().Replace(SourceWriter.GeneratedCode, "", StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath))];
            output = output.RemoveAllSyntaxTrees().AddSyntaxTrees(bare);
            output = output.WithOptions(output.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithSpecificDiagnosticOptions(all));
            ImmutableArray<Diagnostic> found = await output.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain(found, d => d.Id == "AD0001");
            // The model is the user's; that it does have findings shows that the analyzers ran.
            if (source == Sources.Article) Assert.Contains(found, d => d.Location.SourceTree?.FilePath == "Model.cs");
            Assert.Equal("", string.Join('\n', found.Where(d => d.Location.SourceTree?.FilePath is not ("Model.cs" or "Usings.cs") && d.Location.IsInSource).Select(d => d.ToString()).Order(StringComparer.Ordinal)));
        }
    }

    private static ImmutableArray<DiagnosticAnalyzer> Load()
    {
        var context = new AssemblyLoadContext("analyzers");
        context.Resolving += (loader, name) => File.Exists(Path.Combine(Folder, name.Name + ".dll")) ? loader.LoadFromAssemblyPath(Path.Combine(Folder, name.Name + ".dll")) : null;
        return
        [
            .. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }
                .SelectMany(file => context.LoadFromAssemblyPath(Path.Combine(Folder, file)).GetTypes())
                .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
    }
}
