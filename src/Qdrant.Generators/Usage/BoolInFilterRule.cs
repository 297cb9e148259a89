using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Qdrant.Generators.Usage;

/// <summary>A bool that is computed here from a handle, and so says nothing about any point: <c>a => a.Category.Path == "x"</c>.</summary>
internal static class BoolInFilterRule
{
    public static void Analyze(OperationAnalysisContext context)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion.OperatorMethod is not { ContainingType: { } owner } || !Handles.IsCondition(owner) || conversion.Operand.Type?.SpecialType != SpecialType.System_Boolean) return;
        if (!DependsOnFields(conversion)) return;
        context.ReportDiagnostic(Diagnostic.Create(Diagnostics.BoolInFilter, conversion.Operand.Syntax.GetLocation(), conversion.Operand.Syntax.ToString()));
    }

    private static bool DependsOnFields(IConversionOperation conversion)
    {
        IOperation? around = conversion.Parent;
        while (around is not null and not IAnonymousFunctionOperation) around = around.Parent;
        IMethodSymbol? lambda = (around as IAnonymousFunctionOperation)?.Symbol;
        bool filters = lambda is not null && Handles.IsCondition(lambda.ReturnType);
        return conversion.Operand.DescendantsAndSelf().Any(part =>
            Handles.IsHandle(part.Type) || Handles.IsCondition(part.Type)
            || filters && part is IParameterReferenceOperation parameter && SymbolEqualityComparer.Default.Equals(parameter.Parameter.ContainingSymbol, lambda));
    }
}
