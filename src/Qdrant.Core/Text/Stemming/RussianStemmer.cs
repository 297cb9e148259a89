namespace Qdrant.Core.Text;

/// <summary>The Snowball stemmer of Russian. All endings are sought in RV, the part behind the first vowel; some only behind <c>а</c> or <c>я</c>.</summary>
internal sealed class RussianStemmer : Stemmer
{
    private const string Vowels = "аеиоуыэюя";
    private static readonly string[][] Gerund = [["в", "вши", "вшись"], Words("ив ивши ившись ыв ывши ывшись")];
    private static readonly string[] Adjective = Words("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
    private static readonly string[][] Participle = [Words("ем нн вш ющ щ"), Words("ивш ывш ующ")];
    private static readonly string[] Reflexive = ["ся", "сь"];
    private static readonly string[][] Verb =
    [
        Words("ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно"),
        Words("ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю"),
    ];
    private static readonly string[] Noun = Words("а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");
    private static readonly string[] Derivation = ["ост", "ость"];

    public override int Stem(Span<char> word, int length)
    {
        var w = new StemWord(word, length);
        w.Map("ё", "е");
        int vowel = w.NextVowel(Vowels, 0);
        if (vowel < length)
        {
            w.RV = vowel + 1;
            w.R2 = w.AfterVowelConsonant(Vowels, w.AfterVowelConsonant(Vowels, 0));
        }
        CutInflection(ref w);
        if (w.Ends("и") && w.InRV(1)) w.Cut(1);
        if (w.Longest(Derivation, w.RV) is { } derivation && w.InR2(derivation.Length)) w.Cut(derivation.Length);
        TidyUp(ref w);
        return w.Length;
    }

    private static void CutInflection(ref StemWord w)
    {
        if (CutGroup(ref w, Gerund)) return;
        if (w.Longest(Reflexive, w.RV) is { } reflexive) w.Cut(reflexive.Length);
        if (w.Longest(Adjective, w.RV) is { } adjective)
        {
            w.Cut(adjective.Length);
            CutGroup(ref w, Participle);
            return;
        }
        if (CutGroup(ref w, Verb)) return;
        if (w.Longest(Noun, w.RV) is { } noun) w.Cut(noun.Length);
    }

    /// <summary>Endings of the first group need an <c>а</c> or <c>я</c> before them, which stays.</summary>
    private static bool CutGroup(ref StemWord w, string[][] groups)
    {
        int group = w.LongestGroup(groups, out int size, w.RV);
        if (group < 0) return false;
        if (group == 0 && !(w.FromEnd(size + 1) is 'а' or 'я' && w.InRV(size + 1))) return false;
        w.Cut(size);
        return true;
    }

    private static void TidyUp(ref StemWord w)
    {
        if (w.Longest(["ейш", "ейше"], w.RV) is { } superlative) w.Cut(superlative.Length);
        else if (w.Ends("ь") && w.InRV(1))
        {
            w.Cut(1);
            return;
        }
        if (w.Ends("нн") && w.InRV(2)) w.Cut(1);
    }

    private static string[] Words(string words) => words.Split(' ');
}
