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
        foreach (string source in new[] { Sources.Article, SnapshotTests.Nested, SnapshotTests.Vectors, SnapshotTests.StringKey + " [QdrantContext(typeof(Chunk))] public sealed partial class Shop;", ProjectionTests.Source, SnapshotTests.Tenant })
        {
            CSharpCompilation output = GeneratorHarness.Run(source).Output();
            output = output.WithOptions(output.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithSpecificDiagnosticOptions(all));
            Diagnostic[] found = await FindAsync(output, analyzers);
            Assert.True(found.Length == 0, string.Join('\n', found.Select(d => d.ToString())));

            // Analyzers leave alone what has [GeneratedCode]; without it, only what is meant is found.
            SyntaxTree[] bare = [.. output.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.ToString().Replace(SourceWriter.GeneratedCode, "", StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath))];
            found = [.. (await FindAsync(output.RemoveAllSyntaxTrees().AddSyntaxTrees(bare), analyzers)).Where(d => !Meant.ContainsKey(d.Id))];
            Assert.True(found.Length == 0, string.Join('\n', found.Select(d => d.ToString())));
        }
    }

    private static readonly Dictionary<string, string> Meant = new()
    {
        ["CA1033"] = "Queries call the members of a projection, nobody else; whether it is sealed is its author's to say.",
        ["CA1034"] = "The classes of nested fields are visible: they are the vocabulary of filters.",
        ["CA1050"] = "Code stands in the namespace of its entity, the global one too.",
        ["CA1062"] = "The repository checks arguments before it calls the codec.",
        ["CA1508"] = "One form of test, whether or not the type of the property can be null.",
        ["CA1812"] = "The model is a type argument: its members are static.",
        ["CA1822"] = "Handles are members of an instance, which a lambda receives.",
        ["CA1859"] = "A method of the codec returns the type of its property.",
    };

    private static async Task<Diagnostic[]> FindAsync(CSharpCompilation output, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        ImmutableArray<Diagnostic> found = await output.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(found, d => d.Id == "AD0001");
        // The assembly has no version, which is the user's to give: so the analyzers did run.
        Assert.Contains(found, d => d.Id == "CA1016");
        return [.. found.Where(d => d.Location.IsInSource && d.Location.SourceTree!.FilePath is not ("Model.cs" or "Usings.cs"))];
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
