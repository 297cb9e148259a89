namespace Qdrant.Core.Text;

/// <summary>The Snowball stemmer of French. Vowels that act as consonants are in upper case while the steps run.</summary>
internal sealed class FrenchStemmer : Stemmer
{
    private const string Vowels = "aeiouyâàëéêèïîôûù";

    public override int Stem(Span<char> word, int length)
    {
        var w = new StemWord(word, length);
        MarkConsonants(ref w);
        w.RV = FindVerbRegion(w);
        w.R1 = w.AfterVowelConsonant(Vowels, 0);
        w.R2 = w.AfterVowelConsonant(Vowels, w.R1);
        if (FrenchNouns.Cut(ref w, Vowels) || CutIVerb(ref w) || CutVerb(ref w))
        {
            if (w.Ends("Y")) w.Replace(1, "i");
            else if (w.Ends("ç")) w.Replace(1, "c");
        }
        else
        {
            CutResidue(ref w);
        }
        if (w.Longest(["enn", "onn", "ett", "ell", "eill"]) is not null) w.Cut(1);
        DropAccent(ref w);
        w.Map("IUY", "iuy");
        return w.Length;
    }

    private static void MarkConsonants(ref StemWord w)
    {
        for (int i = 0; i < w.Length; i++)
        {
            char next = i + 1 < w.Length ? w[i + 1] : '\0';
            bool vowelAfterNext = i + 2 < w.Length && Vowels.Contains(w[i + 2]);
            if (Vowels.Contains(w[i]))
            {
                if (next == 'y' || (next is 'u' or 'i' && vowelAfterNext)) w[i + 1] = char.ToUpperInvariant(next);
                if (w[i] == 'y' && i + 1 < w.Length && Vowels.Contains(w[i + 1])) w[i] = 'Y';
            }
            else if (w[i] == 'q' && next == 'u')
            {
                w[i + 1] = 'U';
            }
        }
    }

    private static int FindVerbRegion(StemWord w)
    {
        if (w.Length > 2 && Vowels.Contains(w[0]) && Vowels.Contains(w[1])) return 3;
        if (w.Text.StartsWith("par") || w.Text.StartsWith("col") || w.Text.StartsWith("tap")) return 3;
        return Math.Min(w.NextVowel(Vowels, 1) + 1, w.Length);
    }

    private static bool CutIVerb(ref StemWord w)
    {
        if (w.Longest(FrenchEndings.IVerbs, w.RV) is not { } ending) return false;
        if (!w.InRV(ending.Length + 1) || Vowels.Contains(w.FromEnd(ending.Length + 1))) return false;
        w.Cut(ending.Length);
        return true;
    }

    private static bool CutVerb(ref StemWord w)
    {
        int group = w.LongestGroup(FrenchEndings.Verbs, out int size, w.RV);
        if (group < 0 || (group == 0 && !w.InR2(size))) return false;
        w.Cut(size);
        if (group == 2 && w.Ends("e") && w.InRV(1)) w.Cut(1);
        return true;
    }

    private static void CutResidue(ref StemWord w)
    {
        if (w.Ends("s") && w.Length > 1 && !"aiouès".Contains(w.FromEnd(2))) w.Cut(1);
        int group = w.LongestGroup(FrenchEndings.Residues, out int size, w.RV);
        switch (group)
        {
            case 0:
                if (w.InR2(size) && w.InRV(size + 1) && w.FromEnd(size + 1) is ('s' or 't')) w.Cut(size);
                break;
            case 1: w.Replace(size, "i"); break;
            case 2: w.Cut(size); break;
            case 3:
                if (w.InRV(size + 2) && w.EndsBefore(size, "gu")) w.Cut(size);
                break;
        }
    }

    private static void DropAccent(ref StemWord w)
    {
        int i = w.Length - 1;
        while (i >= 0 && !Vowels.Contains(w[i])) i--;
        if (i >= 0 && i < w.Length - 1 && w[i] is ('é' or 'è')) w[i] = 'e';
    }
}
