using Qdrant.Core.Protocol;
using Qdrant.Core.Text;

namespace Qdrant.Core.Tests.Text;

/// <summary>How each tokenizer cuts, and what each step does to the tokens.</summary>
public sealed class TokenizerTests
{
    [Theory]
    [InlineData("don't state-of-the-art v1.19", "don t state of the art v1 19")]
    [InlineData("under_score C++ hello@example.com", "under score c hello example com")]
    [InlineData("x²y ½ हिन्दी", "x²y ½ हिन दी")]
    [InlineData("text😀joined", "text joined")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("", "")]
    [InlineData("😀 -- ''", "")]
    // In the Hindi word the virama is not alphabetic, the vowel signs are.
    public void Word_cuts_at_everything_that_is_not_alphanumeric(string text, string tokens)
    {
        Assert.Equal(Words(tokens), TextPipeline.Default.Tokenize(text, TokenUse.Document));
    }

    [Theory]
    [InlineData("a\u00A0b\u3000c\u2028d e\u200Bf", "a b c d e\u200Bf")]
    [InlineData("Don't  stop!", "don't stop!")]
    public void Whitespace_keeps_punctuation(string text, string tokens) =>
        Assert.Equal(Words(tokens), Tokens(new TextOptions { Tokenizer = TokenizerKind.Whitespace }, text));

    [Fact]
    public void Prefix_stores_all_prefixes_and_asks_for_the_longest()
    {
        var options = new TextOptions { Tokenizer = TokenizerKind.Prefix, MinTokenLength = 2, MaxTokenLength = 4, CustomStopwords = ["stop"] };

        Assert.Equal(["he", "hel", "hell", "ab"], Tokens(options, "Hello ab c stop"));
        Assert.Equal(["hell", "ab", "stop"], Tokens(options, "Hello ab c stop", TokenUse.Match));
        Assert.Equal(["he", "hel", "hell"], Tokens(options, "Hello", TokenUse.Phrase));
        Assert.Equal(["hell"], Tokens(options, "Hello", TokenUse.Score));
    }

    [Theory]
    [InlineData("getUserName", "getusername* get user name")]
    [InlineData("XMLHttpRequest HTTP2Response SHA256sum", "xmlhttprequest* xml http request http2response* http2 response sha256sum")]
    [InlineData("1_000 0xFF_FF 22UserX", "1000 0xffff 22userx")]
    [InlineData("__init__ v2_000 ___", "init v2000* v2 000")]
    [InlineData("fooBar_bazQux", "foobarbazqux* foobar* foo bar bazqux* baz qux")]
    [InlineData("ABC日本 std::vector<int>", "abc日本* ab c日本 std vector int")]
    public void Code_cuts_identifiers_and_keeps_them_whole(string text, string tokens)
    {
        var list = new TokenList();
        new TextPipeline(new TextOptions { Tokenizer = TokenizerKind.Code }).Tokenize(text, TokenUse.Document, list);

        Assert.Equal(Words(tokens), Enumerable.Range(0, list.Count).Select(i => new string(list[i]) + (list.IsCompound(i) ? "*" : "")));
    }

    [Theory]
    [InlineData(TokenUse.Match, "get user name")]
    [InlineData(TokenUse.Phrase, "get user name")]
    [InlineData(TokenUse.Score, "getusername get user name")]
    public void Only_ranked_code_queries_ask_for_compounds(TokenUse use, string tokens) =>
        Assert.Equal(Words(tokens), Tokens(new TextOptions { Tokenizer = TokenizerKind.Code }, "getUserName", use));

    [Fact]
    public void Code_has_no_compounds_when_case_is_kept() =>
        Assert.Equal(["get", "User"], Tokens(new TextOptions { Tokenizer = TokenizerKind.Code, Lowercase = false }, "getUser"));

    [Theory]
    [InlineData("Café ŒUVRE 42 3.14 a_b", "cafe oeuvre a b")]
    [InlineData("Ελληνικά ΕΛΛΗΝΙΚΑΣ", "ελληνικα ελληνικας")]
    [InlineData("ﬁne Zürich ＦＵＬＬ", "fine zurich full")]
    [InlineData("中文分词 abc", "中文 分词 abc")]
    [InlineData("東京 data words", "东京 data words")]
    [InlineData("データを検索", "データ を 検索")]
    public void Multilingual_normalises_words_by_script(string text, string tokens) =>
        Assert.Equal(Words(tokens), Tokens(new TextOptions { Tokenizer = TokenizerKind.Multilingual }, text));

