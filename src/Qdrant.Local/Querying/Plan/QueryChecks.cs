using Qdrant.Local.Querying.Formulas;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Plan;

/// <summary>What a tree of queries may not combine. Two steps, since looking up example ids comes between them.</summary>
internal static class QueryChecks
{
    private const int MaxDepth = 64;

    /// <summary>Combinations that are refused before anything is looked up.</summary>
    public static void Combinations(QueryNode node)
    {
        if (node.Query is null && node.Prefetches.Count > 0)
            throw ServerError.BadRequest("A query is needed to merge the prefetches. Can't have prefetches without defining a query.");
        if (node.Query is null && node.ScoreThreshold is not null)
            throw ServerError.BadRequest("A query is needed to use the score_threshold. Can't have score_threshold without defining a query.");
        if (node.Query is RrfQuery or DbsfQuery && node.HasUsing)
            throw ServerError.BadRequest("Fusion queries cannot be combined with the 'using' field.");
        if (node.Query is OrderByQuery && node.ScoreThreshold is not null)
            throw ServerError.BadRequest("Can't use score_threshold with an order_by query.");
        foreach (QueryNode prefetch in node.Prefetches) Combinations(prefetch);
    }

    /// <summary>Shapes of the tree that cannot be run.</summary>
    public static void Shape(QueryNode root)
    {
        int depth = Depth(root);
        if (depth > MaxDepth) throw ServerError.BadInput($"Validation failed: prefetches depth {depth} exceeds max depth {MaxDepth}");
        Node(root);
    }

    private static void Node(QueryNode node)
    {
        switch (node.Query)
        {
            case RrfQuery or DbsfQuery when node.Prefetches.Count == 0: throw ServerError.BadInput("Validation failed: cannot apply Fusion without prefetches");
            case FormulaQuery when node.Prefetches.Count == 0: throw ServerError.BadInput("Validation failed: cannot apply Formula without prefetches");
            case RrfQuery { Weights.Length: > 0 } rrf when rrf.Weights.Length != node.Prefetches.Count:
                throw ServerError.BadInput($"Validation failed: RRF weights length ({rrf.Weights.Length}) does not match number of prefetches ({node.Prefetches.Count})");
            case RecommendQuery { Strategy: RecommendKind.AverageVector, Positives.Length: 0 }:
                throw ServerError.BadInput("Positive vectors should not be empty with `average` strategy");
        }
        foreach (QueryNode prefetch in node.Prefetches) Node(prefetch);
    }

    private static int Depth(QueryNode node) => node.Prefetches.Count == 0 ? 0 : 1 + node.Prefetches.Max(Depth);
}
