using Qdrant.Repository;

namespace ApiSearch;

/// <summary>How members are ranked.</summary>
internal enum Ranking
{
    /// <summary>BM25 over the text index of the summary.</summary>
    Text,

    /// <summary>BM25 weights as a sparse vector over names and summary.</summary>
    Sparse,

    /// <summary>Nearest by the hashed n-gram embedding.</summary>
    Dense,

    /// <summary>Sparse and dense, fused by reciprocal rank.</summary>
    Hybrid,
}

/// <summary>What the answer is narrowed to; null: not at all.</summary>
internal sealed record Scope(string? Kind = null, string? Namespace = null, string? Assembly = null)
{
    public Condition<ApiMember> Where(ApiMemberFields a) =>
        (Kind == null || a.Kind == Kind)
        & (Namespace == null || a.Namespace == Namespace)
        & (Assembly == null || a.Assembly == Assembly);
}

/// <summary>The queries of this program, one per ranking.</summary>
internal sealed class Searcher(ApiMemberRepository members)
{
    private const int Candidates = 100;

    public QueryBuilder<ApiMember, string, ApiMemberFields> Query(string question, Ranking ranking, Scope scope, int limit)
    {
        float[] embedding = HashedNGrams.Embed(question);
        SparseVector terms = SearchableText.QueryTerms(question);
        var query = members.Query().Where(scope.Where).Limit(limit);
        return ranking switch
        {
            Ranking.Text => query.SearchText(a => a.Summary, question),
            Ranking.Sparse => query.Nearest(a => a.Terms, terms),
            Ranking.Dense => query.Nearest(a => a.Embedding, embedding),
            _ => query
                .Prefetch(q => q.Nearest(a => a.Embedding, embedding).Limit(Math.Max(Candidates, limit)))
                .Prefetch(q => q.Nearest(a => a.Terms, terms).Limit(Math.Max(Candidates, limit)))
                .FuseRrf(),
        };
    }
}
