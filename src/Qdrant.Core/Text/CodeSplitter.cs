using System.Buffers;
using System.Text;

namespace Qdrant.Core.Text;

/// <summary>
/// Cuts identifiers: runs of alphanumeric characters and underscores, then parts between underscores, then humps of upper-case letters.
/// What was cut is a token as a whole too (a compound), so that it is found by its exact name.
/// </summary>
internal static class CodeSplitter
{
    public static void Split(ReadOnlySpan<char> text, bool withCompounds, TokenSteps steps, TokenList into)
    {
        for (int at = 0; NextRun(text, ref at, out ReadOnlySpan<char> run);)
        {
            if (char.IsAsciiDigit(run[0])) AddWithoutUnderscores(run, false, steps, into);
            else SplitRun(run, withCompounds, steps, into);
        }
    }

    private static bool NextRun(ReadOnlySpan<char> text, ref int position, out ReadOnlySpan<char> run)
    {
        int at = position;
        while (at < text.Length && !IsRunAt(text, at, out int used)) at += used;
        int start = at;
        while (at < text.Length && IsRunAt(text, at, out int used)) at += used;
        position = at;
        run = text[start..at];
        return run.Length > 0;
    }

    private static bool IsRunAt(ReadOnlySpan<char> text, int at, out int used)
    {
        used = 1;
        return text[at] == '_' || WordSplitter.IsAlphanumericAt(text, at, out used);
    }

    private static void SplitRun(ReadOnlySpan<char> run, bool withCompounds, TokenSteps steps, TokenList into)
    {
        ReadOnlySpan<char> trimmed = run.Trim('_');
        if (withCompounds && trimmed.Contains('_')) AddWithoutUnderscores(trimmed, true, steps, into);
        while (!trimmed.IsEmpty)
        {
            int end = trimmed.IndexOf('_');
            SplitPart(end < 0 ? trimmed : trimmed[..end], withCompounds, steps, into);
            trimmed = end < 0 ? default : trimmed[end..].TrimStart('_');
        }
    }

    private static void SplitPart(ReadOnlySpan<char> part, bool withCompounds, TokenSteps steps, TokenList into)
    {
        int cut = NextHump(part, 0);
        if (withCompounds && cut < part.Length) steps.Add(part, true, into);
        for (int start = 0; start < part.Length; start = cut, cut = NextHump(part, start)) steps.Add(part[start..cut], false, into);
    }

    /// <summary>Where the hump that begins at <paramref name="start"/> ends.</summary>
    private static int NextHump(ReadOnlySpan<char> part, int start)
    {
        bool previousUpper = false;
        for (int at = start; at < part.Length;)
        {
            Rune.DecodeFromUtf16(part[at..], out Rune rune, out int used);
            bool upper = IsUpper(rune);
            if (at > start && upper && (!previousUpper || IsLowerLetterAt(part, at + used))) return at;
            previousUpper = upper;
            at += used;
        }
        return part.Length;
    }

    private static bool IsLowerLetterAt(ReadOnlySpan<char> part, int at) =>
        at < part.Length
        && Rune.DecodeFromUtf16(part[at..], out Rune rune, out _) == OperationStatus.Done
        && CharacterClass.IsLetter(rune)
        && !IsUpper(rune);

    private static bool IsUpper(Rune rune) => Rune.IsUpper(rune) || rune.Value is (>= 0x2160 and <= 0x216F) or (>= 0x24B6 and <= 0x24CF);

    private static void AddWithoutUnderscores(ReadOnlySpan<char> run, bool compound, TokenSteps steps, TokenList into)
    {
        if (!run.Contains('_'))
        {
            steps.Add(run, compound, into);
            return;
        }
        char[] joined = ArrayPool<char>.Shared.Rent(run.Length);
        int length = 0;
        foreach (char c in run) if (c != '_') joined[length++] = c;
        steps.Add(joined.AsSpan(0, length), compound, into);
        ArrayPool<char>.Shared.Return(joined);
    }
}
