using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Qdrant.Generators.Usage;

/// <summary>Conditions whose answer depends on what is not stored: <c>IsNull</c> where null is never written, <c>!=</c> where the field may be missing.</summary>
internal static class NullRules
{
    public static void AnalyzeIsNull(OperationAnalysisContext context)
    {
        var test = (IPropertyReferenceOperation)context.Operation;
        if (test.Property.Name != "IsNull" || !Handles.IsCondition(test.Type) || test.Instance is null || FieldOf(test.Instance) is not { } field) return;
        if (Handles.ModelProperty(field) is not { } property || MayBeNull(property.Type) != false) return;
        context.ReportDiagnostic(Diagnostic.Create(Diagnostics.NeverNull, test.Syntax.GetLocation(), property.Name));
    }

    public static void AnalyzeNotEqual(OperationAnalysisContext context)
    {
        var comparison = (IBinaryOperation)context.Operation;
        if (comparison.OperatorMethod is not { Name: "op_Inequality", ContainingType: { } handle } || !Handles.IsHandle(handle) || FieldOf(comparison.LeftOperand) is not { } field) return;
        if (Handles.ModelProperty(field) is not { } property || Nullable(Handles.Bare(comparison.LeftOperand)) is not { } nullable || IsSaid(comparison, field, nullable)) return;
        Location location = comparison.Syntax is BinaryExpressionSyntax binary ? binary.OperatorToken.GetLocation() : comparison.Syntax.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(Diagnostics.MayBeMissing, location, property.Name));
    }

    private static IPropertySymbol? FieldOf(IOperation operation) =>
        Handles.Bare(operation) is IPropertyReferenceOperation { Property: var property } && Handles.IsHandle(property.Type) ? property : null;

    /// <summary>True and false where the type says it; null where nullability is off.</summary>
    private static bool? MayBeNull(ITypeSymbol type) => type.IsValueType ? type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T : type.NullableAnnotation switch
    {
        NullableAnnotation.Annotated => true,
        NullableAnnotation.NotAnnotated => false,
        _ => null,
    };

    /// <summary>The innermost field of a path that may be missing: itself, an object it is in, or what only some derived types have.</summary>
    private static IPropertySymbol? Nullable(IOperation? operation)
    {
        for (; operation is not null && FieldOf(operation) is { } field; operation = (Handles.Bare(operation) as IPropertyReferenceOperation)?.Instance)
            if (Handles.DerivedType(field.ContainingType) is not null || (Handles.ModelProperty(field) is { } property && MayBeNull(property.Type) == true)) return field;
        return null;
    }

    // HasValue beside it, joined by "and", says that the points without the field are not meant; IsMissing, joined by "or", that they are.
    private static bool IsSaid(IOperation comparison, IPropertySymbol field, IPropertySymbol nullable)
    {
        string? kind = Handles.DerivedType(nullable.ContainingType) is { } derived ? "Is" + derived.Name : null;
        return Says("HasValue", BinaryOperatorKind.And, BinaryOperatorKind.ConditionalAnd) || Says("IsMissing", BinaryOperatorKind.Or, BinaryOperatorKind.ConditionalOr);

        bool Says(string test, BinaryOperatorKind joined, BinaryOperatorKind shortened)
        {
            IOperation whole = comparison;
            while (Handles.UserOf(whole) is IBinaryOperation binary && (binary.OperatorKind == joined || binary.OperatorKind == shortened)) whole = binary;
            return whole.DescendantsAndSelf().OfType<IPropertyReferenceOperation>().Any(reference => (reference.Property.Name == kind && joined == BinaryOperatorKind.And) || reference.Property.Name == test && reference.Instance is { } instance
                && FieldOf(instance) is { } tested && (SymbolEqualityComparer.Default.Equals(tested, field) || SymbolEqualityComparer.Default.Equals(tested, nullable)));
        }
    }
}
