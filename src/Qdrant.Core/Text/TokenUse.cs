namespace Qdrant.Core.Text;

/// <summary>What the tokens are for: some tokenizers cut a query in another way than a document.</summary>
public enum TokenUse
{
    /// <summary>A stored text: all tokens, in order, repeats kept.</summary>
    Document,

    /// <summary>The text of <c>match.text</c> or <c>match.text_any</c>.</summary>
    Match,

    /// <summary>The text of <c>match.phrase</c>: tokens that must follow each other.</summary>
    Phrase,

    /// <summary>A query ranked by BM25.</summary>
    Score,
}
