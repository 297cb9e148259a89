using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Qdrant.Generators.Parsing;

/// <summary>The lines of documentation comments, whether or not the compiler was asked to parse them.</summary>
internal static class DocComments
{
    private const string Mark = "///";

    /// <summary>Those of a whole file, with an empty one before those of each declaration: it matters which one a comment is above.</summary>
    public static IEnumerable<string> Lines(SyntaxTree tree)
    {
        SourceText text = tree.GetText();
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or MemberDeclarationSyntax or ParameterListSyntax))
        {
            if (node is not (MemberDeclarationSyntax or ParameterSyntax)) continue;
            yield return "";
            foreach (string line in Above(node, text)) yield return line;
        }
    }

    /// <summary>Those above a declaration, without the mark.</summary>
    public static IReadOnlyList<string> Above(SyntaxNode declaration, SourceText text)
    {
        TextSpan part = TextSpan.FromBounds(declaration.FullSpan.Start, declaration.SpanStart);
        List<string>? found = null;
        TextLineCollection lines = text.Lines;
        for (int number = lines.IndexOf(part.Start); number < lines.Count && lines[number].Start < part.End; number++)
        {
            TextLine line = lines[number];
            int start = line.Start;
            while (start < line.End && char.IsWhiteSpace(text[start])) start++;
            if (start + Mark.Length > line.End || text[start] != '/' || text[start + 1] != '/' || text[start + 2] != '/') continue;
            (found ??= []).Add(text.ToString(TextSpan.FromBounds(start + Mark.Length, line.End)).Trim());
        }
        return found ?? (IReadOnlyList<string>)[];
    }
}
