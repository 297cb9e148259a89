namespace Qdrant.Core.Text;

/// <summary>The Snowball stemmer of Finnish: particles, possessives, one case, comparatives, plurals; then what is left is tidied up.</summary>
internal sealed class FinnishStemmer : Stemmer
{
    private const string Vowels = "aeiouyäö";
    private const string StrongVowels = "aeiouäö";

    public override int Stem(Span<char> word, int length)
    {
        var w = new StemWord(word, length);
        w.R1 = w.AfterVowelConsonant(Vowels, 0);
        w.R2 = w.AfterVowelConsonant(Vowels, w.R1);
        CutParticle(ref w);
        CutPossessive(ref w);
        bool hadCase = CutCase(ref w);
        CutComparative(ref w);
        if (hadCase) CutPluralI(ref w);
        else CutPluralT(ref w);
        TidyUp(ref w);
        return w.Length;
    }

    private static void CutParticle(ref StemWord w)
    {
        int group = w.LongestGroup(FinnishEndings.Particles, out int size, w.R1);
        bool fits = group == 0 ? IsVowel(w.FromEnd(size + 1)) || w.FromEnd(size + 1) is ('n' or 't') : group == 1 && w.InR2(size);
        if (fits) w.Cut(size);
    }

    private static void CutPossessive(ref StemWord w)
    {
        int group = w.LongestGroup(FinnishEndings.Possessives, out int size, w.R1);
        switch (group)
        {
            case 0 when w.FromEnd(size + 1) != 'k':
                w.Cut(size);
                break;
            case 1:
                w.Cut(size);
                if (w.Ends("kse")) w.Replace(1, "i");
                break;
            case 2:
                w.Cut(size);
                break;
            case > 2 when EndsWithOneOf(w, size, FinnishEndings.BeforePossessive[group - 3]):
                w.Cut(size);
                break;
        }
    }

    private static bool CutCase(ref StemWord w)
    {
        int group = w.LongestGroup(FinnishEndings.Cases, out int size, w.R1);
        // The longer endings in n need a diphthong or long vowel before them; without it only the n is an ending.
        if ((group == 2 && !(w.InR1(size + 2) && w.FromEnd(size + 1) == 'i' && StrongVowels.Contains(w.FromEnd(size + 2))))
            || (group == 3 && !(w.InR1(size + 2) && EndsWithOneOf(w, size, FinnishEndings.LongVowels))))
            (group, size) = (4, 1);
        bool fits = group switch
        {
            0 or 2 or 3 or 4 => true,
            1 => w.FromEnd(size + 1) == w.FromEnd(size - 1),
            5 => IsVowel(w.FromEnd(2)) && w.Length > 2 && !IsVowel(w.FromEnd(3)),
            6 => w.FromEnd(size + 1) == 'e',
            _ => false,
        };
        if (!fits) return false;
        if (group == 4 && (EndsWithOneOf(w, size, FinnishEndings.LongVowels) || w.EndsBefore(size, "ie"))) size++;
        w.Cut(size);
        return true;
    }

    private static void CutComparative(ref StemWord w)
    {
        int group = w.LongestGroup(FinnishEndings.Comparatives, out int size, w.R2);
        if (group == 0 || (group == 1 && !w.EndsBefore(size, "po"))) w.Cut(size);
    }

    private static void CutPluralI(ref StemWord w)
    {
        if (w.FromEnd(1) is ('i' or 'j') && w.InR1(1)) w.Cut(1);
    }

    private static void CutPluralT(ref StemWord w)
    {
        if (!w.Ends("t") || !w.InR1(2) || !IsVowel(w.FromEnd(2))) return;
        w.Cut(1);
        if (w.Ends("imma") && w.InR2(4)) w.Cut(4);
        else if (w.Ends("mma") && w.InR2(3) && !w.EndsBefore(3, "po")) w.Cut(3);
    }

    private static void TidyUp(ref StemWord w)
    {
        if (EndsWithOneOf(w, 0, FinnishEndings.LongVowels) && w.InR1(2)) w.Cut(1);
        if (w.FromEnd(1) is ('a' or 'ä' or 'e' or 'i') && w.InR1(2) && !IsVowel(w.FromEnd(2))) w.Cut(1);
        if (w.Ends("j") && w.InR1(2) && w.FromEnd(2) is ('o' or 'u')) w.Cut(1);
        if (w.Ends("jo") && w.InR1(2)) w.Cut(1);
        Undouble(ref w);
    }

    /// <summary>The last consonant is written once, vowels may follow it.</summary>
    private static void Undouble(ref StemWord w)
    {
        int at = w.Length - 1;
        while (at >= 0 && IsVowel(w[at])) at--;
        if (at < 1 || w[at - 1] != w[at]) return;
        w.Buffer[(at + 1)..w.Length].CopyTo(w.Buffer[at..]);
        w.Cut(1);
    }

    private static bool EndsWithOneOf(StemWord w, int cut, string[] suffixes)
    {
        foreach (string suffix in suffixes) if (w.EndsBefore(cut, suffix)) return true;
        return false;
    }

    private static bool IsVowel(char c) => Vowels.Contains(c);
}
