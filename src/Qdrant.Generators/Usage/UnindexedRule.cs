using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Qdrant.Generators.Usage;

/// <summary>A field without an index in a filter, group or formula.</summary>
internal static class UnindexedRule
{
    private static readonly string[] Formulas = ["INumber", "IDatetime", "IGeo"];

    public static void Analyze(OperationAnalysisContext context)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (!Handles.IsUnindexed(reference.Property)) return;
        string name = reference.Property.Name, index = IndexFor(reference.Property.Type.Name);
        if (MakesCondition(reference)) Report(Diagnostics.UnindexedField, name, Handles.IsDiscriminator(reference.Property) ? "set Index = true on [PayloadDiscriminator]" : $"add [{index}] to the property");
        else if (Purpose(reference) is { } purpose) Report(Diagnostics.UnindexedUse, name, purpose, index);

        void Report(DiagnosticDescriptor rule, params object[] arguments) => context.ReportDiagnostic(Diagnostic.Create(
            rule, reference.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add("Index", index), arguments));
    }

    // A handle is also used to say which property a patch sets; only what becomes a condition filters.
    private static bool MakesCondition(IOperation reference)
    {
        IOperation? parent = Handles.UserOf(reference);
        // A handle in a variable filters when the variable does.
        if (parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
            return LocalValues.Uses(local, reference).Any(use => MakesCondition(use));
        if (Handles.IsCondition(reference.Type)) return parent is not IReturnOperation { Parent.Parent: IAnonymousFunctionOperation { Symbol.ReturnType: var returned } } || returned.Name == "Condition";
        if (parent is IPropertyReferenceOperation { Property: { Name: "Count", Type.Name: "ValuesCount" } count } && Handles.IsOurs(count.Type)) return true;
        return parent is IArgumentOperation { Parent: IInvocationOperation call } ? Handles.IsCondition(call.Type) : parent is not null && Handles.IsCondition(parent.Type);
    }

    // What a lambda returns a handle as says what the field is for.
    private static string? Purpose(IPropertyReferenceOperation reference)
    {
        if (reference.Parent is not IConversionOperation { Type: INamedTypeSymbol role } || !Handles.IsOurs(role)) return null;
        if (role.Name == "IGroupable") return "Grouping";
        if (!Formulas.Contains(role.Name)) return null;
        IOperation? call = reference.Parent;
        while (call is not null and not IInvocationOperation) call = call.Parent;
        return call is IInvocationOperation { TargetMethod.Name: "Buckets" } ? "Counting" : "A formula";
    }

    private static string IndexFor(string handle)
    {
        foreach (string kind in new[] { "Integer", "Float", "Bool", "Datetime", "Geo" })
            if (handle.StartsWith("Unindexed" + kind, StringComparison.Ordinal)) return kind + "Index";
        return "KeywordIndex";
    }
}
