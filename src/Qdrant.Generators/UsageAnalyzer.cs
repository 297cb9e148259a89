using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Qdrant.Generators.Usage;

namespace Qdrant.Generators;

/// <summary>Reports uses of a repository that build but should not stay: fields without an index, queries without a limit, conditions that mean something else.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Diagnostics.OfUsage;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(UnindexedRule.Analyze, OperationKind.PropertyReference);
        context.RegisterOperationAction(NullRules.AnalyzeIsNull, OperationKind.PropertyReference);
        context.RegisterOperationAction(NullRules.AnalyzeNotEqual, OperationKind.Binary);
        context.RegisterOperationAction(BoolInFilterRule.Analyze, OperationKind.Conversion);
        context.RegisterOperationAction(LimitRule.Analyze, OperationKind.Invocation);
        context.RegisterOperationAction(LoopRule.AnalyzeAssignment, OperationKind.CompoundAssignment, OperationKind.SimpleAssignment);
        context.RegisterOperationAction(LoopRule.AnalyzeFind, OperationKind.Invocation);
        context.RegisterOperationAction(LoopRule.AnalyzeLambda, OperationKind.AnonymousFunction);
    }
}
