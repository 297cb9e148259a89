namespace Qdrant.Core.Text;

/// <summary>The Snowball stemmer of Portuguese. Nasal <c>ã</c> and <c>õ</c> are a letter and a tilde while the steps run.</summary>
internal sealed class PortugueseStemmer : Stemmer
{
    private const string Vowels = "aeiouáéíóúâêô";

    public override int Stem(Span<char> word, int length)
    {
        var w = new StemWord(word, SplitNasals(word, length));
        w.RV = w.RomanceRegion(Vowels);
        w.R1 = w.AfterVowelConsonant(Vowels, 0);
        w.R2 = w.AfterVowelConsonant(Vowels, w.R1);
        if (!CutNounEnding(ref w) && !CutVerb(ref w)) CutResidue(ref w);
        else if (w.Ends("ci") && w.InRV(1)) w.Cut(1);
        CutFinalE(ref w);
        return JoinNasals(word, w.Length);
    }

    private static bool CutNounEnding(ref StemWord w)
    {
        int group = w.LongestGroup(PortugueseEndings.Nouns, out int size);
        if (group < 0) return false;
        if (group == PortugueseEndings.Ira)
        {
            if (!w.InRV(size) || w.FromEnd(size + 1) != 'e') return false;
            w.Replace(size, "ir");
            return true;
        }
        if (!(group == PortugueseEndings.Amente ? w.InR1(size) : w.InR2(size))) return false;
        w.Cut(size);
        switch (group)
        {
            case 1: w.Replace(0, "log"); break;
            case 2: w.Replace(0, "u"); break;
            case 3: w.Replace(0, "ente"); break;
            case PortugueseEndings.Amente:
                if (w.CutInR2("iv")) w.CutInR2("at");
                else if (!w.CutInR2("os") && !w.CutInR2("ic")) w.CutInR2("ad");
                break;
            case 5: w.CutLongestInR2(["ante", "avel", "ível"]); break;
            case 6: w.CutLongestInR2(["abil", "ic", "iv"]); break;
            case 7: w.CutInR2("at"); break;
        }
        return true;
    }

    private static bool CutVerb(ref StemWord w)
    {
        if (w.Longest(PortugueseEndings.Verbs, w.RV) is not { } ending) return false;
        w.Cut(ending.Length);
        return true;
    }

    private static void CutResidue(ref StemWord w)
    {
        if (w.Longest(["os", "a", "i", "o", "á", "í", "ó"]) is { } ending && w.InRV(ending.Length)) w.Cut(ending.Length);
    }

    private static void CutFinalE(ref StemWord w)
    {
        if (w.Ends("ç"))
        {
            w.Replace(1, "c");
        }
        else if (w.FromEnd(1) is ('e' or 'é' or 'ê') && w.InRV(1))
        {
            w.Cut(1);
            if ((w.Ends("gu") || w.Ends("ci")) && w.InRV(1)) w.Cut(1);
        }
    }

    private static int SplitNasals(Span<char> word, int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (word[i] is not ('ã' or 'õ')) continue;
            word[(i + 1)..length].CopyTo(word[(i + 2)..]);
            word[i] = word[i] == 'ã' ? 'a' : 'o';
            word[++i] = '~';
            length++;
        }
        return length;
    }

    private static int JoinNasals(Span<char> word, int length)
    {
        int to = 0;
        for (int i = 0; i < length; i++)
        {
            bool nasal = i + 1 < length && word[i + 1] == '~' && word[i] is ('a' or 'o');
            word[to++] = !nasal ? word[i] : word[i] == 'a' ? 'ã' : 'õ';
            if (nasal) i++;
        }
        return to;
    }
}
