namespace Qdrant.Core.Text;

/// <summary>The ending tables of the Spanish stemmer; the numbers are indices of groups.</summary>
internal static class SpanishEndings
{
    public const int Accented = 0;
    public const int Yendo = 2;
    public const int Amente = 5;

    public static readonly string[] Pronouns = Words("la sela le me se lo selo las selas les los selos nos");

    public static readonly string[][] BeforePronoun = [Words("iéndo ándo ár ér ír"), Words("ando iendo ar er ir"), ["yendo"]];

    public static readonly string[][] Nouns =
    [
        Words("ica osa ista anza able ible ico ismo oso amiento imiento icas osas istas anzas ables ibles icos ismos osos amientos imientos"),
        Words("ancia adora ante ación ador ancias adoras aciones adores antes"),
        Words("logía logías"),
        Words("ución uciones"),
        Words("encia encias"),
        ["amente"],
        ["mente"],
        Words("idad idades"),
        Words("iva ivo ivas ivos"),
    ];

    public static readonly string[] YVerbs = Words("ya ye yan yen yeron yendo yo yas yes yais yamos yó");

    public static readonly string[][] Verbs =
    [
        Words("en es éis emos"),
        Words("aba ada ida ara iera ía aría ería iría ad ed id ase iese aste iste an aban aran ieran ían arían erían irían asen iesen aron ieron arán erán irán "
            + "ado ido ando iendo ar er ir as abas adas idas aras ieras ías arías erías irías ases ieses abais arais ierais íais aríais eríais iríais aseis ieseis "
            + "asteis isteis áis aréis eréis iréis ados idos amos ábamos áramos iéramos íamos aríamos eríamos iríamos aremos eremos iremos ásemos iésemos imos "
            + "arás erás irás ís ará erá irá aré eré iré ió"),
    ];

    public static readonly string[][] Residues = [Words("os a o á í ó"), Words("e é")];

    private static string[] Words(string words) => words.Split(' ');
}
