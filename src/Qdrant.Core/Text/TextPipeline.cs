using Qdrant.Core.Protocol;

namespace Qdrant.Core.Text;

/// <summary>
/// Turns text into tokens by the server's rules: cut, fold, lower-case, drop stopwords, stem, check lengths. Immutable and thread-safe; make one
/// for each text index or encoder and reuse it.
/// </summary>
public sealed class TextPipeline
{
    /// <summary>All prefixes of a word take space in the square of its length; from here on a word is cut.</summary>
    private const int LongestPrefix = 256;

    private readonly TextOptions _options;
    private readonly TokenSteps _steps;

    /// <summary>Builds a pipeline.</summary>
    /// <param name="options">The steps.</param>
    /// <exception cref="TextOptionException">A language does not exist.</exception>
    public TextPipeline(TextOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Enum.IsDefined(options.Tokenizer)) throw new TextOptionException("unknown tokenizer type");
        _options = options;
        _steps = new TokenSteps(options);
    }

    /// <summary>Word tokenizer and lower-casing only: what <c>match.text</c> uses on a field without a text index since Qdrant 1.20.</summary>
    public static TextPipeline Default { get; } = new(new TextOptions());

    /// <summary>The steps of this pipeline.</summary>
    public TextOptions Options => _options;

    /// <summary>The pipeline of a text index.</summary>
    /// <param name="parameters">The parameters of the index.</param>
    /// <exception cref="TextOptionException">A tokenizer or language does not exist.</exception>
    public static TextPipeline FromParams(TextIndexParams parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new TextPipeline(new TextOptions
        {
            Tokenizer = parameters.Tokenizer switch
            {
                TokenizerType.Word => TokenizerKind.Word,
                TokenizerType.Whitespace => TokenizerKind.Whitespace,
                TokenizerType.Prefix => TokenizerKind.Prefix,
                TokenizerType.Multilingual => TokenizerKind.Multilingual,
                TokenizerType.Code => TokenizerKind.Code,
                _ => throw new TextOptionException("unknown tokenizer type"),
            },
            Lowercase = !parameters.HasLowercase || parameters.Lowercase,
            AsciiFolding = parameters.AsciiFolding,
            StopwordLanguages = parameters.Stopwords is { } stopwords ? [.. stopwords.Languages] : [],
            CustomStopwords = parameters.Stopwords is { } custom ? [.. custom.Custom] : [],
            StemmerLanguage = parameters.Stemmer?.Snowball?.Language,
            MinTokenLength = parameters.HasMinTokenLen ? Clamp(parameters.MinTokenLen) : null,
            MaxTokenLength = parameters.HasMaxTokenLen ? Clamp(parameters.MaxTokenLen) : null,
        });
    }

    /// <summary>Appends the tokens of <paramref name="text"/> to <paramref name="into"/>, in order, repeats kept.</summary>
    /// <param name="text">The text.</param>
    /// <param name="use">What the tokens are for.</param>
    /// <param name="into">Receives the tokens; not cleared first.</param>
    public void Tokenize(ReadOnlySpan<char> text, TokenUse use, TokenList into)
    {
        ArgumentNullException.ThrowIfNull(into);
        switch (_options.Tokenizer)
        {
            case TokenizerKind.Whitespace:
                for (int at = 0; WordSplitter.NextBetweenSpaces(text, ref at, out ReadOnlySpan<char> word);) _steps.Add(word, false, into);
                break;
            case TokenizerKind.Prefix:
                for (int at = 0; WordSplitter.Next(text, ref at, out ReadOnlySpan<char> word);) AddPrefixes(word, use, into);
                break;
            case TokenizerKind.Code:
                CodeSplitter.Split(text, _options.Lowercase && use is TokenUse.Document or TokenUse.Score, _steps, into);
                break;
            case TokenizerKind.Multilingual:
                MultilingualSplitter.Split(text, _steps, into);
                break;
            default:
                for (int at = 0; WordSplitter.Next(text, ref at, out ReadOnlySpan<char> word);) _steps.Add(word, false, into);
                break;
        }
    }

    /// <summary>The tokens of <paramref name="text"/> as strings, for code that is not in a hurry.</summary>
    /// <param name="text">The text.</param>
    /// <param name="use">What the tokens are for.</param>
    public string[] Tokenize(string text, TokenUse use)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new TokenList();
        Tokenize(text, use, tokens);
        return tokens.ToArray();
    }

    /// <summary>A document gives every prefix of a word, a query only the longest, for which stopwords do not count.</summary>
    private void AddPrefixes(ReadOnlySpan<char> word, TokenUse use, TokenList into)
    {
        bool document = use is TokenUse.Document or TokenUse.Phrase;
        if (!_steps.TryProcess(word, withStopwords: document, into, out ReadOnlySpan<char> token)) return;
        int min = Math.Max(_options.MinTokenLength ?? 1, 1);
        int max = Math.Min(_options.MaxTokenLength ?? LongestPrefix, LongestPrefix);
        int characters = 0;
        for (int end = 0; end < token.Length && characters < max;)
        {
            end += char.IsHighSurrogate(token[end]) && end + 1 < token.Length ? 2 : 1;
            characters++;
            bool last = end == token.Length || characters == max;
            if (characters >= min && (document || last)) into.Add(token[..end], false);
        }
    }

    private static int Clamp(ulong length) => (int)Math.Min(length, int.MaxValue);
}
