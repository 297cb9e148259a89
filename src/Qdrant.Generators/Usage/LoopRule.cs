using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Qdrant.Generators.Usage;

/// <summary>One comparison, or one call, for each value of a loop, where all values can be given at once.</summary>
internal static class LoopRule
{
    /// <summary><c>foreach (var name in names) where |= a.Category == name;</c></summary>
    public static void AnalyzeAssignment(OperationAnalysisContext context)
    {
        var assignment = (IAssignmentOperation)context.Operation;
        if (!Handles.IsCondition(assignment.Type) || Alternative(assignment) is not { } alternative || Loop(assignment) is not { } loop) return;
        Report(context, alternative, Changing(loop));
    }

    /// <summary><c>foreach (var name in names) … await articles.Query().Where(a => a.Category == name)…</c>, and <c>AnyOf(names.Select(name => a.Category == name))</c>.</summary>
    public static void AnalyzeLambda(OperationAnalysisContext context)
    {
        var lambda = (IAnonymousFunctionOperation)context.Operation;
        if (lambda.Body.Operations.Length != 1 || lambda.Body.Operations[0] is not IReturnOperation { ReturnedValue: { } value } || !Handles.IsCondition(lambda.Symbol.ReturnType)) return;
        if (IsPassedTo(lambda, "AnyOf")) Report(context, Handles.Bare(value), [.. lambda.Symbol.Parameters]);
        else if (Loop(lambda) is { } loop and (IForEachLoopOperation or IForLoopOperation) && IsAwaited(lambda, loop)) Report(context, Handles.Bare(value), [.. loop.Locals]);
    }

    /// <summary><c>foreach (var id in ids) … FindAsync(id)</c>, and <c>ids.Select(id => articles.FindAsync(id))</c>.</summary>
    public static void AnalyzeFind(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: "FindAsync", Parameters.Length: > 0 } method || !LimitRule.IsRepository(method.ContainingType)) return;
        if (method.OriginalDefinition.Parameters[0].Type is not ITypeParameterSymbol) return;
        IOperation key = Handles.Bare(call.Arguments.First(a => a.Parameter?.Ordinal == 0).Value);
        IOperation? around = call.Parent;
        while (around is not null and not IAnonymousFunctionOperation and not ILoopOperation and not ILocalFunctionOperation) around = around.Parent;
        bool isAlone = around switch
        {
            IForEachLoopOperation loop => key is ILocalReferenceOperation local && loop.Locals.Contains(local.Local) && !MayEndEarly(loop),
            IAnonymousFunctionOperation lambda => key is IParameterReferenceOperation parameter && lambda.Symbol.Parameters.Contains(parameter.Parameter) && IsPassedTo(lambda, "Select"),
            _ => false,
        };
        if (isAlone) context.ReportDiagnostic(Diagnostic.Create(Diagnostics.FilterInLoop, call.Syntax.GetLocation(), "Points are found by their keys", "FindAsync"));
    }

    private static void Report(OperationAnalysisContext context, IOperation comparison, ISymbol[] changing)
    {
        (IOperation? field, IOperation? value) = comparison switch
        {
            IBinaryOperation { OperatorMethod.Name: "op_Equality" } binary => (binary.LeftOperand, binary.RightOperand),
            IInvocationOperation { TargetMethod.Name: "Contains" or "Equals", Arguments.Length: 1 } call => (call.Instance, call.Arguments[0].Value),
            _ => ((IOperation?)null, (IOperation?)null),
        };
        if (field is null || value is null || !Mentions(value, changing) || Mentions(field, changing)) return;
        string all = comparison is IInvocationOperation { TargetMethod.Name: "Contains" } ? "ContainsAny" : "In";
        if (Handles.Bare(field).Type is not INamedTypeSymbol handle || !Handles.IsHandle(handle) || handle.GetMembers(all).IsEmpty) return;
        context.ReportDiagnostic(Diagnostic.Create(Diagnostics.FilterInLoop, comparison.Syntax.GetLocation(), $"{Handles.Bare(field).Syntax} is compared with values", all));
    }

    /// <summary>What is added by <c>where |= …</c> or <c>where = where || …</c>.</summary>
    private static IOperation? Alternative(IAssignmentOperation assignment) => assignment switch
    {
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Or } compound => Handles.Bare(compound.Value),
        ISimpleAssignmentOperation simple when Handles.Bare(simple.Value) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr } or
            && Variable(simple.Target) is { } target && SymbolEqualityComparer.Default.Equals(Variable(Handles.Bare(or.LeftOperand)), target) => Handles.Bare(or.RightOperand),
        _ => null,
    };

    // Whatever is declared in a loop or changed by it has another value each time.
    private static ISymbol[] Changing(ILoopOperation loop) =>
    [
        .. loop.Locals,
        .. loop.DescendantsAndSelf().Select(operation => operation switch
        {
            IVariableDeclaratorOperation declarator => declarator.Symbol,
            IIncrementOrDecrementOperation change => Variable(change.Target),
            IAssignmentOperation change when !Handles.IsCondition(change.Target.Type) => Variable(change.Target),
            _ => null,
        }).OfType<ISymbol>(),
    ];

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static bool Mentions(IOperation operation, ISymbol[] symbols) =>
        operation.DescendantsAndSelf().Any(part => Variable(part) is { } variable && symbols.Contains(variable, SymbolEqualityComparer.Default));

    private static ILoopOperation? Loop(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is not null and not ILoopOperation) parent = parent.Parent;
        return parent as ILoopOperation;
    }

    private static bool IsAwaited(IOperation operation, ILoopOperation loop)
    {
        for (IOperation? parent = operation.Parent; parent is not null && parent != loop; parent = parent.Parent)
            if (parent is IAwaitOperation) return true;
        return false;
    }

    private static bool MayEndEarly(ILoopOperation loop) =>
        loop.Body.DescendantsAndSelf().Any(part => part is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo });

    /// <summary>Whether a lambda goes to our AnyOf, straight or through calls that pass it on, or to the framework's Select.</summary>
    private static bool IsPassedTo(IAnonymousFunctionOperation lambda, string method)
    {
        for (IOperation? parent = lambda.Parent; parent is IConversionOperation or IDelegateCreationOperation or IArgumentOperation or IInvocationOperation; parent = parent.Parent)
        {
            if (parent is not IInvocationOperation { TargetMethod: { ContainingType: { } owner } target }) continue;
            if (method == "Select") return target.Name == method && owner is { Name: "Enumerable", ContainingNamespace.Name: "Linq" };
            if (target.Name == method && owner.Name == "Condition") return Handles.IsOurs(owner);
        }
        return false;
    }
}
