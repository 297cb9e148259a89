using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Groups;

/// <summary>Which of two hits of a query is the better one.</summary>
internal static class HitOrder
{
    public static Comparison<Ranked> Of(CollectionState state, QueryNode root)
    {
        if (root.Query is OrderByQuery { Clause.Descending: var descending })
            return (a, b) => descending ? b.Order.CompareTo(a.Order) : a.Order.CompareTo(b.Order);
        bool distances = root.Query is NearestQuery { Mmr: null } or RecommendQuery { Strategy: RecommendKind.AverageVector }
            && state.Vectors.TryGetValue(root.Using, out VectorStorage? vectors) && vectors.SmallerIsBetter;
        return (a, b) => distances ? ByScore(a.Score, b.Score) : ByScore(b.Score, a.Score);
    }

    // Ascending, NaN last as the greatest.
    private static int ByScore(float a, float b) =>
        float.IsNaN(a) || float.IsNaN(b) ? float.IsNaN(a).CompareTo(float.IsNaN(b)) : a.CompareTo(b);
}
