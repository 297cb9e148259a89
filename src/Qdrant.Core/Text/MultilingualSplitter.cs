using System.Text;

namespace Qdrant.Core.Text;

/// <summary>
/// The multilingual cut. Words between separators are normalised (compatibility decomposition, lower case, marks of some scripts removed) before
/// the usual steps; Japanese text is only cut. Without dictionaries Chinese is cut into pairs of characters (most words are two), Japanese
/// where the script changes and Thai only at separators: the server finds words there.
/// </summary>
internal static class MultilingualSplitter
{
    private const int HanPair = 2;

    public static void Split(ReadOnlySpan<char> text, TokenSteps steps, TokenList into)
    {
        bool japanese = IsJapanese(text);
        for (int at = 0; NextSegment(text, japanese, ref at, out ReadOnlySpan<char> segment);)
        {
            if (japanese) steps.AddJapanese(segment, into);
            else AddNormalized(segment, steps, into);
        }
    }

    private static bool NextSegment(ReadOnlySpan<char> text, bool wholeHan, ref int position, out ReadOnlySpan<char> segment)
    {
        int start = position;
        Script script = Script.None;
        int han = 0;
        for (int at = position; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text[at..], out Rune rune, out int used);
            if (Scripts.IsSeparator(rune))
            {
                if (at > start) break;
                start = position = at + used;
                at += used;
                continue;
            }
            Script next = Scripts.Of(rune);
            if (at > start && rune.Value == '\\') break;
            if (script != Script.None && next != Script.None && script != next) break;
            if (next == Script.Han && !wholeHan && ++han > HanPair) break;
            if (next != Script.None) script = next;
            position = at += used;
        }
        segment = text[start..position];
        return segment.Length > 0;
    }

    private static void AddNormalized(ReadOnlySpan<char> segment, TokenSteps steps, TokenList into)
    {
        Script script = Script.None;
        foreach (Rune rune in segment.EnumerateRunes())
            if (script == Script.None) script = Scripts.Of(rune);
        if (script == Script.None) return;
        if (Ascii.IsValid(segment))
        {
            Span<char> ascii = into.Scratch(ref into.NormalScratch, segment.Length);
            Ascii.ToLower(segment, ascii, out int length);
            steps.Add(ascii[..length], false, into);
            return;
        }
        Span<char> normal = into.Scratch(ref into.NormalScratch, segment.Length * Decomposition.MaxGrowth * LowerCase.MaxGrowth);
        steps.Add(normal[..Normalize(segment, Scripts.DropsMarks(script), normal)], false, into);
    }

    private static int Normalize(ReadOnlySpan<char> segment, bool dropMarks, Span<char> target)
    {
        int length = 0;
        Span<char> decomposed = stackalloc char[Decomposition.MaxGrowth];
        foreach (Rune rune in segment.EnumerateRunes())
        {
            int size = Decomposition.Decompose(rune, decomposed);
            foreach (Rune part in decomposed[..size].EnumerateRunes())
            {
                if (dropMarks && Rune.GetUnicodeCategory(part) == System.Globalization.UnicodeCategory.NonSpacingMark) continue;
                length += HanVariants.Simplify(part).EncodeToUtf16(target[length..]);
            }
        }
        return Ligatures(target, LowerInPlace(target, length));
    }

    private static int LowerInPlace(Span<char> text, int length)
    {
        char[] lower = System.Buffers.ArrayPool<char>.Shared.Rent(length * LowerCase.MaxGrowth);
        int size = LowerCase.Convert(text[..length], lower);
        lower.AsSpan(0, size).CopyTo(text);
        System.Buffers.ArrayPool<char>.Shared.Return(lower);
        return size;
    }

    /// <summary><c>æ</c> and <c>œ</c> become two letters; the target has room, since decomposition reserves more.</summary>
    private static int Ligatures(Span<char> text, int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (text[i] is not ('æ' or 'œ')) continue;
            text[(i + 1)..length].CopyTo(text[(i + 2)..]);
            text[i] = text[i] == 'æ' ? 'a' : 'o';
            text[++i] = 'e';
            length++;
        }
        return length;
    }

    /// <summary>Kana decide, unless letters of other scripts outnumber kana and Han characters together.</summary>
    private static bool IsJapanese(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text)) return false;
        int kana = 0, han = 0, others = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (Scripts.Of(rune))
            {
                case Script.None: break;
                case Script.Hiragana or Script.Katakana: kana++; break;
                case Script.Han: han++; break;
                default: others++; break;
            }
        }
        return kana > 0 && kana + han > others;
    }
}
