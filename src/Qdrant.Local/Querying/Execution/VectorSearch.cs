using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Finds the best points under a scorer: every selected point is looked at, so the answer is exact.</summary>
internal static class VectorSearch
{
    public static ScoredSlot[] Best(VectorStorage vectors, PointScorer scorer, PointSelection selection, ulong limit, CancellationToken cancellation)
    {
        int keep = Keep(vectors, limit);
        if (keep == 0) return [];
        if (scorer is SparseScorer sparse) return SparseSearch.Best(sparse, selection, keep);
        SlotScan scan = scorer is DenseScorer { Vectors.Space.IsFloat32: true } dense
            ? RowScan.Create(dense.Vectors, [dense.Query], selection)
            : new ScorerScan(vectors, scorer, selection);
        return scan.Run([keep], cancellation)[0];
    }

    /// <summary>The same for several queries over rows of floats, which share the passes over them.</summary>
    public static ScoredSlot[][] BestOfEach(DenseVectors vectors, RowQuery[] queries, PointSelection selection, ulong[] limits, CancellationToken cancellation) =>
        RowScan.Create(vectors, queries, selection).Run(Array.ConvertAll(limits, limit => Keep(vectors, limit)), cancellation);

    private static int Keep(VectorStorage vectors, ulong limit) => (int)Math.Min(limit, (ulong)vectors.Count);
}
