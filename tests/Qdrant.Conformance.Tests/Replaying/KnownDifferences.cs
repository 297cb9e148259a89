using System.Text.RegularExpressions;

namespace Qdrant.Conformance.Tests.Replaying;

/// <summary>The one list of differences that stand, each with its reason: the table of <c>known-differences.md</c>.</summary>
public sealed class KnownDifferences
{
    private readonly (Regex Pattern, string Reason)[] _rows;

    private KnownDifferences((Regex, string)[] rows) => _rows = rows;

    /// <summary>Reads the rows of the table: a pattern in backticks, from the beginning of the line of a difference, and the reason.</summary>
    public static KnownDifferences Read(string path) => new(
        [.. File.ReadLines(path)
            .Select(line => Row.Match(line))
            .Where(match => match.Success)
            .Select(match => (new Regex(match.Groups[1].Value.Replace("\\|", "|"), RegexOptions.CultureInvariant), match.Groups[2].Value.Trim()))]);

    /// <summary>Why <paramref name="outcome"/> may differ; null when it may not.</summary>
    public string? ReasonFor(Outcome outcome) => _rows.FirstOrDefault(row => row.Pattern.IsMatch(outcome.Line)).Reason;

    private static readonly Regex Row = new(@"^\| `(\^.+?)` \| (.+) \|$", RegexOptions.CultureInvariant);
}
