namespace Qdrant.Core.Text;

/// <summary>How text becomes tokens. Steps run in the order of the properties; lengths are in characters (Unicode scalar values).</summary>
public sealed record TextOptions
{
    /// <summary>How the text is cut.</summary>
    public TokenizerKind Tokenizer { get; init; } = TokenizerKind.Word;

    /// <summary>Replaces accented and other Latin letters by ASCII ones (<c>é</c> by <c>e</c>, <c>ß</c> by <c>ss</c>).</summary>
    public bool AsciiFolding { get; init; }

    /// <summary>Lower-cases tokens. Default true.</summary>
    public bool Lowercase { get; init; } = true;

    /// <summary>Languages, by name or code, whose stopwords are dropped.</summary>
    public IReadOnlyList<string> StopwordLanguages { get; init; } = [];

    /// <summary>Further words to drop; lower-cased when <see cref="Lowercase"/> is on, but never folded.</summary>
    public IReadOnlyList<string> CustomStopwords { get; init; } = [];

    /// <summary>The language, by name or code, whose Snowball stemmer is used; null: no stemming.</summary>
    public string? StemmerLanguage { get; init; }

    /// <summary>Shorter tokens are dropped; null: no limit.</summary>
    public int? MinTokenLength { get; init; }

    /// <summary>Longer tokens are dropped (the prefix tokenizer cuts them instead); null: no limit.</summary>
    public int? MaxTokenLength { get; init; }
}
