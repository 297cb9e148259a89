using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Generators;

namespace Qdrant.Benchmarks.Ratios;

/// <summary>What the generator costs a build (a cold run) and an editor (runs after an edit), at 1, 50 and 500 entities.</summary>
internal sealed class GeneratorRatios
{
    private const int Rounds = 11, WarmEntities = 50, WarmEdits = 15;

    /// <summary>Roslyn's name of the step that calls our parser.</summary>
    private const string Transform = "result_ForAttributeWithMetadataName";

    // Loaded once, as by a compiler server.
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } name && !name.StartsWith("Qdrant.Generators", StringComparison.Ordinal) && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12);

    public void Run(Action<string, double> report)
    {
        int[] counts = [1, 50, 500];
        foreach (int count in counts) First(count, report);
        Warm();
        foreach (int count in counts) Run(count, report);
    }

    private static void First(int count, Action<string, double> report)
    {
        CSharpCompilation compilation = Compile(count);
        // The very first run also compiles the generator to machine code, once for the life of a compiler server.
        long start = Stopwatch.GetTimestamp();
        GeneratorDriver driver = Driver().RunGenerators(compilation);
        report($"generator_{count}_first_ms", Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        if (driver.GetRunResult().Results[0] is { Exception: { } error }) throw new InvalidOperationException("The generator failed.", error);
        if (driver.GetRunResult().GeneratedTrees.Length != 3 * count + 1) throw new InvalidOperationException("Not every entity was generated.");
    }

    // An editor lives long, and the runtime compiles again what runs often: in the background, when nothing new was compiled for a while.
    private static void Warm()
    {
        CSharpCompilation compilation = Compile(WarmEntities);
        for (int pass = 0; pass < 3; pass++)
        {
            EditUnrelated(compilation, WarmEdits);
            EditDeclaration(compilation, WarmEdits);
            Symbols(compilation, bound: true, WarmEdits);
            Thread.Sleep(300);
        }
    }

    private static void Run(int count, Action<string, double> report)
    {
        CSharpCompilation compilation = Compile(count);
        var cold = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            // A copy of its own: what one run bound is not there for the next.
            CSharpCompilation fresh = Compile(count);
            long start = Stopwatch.GetTimestamp();
            Driver().RunGenerators(fresh);
            cold[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        report($"generator_{count}_cold_ms", Fastest(cold));

        Edited unrelated = EditUnrelated(compilation);
        report($"generator_{count}_unrelated_edit_ms", unrelated.Milliseconds);
        report($"generator_{count}_transform_us_per_entity", unrelated.TransformMilliseconds * 1000 / count);
        // Another declaration could mean another model, so each entity is parsed again.
        Edited declaration = EditDeclaration(compilation);
        report($"generator_{count}_declaration_edit_ms", declaration.Milliseconds);
        report($"generator_{count}_parse_us_per_entity", declaration.TransformMilliseconds * 1000 / count);
        report($"generator_{count}_parse_us_per_entity_of_the_compiler", Symbols(compilation, bound: true) * 1000 / count);
        report($"generator_{count}_binding_us_per_entity", Symbols(compilation, bound: false) * 1000 / count);
        report($"generator_{count}_unrelated_edit_later_steps_ms", unrelated.LaterStepsMilliseconds);
        report($"generator_{count}_unrelated_edit_files_generated", unrelated.Files);
        report($"generator_{count}_declaration_edit_files_generated", declaration.Files);
        report($"generator_{count}_comment_edit_files_generated", Edit(compilation, "Entity0.cs", text => "// A comment.\n" + text).Files);
        report($"generator_{count}_entity_edit_files_generated", Edit(compilation, "Entity0.cs", text => text.Replace("[KeywordIndex]", "[TextIndex]", StringComparison.Ordinal)).Files);
    }

    private sealed record Edited(double Milliseconds, double TransformMilliseconds, double LaterStepsMilliseconds, int Files);

    private static Edited EditUnrelated(CSharpCompilation compilation, int rounds = Rounds) =>
        Edit(compilation, "Unrelated.cs", text => text.Replace("return 1;", "return 2;", StringComparison.Ordinal), rounds);

    private static Edited EditDeclaration(CSharpCompilation compilation, int rounds = Rounds) =>
        Edit(compilation, "Unrelated.cs", text => text.Replace("int One", "long One", StringComparison.Ordinal), rounds);

    /// <summary>One edit of one file, as in an editor: what it costs, and how many files have new text.</summary>
    private static Edited Edit(CSharpCompilation compilation, string file, Func<string, string> change, int rounds = Rounds)
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(tree => tree.FilePath == file);
        string text = change(old.ToString());
        if (text == old.ToString()) throw new InvalidOperationException($"The edit of {file} changes nothing.");
        GeneratorDriver before = Driver().RunGenerators(compilation);
        var texts = before.GetRunResult().Results[0].GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText);
        var times = new double[rounds];
        var transform = new double[rounds];
        var later = new double[rounds];
        int files = 0;
        for (int i = 0; i < rounds; i++)
        {
            // The version before the edit is the last one that was seen.
            before.RunGenerators(compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(old.GetText(), Options, file)));
            CSharpCompilation edited = compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(text, Options, file));
            // The editor has bound the file before it asks for generated code; the generator's share is what comes on top.
            edited.GetDiagnostics();
            long start = Stopwatch.GetTimestamp();
            GeneratorDriver after = before.RunGenerators(edited);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            transform[i] = StepMilliseconds(after, Transform);
            later[i] = LaterStepsMilliseconds(after);
            files = after.GetRunResult().Results[0].GeneratedSources.Count(source => !texts.TryGetValue(source.HintName, out var known) || !ReferenceEquals(known, source.SourceText));
        }
        return new Edited(Fastest(times), Fastest(transform), Fastest(later), files);
    }

    /// <summary>
    /// Milliseconds of the step that calls our parser when all it does is to ask for the symbols that the parser needs: what the compiler itself takes,
    /// once they are bound or while they are.
    /// </summary>
    private static double Symbols(CSharpCompilation compilation, bool bound, int rounds = Rounds)
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(tree => tree.FilePath == "Unrelated.cs");
        GeneratorDriver before = Driver(new SymbolsOnly()).RunGenerators(compilation);
        var times = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            CSharpCompilation edited = compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(old.GetText(), Options, old.FilePath));
            if (bound) edited.GetDiagnostics();
            times[i] = StepMilliseconds(before.RunGenerators(edited), Transform);
        }
        return Fastest(times);
    }

    private static GeneratorDriver Driver(IIncrementalGenerator? generator = null) => CSharpGeneratorDriver.Create([(generator ?? new QdrantGenerator()).AsSourceGenerator()], parseOptions: Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static double StepMilliseconds(GeneratorDriver driver, string step) =>
        driver.GetRunResult().Results[0].TrackedSteps[step].Sum(Spent);

    // Everything after the parse that did not come from the cache.
    private static double LaterStepsMilliseconds(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        IEnumerable<IncrementalGeneratorRunStep> later = result.TrackedSteps.Where(step => step.Key != QdrantGenerator.Steps.Parse && QdrantGenerator.Steps.All.Contains(step.Key)).SelectMany(step => step.Value)
            .Concat(result.TrackedOutputSteps.SelectMany(step => step.Value));
        return later.Where(step => step.Outputs.Any(output => output.Reason is not IncrementalStepRunReason.Cached)).Sum(Spent);
    }

    private static double Spent(IncrementalGeneratorRunStep step) => step.ElapsedTime.TotalMilliseconds;

    private static CSharpCompilation Compile(int count)
    {
        IEnumerable<SyntaxTree> trees = Enumerable.Range(0, count).Select(i => CSharpSyntaxTree.ParseText(Entity(i), Options, $"Entity{i}.cs"));
        const string unrelated = "internal static class Unrelated { public static int One() { return 1; } }";
        return CSharpCompilation.Create("Models", [CSharpSyntaxTree.ParseText(unrelated, Options, "Unrelated.cs"), .. trees], References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string Entity(int i) => string.Create(CultureInfo.InvariantCulture,
        $$"""
        using System;
        using System.Collections.Generic;
        using Qdrant.Repository;
        namespace Models;
        /// <summary>Entity {{i}}.</summary>
        [QdrantCollection("entity{{i}}")]
        public sealed record Entity{{i}}
        {
            [PointId] public Guid Id { get; init; }
            [Vector(768)] public ReadOnlyMemory<float> Embedding { get; init; }
            /// <summary>The category.</summary>
            [KeywordIndex] public required string Category { get; init; }
            /// <summary>The title.</summary>
            [TextIndex] public string? Title { get; init; }
            [IntegerIndex] public int Year { get; init; }
            [FloatIndex] public double Price { get; init; }
            [BoolIndex] public bool IsLive { get; init; }
            [DatetimeIndex] public DateTimeOffset PublishedAt { get; init; }
            [KeywordIndex] public IReadOnlyList<string> Tags { get; init; } = [];
            public Author{{i}}? Author { get; init; }
        }
        /// <summary>The author.</summary>
        public sealed record Author{{i}}
        {
            [KeywordIndex] public string Name { get; init; } = "";
            public int Age { get; init; }
        }
        """);

    private static double Fastest(double[] times) => times.Order().ElementAt(times.Length / 10);

    private sealed class SymbolsOnly : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName("Qdrant.Repository.QdrantCollectionAttribute", static (_, _) => true, static (found, _) => Count((INamedTypeSymbol)found.TargetSymbol)),
            static (_, _) => { });

        private static int Count(INamedTypeSymbol type)
        {
            int count = type.GetAttributes().Length + type.InstanceConstructors.Sum(constructor => constructor.Parameters.Length);
            foreach (ISymbol member in type.GetMembers())
            {
                if (member is not IPropertySymbol { IsImplicitlyDeclared: false } property) continue;
                foreach (AttributeData attribute in property.GetAttributes()) count += attribute.ConstructorArguments.Length + attribute.NamedArguments.Length;
                if (property.Type is INamedTypeSymbol { IsRecord: true } nested) count += Count(nested);
            }
            return count;
        }
    }
}
