using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Qdrant.Generators.Usage;

/// <summary>What local variables may hold, as far as that is plain to see.</summary>
internal static class LocalValues
{
    /// <summary>Every value that a variable is given where it is declared; null when it may get others, by reference or by a pattern.</summary>
    public static IReadOnlyList<IOperation>? Of(ILocalReferenceOperation reference)
    {
        var values = new List<IOperation>();
        foreach (IOperation operation in Root(reference).DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Is(declarator.Symbol):
                    if (declarator.Parent is IForEachLoopOperation) return null;
                    if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer) values.Add(initializer.Value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Is(target.Local):
                    if (assignment.IsRef) return null;
                    values.Add(assignment.Value);
                    break;
                case ICompoundAssignmentOperation { Target: ILocalReferenceOperation target } when Is(target.Local): return null;
                case ICoalesceAssignmentOperation { Target: ILocalReferenceOperation target } when Is(target.Local): return null;
                case IDeconstructionAssignmentOperation tuple when tuple.Target.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(t => Is(t.Local)): return null;
                case IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In), Value: var given } when given.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(t => Is(t.Local)): return null;
                case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol declared } when Is(declared): return null;
            }
        }
        return values;

        bool Is(ILocalSymbol local) => SymbolEqualityComparer.Default.Equals(local, reference.Local);
    }

    /// <summary>All uses of a variable.</summary>
    public static IEnumerable<ILocalReferenceOperation> Uses(ILocalSymbol local, IOperation within) =>
        Root(within).DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local));

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }
}
