namespace Qdrant.Core.Text;

/// <summary>The Snowball stemmer of Italian. An <c>i</c> or <c>u</c> between vowels is a consonant, in upper case while the steps run.</summary>
internal sealed class ItalianStemmer : Stemmer
{
    private const string Vowels = "aeiouàèìòù";

    public override int Stem(Span<char> word, int length)
    {
        var w = new StemWord(word, length);
        w.Map("áéíóú", "àèìòù");
        MarkConsonants(ref w);
        w.RV = w.RomanceRegion(Vowels);
        w.R1 = w.AfterVowelConsonant(Vowels, 0);
        w.R2 = w.AfterVowelConsonant(Vowels, w.R1);
        CutPronoun(ref w);
        if (!CutNounEnding(ref w) && w.Longest(ItalianEndings.Verbs, w.RV) is { } ending) w.Cut(ending.Length);
        CutVowel(ref w);
        w.Map("IU", "iu");
        return w.Length;
    }

    private static void MarkConsonants(ref StemWord w)
    {
        for (int i = 0; i + 1 < w.Length; i++)
        {
            if (w[i] == 'q' && w[i + 1] == 'u') w[i + 1] = 'U';
        }
        for (int i = 0; i + 2 < w.Length; i++)
        {
            if (w[i + 1] is 'u' or 'i' && Vowels.Contains(w[i]) && Vowels.Contains(w[i + 2])) w[i + 1] = char.ToUpperInvariant(w[i + 1]);
        }
    }

    private static void CutPronoun(ref StemWord w)
    {
        if (w.Longest(ItalianEndings.Pronouns) is not { } pronoun) return;
        var verb = new StemWord(w.Buffer, w.Length - pronoun.Length);
        int group = verb.LongestGroup(ItalianEndings.BeforePronoun, out int size);
        if (group < 0 || verb.Length - size < w.RV) return;
        w.Replace(pronoun.Length, group == 0 ? "" : "e");
    }

    private static bool CutNounEnding(ref StemWord w)
    {
        int group = w.LongestGroup(ItalianEndings.Nouns, out int size);
        bool inRegion = group switch
        {
            < 0 => false,
            ItalianEndings.Amento => w.InRV(size),
            ItalianEndings.Amente => w.InR1(size),
            _ => w.InR2(size),
        };
        if (!inRegion) return false;
        w.Cut(size);
        switch (group)
        {
            case 1: w.CutInR2("ic"); break;
            case 2: w.Replace(0, "log"); break;
            case 3: w.Replace(0, "u"); break;
            case 4: w.Replace(0, "ente"); break;
            case ItalianEndings.Amente:
                if (w.CutInR2("iv")) w.CutInR2("at");
                else w.CutLongestInR2(["os", "ic", "abil"]);
                break;
            case 7: w.CutLongestInR2(["abil", "ic", "iv"]); break;
            case 8:
                if (w.CutInR2("at")) w.CutInR2("ic");
                break;
        }
        return true;
    }

    private static void CutVowel(ref StemWord w)
    {
        if (w.Length > 0 && "aeioàèìò".Contains(w.FromEnd(1)) && w.InRV(1))
        {
            w.Cut(1);
            if (w.Ends("i") && w.InRV(1)) w.Cut(1);
        }
        if ((w.Ends("ch") || w.Ends("gh")) && w.InRV(2)) w.Cut(1);
    }
}
