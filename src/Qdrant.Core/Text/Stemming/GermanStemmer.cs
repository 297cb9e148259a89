namespace Qdrant.Core.Text;

/// <summary>The Snowball stemmer of German. A <c>u</c> or <c>y</c> between vowels is a consonant, in upper case while the steps run.</summary>
internal sealed class GermanStemmer : Stemmer
{
    private const string Vowels = "aeiouyäöü";
    private static readonly string[][] Step1 = [["em", "ern", "er"], ["e", "en", "es"], ["s"]];
    private static readonly string[][] Step2 = [["en", "er", "est"], ["st"]];
    private static readonly string[][] Step3 = [["end", "ung"], ["ig", "ik", "isch"], ["lich", "heit"], ["keit"]];

    public override int Stem(Span<char> word, int length)
    {
        length = ReplaceSharpS(word, length);
        var w = new StemWord(word, length);
        for (int i = 0; i + 2 < length; i++)
        {
            if (w[i + 1] is not ('u' or 'y') || !Vowels.Contains(w[i]) || !Vowels.Contains(w[i + 2])) continue;
            w[i + 1] = char.ToUpperInvariant(w[i + 1]);
            i++;
        }
        if (length >= 3)
        {
            w.R1 = w.AfterVowelConsonant(Vowels, 0);
            w.R2 = w.AfterVowelConsonant(Vowels, w.R1);
            w.R1 = Math.Max(w.R1, 3);
        }
        CutInflection(ref w);
        CutComparison(ref w);
        CutDerivation(ref w);
        w.Map("YUäöü", "yuaou");
        return w.Length;
    }

    private static void CutInflection(ref StemWord w)
    {
        int group = w.LongestGroup(Step1, out int size);
        if (group < 0 || !w.InR1(size) || (group == 2 && !"bdfghklmnrt".Contains(w.FromEnd(2)))) return;
        w.Cut(size);
        if (group == 1 && w.Ends("niss")) w.Cut(1);
    }

    private static void CutComparison(ref StemWord w)
    {
        int group = w.LongestGroup(Step2, out int size);
        if (group < 0 || !w.InR1(size)) return;
        if (group == 0 || ("bdfghklmnt".Contains(w.FromEnd(3)) && w.Length >= 6)) w.Cut(size);
    }

    private static void CutDerivation(ref StemWord w)
    {
        int group = w.LongestGroup(Step3, out int size);
        if (group < 0 || !w.InR2(size)) return;
        switch (group)
        {
            case 0:
                w.Cut(size);
                if (w.Ends("ig") && w.FromEnd(3) != 'e' && w.InR2(2)) w.Cut(2);
                break;
            case 1:
                if (w.FromEnd(size + 1) != 'e') w.Cut(size);
                break;
            case 2:
                w.Cut(size);
                if ((w.Ends("er") || w.Ends("en")) && w.InR1(2)) w.Cut(2);
                break;
            default:
                w.Cut(size);
                if (!w.CutInR2("lich")) w.CutInR2("ig");
                break;
        }
    }

    private static int ReplaceSharpS(Span<char> word, int length)
    {
        for (int i = 0; i < length; i++)
        {
            if (word[i] != 'ß') continue;
            word[(i + 1)..length].CopyTo(word[(i + 2)..]);
            word[i++] = 's';
            word[i] = 's';
            length++;
        }
        return length;
    }
}
