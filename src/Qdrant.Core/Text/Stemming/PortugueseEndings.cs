namespace Qdrant.Core.Text;

/// <summary>The ending tables of the Portuguese stemmer; the numbers are indices of groups.</summary>
internal static class PortugueseEndings
{
    public const int Amente = 4;
    public const int Ira = 8;

    public static readonly string[][] Nouns =
    [
        Words("ica ância adora osa ista eza ante ável ível ico ismo oso amento imento aça~o ador icas adoras osas istas ezas adores antes aço~es icos ismos osos "
            + "amentos imentos"),
        Words("logia logias"),
        Words("uça~o uço~es"),
        Words("ência ências"),
        ["amente"],
        ["mente"],
        Words("idade idades"),
        Words("iva ivo ivas ivos"),
        Words("ira iras"),
    ];

    public static readonly string[] Verbs = Words(
        "ada ida ia aria eria iria ara era ira ava asse esse isse aste este iste ei arei erei irei am iam ariam eriam iriam aram eram iram avam em arem erem irem "
        + "assem essem issem ado ido ando endo indo ara~o era~o ira~o ar er ir as adas idas ias arias erias irias aras eras iras avas es ardes erdes irdes ares eres "
        + "ires asses esses isses astes estes istes is ais eis areis ereis ireis áreis éreis íreis ásseis ésseis ísseis áveis íeis aríeis eríeis iríeis ados idos amos "
        + "áramos éramos íramos ávamos íamos aríamos eríamos iríamos emos aremos eremos iremos ássemos êssemos íssemos imos armos ermos irmos ámos arás erás irás eu iu "
        + "ou ará erá irá");

    private static string[] Words(string words) => words.Split(' ');
}
