using System.Numerics;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Execution;

/// <summary>A scan that asks a scorer about one point after the other.</summary>
internal sealed class ScorerScan(VectorStorage vectors, PointScorer scorer, PointSelection selection) : SlotScan(vectors, selection)
{
    private const int UsualComponents = 1024;
    private readonly int _dimension = vectors is DenseVectors dense ? dense.Dimension : UsualComponents;

    protected override long WorkPerSlot => _dimension;

    protected override void Score(int word, ulong slots, TopK[] best)
    {
        TopK top = best[0];
        for (; slots != 0; slots &= slots - 1)
        {
            int slot = (word << 6) + BitOperations.TrailingZeroCount(slots);
            float score = scorer.Score(slot);
            if (top.Wants(score)) Offer(top, slot, score);
        }
    }
}
