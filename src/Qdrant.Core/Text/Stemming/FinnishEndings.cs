namespace Qdrant.Core.Text;

/// <summary>The ending tables of the Finnish stemmer.</summary>
internal static class FinnishEndings
{
    public static readonly string[] LongVowels = Words("aa ee ii oo uu ää öö");

    public static readonly string[][] Particles = [Words("pa kaan han kin hän kään ko pä kö"), ["sti"]];

    public static readonly string[][] Possessives = [["si"], ["ni"], Words("nsa mme nne nsä"), ["an"], ["än"], ["en"]];

    /// <summary>What must stand before the last three possessives.</summary>
    public static readonly string[][] BeforePossessive = [Words("lla na ssa ta lta sta"), Words("llä nä ssä tä ltä stä"), Words("lle ine")];

    public static readonly string[][] Cases =
    [
        Words("lla na ssa ta lta sta lle ine ksi llä nä ssä tä ltä stä"),
        Words("han hen hin hon hän hön"),
        Words("den siin tten"),
        ["seen"],
        ["n"],
        Words("a ä"),
        Words("tta ttä"),
    ];

    public static readonly string[][] Comparatives = [Words("eja imma impa immi impi ejä immä impä"), Words("mma mpa mmi mpi mmä mpä")];

    private static string[] Words(string words) => words.Split(' ');
}
