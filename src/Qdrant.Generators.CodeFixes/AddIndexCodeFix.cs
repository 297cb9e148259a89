using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Qdrant.Generators.CodeFixes;

/// <summary>Adds the index that a filter needs to the property of the model.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddIndexCodeFix)), Shared]
public sealed class AddIndexCodeFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["QDT101"];

    /// <inheritdoc />
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not { } node || model?.GetSymbolInfo(node, context.CancellationToken).Symbol is not IPropertySymbol field) return;
        if (!context.Diagnostics[0].Properties.TryGetValue("Index", out string? index) || index is null || FindProperty(field) is not { } property) return;
        if (property.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || context.Document.Project.Solution.GetDocument(reference.SyntaxTree) is not { } document) return;
        context.RegisterCodeFix(
            CodeAction.Create($"Add [{index}] to {property.ContainingType.Name}.{property.Name}", token => AttributeEdit.AddAsync(document, reference, index, token), "Add" + index),
            context.Diagnostics);
    }

    /// <summary>The property a generated field stands for: the classes around it are called after the entity and the properties on the way.</summary>
    private static IPropertySymbol? FindProperty(IPropertySymbol field)
    {
        var way = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? fields = field.ContainingType; fields is not null; fields = fields.ContainingType) way.Push(fields);
        INamedTypeSymbol top = way.Pop();
        ITypeSymbol? current = top.ContainingNamespace.GetTypeMembers(WithoutFields(top.Name)).FirstOrDefault();
        foreach (INamedTypeSymbol step in way) current = Inside(Property(current, WithoutFields(step.Name))?.Type);
        return Property(current, field.Name);
    }

    private static IPropertySymbol? Property(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
            if (type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property) return property;
        return null;
    }

    private static ITypeSymbol? Inside(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } generic => Inside(generic.TypeArguments[0]),
        _ => type,
    };

    private static string WithoutFields(string name) => name.EndsWith("Fields", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Fields".Length) : name;
}
