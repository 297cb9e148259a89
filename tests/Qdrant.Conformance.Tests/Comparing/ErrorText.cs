using System.Text.RegularExpressions;

namespace Qdrant.Conformance.Tests.Comparing;

/// <summary>Compares error texts as sets where the server itself gives no order: the clauses of a validation error, and printed maps.</summary>
internal static partial class ErrorText
{
    public static bool Same(string recorded, string answered) => recorded == answered || Canonical(recorded) == Canonical(answered);

    private static string Canonical(string text)
    {
        string maps = PrintedMap().Replace(text, match => "{" + Sorted(match.Groups[1].Value, ", ") + "}");
        return ValidationClauses().Replace(maps, match => match.Groups[1].Value + Sorted(match.Groups[2].Value, "; ") + "]");
    }

    private static string Sorted(string list, string separator) =>
        string.Join(separator, list.Split(separator).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex PrintedMap();

    [GeneratedRegex(@"(Validation error in body: \[)(.*)\]$", RegexOptions.Singleline)]
    private static partial Regex ValidationClauses();
}
