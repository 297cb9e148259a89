using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Qdrant.Generators.Usage;

namespace Qdrant.Generators.CodeFixes;

/// <summary>Adds the index that a filter, group or formula needs to the property of the model.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddIndexCodeFix)), Shared]
public sealed class AddIndexCodeFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["QDT101", "QDT102"];

    /// <inheritdoc />
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not { } node || model?.GetSymbolInfo(node, context.CancellationToken).Symbol is not IPropertySymbol field) return;
        if (!context.Diagnostics[0].Properties.TryGetValue("Index", out string? index) || index is null || Handles.ModelProperty(field) is not { } property) return;
        if (property.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || context.Document.Project.Solution.GetDocument(reference.SyntaxTree) is not { } document) return;
        context.RegisterCodeFix(
            CodeAction.Create($"Add [{index}] to {property.ContainingType.Name}.{property.Name}", token => AttributeEdit.AddAsync(document, reference, index, token), "Add" + index),
            context.Diagnostics);
    }
}
