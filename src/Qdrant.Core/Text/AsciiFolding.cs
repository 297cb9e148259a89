using System.Globalization;

namespace Qdrant.Core.Text;

/// <summary>The folding table of Lucene's ASCIIFoldingFilter: one character of the basic plane gives up to four ASCII ones. Combining marks stay.</summary>
internal static class AsciiFolding
{
    private static readonly Lazy<string?[]> Table = new(Load);

    /// <summary>Folds <paramref name="source"/> into <paramref name="target"/>, which is <see cref="MaxGrowth"/> times as long; returns the length.</summary>
    public static int Fold(ReadOnlySpan<char> source, Span<char> target)
    {
        string?[] table = Table.Value;
        int length = 0;
        foreach (char c in source)
        {
            if (c < table.Length && table[c] is { } folded)
            {
                folded.CopyTo(target[length..]);
                length += folded.Length;
            }
            else
            {
                target[length++] = c;
            }
        }
        return length;
    }

    public const int MaxGrowth = 4;

    private static string?[] Load()
    {
        var table = new string?[0x10000];
        foreach (string[] row in EmbeddedTable.Rows("ascii_folding.tsv"))
            table[int.Parse(row[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)] = row[1];
        return table;
    }
}
