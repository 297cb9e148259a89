using System.Buffers;
using System.Globalization;
using System.Text;

namespace Qdrant.Core.Text;

/// <summary>Full Unicode lower-casing as the server does it: simple mappings, <c>İ</c> to two characters, and the final sigma of Greek.</summary>
internal static class LowerCase
{
    private const char DottedCapitalI = '\u0130';
    private const char CapitalSigma = 'Σ';

    public const int MaxGrowth = 2;

    /// <summary>Lower-cases <paramref name="source"/> into <paramref name="target"/>, which is <see cref="MaxGrowth"/> times as long; returns the length.</summary>
    public static int Convert(ReadOnlySpan<char> source, Span<char> target)
    {
        if (System.Text.Ascii.IsValid(source))
        {
            System.Text.Ascii.ToLower(source, target, out int written);
            return written;
        }
        int length = 0;
        for (int i = 0; i < source.Length;)
        {
            if (Rune.DecodeFromUtf16(source[i..], out Rune rune, out int used) != OperationStatus.Done) rune = Rune.ReplacementChar;
            switch (rune.Value)
            {
                case DottedCapitalI:
                    target[length++] = 'i';
                    target[length++] = '\u0307';
                    break;
                case CapitalSigma:
                    target[length++] = IsFinalSigma(source, i) ? 'ς' : 'σ';
                    break;
                default:
                    length += Rune.ToLowerInvariant(rune).EncodeToUtf16(target[length..]);
                    break;
            }
            i += used;
        }
        return length;
    }

    public static string Convert(string text)
    {
        Span<char> target = text.Length <= 128 ? stackalloc char[256] : new char[text.Length * MaxGrowth];
        return new string(target[..Convert(text, target)]);
    }

    /// <summary>A sigma is final when a letter with case stands before it and none behind, marks and apostrophes left out.</summary>
    private static bool IsFinalSigma(ReadOnlySpan<char> text, int at)
    {
        bool before = false;
        for (int i = at; i > 0;)
        {
            Rune.DecodeLastFromUtf16(text[..i], out Rune rune, out int used);
            i -= used;
            if (IsCaseIgnorable(rune)) continue;
            before = IsCased(rune);
            break;
        }
        if (!before) return false;
        for (int i = at + 1; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text[i..], out Rune rune, out int used);
            i += used;
            if (!IsCaseIgnorable(rune)) return !IsCased(rune);
        }
        return true;
    }

    private static bool IsCased(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;

    private static bool IsCaseIgnorable(Rune rune) => rune.Value is '\'' or '.' or ':' or 0xB7 or 0x2018 or 0x2019 or 0x2024 or 0x2027
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;
}
