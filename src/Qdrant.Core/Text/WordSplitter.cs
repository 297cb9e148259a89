using System.Text;

namespace Qdrant.Core.Text;

/// <summary>The plain cuts: runs of alphanumeric characters, and runs without white space.</summary>
internal static class WordSplitter
{
    /// <summary>The next run of alphanumeric characters at or after <paramref name="position"/>; false at the end.</summary>
    public static bool Next(ReadOnlySpan<char> text, ref int position, out ReadOnlySpan<char> word)
    {
        int at = position;
        while (at < text.Length && !IsAlphanumericAt(text, at, out int used)) at += used;
        int start = at;
        while (at < text.Length && IsAlphanumericAt(text, at, out int used)) at += used;
        position = at;
        word = text[start..at];
        return word.Length > 0;
    }

    /// <summary>The next run of characters that are not white space.</summary>
    public static bool NextBetweenSpaces(ReadOnlySpan<char> text, ref int position, out ReadOnlySpan<char> word)
    {
        int at = position;
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        int start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        position = at;
        word = text[start..at];
        return word.Length > 0;
    }

    public static bool IsAlphanumericAt(ReadOnlySpan<char> text, int at, out int used)
    {
        char c = text[at];
        used = 1;
        if (!char.IsSurrogate(c)) return CharacterClass.IsAlphanumeric(c);
        Rune.DecodeFromUtf16(text[at..], out Rune rune, out used);
        return CharacterClass.IsAlphanumeric(rune);
    }
}
