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
    private static bool MakesCondition(IPropertyReferenceOperation reference)
    {
        IOperation? parent = Handles.UserOf(reference);
        if (Handles.IsCondition(reference.Type)) return parent is not IReturnOperation { Parent.Parent: IAnonymousFunctionOperation { Symbol.ReturnType: var returned } } || returned.Name == "Condition";
        return parent is IArgumentOperation { Parent: IInvocationOperation call } ? Handles.IsCondition(call.Type) : parent is not null && Handles.IsCondition(parent.Type);
    }

    // What a lambda returns a handle as says what the field is for.
    private static string? Purpose(IPropertyReferenceOperation reference)
    {
        if (reference.Parent is not IConversionOperation { Type: INamedTypeSymbol role } || !Handles.IsOurs(role)) return null;
        return role.Name == "IGroupable" ? "Grouping" : Formulas.Contains(role.Name) ? "A formula" : null;
    }

    private static string IndexFor(string handle)
    {
        foreach (string kind in new[] { "Integer", "Float", "Bool", "Datetime", "Geo" })
            if (handle.StartsWith("Unindexed" + kind, StringComparison.Ordinal)) return kind + "Index";
        return "KeywordIndex";
    }
}
