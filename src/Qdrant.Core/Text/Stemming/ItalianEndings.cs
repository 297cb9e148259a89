namespace Qdrant.Core.Text;

/// <summary>The ending tables of the Italian stemmer; the numbers are indices of groups.</summary>
internal static class ItalianEndings
{
    public const int Amento = 5;
    public const int Amente = 6;

    public static readonly string[] Pronouns = Words(
        "la cela gliela mela tela vela le cele gliele mele tele vele ne cene gliene mene sene tene vene ci li celi glieli meli teli veli gli mi si ti vi lo celo "
        + "glielo melo telo velo");

    public static readonly string[][] BeforePronoun = [Words("ando endo"), Words("ar er ir")];

    public static readonly string[][] Nouns =
    [
        Words("ica osa ista anza ice atrice iche abile ibile ose ante mente iste anze ici atrici ichi abili ibili ismi osi anti isti ico ismo oso istà istè istì"),
        Words("azione atore azioni atori"),
        Words("logia logie"),
        Words("usione uzione usioni uzioni"),
        Words("enza enze"),
        Words("amenti imenti amento imento"),
        ["amente"],
        ["ità"],
        Words("iva ive ivi ivo"),
    ];

    public static readonly string[] Verbs = Words(
        "isca enda ata ita uta ava eva iva erebbe irebbe isce ende are ere ire asse ate avate evate ivate ete erete irete ite ereste ireste ute erai irai isci endi "
        + "erei irei assi ati iti eresti iresti uti avi evi ivi isco ando endo Yamo iamo avamo evamo ivamo eremo iremo assimo ammo emmo eremmo iremmo immo ano iscano "
        + "avano evano ivano eranno iranno ono iscono arono erono irono erebbero irebbero assero essero issero ato ito uto avo evo ivo ar ir erà irà erò irò");

    private static string[] Words(string words) => words.Split(' ');
}
