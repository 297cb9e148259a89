namespace Qdrant.Core.Text;

/// <summary>The Snowball stemmer of Spanish: pronouns hung on verbs, then one of noun, verb or remaining endings, accents last.</summary>
internal sealed class SpanishStemmer : Stemmer
{
    private const string Vowels = "aeiouáéíóúü";

    public override int Stem(Span<char> word, int length)
    {
        var w = new StemWord(word, length);
        w.RV = w.RomanceRegion(Vowels);
        w.R1 = w.AfterVowelConsonant(Vowels, 0);
        w.R2 = w.AfterVowelConsonant(Vowels, w.R1);
        CutPronoun(ref w);
        if (!CutNounEnding(ref w) && !CutYVerb(ref w)) CutVerb(ref w);
        CutResidue(ref w);
        w.Map("áéíóú", "aeiou");
        return w.Length;
    }

    private static void CutPronoun(ref StemWord w)
    {
        if (w.Longest(SpanishEndings.Pronouns) is not { } pronoun) return;
        var verb = new StemWord(w.Buffer, w.Length - pronoun.Length);
        int group = verb.LongestGroup(SpanishEndings.BeforePronoun, out int size);
        if (group < 0 || verb.Length - size < w.RV) return;
        if (group == SpanishEndings.Yendo && verb.FromEnd(size + 1) != 'u') return;
        w.Cut(pronoun.Length);
        if (group == SpanishEndings.Accented) w.MapEnd(size, "áéí", "aei");
    }

    private static bool CutNounEnding(ref StemWord w)
    {
        int group = w.LongestGroup(SpanishEndings.Nouns, out int size);
        if (group < 0 || !(group == SpanishEndings.Amente ? w.InR1(size) : w.InR2(size))) return false;
        w.Cut(size);
        switch (group)
        {
            case 1: w.CutInR2("ic"); break;
            case 2: w.Replace(0, "log"); break;
            case 3: w.Replace(0, "u"); break;
            case 4: w.Replace(0, "ente"); break;
            case SpanishEndings.Amente:
                if (w.CutInR2("iv")) w.CutInR2("at");
                else if (!w.CutInR2("os") && !w.CutInR2("ic")) w.CutInR2("ad");
                break;
            case 6: w.CutLongestInR2(["ante", "able", "ible"]); break;
            case 7: w.CutLongestInR2(["abil", "ic", "iv"]); break;
            case 8: w.CutInR2("at"); break;
        }
        return true;
    }

    private static bool CutYVerb(ref StemWord w)
    {
        if (w.Longest(SpanishEndings.YVerbs, w.RV) is not { } ending || w.FromEnd(ending.Length + 1) != 'u') return false;
        w.Cut(ending.Length);
        return true;
    }

    private static void CutVerb(ref StemWord w)
    {
        int group = w.LongestGroup(SpanishEndings.Verbs, out int size, w.RV);
        if (group < 0) return;
        w.Cut(size);
        if (group == 0 && w.Ends("gu")) w.Cut(1);
    }

    private static void CutResidue(ref StemWord w)
    {
        int group = w.LongestGroup(SpanishEndings.Residues, out int size);
        if (group < 0 || !w.InRV(size)) return;
        w.Cut(size);
        if (group == 1 && w.Ends("gu") && w.InRV(1)) w.Cut(1);
    }
}
