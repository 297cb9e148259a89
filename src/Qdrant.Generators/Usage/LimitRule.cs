using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Qdrant.Generators.Usage;

/// <summary>A query that only filters or orders, without a limit: the server answers 10 points, which is rarely what was meant.</summary>
internal static class LimitRule
{
    private static readonly string[] Lists = ["ToListAsync", "ToItemsAsync", "ToIdsAsync"];
    private static readonly string[] Neutral = ["Where", "Offset", "ScoreThreshold", "WithVectors", "WithSearch", "OrderBy", "OrderByDescending", "TagWith", "Select"];

    public static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!Lists.Contains(call.TargetMethod.Name) || !IsBuilder(call.TargetMethod.ContainingType)) return;
        if (!IsUnlimited(call.Instance, new HashSet<ILocalSymbol>(SymbolEqualityComparer.Default))) return;
        SyntaxNode name = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } ? member.Name : call.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(Diagnostics.NoLimit, name.GetLocation()));
    }

    // A variable counts when everything it is given is such a query; one that was seen already is itself, with conditions added.
    private static bool IsUnlimited(IOperation? query, HashSet<ILocalSymbol> seen)
    {
        while (query is IConversionOperation or IParenthesizedOperation || (query is IInvocationOperation step && IsBuilder(step.TargetMethod.ContainingType) && Neutral.Contains(step.TargetMethod.Name)))
            query = query is IInvocationOperation inner ? inner.Instance : Handles.Bare(query);
        return query switch
        {
            // A method of the user that happens to be called Query may have set a limit already.
            IInvocationOperation { TargetMethod.Name: "Query" } source => IsRepository(source.TargetMethod.ContainingType),
            ILocalReferenceOperation local => !seen.Add(local.Local) || (LocalValues.Of(local) is { Count: > 0 } values && values.All(value => IsUnlimited(value, seen))),
            _ => false,
        };
    }

    internal static bool IsRepository(INamedTypeSymbol type) => type.Name is "QdrantRepository" or "IQdrantRepository" && Handles.IsOurs(type);

    private static bool IsBuilder(INamedTypeSymbol type) => type.Name is "QueryBuilder" or "ProjectedQuery" && Handles.IsOurs(type);
}
