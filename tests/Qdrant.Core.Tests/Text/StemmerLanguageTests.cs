using Qdrant.Core.Text;

namespace Qdrant.Core.Tests.Text;

/// <summary>Stemmers against words and stems of another implementation of the same algorithms.</summary>
public sealed class StemmerLanguageTests
{
    [Fact]
    public void Stems_are_those_of_the_published_algorithms()
    {
        var wrong = new List<string>();
        foreach (IGrouping<string, string[]> language in Rows().GroupBy(static r => r[0]))
        {
            TextPipeline pipeline = Whole(language.Key);
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
    [InlineData("arabic", "كتاب،", "كتاب")]
    [InlineData("tr", "kitaplarımızdan", "kitap")]
    [InlineData("ro", "frumoaselor", "frumoas")]
    [InlineData("greek", "υπολογιστές", "υπολογ")]
    public void Languages_of_the_snowball_compiler(string language, string word, string stem) => Assert.Equal([stem], Whole(language).Tokenize(word, TokenUse.Document));

    [Fact]
    public void Stemming_takes_no_memory_of_its_own()
    {
        TextPipeline pipeline = Whole("hungarian");
        var tokens = new TokenList();
        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1_000; i++)
            {
                tokens.Clear();
                pipeline.Tokenize("házaikkal kertjeitekben", TokenUse.Document, tokens);
            }
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.InRange(Enumerable.Range(0, 5).Min(_ => Allocated()), 0, 1_000);
        Assert.Equal(["ház", "kert"], tokens.ToArray());
    }

    [Fact]
    public void Threads_that_stem_at_once_do_not_mix_their_words()
    {
        string[][] rows = [.. Rows().Where(static r => r[0] == "turkish")];
        TextPipeline pipeline = Whole("turkish");
        int wrong = 0;
        Parallel.For(0, 20_000, i =>
        {
            string[] row = rows[i % rows.Length];
            if (pipeline.Tokenize(row[1], TokenUse.Document)[0] != row[2]) Interlocked.Increment(ref wrong);
        });
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void What_is_too_long_for_a_word_is_left_alone()
    {
        string giant = string.Concat(Enumerable.Repeat("لا", 500_000));
        Assert.Equal([giant], Whole("arabic").Tokenize(giant, TokenUse.Document));
    }

    [Fact]
    public void Any_text_can_be_stemmed_in_any_language()
    {
        var random = new Random(3);
        string[] languages = [.. Rows().Select(static r => r[0]).Distinct(), "english"];
        const string letters = "aeiouyäößçãõéèqugsnlrtd'ьщинсıışاأنلةوﻻσαςடிக்க்க\u0307\uD83D\uDE00";
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

    private static TextPipeline Whole(string language) => new(new TextOptions { Tokenizer = TokenizerKind.Whitespace, StemmerLanguage = language });

    private static TextPipeline Pipeline(string language) => new(new TextOptions { StemmerLanguage = language });

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "text", "stems.tsv")).Select(static l => l.Split('\t'));
}