    [Theory]
    [InlineData("İSTANBUL", "i\u0307stanbul")]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("Σ", "σ")]
    [InlineData("ÀÉ Ω K", "àé ω k")]
    public void Lower_case_is_that_of_Unicode(string text, string tokens) => Assert.Equal(Words(tokens), TextPipeline.Default.Tokenize(text, TokenUse.Document));

    [Fact]
    public void Folding_comes_before_stopwords_which_are_not_folded()
    {
        var options = new TextOptions { AsciiFolding = true, CustomStopwords = ["café", "TEA"] };

        Assert.Equal(["strasse", "cafe", "aeon"], Tokens(options, "Straße café tea Æon"));
        Assert.Equal([], Tokens(options with { CustomStopwords = ["Cafe"] }, "café"));
    }

    [Fact]
    public void Lengths_count_characters_after_stemming()
    {
        var options = new TextOptions { StemmerLanguage = "en", MinTokenLength = 2, MaxTokenLength = 3 };

        Assert.Equal(["run", "𝒳𝒴𝒵"], Tokens(options, "running 𝒳𝒴𝒵 a jumping"));
        Assert.Equal([], Tokens(options with { MinTokenLength = 3, MaxTokenLength = 2 }, "ab abc abcd"));
    }

    [Fact]
    public void A_phrase_loses_its_stopwords() =>
        Assert.Equal(["end", "start"], Tokens(new TextOptions { StopwordLanguages = ["english"] }, "the end of the start", TokenUse.Phrase));

    [Theory]
    [InlineData("klingon", "unknown language: unknown variant `klingon`, expected one of `ar`, `arabic`, ", "`turkish` at line 1 column 9")]
    [InlineData("EN", "unknown language: unknown variant `EN`, ", " at line 1 column 4")]
    public void An_unknown_stopword_language_gets_the_text_of_a_server(string language, string start, string end)
    {
        string message = Assert.Throws<TextOptionException>(() => Pipeline(new StopwordsSet { Languages = { language } }, null)).Message;
        Assert.StartsWith(start, message, StringComparison.Ordinal);
        Assert.EndsWith(end, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("klingon")]
    [InlineData("")]
    [InlineData("EN")]
    public void An_unknown_stemmer_language_gets_the_text_of_a_server(string language) =>
        Assert.Equal($"Language \"{language}\" not found.", Assert.Throws<TextOptionException>(() => Pipeline(null, language)).Message);

    [Fact]
    public void An_index_needs_a_tokenizer() =>
        Assert.Equal("unknown tokenizer type", Assert.Throws<TextOptionException>(() => TextPipeline.FromParams(new TextIndexParams())).Message);

    [Fact]
    public void An_empty_stemmer_message_means_none()
    {
        var parameters = new TextIndexParams { Tokenizer = TokenizerType.Word, Stemmer = new StemmingAlgorithm() };
        Assert.Equal(["running"], TextPipeline.FromParams(parameters).Tokenize("running", TokenUse.Document));
    }

    [Fact]
    public void A_list_is_reused_without_mixing_texts()
    {
        var list = new TokenList();
        TextPipeline.Default.Tokenize("one two", TokenUse.Document, list);
        TextPipeline.Default.Tokenize("three", TokenUse.Document, list);
        Assert.Equal(["one", "two", "three"], list.ToArray());
        list.Clear();
        TextPipeline.Default.Tokenize(new string('x', 5000) + " y", TokenUse.Document, list);
        Assert.Equal([new string('x', 5000), "y"], list.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => list[2].Length);
    }

    private static TextPipeline Pipeline(StopwordsSet? stopwords, string? stemmer) => TextPipeline.FromParams(new TextIndexParams
    {
        Tokenizer = TokenizerType.Word,
        Stopwords = stopwords,
        Stemmer = stemmer is null ? null : new StemmingAlgorithm { Snowball = new SnowballParams { Language = stemmer } },
    });

    private static string[] Tokens(TextOptions options, string text, TokenUse use = TokenUse.Document) => new TextPipeline(options).Tokenize(text, use);

    private static string[] Words(string tokens) => tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
