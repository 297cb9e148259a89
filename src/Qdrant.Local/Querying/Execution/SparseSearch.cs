using System.Buffers;
using System.Numerics;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Execution;

/// <summary>The best points for a sparse query, from the posting lists of its indices.</summary>
internal static class SparseSearch
{
    /// <summary>A filter that matches this many points no longer lets scores of exactly zero through.</summary>
    private const int FullScanThreshold = 5000;

    public static ScoredSlot[] Best(SparseScorer scorer, PointSelection selection, int keep)
    {
        var top = new TopK(keep);
        bool keepZero = selection.IsFiltered && (selection.Candidates is null || selection.Candidates.Count < FullScanThreshold);
        if (selection.Candidates is { } candidates && candidates.Count < PostingCount(scorer))
        {
            foreach (int slot in candidates)
                if (scorer.Vectors.Has(slot) && scorer.TryScore(slot, out float score) && IsHit(score, keepZero) && selection.PassesFilter(slot)) top.Add(slot, score);
        }
        else FromPostings(scorer, selection, top, keepZero);
        return top.ToSorted();
    }

    private static void FromPostings(SparseScorer scorer, PointSelection selection, TopK top, bool keepZero)
    {
        int slots = scorer.Vectors.Owners.Words.Length * 64;
        float[] sums = ArrayPool<float>.Shared.Rent(slots);
        ulong[] touched = ArrayPool<ulong>.Shared.Rent(slots / 64);
        sums.AsSpan(0, slots).Clear();
        touched.AsSpan(0, slots / 64).Clear();
        try
        {
            for (int i = 0; i < scorer.Query.Indices.Length; i++)
            {
                if (scorer.Vectors.Postings(scorer.Query.Indices[i]) is not { } postings) continue;
                float weight = scorer.Query.Data[i];
                ReadOnlySpan<int> held = postings.Slots;
                ReadOnlySpan<float> weights = postings.Weights;
                for (int k = 0; k < held.Length; k++)
                {
                    int slot = held[k];
                    sums[slot] += weight * weights[k];
                    touched[slot >> 6] |= 1UL << slot;
                }
            }
            for (int word = 0; word < slots / 64; word++)
            {
                for (ulong rest = touched[word]; rest != 0; rest &= rest - 1)
                {
                    int slot = (word << 6) + BitOperations.TrailingZeroCount(rest);
                    float score = sums[slot];
                    if (IsHit(score, keepZero) && top.Wants(score) && selection.Contains(slot)) top.Add(slot, score);
                }
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(sums);
            ArrayPool<ulong>.Shared.Return(touched);
        }
    }

    private static bool IsHit(float score, bool keepZero) => keepZero || (score != 0 && !float.IsNaN(score) && !float.IsNegativeInfinity(score));

    private static long PostingCount(SparseScorer scorer)
    {
        long count = 0;
        foreach (uint index in scorer.Query.Indices) count += scorer.Vectors.Postings(index)?.Count ?? 0;
        return count;
    }
}
