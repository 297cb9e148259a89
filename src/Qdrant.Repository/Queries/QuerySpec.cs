using Qdrant.Core.Protocol;

namespace Qdrant.Repository.Queries;

/// <summary>What a query searches by. Text becomes a vector when the query runs; until then <see cref="Preview"/> shows it.</summary>
internal sealed record QuerySource(Query Preview, Func<CancellationToken, ValueTask<Query>>? Resolve = null);

/// <summary>The state of a builder: one node of the prefetch tree.</summary>
internal sealed record QuerySpec
{
    public IReadOnlyList<QuerySpec> Prefetch { get; init; } = [];
    public QuerySource? Source { get; init; }
    public string? Using { get; init; }
    public ConditionNode? Where { get; init; }
    public float? ScoreThreshold { get; init; }
    public int? Limit { get; init; }
    public int? Offset { get; init; }
    public Mmr? Mmr { get; init; }
    public SearchParams? Search { get; init; }
    public WithVectorsSelector? Vectors { get; init; }

    public Filter? Filter => Where is null ? null : FilterCompiler.CompileOrNull(Where);

    /// <summary>The query to send; null for a filter alone.</summary>
    public async ValueTask<Query?> QueryAsync(CancellationToken cancellationToken) =>
        Finish(Source?.Resolve is { } resolve ? await resolve(cancellationToken).ConfigureAwait(false) : Source?.Preview);

    /// <summary>The query as far as it is known without computing vectors.</summary>
    public Query? PreviewQuery => Finish(Source?.Preview);

    private Query? Finish(Query? query)
    {
        if (Mmr is null) return query;
        if (query?.Nearest is not { } nearest)
            throw new InvalidOperationException("Mmr spreads the results of Nearest, NearestTo or NearestText; call one of them too.");
        return new Query { NearestWithMmr = new NearestInputWithMmr { Nearest = nearest, Mmr = Mmr } };
    }

    public async ValueTask<PrefetchQuery> ToPrefetchAsync(CancellationToken cancellationToken)
    {
        PrefetchQuery prefetch = ToPrefetch(await QueryAsync(cancellationToken).ConfigureAwait(false));
        foreach (QuerySpec inner in Prefetch) prefetch.Prefetch.Add(await inner.ToPrefetchAsync(cancellationToken).ConfigureAwait(false));
        return prefetch;
    }

    public PrefetchQuery PreviewPrefetch()
    {
        PrefetchQuery prefetch = ToPrefetch(PreviewQuery);
        prefetch.Prefetch.AddRange(Prefetch.Select(inner => inner.PreviewPrefetch()));
        return prefetch;
    }

    private PrefetchQuery ToPrefetch(Query? query)
    {
        var prefetch = new PrefetchQuery { Query = query, Filter = Filter, Params = Search };
        if (Using is not null) prefetch.Using = Using;
        if (ScoreThreshold is { } threshold) prefetch.ScoreThreshold = threshold;
        if (Limit is { } limit) prefetch.Limit = (ulong)limit;
        return prefetch;
    }
}
