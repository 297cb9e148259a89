using Qdrant.Core.Protocol;

namespace Qdrant.Local.Querying.Plan;

/// <summary>One node of a prefetch tree: the root of a query or a prefetch below it.</summary>
internal sealed class QueryNode
{
    public const ulong DefaultLimit = 10;

    public IReadOnlyList<QueryNode> Prefetches { get; init; } = [];

    /// <summary>What to rank by; null lists by id.</summary>
    public QueryVariant? Query { get; init; }

    /// <summary>The vector name; "" is the unnamed vector.</summary>
    public string Using { get; init; } = "";

    /// <summary>Whether the request named a vector.</summary>
    public bool HasUsing { get; init; }

    public Filter? Filter { get; init; }

    public SearchParams? Params { get; init; }

    public float? ScoreThreshold { get; init; }

    public ulong Limit { get; init; } = DefaultLimit;

    /// <summary>Where example ids are looked up; null: in the searched collection.</summary>
    public LookupLocation? LookupFrom { get; init; }

    /// <summary>The same node with other limits and filter, for the rounds of a grouped query.</summary>
    public QueryNode With(ulong limit, Filter? filter, IReadOnlyList<QueryNode> prefetches) => new()
    {
        Prefetches = prefetches,
        Query = Query,
        Using = Using,
        HasUsing = HasUsing,
        Filter = filter,
        Params = Params,
        ScoreThreshold = ScoreThreshold,
        Limit = limit,
        LookupFrom = LookupFrom,
    };
}
