using Qdrant.Core.Text;

namespace Qdrant.Core.Tests.Text;

/// <summary>Porter2 on words that reach each of its steps and exceptions.</summary>
public sealed class EnglishStemmerTests
{
    [Theory]
    [InlineData("caresses caress ties tie cries cri gas gas this this gaps gap kiwis kiwi bus bus")]
    [InlineData("agreed agre feed feed proceed proceed exceeded exceed succeeding succeed inning inning herrings herring")]
    [InlineData("hopping hop hoping hope hoped hope bed bed shed shed luxuriated luxuri filing file falling fall disabled disabl doing do")]
    [InlineData("cry cri by by say say enjoy enjoy youth youth boyish boyish flying fli")]
    [InlineData("conditional condit rational ration hesitancy hesit digitizer digit radically radic vileness vile analogous analog callousness callous")]
    [InlineData("formative format electricity electr hopeful hope goodness good triplicate triplic formalize formal")]
    [InlineData("revival reviv allowance allow inference infer adjustable adjust adoption adopt communism communism bowdlerize bowdler adjustment adjust")]
    [InlineData("probate probat rate rate cease ceas controlling control roll roll")]
    [InlineData("generate generat generously generous communication communic arsenal arsenal general general")]
    [InlineData("skis ski skies sky dying die lying lie tying tie idly idl gently gentl ugly ugli early earli only onli singly singl news news atlas atlas")]
    [InlineData("consistency consist consigned consign knackeries knackeri knightly knight kneeling kneel consolations consol")]
    [InlineData("a a is is it's it's boys' boy dogs dog databases databas retrieval retriev vectors vector quickly quick relevance relev")]
    public void Stems_are_those_of_the_published_algorithm(string pairs)
    {
        var pipeline = new TextPipeline(new TextOptions { Tokenizer = TokenizerKind.Whitespace, StemmerLanguage = "english" });
        string[] words = pairs.Split(' ');
        for (int i = 0; i < words.Length; i += 2)
        {
            string expected = words[i + 1] == "it's" ? "it" : words[i + 1];
            Assert.Equal((words[i], expected), (words[i], pipeline.Tokenize(words[i], TokenUse.Document).Single()));
        }
    }

    [Fact]
    public void A_stem_is_never_longer_than_its_word_and_always_lower_case()
    {
        var random = new Random(7);
        var pipeline = new TextPipeline(new TextOptions { Tokenizer = TokenizerKind.Whitespace, StemmerLanguage = "en" });
        const string letters = "abcdeeiinorstuyyylg'";
        for (int i = 0; i < 20_000; i++)
        {
            string word = string.Create(random.Next(1, 14), random, static (span, r) => { foreach (ref char c in span) c = letters[r.Next(letters.Length)]; });
            foreach (string stem in pipeline.Tokenize(word, TokenUse.Document))
            {
                Assert.InRange(stem.Length, 1, word.Length);
                Assert.Equal(stem.ToLowerInvariant(), stem);
            }
        }
    }
}
