using Qdrant.Core.Text;

namespace Qdrant.Local.Filtering;

/// <summary>A text, text_any or phrase condition as tokens, tested against the tokens of a document.</summary>
internal sealed class TokenMatch
{
    private readonly MatchKind _kind;

    public TokenMatch(MatchTest match, TextPipeline pipeline)
    {
        _kind = match.Kind;
        Tokens = pipeline.Tokenize(match.Text, match.Kind == MatchKind.Phrase ? TokenUse.Phrase : TokenUse.Match);
    }

    public string[] Tokens { get; }

    /// <summary>Whether the words must follow each other.</summary>
    public bool IsPhrase => _kind == MatchKind.Phrase;

    public bool IsAny => _kind == MatchKind.TextAny;

    public bool Passes(TokenList document)
    {
        if (Tokens.Length == 0) return false;
        if (IsAny) return Array.Exists(Tokens, token => Has(document, token));
        if (!IsPhrase || Tokens.Length == 1) return Array.TrueForAll(Tokens, token => Has(document, token));
        for (int start = 0; start < document.Count; start++)
        {
            if (!document.IsCompound(start) && FollowsFrom(document, start)) return true;
        }
        return false;
    }

    private bool FollowsFrom(TokenList document, int at)
    {
        foreach (string token in Tokens)
        {
            while (at < document.Count && document.IsCompound(at)) at++;
            if (at == document.Count || !document[at].SequenceEqual(token)) return false;
            at++;
        }
        return true;
    }

    private static bool Has(TokenList document, string token)
    {
        for (int i = 0; i < document.Count; i++)
        {
            if (document[i].SequenceEqual(token)) return true;
        }
        return false;
    }
}
