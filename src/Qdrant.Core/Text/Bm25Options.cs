namespace Qdrant.Core.Text;

/// <summary>The settings of the server's <c>qdrant/bm25</c> model. Documents and queries of one vector must use the same.</summary>
public sealed record Bm25Options
{
    /// <summary>How much repeats of a token count. Finite, 0 or more; default 1.2.</summary>
    public double K { get; init; } = 1.2;

    /// <summary>How much the length of the document counts, 0 to 1; default 0.75.</summary>
    public double B { get; init; } = 0.75;

    /// <summary>The average length of the documents, in tokens; greater than 0, default 256.</summary>
    public double AverageLength { get; init; } = 256;

    /// <summary>How text becomes tokens; default: words, lower-cased, English stopwords and stemmer.</summary>
    public TextOptions Text { get; init; } = new() { StopwordLanguages = ["english"], StemmerLanguage = "english" };
}
