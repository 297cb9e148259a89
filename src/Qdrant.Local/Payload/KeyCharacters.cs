using System.Globalization;
using System.Text;

namespace Qdrant.Local.Payload;

/// <summary>Which characters may stand in the unquoted key of a path, besides <c>_</c> and <c>-</c>.</summary>
internal static class KeyCharacters
{
    /// <summary>Letters and numbers of any script, as Unicode's categories have them; combining marks are not.</summary>
    public static bool IsAlphanumeric(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => true,
        _ => false,
    };
}
