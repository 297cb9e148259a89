namespace Qdrant.Repository;

/// <summary>A full-text index, which serves text, phrase and any-token matches and, with <see cref="Scoring"/>, BM25 search. What is not given is left to the server.</summary>
public sealed class TextIndexAttribute : PayloadIndexAttribute
{
    /// <summary>How text is cut into tokens. Default <see cref="Tokenizer.Word"/>.</summary>
    public Tokenizer Tokenizer { get; set; } = Tokenizer.Word;

    /// <summary>Whether tokens are lower-cased; server default true.</summary>
    public bool Lowercase { get; set; } = true;

    /// <summary>Shorter tokens are left out; in characters.</summary>
    public int MinTokenLen { get; set; }

    /// <summary>Longer tokens are left out; in characters.</summary>
    public int MaxTokenLen { get; set; }

    /// <summary>Whether phrases can be matched; server default false.</summary>
    public bool PhraseMatching { get; set; }

    /// <summary>Whether accents are removed; server default false. Since Qdrant 1.16.</summary>
    public bool AsciiFolding { get; set; }

    /// <summary>Language of the Snowball stemmer, for example <c>english</c>; <c>disabled</c> turns stemming off.</summary>
    public string? Stemmer { get; set; }

    /// <summary>Languages whose stop words are left out, for example <c>english</c>.</summary>
    public string[] StopwordLanguages { get; set; } = [];

    /// <summary>More words to leave out.</summary>
    public string[] Stopwords { get; set; } = [];

    /// <summary>Makes the index score, so that it can be searched by BM25 without any vector. Since Qdrant 1.20.</summary>
    public TextScoring Scoring { get; set; }
}
