using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Qdrant.Generators.Usage;

/// <summary>One comparison for each value of a loop, where the handle takes all values at once.</summary>
internal static class LoopRule
{
    /// <summary><c>foreach (var name in names) where |= a.Category == name;</c></summary>
    public static void AnalyzeAssignment(OperationAnalysisContext context)
    {
        var assignment = (ICompoundAssignmentOperation)context.Operation;
        if (assignment.OperatorKind != BinaryOperatorKind.Or || !Handles.IsCondition(assignment.Type)) return;
        if (Loop(assignment) is { } loop) Report(context, Handles.Bare(assignment.Value), loop.Locals.Contains);
    }

    /// <summary><c>foreach (var name in names) … await articles.Query().Where(a => a.Category == name)…</c>, and <c>AnyOf(names.Select(name => a.Category == name))</c>.</summary>
    public static void AnalyzeLambda(OperationAnalysisContext context)
    {
        var lambda = (IAnonymousFunctionOperation)context.Operation;
        if (lambda.Body.Operations.Length != 1 || lambda.Body.Operations[0] is not IReturnOperation { ReturnedValue: { } value } || !Handles.IsCondition(lambda.Symbol.ReturnType)) return;
        if (IsAnyOf(lambda)) Report(context, Handles.Bare(value), lambda.Symbol.Parameters.Contains);
        else if (Loop(lambda) is { } loop && IsAwaited(lambda, loop)) Report(context, Handles.Bare(value), loop.Locals.Contains);
    }

    private static void Report(OperationAnalysisContext context, IOperation comparison, Func<ISymbol, bool> isLoopVariable)
    {
        (IOperation? field, IOperation? value) = comparison switch
        {
            IBinaryOperation { OperatorMethod.Name: "op_Equality" } binary => (binary.LeftOperand, binary.RightOperand),
            IInvocationOperation { TargetMethod.Name: "Contains" or "Equals", Arguments.Length: 1 } call => (call.Instance, call.Arguments[0].Value),
            _ => ((IOperation?)null, (IOperation?)null),
        };
        if (field is null || value is null || !IsVariable(Handles.Bare(value), isLoopVariable)) return;
        string all = comparison is IInvocationOperation { TargetMethod.Name: "Contains" } ? "ContainsAny" : "In";
        if (Handles.Bare(field).Type is not INamedTypeSymbol handle || !Handles.IsHandle(handle) || handle.GetMembers(all).IsEmpty) return;
        context.ReportDiagnostic(Diagnostic.Create(Diagnostics.FilterInLoop, comparison.Syntax.GetLocation(), Handles.Bare(field).Syntax.ToString(), all));
    }

    private static bool IsVariable(IOperation value, Func<ISymbol, bool> isLoopVariable) => value switch
    {
        ILocalReferenceOperation local => isLoopVariable(local.Local),
        IParameterReferenceOperation parameter => isLoopVariable(parameter.Parameter),
        _ => false,
    };

    private static IForEachLoopOperation? Loop(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is not null and not IForEachLoopOperation) parent = parent.Parent;
        return parent as IForEachLoopOperation;
    }

    private static bool IsAwaited(IOperation operation, IForEachLoopOperation loop)
    {
        for (IOperation? parent = operation.Parent; parent is not null && parent != loop; parent = parent.Parent)
            if (parent is IAwaitOperation) return true;
        return false;
    }

    private static bool IsAnyOf(IAnonymousFunctionOperation lambda)
    {
        for (IOperation? parent = lambda.Parent; parent is IConversionOperation or IDelegateCreationOperation or IArgumentOperation or IInvocationOperation; parent = parent.Parent)
            if (parent is IInvocationOperation { TargetMethod: { Name: "AnyOf", ContainingType: { Name: "Condition" } owner } }) return Handles.IsOurs(owner);
        return false;
    }
}
