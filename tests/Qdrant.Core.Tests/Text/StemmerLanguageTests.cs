using Qdrant.Core.Text;

namespace Qdrant.Core.Tests.Text;

/// <summary>Stemmers against words and stems of another implementation of the same algorithms, and what happens without one.</summary>
public sealed class StemmerLanguageTests
{
    [Fact]
    public void Stems_are_those_of_the_published_algorithms()
    {
        var wrong = new List<string>();
        foreach (IGrouping<string, string[]> language in Rows().GroupBy(static r => r[0]))
        {
            TextPipeline pipeline = Pipeline(language.Key);
            foreach (string[] row in language)
            {
                string stem = string.Concat(pipeline.Tokenize(row[1], TokenUse.Document));
                if (stem != row[2]) wrong.Add($"{row[0]} {row[1]}: {stem}, not {row[2]}");
            }
        }
        Assert.Equal([], wrong);
    }

    [Theory]
    [InlineData("portuguese", "analogia analogias", "analog analog")]
    [InlineData("portuguese", "resolução resoluções", "resolu resolu")]
    [InlineData("german", "Straße Häuser ergebnisse", "strass haus ergebnis")]
    [InlineData("ru", "ёлка", "елк")]
    [InlineData("finnish", "huoneeseen taloissa", "huone talo")]
    public void Words_that_the_table_lacks(string language, string words, string stems) =>
        Assert.Equal(stems.Split(' '), Pipeline(language).Tokenize(words, TokenUse.Document));

    [Theory]
    [InlineData("arabic")]
    [InlineData("ta")]
    [InlineData("turkish")]
    public void A_language_that_cannot_be_had_is_refused_by_name(string language)
    {
        string message = Assert.Throws<TextOptionException>(() => Pipeline(language)).Message;
        Assert.Contains("stemmer is not available in this library (available: ", message, StringComparison.Ordinal);
        Assert.Contains("english", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_can_be_stemmed_in_any_language()
    {
        var random = new Random(3);
        string[] languages = [.. Rows().Select(static r => r[0]).Distinct(), "english"];
        const string letters = "aeiouyäößçãõéèqugsnlrtd'ьщинс\u0307\uD83D\uDE00";
        foreach (string language in languages)
        {
            var pipeline = new TextPipeline(new TextOptions { Tokenizer = TokenizerKind.Whitespace, StemmerLanguage = language, Lowercase = false });
            for (int i = 0; i < 5_000; i++)
            {
                string word = string.Create(random.Next(1, 12), random, static (span, r) => { foreach (ref char c in span) c = letters[r.Next(letters.Length)]; });
                foreach (string stem in pipeline.Tokenize(word, TokenUse.Document)) Assert.InRange(stem.Length, 1, word.Length * 2);
            }
        }
    }

    private static TextPipeline Pipeline(string language) => new(new TextOptions { StemmerLanguage = language });

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "text", "stems.tsv")).Select(static l => l.Split('\t'));
}
