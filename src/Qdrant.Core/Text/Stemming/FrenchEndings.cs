namespace Qdrant.Core.Text;

/// <summary>The ending tables of the French stemmer.</summary>
internal static class FrenchEndings
{
    public static readonly string[][] Nouns =
    [
        Words("iqUe ance able isme iste iqUes ances ables ismes istes eux"),
        Words("atrice ation ateur atrices ations ateurs"),
        Words("logie logies"),
        Words("usion ution usions utions"),
        Words("ence ences"),
        Words("ements ement"),
        Words("ités ité"),
        Words("ive if ives ifs"),
        ["eaux"],
        ["aux"],
        Words("euse euses"),
        Words("issements issement"),
        ["amment"],
        ["emment"],
        Words("ments ment"),
    ];

    public static readonly string[] IVerbs = Words(
        "ira ie isse issante i irai ir iras ies îmes isses issantes îtes is irais issais irions issions irons issons issants it irait issait issant iraIent issaIent "
        + "irent issent iront ît iriez issiez irez issez");

    public static readonly string[][] Verbs =
    [
        ["ions"],
        Words("era ée erai er eras ées erais erions erons és erait eraIent èrent eront ez iez eriez erez é"),
        Words("a asse ante ai as âmes asses antes âtes ais assions ants ait ant aIent assent ât assiez"),
    ];

    public static readonly string[][] Residues = [["ion"], Words("Ière ière Ier ier"), ["e"], ["ë"]];

    private static string[] Words(string words) => words.Split(' ');
}
