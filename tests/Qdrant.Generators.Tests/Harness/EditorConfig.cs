using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Tests.Harness;

/// <summary>An .editorconfig above all files, read as the compiler reads it.</summary>
internal sealed class EditorConfig(AnalyzerConfigSet files) : SyntaxTreeOptionsProvider
{
    /// <summary>The severity of one rule for all files.</summary>
    public static EditorConfig Of(string rule, string severity) =>
        new(AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse($"root = true\n[*.cs]\ndotnet_diagnostic.{rule}.severity = {severity}\n", "/.editorconfig") }));

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        files.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return false;
    }
}
