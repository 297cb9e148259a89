namespace Qdrant.Core.Text;

/// <summary>What happens to one token after the cut: folding, lower-casing, stopwords, stemming, length limits, in this order.</summary>
internal sealed class TokenSteps
{
    private readonly TextOptions _options;
    private readonly WordSet? _stopwords;
    private readonly Stemmer? _stemmer;
    private readonly int _min;
    private readonly int _max;

    public TokenSteps(TextOptions options)
    {
        _options = options;
        _min = options.MinTokenLength ?? 0;
        _max = options.MaxTokenLength ?? int.MaxValue;
        _stopwords = CollectStopwords(options);
        _stemmer = options.StemmerLanguage is { } language ? Stemmer.For(language) : null;
    }

    /// <summary>Runs all steps and appends the token if it survives.</summary>
    public void Add(ReadOnlySpan<char> raw, bool compound, TokenList into)
    {
        if (!TryProcess(raw, withStopwords: true, into, out ReadOnlySpan<char> token)) return;
        if (FitsLength(token)) into.Add(token, compound);
    }

    /// <summary>The steps of Japanese text: it is neither folded nor stemmed, and its length is not limited.</summary>
    public void AddJapanese(ReadOnlySpan<char> raw, TokenList into)
    {
        if (_stopwords is not null && _stopwords.Contains(raw)) return;
        into.Add(_options.Lowercase ? Lower(raw, into) : raw, false);
    }

    /// <summary>All steps but the length limits; false when nothing is left. The token lives in the scratch memory of <paramref name="scratch"/>.</summary>
    public bool TryProcess(ReadOnlySpan<char> raw, bool withStopwords, TokenList scratch, out ReadOnlySpan<char> token)
    {
        token = raw;
        if (_options.AsciiFolding && !System.Text.Ascii.IsValid(token))
        {
            Span<char> folded = scratch.Scratch(ref scratch.FoldScratch, token.Length * AsciiFolding.MaxGrowth);
            token = folded[..AsciiFolding.Fold(token, folded)];
        }
        if (_options.Lowercase) token = Lower(token, scratch);
        if (withStopwords && _stopwords is not null && _stopwords.Contains(token)) return false;
        if (_stemmer is not null)
        {
            Span<char> word = scratch.Scratch(ref scratch.StemScratch, token.Length * Stemmer.BufferFactor);
            token.CopyTo(word);
            token = word[.._stemmer.Stem(word, token.Length)];
        }
        return token.Length > 0;
    }

    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> token, TokenList scratch)
    {
        Span<char> lower = scratch.Scratch(ref scratch.LowerScratch, token.Length * LowerCase.MaxGrowth);
        return lower[..LowerCase.Convert(token, lower)];
    }

    private bool FitsLength(ReadOnlySpan<char> token)
    {
        if (_max == int.MaxValue && _min <= 1) return true;
        int characters = token.Length;
        foreach (char c in token) if (char.IsLowSurrogate(c)) characters--;
        return characters >= _min && characters <= _max;
    }

    private static WordSet? CollectStopwords(TextOptions options)
    {
        if (options.StopwordLanguages.Count == 0 && options.CustomStopwords.Count == 0) return null;
        var words = new List<string>();
        foreach (string language in options.StopwordLanguages)
        {
            if (!Stopwords.TryGet(language, out ReadOnlySpan<string> known)) throw Stopwords.Unknown(language);
            words.AddRange(known);
        }
        foreach (string word in options.CustomStopwords) words.Add(options.Lowercase ? LowerCase.Convert(word) : word);
        return new WordSet(words);
    }
}
