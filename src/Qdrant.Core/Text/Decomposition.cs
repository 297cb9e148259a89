using System.Globalization;
using System.Text;

namespace Qdrant.Core.Text;

/// <summary>
/// Unicode compatibility decomposition of single characters (NFKD without reordering marks), from our own table: the runtime has none when
/// globalisation is invariant.
/// </summary>
internal static class Decomposition
{
    private const int HangulFirst = 0xAC00;
    private const int HangulLast = 0xD7A3;
    private const int HangulLead = 0x1100;
    private const int HangulVowel = 0x1161;
    private const int HangulTail = 0x11A7;
    private const int HangulVowels = 21;
    private const int HangulTails = 28;
    private static readonly Lazy<Dictionary<int, string>> Table = new(Load);

    /// <summary>The longest decomposition of one character, in UTF-16 units.</summary>
    public const int MaxGrowth = 18;

    /// <summary>Writes the decomposition into <paramref name="target"/> and returns its length.</summary>
    public static int Decompose(Rune rune, Span<char> target)
    {
        if (rune.IsAscii) return rune.EncodeToUtf16(target);
        if (rune.Value is >= HangulFirst and <= HangulLast) return DecomposeHangul(rune.Value - HangulFirst, target);
        if (!Table.Value.TryGetValue(rune.Value, out string? parts)) return rune.EncodeToUtf16(target);
        parts.CopyTo(target);
        return parts.Length;
    }

    private static int DecomposeHangul(int index, Span<char> target)
    {
        target[0] = (char)(HangulLead + index / (HangulVowels * HangulTails));
        target[1] = (char)(HangulVowel + index / HangulTails % HangulVowels);
        int tail = index % HangulTails;
        if (tail == 0) return 2;
        target[2] = (char)(HangulTail + tail);
        return 3;
    }

    private static Dictionary<int, string> Load()
    {
        var table = new Dictionary<int, string>();
        foreach (string[] row in EmbeddedTable.Rows("decompositions.tsv"))
        {
            string parts = string.Concat(row[1].Split(' ').Select(static p => new Rune(Hex(p)).ToString()));
            table.Add(Hex(row[0]), parts);
        }
        return table;
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
