namespace Qdrant.Core.Text;

/// <summary>How a text is cut into tokens, before lower-casing, folding, stopwords and stemming.</summary>
public enum TokenizerKind
{
    /// <summary>At every character that is neither a letter nor a number; the default.</summary>
    Word,

    /// <summary>At white space only, so punctuation stays in the tokens.</summary>
    Whitespace,

    /// <summary>As <see cref="Word"/>; a document then gives the prefixes of each word, so a query finds words by their beginning.</summary>
    Prefix,

    /// <summary>By the rules of the script: Unicode-normalised words without accents. Chinese, Japanese and Thai are cut without a dictionary here.</summary>
    Multilingual,

    /// <summary>Identifiers cut into their parts (<c>getUserName</c>: get, user, name), and kept whole as well. Since Qdrant 1.20.</summary>
    Code,
}
