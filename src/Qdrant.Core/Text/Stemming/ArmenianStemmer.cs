namespace Qdrant.Core.Text;

/// <summary>The Snowball stemmer of Armenian: one ending of each kind, sought behind the first vowel.</summary>
internal sealed class ArmenianStemmer : Stemmer
{
    private const string Vowels = "աէիօւեոը";
    private static readonly string[] Adjectives = Words("րորդ երորդ ալի ակի որակ եղ ական արան են եկեն երեն որէն ին գին ովին լայն վուն պես իվ ատ ավետ կոտ բար");
    private static readonly string[] Verbs = Words(
        "ա ացա եցա վե ացրի ացի եցի վեցի ալ ըալ անալ ենալ ացնալ ել ըել նել ցնել եցնել չել վել ացվել եցվել տել ատել ոտել կոտել ված ում վում ան ցան ացան ացրին ացին եցին "
        + "վեցին ալիս ելիս ավ ացավ եցավ ալով ելով ար ացար եցար ացրիր ացիր եցիր վեցիր աց եց ացրեց ալուց ելուց ալու ելու աք ցաք ացաք ացրիք ացիք եցիք վեցիք անք ցանք ացանք "
        + "ացրինք ացինք եցինք վեցինք");
    private static readonly string[] Nouns = Words(
        "որդ ույթ ուհի ցի իլ ակ յակ անակ իկ ուկ ան պան ստան արան եղէն յուն ություն ածո իչ ուս ուստ գար վոր ավոր ոց անօց ու ք չեք իք ալիք անիք վածք ույք ենք ոնք ունք "
        + "մունք իչք արք");
    private static readonly string[] Endings = Words(
        "սա վա ամբ դ անդ ությանդ վանդ ոջդ երդ ներդ ուդ ը անը ությանը վանը ոջը երը ները ի վի երի ների անում երում ներում ն ան ության վան ին երին ներին ությանն երն ներն "
        + "ուն ոջ ությանս վանս ոջս ով անով վով երով ներով եր ներ ց ից վանից ոջից վից երից ներից ցից ոց ուց");

    public override int Stem(Span<char> word, int length)
    {
        var w = new StemWord(word, length);
        int vowel = w.NextVowel(Vowels, 0);
        if (vowel < length)
        {
            w.RV = vowel + 1;
            w.R2 = w.AfterVowelConsonant(Vowels, w.AfterVowelConsonant(Vowels, 0));
        }
        if (w.Longest(Endings, w.RV) is { } ending && w.InR2(ending.Length)) w.Cut(ending.Length);
        CutLongest(ref w, Verbs);
        CutLongest(ref w, Adjectives);
        CutLongest(ref w, Nouns);
        return w.Length;
    }

    private static void CutLongest(ref StemWord w, string[] suffixes)
    {
        if (w.Longest(suffixes, w.RV) is { } suffix) w.Cut(suffix.Length);
    }

    private static string[] Words(string words) => words.Split(' ');
}
