using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Qdrant.Generators.Tests.Harness;

/// <summary>
/// Runs the generator as every test does it: twice, with everything cached the second time, no Roslyn type in any model,
/// and the output compiled with warnings as errors and documentation on, at C# 12 and at the newest.
/// </summary>
internal static class GeneratorHarness
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } name && !name.StartsWith("Qdrant.Generators", StringComparison.Ordinal) && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !name.StartsWith("xunit", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static int _assembly;

    /// <summary>What the sources of tests use.</summary>
    public static string[] Usings { get; } = ["using System;", "using System.Collections.Generic;", "using System.Linq;", "using Qdrant.Repository;"];

    public static Generated Run(string source, LanguageVersion language = LanguageVersion.CSharp12, params MetadataReference[] more)
    {
        CSharpCompilation compilation = Compile(source, language).AddReferences(more);
        var driver = CSharpGeneratorDriver.Create([new QdrantGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        GeneratorDriver first = driver.RunGenerators(compilation);
        AssertNoException(first.GetRunResult());
        ModelWalker.AssertPlain(first.GetRunResult());
        GeneratorDriver second = first.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("// an unrelated file", (CSharpParseOptions)compilation.SyntaxTrees[0].Options)));
        AssertCached(second.GetRunResult());
        GeneratorRunResult result = first.GetRunResult().Results[0];
        Assert.Empty(result.Diagnostics);
        return new Generated(source, compilation, first, result.GeneratedSources);
    }

    /// <summary>Runs, compiles at C# 12 and at the newest version without any warning, and loads the result.</summary>
    public static Assembly Load(string source)
    {
        Emit(source, LanguageVersion.CSharp12);
        using MemoryStream image = Emit(source, LanguageVersion.Latest);
        return new AssemblyLoadContext("generated", isCollectible: false).LoadFromStream(image);
    }

    /// <summary>Compiles an assembly that references the framework and the attributes only, as a domain project does; no generator runs.</summary>
    public static MemoryStream EmitDomain(string source)
    {
        CSharpCompilation compilation = Compile(source, LanguageVersion.CSharp12);
        compilation = compilation.WithReferences(References.Where(r => Path.GetFileName(r.Display!) is { } name
            && (!name.StartsWith("Qdrant.", StringComparison.Ordinal) || name == "Qdrant.Repository.Abstractions.dll") && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)));
        Assert.Empty(CSharpGeneratorDriver.Create([new QdrantGenerator().AsSourceGenerator()]).RunGenerators(compilation).GetRunResult().GeneratedTrees);
        return EmitOutput(compilation);
    }

    /// <summary>Loads assemblies that reference each other; the last is returned.</summary>
    public static Assembly LoadTogether(params MemoryStream[] images)
    {
        var context = new AssemblyLoadContext("together", isCollectible: false);
        Assembly[] loaded = [.. images.Select(image => context.LoadFromStream(new MemoryStream(image.ToArray())))];
        context.Resolving += (_, name) => loaded.FirstOrDefault(a => a.GetName().Name == name.Name);
        return loaded[^1];
    }

    public static MetadataReference Reference(MemoryStream image) => MetadataReference.CreateFromImage(image.ToArray());

    public static MemoryStream Emit(string source, LanguageVersion language, params MetadataReference[] more) => EmitOutput(WithoutGlobalUsings(Run(source, language, more).Output()));

    // A project need not have them, so generated code does without.
    private static CSharpCompilation WithoutGlobalUsings(CSharpCompilation output)
    {
        SyntaxTree usings = output.SyntaxTrees.Single(t => t.FilePath == "Usings.cs"), model = output.SyntaxTrees.Single(t => t.FilePath == "Model.cs");
        string source = model.ToString(), missing = string.Concat(Usings.Where(u => !source.Contains(u, StringComparison.Ordinal)));
        return output.ReplaceSyntaxTree(model, CSharpSyntaxTree.ParseText(missing + "\n" + source, (CSharpParseOptions)model.Options, model.FilePath)).RemoveSyntaxTrees(usings);
    }

    private static MemoryStream EmitOutput(CSharpCompilation output)
    {
        LanguageVersion language = output.LanguageVersion;
        var image = new MemoryStream();
        using var documentation = new MemoryStream();
        var result = output.Emit(image, xmlDocumentationStream: documentation);
        string[] problems = [.. result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => $"{d}\n    {Line(d)}")];
        Assert.True(problems.Length == 0, $"At C# {language.ToDisplayString()}:\n{string.Join('\n', problems.Take(12))}");
        image.Position = 0;
        return image;
    }

    public static CSharpCompilation Compile(string source, LanguageVersion language, bool nullable = true)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(language).WithDocumentationMode(DocumentationMode.Diagnose);
        return CSharpCompilation.Create($"Generated{Interlocked.Increment(ref _assembly)}",
            [CSharpSyntaxTree.ParseText(string.Concat(Usings.Select(u => $"global {u}\n")), options, "Usings.cs"), CSharpSyntaxTree.ParseText(source, options, "Model.cs")],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable,
                generalDiagnosticOption: ReportDiagnostic.Error, warningLevel: 9999,
                specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress), new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress), new("CS8019", ReportDiagnostic.Suppress)]));
    }

    /// <summary>What the analyzers say about a source.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string source, LanguageVersion language, params DiagnosticAnalyzer[] analyzers)
    {
        CSharpCompilation compilation = Compile(source, language);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([.. analyzers]).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, d => d.Id == "AD0001");
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start)];
    }

    private static void AssertNoException(GeneratorDriverRunResult result)
    {
        if (result.Results[0].Exception is { } exception) Assert.Fail(exception.ToString());
    }

    private static void AssertCached(GeneratorDriverRunResult result)
    {
        foreach (string step in QdrantGenerator.Steps.All)
        {
            if (!result.Results[0].TrackedSteps.TryGetValue(step, out var runs)) continue;
            foreach (var (_, reason) in runs.SelectMany(r => r.Outputs))
                Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"Step {step} ran again: {reason}");
        }
        foreach (var (_, reason) in result.Results[0].TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs))
            Assert.Equal(IncrementalStepRunReason.Cached, reason);
    }

    private static string Line(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() : "";
}

/// <summary>What a run generated.</summary>
internal sealed record Generated(string Source, CSharpCompilation Compilation, GeneratorDriver Driver, ImmutableArray<GeneratedSourceResult> Sources)
{
    /// <summary>A generated file by the end of its name.</summary>
    public string File(string end) => Sources.Single(s => s.HintName.EndsWith(end, StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>The compilation with the generated files as if they were written by hand: without header and under other names, so that analyzers see them.</summary>
    public CSharpCompilation Output() => Compilation.AddSyntaxTrees(Sources.Select(s => CSharpSyntaxTree.ParseText(
        s.SourceText.ToString().Replace("// <auto-generated/>\n", "", StringComparison.Ordinal), (CSharpParseOptions)Compilation.SyntaxTrees[0].Options, s.HintName.Replace(".g.cs", ".cs", StringComparison.Ordinal))));
}
