using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Cuts a ranked list at the first score that fails the threshold.</summary>
internal static class ScoreCut
{
    /// <summary>The test of metric scores: also example queries on a distance metric are tested as if they were distances.</summary>
    public static List<Ranked> AtMetric(List<Ranked> points, float? threshold, VectorStorage vectors)
    {
        if (threshold is not { } bound) return points;
        int end = points.FindIndex(p => vectors.SmallerIsBetter ? !(p.Score < bound) : !(p.Score > bound));
        return end < 0 ? points : points.GetRange(0, end);
    }

    /// <summary>The test of fused and computed scores.</summary>
    public static List<Ranked> AtLeast(List<Ranked> points, float? threshold)
    {
        if (threshold is not { } bound) return points;
        int end = points.FindIndex(p => !(p.Score >= bound));
        return end < 0 ? points : points.GetRange(0, end);
    }
}
