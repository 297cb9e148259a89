namespace Qdrant.Core.Text;

/// <summary>A word on its way through the steps of Porter2.</summary>
internal ref struct EnglishWord(Span<char> word, int length)
{
    private readonly Span<char> _word = word;
    private int _r1;
    private int _r2;

    public int Length { get; private set; } = length;

    public readonly ReadOnlySpan<char> Text => _word[..Length];

    public void TrimLeadingApostrophe()
    {
        if (_word[0] != '\'') return;
        _word[1..Length].CopyTo(_word);
        Length--;
    }

    public readonly bool MarkConsonantY()
    {
        bool marked = false;
        for (int i = 0; i < Length; i++)
        {
            if (_word[i] != 'y' || (i > 0 && !IsVowel(_word[i - 1]))) continue;
            _word[i] = 'Y';
            marked = true;
        }
        return marked;
    }

    public void FindRegions()
    {
        _r1 = Text.StartsWith("gener") || Text.StartsWith("arsen") ? 5
            : Text.StartsWith("commun") ? 6
            : RegionAfter(0);
        _r2 = RegionAfter(_r1);
    }

    public void CutPossessive()
    {
        if (Ends("'s'")) Length -= 3;
        else if (Ends("'s")) Length -= 2;
        else if (Ends("'")) Length -= 1;
    }

    public void CutPlural()
    {
        if (Ends("sses")) Length -= 2;
        else if (Ends("ied") || Ends("ies")) Length -= Length > 4 ? 2 : 1;
        else if (Ends("us") || Ends("ss")) return;
        else if (Ends("s") && HasVowel(Length - 2)) Length--;
    }

    public void CutPastAndIng()
    {
        if (Ends("eedly") || Ends("eed"))
        {
            int cut = Ends("eedly") ? 3 : 1;
            if (Length - cut - 2 >= _r1) Length -= cut;
            return;
        }
        int suffix = Ends("ingly") ? 5 : Ends("edly") ? 4 : Ends("ing") ? 3 : Ends("ed") ? 2 : 0;
        if (suffix == 0 || !HasVowel(Length - suffix)) return;
        Length -= suffix;
        if (Ends("at") || Ends("bl") || Ends("iz")) Append('e');
        else if (EndsDouble()) Length--;
        else if (Length == _r1 && EndsShortSyllable(Length)) Append('e');
    }

    public readonly void YToI()
    {
        if (Length > 2 && _word[Length - 1] is 'y' or 'Y' && !IsVowel(_word[Length - 2])) _word[Length - 1] = 'i';
    }

    public void ShortenLongSuffix()
    {
        foreach ((string suffix, string replacement) in EnglishSuffixes.Long)
        {
            if (!Ends(suffix)) continue;
            if (InR1(suffix) && (suffix != "ogi" || CharacterBefore(suffix) == 'l')) Replace(suffix, replacement);
            return;
        }
        if (Ends("li") && InR1("li") && CharacterBefore("li") is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't') Length -= 2;
    }

    public void ShortenSuffix()
    {
        foreach ((string suffix, string replacement) in EnglishSuffixes.Middle)
        {
            if (!Ends(suffix)) continue;
            if (InR1(suffix) && (suffix != "ative" || InR2(suffix))) Replace(suffix, replacement);
            return;
        }
    }

    public void CutSuffix()
    {
        foreach (string suffix in EnglishSuffixes.Last)
        {
            if (!Ends(suffix)) continue;
            if (InR2(suffix) && (suffix != "ion" || CharacterBefore(suffix) is 's' or 't')) Length -= suffix.Length;
            return;
        }
    }

    public void CutFinalEOrL()
    {
        if (Ends("e") && (InR2("e") || (InR1("e") && !EndsShortSyllable(Length - 1)))) Length--;
        else if (Ends("l") && InR2("l") && CharacterBefore("l") == 'l') Length--;
    }

    private readonly int RegionAfter(int start)
    {
        for (int i = start + 1; i < Length; i++)
            if (IsVowel(_word[i - 1]) && !IsVowel(_word[i])) return i + 1;
        return Length;
    }

    private readonly bool HasVowel(int end)
    {
        for (int i = 0; i < end; i++) if (IsVowel(_word[i])) return true;
        return false;
    }

    private readonly bool EndsDouble() =>
        Length >= 2 && _word[Length - 1] == _word[Length - 2] && _word[Length - 1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

    /// <summary>Vowel and consonant other than w, x, Y behind a consonant; or vowel and consonant as the whole word.</summary>
    private readonly bool EndsShortSyllable(int end)
    {
        if (end < 2 || IsVowel(_word[end - 1]) || !IsVowel(_word[end - 2])) return false;
        return end == 2 || (!IsVowel(_word[end - 3]) && _word[end - 1] is not ('w' or 'x' or 'Y'));
    }

    private readonly bool Ends(string suffix) => Text.EndsWith(suffix);

    private readonly bool InR1(string suffix) => Length - suffix.Length >= _r1;

    private readonly bool InR2(string suffix) => Length - suffix.Length >= _r2;

    private readonly char CharacterBefore(string suffix) => Length > suffix.Length ? _word[Length - suffix.Length - 1] : '\0';

    private void Replace(string suffix, string replacement)
    {
        Length -= suffix.Length;
        replacement.CopyTo(_word[Length..]);
        Length += replacement.Length;
    }

    private void Append(char c) => _word[Length++] = c;

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
