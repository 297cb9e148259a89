using System.Globalization;
using System.Text;

namespace Qdrant.Core.Text;

/// <summary>The scripts that the multilingual tokenizer tells apart; None for digits, marks and symbols.</summary>
internal enum Script
{
    None,
    Latin,
    Greek,
    Hebrew,
    Arabic,
    Thai,
    Han,
    Hiragana,
    Katakana,
    Other,
}

internal static class Scripts
{
    public static Script Of(Rune rune)
    {
        int c = rune.Value;
        if (c < 0x80) return char.IsAsciiLetter((char)c) ? Script.Latin : Script.None;
        if (c is (>= 0x3041 and <= 0x309F)) return Script.Hiragana;
        if (c is (>= 0x30A0 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F)) return Script.Katakana;
        if (!CharacterClass.IsLetter(rune)) return Script.None;
        return c switch
        {
            < 0x250 or (>= 0x1E00 and <= 0x1EFF) or (>= 0x2C60 and <= 0x2C7F) or (>= 0xA720 and <= 0xA7FF) or (>= 0xFB00 and <= 0xFB06)
                or (>= 0xFF21 and <= 0xFF5A) => Script.Latin,
            (>= 0x370 and <= 0x3FF) or (>= 0x1F00 and <= 0x1FFF) => Script.Greek,
            (>= 0x590 and <= 0x5FF) or (>= 0xFB1D and <= 0xFB4F) => Script.Hebrew,
            (>= 0x600 and <= 0x6FF) or (>= 0x750 and <= 0x77F) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) => Script.Arabic,
            >= 0xE00 and <= 0xE7F => Script.Thai,
            (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) => Script.Han,
            _ => Script.Other,
        };
    }

    public static bool DropsMarks(Script script) => script is Script.Latin or Script.Greek or Script.Hebrew or Script.Arabic or Script.Thai;

    public static bool IsSeparator(Rune rune)
    {
        // The server's list of separators has no backslash: a word may begin with it.
        if (rune.IsAscii) return !char.IsAsciiLetterOrDigit((char)rune.Value) && rune.Value != '\\';
        return Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.OtherPunctuation or UnicodeCategory.MathSymbol or UnicodeCategory.Control;
    }
}
