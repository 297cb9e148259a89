using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Qdrant.Generators.CodeFixes;

/// <summary>Marks a property called Id, or after the entity, as the point id.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPointIdCodeFix)), Shared]
public sealed class AddPointIdCodeFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["QDT001"];

    /// <inheritdoc />
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration || model?.GetDeclaredSymbol(declaration, context.CancellationToken) is not INamedTypeSymbol type) return;
        IPropertySymbol? property = new[] { "Id", type.Name + "Id", "Key" }.SelectMany(name => type.GetMembers(name)).OfType<IPropertySymbol>().FirstOrDefault(IsPossible);
        if (property?.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || context.Document.Project.Solution.GetDocument(reference.SyntaxTree) is not { } document) return;
        context.RegisterCodeFix(
            CodeAction.Create($"Make {property.Name} the point id", token => AttributeEdit.AddAsync(document, reference, "PointId", token), "AddPointId"), context.Diagnostics);
    }

    private static bool IsPossible(IPropertySymbol property) =>
        property.DeclaredAccessibility == Accessibility.Public
        && (property.Type.SpecialType is SpecialType.System_UInt64 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_Int32 or SpecialType.System_String
            || property.Type is { Name: "Guid", ContainingNamespace.Name: "System" });
}
