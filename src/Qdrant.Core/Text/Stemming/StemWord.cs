namespace Qdrant.Core.Text;

/// <summary>
/// A word on its way through the steps of a stemmer: the letters, how many are left, and where its regions begin. R1 lies behind the first
/// vowel-consonant pair, R2 behind the next one inside R1; RV is a region of its own in each language.
/// </summary>
internal ref struct StemWord(Span<char> word, int length)
{
    private readonly Span<char> _word = word;

    public int Length { get; private set; } = length;

    public int R1 { get; set; } = length;

    public int R2 { get; set; } = length;

    public int RV { get; set; } = length;

    public readonly Span<char> Buffer => _word;

    public readonly ReadOnlySpan<char> Text => _word[..Length];

    public readonly char this[int index]
    {
        get => _word[index];
        set => _word[index] = value;
    }

    /// <summary>The character <paramref name="back"/> places before the end, 1 being the last; NUL when there is none.</summary>
    public readonly char FromEnd(int back) => back <= Length ? _word[Length - back] : '\0';

    /// <summary>The first position behind a vowel and the consonant that follows it; <see cref="Length"/> when there is none.</summary>
    public readonly int AfterVowelConsonant(string vowels, int from)
    {
        int vowel = NextVowel(vowels, from);
        int consonant = NextConsonant(vowels, vowel + 1);
        return Math.Min(consonant + 1, Length);
    }

    public readonly int NextVowel(string vowels, int from)
    {
        int i = from;
        while (i < Length && !vowels.Contains(_word[i])) i++;
        return i;
    }

    public readonly int NextConsonant(string vowels, int from)
    {
        int i = from;
        while (i < Length && vowels.Contains(_word[i])) i++;
        return i;
    }

    /// <summary>The region of Romance languages that spares short stems: behind the second letter, or where vowels and consonants change.</summary>
    public readonly int RomanceRegion(string vowels)
    {
        if (Length < 2) return Length;
        bool first = vowels.Contains(_word[0]), second = vowels.Contains(_word[1]);
        int at = !second ? NextVowel(vowels, 2) : first ? NextConsonant(vowels, 2) : 2;
        return at < Length ? at + 1 : Length;
    }

    public readonly bool Ends(string suffix) => Text.EndsWith(suffix);

    /// <summary>Whether the word without its last <paramref name="cut"/> characters ends with <paramref name="suffix"/>.</summary>
    public readonly bool EndsBefore(int cut, string suffix) => _word[..(Length - cut)].EndsWith(suffix);

    /// <summary>The longest of the suffixes that stands at the end and begins at or behind <paramref name="from"/>; null: none.</summary>
    public readonly string? Longest(string[] suffixes, int from = 0)
    {
        string? longest = null;
        foreach (string suffix in suffixes)
        {
            if (suffix.Length <= (longest?.Length ?? 0) || Length - suffix.Length < from) continue;
            if (Ends(suffix)) longest = suffix;
        }
        return longest;
    }

    /// <summary>As <see cref="Longest(string[], int)"/> over groups of suffixes; the index of its group, or -1.</summary>
    public readonly int LongestGroup(string[][] groups, out int size, int from = 0)
    {
        int found = -1;
        size = 0;
        for (int g = 0; g < groups.Length; g++)
        {
            foreach (string suffix in groups[g])
            {
                if (suffix.Length <= size || Length - suffix.Length < from || !Ends(suffix)) continue;
                (found, size) = (g, suffix.Length);
            }
        }
        return found;
    }

    /// <summary>Whether an ending of <paramref name="cut"/> characters lies in R1.</summary>
    public readonly bool InR1(int cut) => Length - cut >= R1;

    public readonly bool InR2(int cut) => Length - cut >= R2;

    public readonly bool InRV(int cut) => Length - cut >= RV;

    public void Cut(int count) => Length -= count;

    /// <summary>Cuts the suffix if it stands at the end and lies in R2.</summary>
    public bool CutInR2(string suffix)
    {
        if (!Ends(suffix) || !InR2(suffix.Length)) return false;
        Length -= suffix.Length;
        return true;
    }

    /// <summary>Cuts the longest of the suffixes that stands at the end, if it lies in R2.</summary>
    public void CutLongestInR2(string[] suffixes)
    {
        if (Longest(suffixes) is { } suffix) CutInR2(suffix);
    }

    public void Replace(int cut, string replacement)
    {
        Length -= cut;
        replacement.CopyTo(_word[Length..]);
        Length += replacement.Length;
    }

    public readonly void Map(string from, string to) => MapEnd(Length, from, to);

    /// <summary>Replaces characters among the last <paramref name="count"/>.</summary>
    public readonly void MapEnd(int count, string from, string to)
    {
        foreach (ref char c in _word[(Length - count)..Length])
        {
            int at = from.IndexOf(c);
            if (at >= 0) c = to[at];
        }
    }
}
