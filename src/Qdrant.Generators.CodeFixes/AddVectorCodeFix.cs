using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Qdrant.Generators.Parsing;

namespace Qdrant.Generators.CodeFixes;

/// <summary>Makes a property a vector whose type has no stored form but holds one: the numbers of dimensions that embedding models have are offered.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddVectorCodeFix)), Shared]
public sealed class AddVectorCodeFix : CodeFixProvider
{
    private static readonly int[] Sizes = [768, 384, 1024, 1536, 3072];

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["QDT004"];

    /// <inheritdoc />
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? declaration = root?.FindNode(context.Span).FirstAncestorOrSelf<SyntaxNode>(n => n is PropertyDeclarationSyntax or ParameterSyntax);
        ITypeSymbol? type = declaration is null ? null : model?.GetDeclaredSymbol(declaration, context.CancellationToken) switch
        {
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };
        if (type is null || root is null) return;
        ITypeSymbol bare = ValueParser.Bare(type);
        foreach (string attribute in Fitting(bare))
            context.RegisterCodeFix(
                CodeAction.Create($"Add [{attribute}]", token => AttributeEdit.AddAsync(context.Document, declaration!.GetReference(), attribute, token), attribute), context.Diagnostics);
    }

    private static IEnumerable<string> Fitting(ITypeSymbol type)
    {
        if (VectorForms.OfSparse(type) is not null) return ["SparseVector"];
        if (VectorForms.OfDense(type) is not null) return Sizes.Select(size => $"Vector({size})");
        return VectorForms.OfMulti(type) is not null ? Sizes.Select(size => $"Vector({size}, Multi = true)") : [];
    }
}
