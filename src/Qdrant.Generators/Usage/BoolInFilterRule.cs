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
        IOperation? around = conversion.Parent;
        while (around is not null and not IAnonymousFunctionOperation) around = around.Parent;
        IMethodSymbol? lambda = (around as IAnonymousFunctionOperation)?.Symbol;
        if (lambda is not null && !Handles.IsCondition(lambda.ReturnType)) lambda = null;
        if (!DependsOnFields(conversion.Operand, lambda, new HashSet<ILocalSymbol>(SymbolEqualityComparer.Default))) return;
        context.ReportDiagnostic(Diagnostic.Create(Diagnostics.BoolInFilter, conversion.Operand.Syntax.GetLocation(), conversion.Operand.Syntax.ToString()));
    }

    private static bool DependsOnFields(IOperation part, IMethodSymbol? filter, HashSet<ILocalSymbol> seen)
    {
        if (IsWhetherGiven(part)) return false;
        if (Handles.IsHandle(part.Type) || Handles.IsCondition(part.Type)) return true;
        if (filter is not null && part is IParameterReferenceOperation parameter && SymbolEqualityComparer.Default.Equals(parameter.Parameter.ContainingSymbol, filter)) return true;
        if (part is ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } local && seen.Add(local.Local))
            return LocalValues.Of(local) is { } values && values.Any(value => DependsOnFields(value, filter, seen));
        return part.ChildOperations.Any(child => DependsOnFields(child, filter, seen));
    }

    // A variable that may hold a condition or none: extra is null || extra.
    private static bool IsWhetherGiven(IOperation part)
    {
        IOperation? tested = part switch
        {
            IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } test => test.Value,
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } } test => test.Value,
            _ => null,
        };
        return tested is not null && Handles.IsCondition(Handles.Bare(tested).Type) && Handles.Bare(tested) is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation;
    }
}
