using System.Text;
using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Parsing;

/// <summary>Reads the summary of a property from the comment above it, so that output is the same with and without documentation files.</summary>
internal static class Summaries
{
    /// <summary>The summary as one line of XML without references; null when there is none.</summary>
    public static string? Of(IPropertySymbol property, ParseContext context)
    {
        // Of a type of another assembly there is source only while an IDE has it open; the output must not depend on that.
        if (!SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, context.Home.ContainingAssembly)) return null;
        if (property.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference) return null;
        IReadOnlyList<string> lines = DocComments.Above(reference.GetSyntax(context.Cancellation), reference.SyntaxTree.GetText(context.Cancellation));
        if (lines.Count == 0) return null;
        string comment = string.Join(" ", lines);
        int opened = comment.IndexOf("<summary>", StringComparison.Ordinal), closed = comment.IndexOf("</summary>", StringComparison.Ordinal);
        if (opened < 0 || closed < opened) return null;
        string summary = Plain(comment.Substring(opened + "<summary>".Length, closed - opened - "<summary>".Length)).Trim();
        return summary.Length == 0 ? null : summary;
    }

    // References are written for the file they are in; here only the name that is shown is kept.
    private static string Plain(string xml)
    {
        var plain = new StringBuilder();
        for (int i = 0; i < xml.Length; i++)
        {
            if (xml[i] != '<')
            {
                if (xml[i] != ' ' || plain.Length == 0 || plain[plain.Length - 1] != ' ') plain.Append(xml[i]);
                continue;
            }
            int close = xml.IndexOf('>', i);
            if (close < 0) return SourceText(plain.ToString());
            string tag = xml.Substring(i + 1, close - i - 1);
            if (Reference(tag) is { } name) plain.Append(name);
            i = close;
        }
        return SourceText(plain.ToString());
    }

    private static string? Reference(string tag)
    {
        foreach (string attribute in new[] { "cref=\"", "langword=\"", "name=\"" })
        {
            int start = tag.IndexOf(attribute, StringComparison.Ordinal);
            if (start < 0) continue;
            start += attribute.Length;
            int end = tag.IndexOf('"', start);
            if (end > start) return tag.Substring(start, end - start).Replace('{', '(').Replace('}', ')');
        }
        return null;
    }

    // An ampersand that starts no entity would make the documentation invalid.
    private static string SourceText(string text) => text.Replace("&amp;", "&").Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&apos;", "'")
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
