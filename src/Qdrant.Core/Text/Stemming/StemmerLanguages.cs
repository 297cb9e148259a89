namespace Qdrant.Core.Text;

/// <summary>The languages the server stems.</summary>
internal static class StemmerLanguages
{
    public sealed record Entry(string Name, string Code, Stemmer Stemmer);

    private static readonly Entry[] All =
    [
        new("arabic", "ar", new SnowballStemmer(static () => new Snowball.ArabicStemmer())),
        new("armenian", "hy", new ArmenianStemmer()),
        new("danish", "da", new ScandinavianStemmer(ScandinavianTables.Danish)),
        new("dutch", "nl", new DutchStemmer()),
        new("english", "en", new EnglishStemmer()),
        new("finnish", "fi", new FinnishStemmer()),
        new("french", "fr", new FrenchStemmer()),
        new("german", "de", new GermanStemmer()),
        new("greek", "el", new SnowballStemmer(static () => new Snowball.GreekStemmer())),
        new("hungarian", "hu", new SnowballStemmer(static () => new Snowball.HungarianStemmer())),
        new("italian", "it", new ItalianStemmer()),
        new("norwegian", "no", new ScandinavianStemmer(ScandinavianTables.Norwegian)),
        new("portuguese", "pt", new PortugueseStemmer()),
        new("romanian", "ro", new SnowballStemmer(static () => new Snowball.RomanianStemmer())),
        new("russian", "ru", new RussianStemmer()),
        new("spanish", "es", new SpanishStemmer()),
        new("swedish", "sv", new ScandinavianStemmer(ScandinavianTables.Swedish)),
        new("tamil", "ta", new SnowballStemmer(static () => new Snowball.TamilStemmer())),
        new("turkish", "tr", new SnowballStemmer(static () => new Snowball.TurkishStemmer())),
    ];

    /// <summary>A language by name or code; null: there is no such language.</summary>
    public static Entry? Find(string language) => Array.Find(All, e => e.Name == language || e.Code == language);
}
