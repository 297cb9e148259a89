namespace Qdrant.Core.Text;

/// <summary>The Snowball stemmer of Dutch, in its first form. An <c>i</c> or <c>y</c> that is a consonant is in upper case while the steps run.</summary>
internal sealed class DutchStemmer : Stemmer
{
    private const string Vowels = "aeiouyè";
    private static readonly string[][] Plurals = [["heden"], ["en", "ene"], ["s", "se"]];
    private static readonly string[][] Derivations = [["end", "ing"], ["ig"], ["lijk"], ["baar"], ["bar"]];

    public override int Stem(Span<char> word, int length)
    {
        var w = new StemWord(word, length);
        w.Map("áäéëíïóöúü", "aaeeiioouu");
        MarkConsonants(ref w);
        w.R1 = w.AfterVowelConsonant(Vowels, 0);
        w.R2 = w.AfterVowelConsonant(Vowels, w.R1);
        w.R1 = Math.Max(w.R1, 3);
        CutPlural(ref w);
        bool hadE = CutE(ref w);
        if (w.Ends("heid") && w.InR2(4) && w.FromEnd(5) != 'c')
        {
            w.Cut(4);
            if (w.Ends("en")) CutEn(ref w, 2);
        }
        CutDerivation(ref w, hadE);
        ShortenVowel(ref w);
        w.Map("IY", "iy");
        return w.Length;
    }

    private static void MarkConsonants(ref StemWord w)
    {
        if (w.Length > 0 && w[0] == 'y') w[0] = 'Y';
        for (int i = 0; i + 1 < w.Length; i++)
        {
            if (!Vowels.Contains(w[i])) continue;
            if (w[i + 1] == 'i' && i + 2 < w.Length && Vowels.Contains(w[i + 2]))
            {
                w[i + 1] = 'I';
                i++;
            }
            else if (w[i + 1] == 'y')
            {
                w[i + 1] = 'Y';
                i++;
            }
        }
    }

    private static void CutPlural(ref StemWord w)
    {
        int group = w.LongestGroup(Plurals, out int size);
        if (group < 0 || !w.InR1(size)) return;
        if (group == 0) w.Replace(size, "heid");
        else if (group == 1) CutEn(ref w, size);
        else if (w.Length > size && !Vowels.Contains(w.FromEnd(size + 1)) && w.FromEnd(size + 1) != 'j') w.Cut(size);
    }

    private static void CutEn(ref StemWord w, int size)
    {
        if (!w.InR1(size) || w.Length == size || Vowels.Contains(w.FromEnd(size + 1)) || w.EndsBefore(size, "gem")) return;
        w.Cut(size);
        Undouble(ref w);
    }

    private static bool CutE(ref StemWord w)
    {
        if (!w.Ends("e") || !w.InR1(1) || w.Length < 2 || Vowels.Contains(w.FromEnd(2))) return false;
        w.Cut(1);
        Undouble(ref w);
        return true;
    }

    private static void CutDerivation(ref StemWord w, bool hadE)
    {
        int group = w.LongestGroup(Derivations, out int size);
        if (group < 0 || !w.InR2(size)) return;
        switch (group)
        {
            case 0:
                w.Cut(size);
                if (w.Ends("ig") && w.InR2(2) && w.FromEnd(3) != 'e') w.Cut(2);
                else Undouble(ref w);
                break;
            case 1:
                if (w.FromEnd(3) != 'e') w.Cut(size);
                break;
            case 2:
                w.Cut(size);
                CutE(ref w);
                break;
            case 3:
                w.Cut(size);
                break;
            default:
                if (hadE) w.Cut(size);
                break;
        }
    }

    private static void Undouble(ref StemWord w)
    {
        if (w.Ends("kk") || w.Ends("dd") || w.Ends("tt")) w.Cut(1);
    }

    /// <summary>A double vowel between consonants becomes one.</summary>
    private static void ShortenVowel(ref StemWord w)
    {
        if (w.Length < 4 || w.FromEnd(2) != w.FromEnd(3) || w.FromEnd(2) is not ('a' or 'e' or 'o' or 'u')) return;
        char last = w.FromEnd(1);
        if (Vowels.Contains(last) || last == 'I' || Vowels.Contains(w.FromEnd(4))) return;
        w.Cut(2);
        w.Replace(0, last.ToString());
    }
}
