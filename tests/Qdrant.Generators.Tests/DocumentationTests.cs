using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Generators.Tests.Harness;

namespace Qdrant.Generators.Tests;

/// <summary>What README and docs show is C# that builds, with C# 12 and with the newest.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Root = FindRoot();

    /// <summary>What fragments take for granted: the usings of a web project, its builder, and the model of the quickstart.</summary>
    private const string Usings =
        """
        global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection;
        global using Qdrant.Core; global using Qdrant.Local; global using Qdrant.Repository;

        internal sealed class AppBuilder
        {
            public IServiceCollection Services { get; } = new ServiceCollection();
            public IConfiguration Configuration { get; } = new ConfigurationBuilder().Build();
        }
        """;

    public static TheoryData<string, int> Snippets
    {
        get
        {
            var snippets = new TheoryData<string, int>();
            foreach (string file in Documents())
            {
                for (int i = 0; i < Blocks(file).Length; i++) snippets.Add(Path.GetRelativePath(Root, file), i);
            }
            return snippets;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippets_compile(string file, int index)
    {
        string block = Blocks(Path.Combine(Root, file))[index];
        foreach (LanguageVersion language in new[] { LanguageVersion.CSharp12, LanguageVersion.Latest })
        {
            string[] problems = [.. Problems(block, language)];
            Assert.True(problems.Length == 0, $"{file}, snippet {index + 1}, at C# {language.ToDisplayString()}:\n{string.Join('\n', problems)}");
        }
    }

    [Fact]
    public void The_quickstart_of_the_readme_is_the_sample()
    {
        string quickstart = Blocks(Path.Combine(Root, "README.md"))[0];

        Assert.Equal(QuickstartProgram().TrimEnd(), quickstart.TrimEnd());
        Assert.InRange(quickstart.Split('\n').Length, 10, 40);
    }

    [Fact]
    public void A_snippet_that_does_not_compile_is_seen() =>
        Assert.NotEmpty(Problems("var nothing = Nowhere.ToBeFound();", LanguageVersion.Latest));

    private static IEnumerable<string> Problems(string block, LanguageVersion language)
    {
        bool hasModel = block.Contains("[QdrantCollection", StringComparison.Ordinal);
        string source = (block.Contains("builder.", StringComparison.Ordinal) ? "var builder = new AppBuilder();\n" : "") + block;
        string model = QuickstartProgram();
        CSharpCompilation compilation = GeneratorHarness.Compile(source, language);
        var options = (CSharpParseOptions)compilation.SyntaxTrees[0].Options;
        compilation = compilation
            .ReplaceSyntaxTree(compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(Usings, options, "Usings.cs"))
            .WithOptions(compilation.Options
                .WithOutputKind(source.Contains(';', StringComparison.Ordinal) && !block.TrimStart().StartsWith('[') ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
                .WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        if (!hasModel) compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(model[model.IndexOf("[QdrantCollection", StringComparison.Ordinal)..], options, "Model.cs"));
        CSharpGeneratorDriver.Create([new QdrantGenerator().AsSourceGenerator()], parseOptions: options).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString());
    }

    private static string QuickstartProgram() => File.ReadAllText(Path.Combine(Root, "samples", "Quickstart", "Program.cs"));

    private static IEnumerable<string> Documents() =>
        Directory.GetFiles(Path.Combine(Root, "docs"), "*.md").Prepend(Path.Combine(Root, "README.md")).Order(StringComparer.Ordinal);

    private static string[] Blocks(string file) => [.. Block().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
