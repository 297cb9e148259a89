using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Qdrant.Generators;

/// <summary>Reports uses of a repository that work but should not stay: conditions on fields without an index.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Diagnostics.UnindexedField];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Analyze, OperationKind.PropertyReference);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (!reference.Property.GetAttributes().Any(a => a.AttributeClass is { Name: "UnindexedAttribute", ContainingNamespace: { Name: "Repository", ContainingNamespace.Name: "Qdrant" } })) return;
        if (!MakesCondition(reference)) return;
        string index = IndexFor(reference.Property.Type.Name);
        context.ReportDiagnostic(Diagnostic.Create(
            Diagnostics.UnindexedField, reference.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add("Index", index), reference.Property.Name, $"add [{index}] to the property"));
    }

    // A handle is also used to say which property a patch sets; only what becomes a condition filters.
    private static bool MakesCondition(IPropertyReferenceOperation reference)
    {
        IOperation? parent = reference.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation) parent = parent.Parent;
        if (IsCondition(reference.Type)) return parent is not IReturnOperation { Parent.Parent: IAnonymousFunctionOperation { Symbol.ReturnType: var returned } } || returned.Name == "Condition";
        return parent is IArgumentOperation { Parent: IInvocationOperation call } ? IsCondition(call.Type) : parent is not null && IsCondition(parent.Type);
    }

    private static bool IsCondition(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (type is { Name: "Condition", ContainingNamespace: { Name: "Repository", ContainingNamespace.Name: "Qdrant" } }) return true;
        return false;
    }

    private static string IndexFor(string handle)
    {
        foreach (string kind in new[] { "Integer", "Float", "Bool", "Datetime", "Geo" })
            if (handle.StartsWith("Unindexed" + kind, StringComparison.Ordinal)) return kind + "Index";
        return "KeywordIndex";
    }
}
