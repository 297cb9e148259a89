using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Qdrant.Generators.CodeFixes;

/// <summary>Adds an attribute of ours, with arguments or without, to a property or positional parameter, on the line of the declaration.</summary>
internal static class AttributeEdit
{
    public static async Task<Solution> AddAsync(Document document, SyntaxReference declaration, string attribute, CancellationToken cancellation)
    {
        SyntaxNode root = await declaration.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        SyntaxNode node = root.FindNode(declaration.Span);
        string name = Imports(root) ? attribute : "Qdrant.Repository." + attribute;
        int arguments = name.IndexOf('(');
        AttributeSyntax added = arguments < 0 ? SyntaxFactory.Attribute(SyntaxFactory.ParseName(name))
            : SyntaxFactory.Attribute(SyntaxFactory.ParseName(name.Substring(0, arguments)), SyntaxFactory.ParseAttributeArgumentList(name.Substring(arguments)));
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(added)).WithTrailingTrivia(SyntaxFactory.Space);
        SyntaxTriviaList leading = node.GetLeadingTrivia();
        SyntaxNode bare = node.WithoutLeadingTrivia();
        SyntaxNode changed = bare switch
        {
            PropertyDeclarationSyntax property => property.WithAttributeLists(property.AttributeLists.Insert(0, list)).WithLeadingTrivia(leading),
            ParameterSyntax parameter => parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, list)).WithLeadingTrivia(leading),
            _ => node,
        };
        return document.Project.Solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNode(node, changed));
    }

    // Without the using, or with one elsewhere, the full name is right too.
    private static bool Imports(SyntaxNode root) =>
        root.DescendantNodes().OfType<UsingDirectiveSyntax>().Any(u => u.Name?.ToString() == "Qdrant.Repository");
}
