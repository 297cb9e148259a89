namespace Qdrant.Core.Text;

/// <summary>What tells the three languages apart. Groups of endings: cut; an <c>s</c> cut behind some letters; replaced by <c>er</c>.</summary>
internal sealed record ScandinavianTables(string Vowels, string BeforeS, string[][] Endings, string[] Pairs, string[][] Derivations)
{
    /// <summary>Norwegian: an <c>s</c> goes also behind a <c>k</c> that follows a consonant.</summary>
    public bool LosesSAfterK { get; private init; }

    /// <summary>Danish: superlatives in <c>igst</c>.</summary>
    public bool CutsIgst { get; private init; }

    /// <summary>Danish: a double consonant at the end becomes one.</summary>
    public bool Undoubles { get; private init; }

    public static readonly ScandinavianTables Danish = new(
        "aeiouyæøå",
        "abcdfghjklmnoprtvyzå",
        [
            Words("hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer heds es endes erendes enes ernes eres ens hedens erens ers ets erets et eret"),
            ["s"],
        ],
        ["gd", "dt", "gt", "kt"],
        [Words("ig lig elig els"), ["løst"]])
    {
        CutsIgst = true,
        Undoubles = true,
    };

    public static readonly ScandinavianTables Norwegian = new(
        "aeiouyæøå",
        "bcdfghjlmnoprtvyz",
        [
            Words("a e ede ande ende ane ene hetene en heten ar er heter as es edes endes enes hetenes ens hetens ers ets et het ast"),
            ["s"],
            ["erte", "ert"],
        ],
        ["dt", "vt"],
        [Words("leg eleg ig eig lig elig els lov elov slov hetslov")])
    {
        LosesSAfterK = true,
    };

    public static readonly ScandinavianTables Swedish = new(
        "aeiouyäöå",
        "bcdfghjklmnoprtvy",
        [
            Words("a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas ernas ornas es ades andes ens arens hetens erns at andet het ast"),
            ["s"],
        ],
        ["dd", "gd", "nn", "dt", "gt", "kt", "tt"],
        [Words("ig lig els"), ["löst", "fullt"]]);

    private static string[] Words(string words) => words.Split(' ');
}
