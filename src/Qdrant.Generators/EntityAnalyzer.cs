using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Qdrant.Generators.Parsing;

namespace Qdrant.Generators;

/// <summary>Reports what is wrong with an entity. It runs the generator's own parser: an entity with an error here has no generated code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EntityAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Diagnostics.OfModels;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            string? name = Attributes.OurName(attribute);
            if (name == "QdrantContext") ContextParser.Parse(type, attribute, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
            if (name == "QdrantProjection") ProjectionParser.Parse(type, attribute, context.Compilation, new Findings(type, context.Compilation, context.ReportDiagnostic), context.CancellationToken);
            if (name != "QdrantCollection") continue;
            EntityParser.Parse(type, attribute, type, context.Compilation, new Findings(type, context.Compilation, context.ReportDiagnostic), context.CancellationToken);
        }
    }
}
