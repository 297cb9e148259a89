namespace Qdrant.Core.Text;

/// <summary>The languages the server stems, with the stemmers of this library.</summary>
internal static class StemmerLanguages
{
    public sealed record Entry(string Name, string Code, Stemmer? Stemmer = null);

    private static readonly Entry[] All =
    [
        new("arabic", "ar"),
        new("armenian", "hy", new ArmenianStemmer()),
        new("danish", "da", new ScandinavianStemmer(ScandinavianTables.Danish)),
        new("dutch", "nl", new DutchStemmer()),
        new("english", "en", new EnglishStemmer()),
        new("finnish", "fi", new FinnishStemmer()),
        new("french", "fr", new FrenchStemmer()),
        new("german", "de", new GermanStemmer()),
        new("greek", "el"),
        new("hungarian", "hu"),
        new("italian", "it", new ItalianStemmer()),
        new("norwegian", "no", new ScandinavianStemmer(ScandinavianTables.Norwegian)),
        new("portuguese", "pt", new PortugueseStemmer()),
        new("romanian", "ro"),
        new("russian", "ru", new RussianStemmer()),
        new("spanish", "es", new SpanishStemmer()),
        new("swedish", "sv", new ScandinavianStemmer(ScandinavianTables.Swedish)),
        new("tamil", "ta"),
        new("turkish", "tr"),
    ];

    public static string Available => string.Join(", ", All.Where(static e => e.Stemmer is not null).Select(static e => e.Name));

    public static Entry? Find(string language) => Array.Find(All, e => e.Name == language || e.Code == language);
}
