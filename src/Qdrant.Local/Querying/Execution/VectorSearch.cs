using System.Numerics;
using System.Runtime.InteropServices;
using Qdrant.Core.Protocol;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Finds the best points under a scorer: every selected point is looked at, so the answer is exact.</summary>
internal static class VectorSearch
{
    /// <summary>From about this many components on, a second core pays.</summary>
    private const long ParallelWork = 2_000_000;

    public static ScoredSlot[] Best(VectorStorage vectors, PointScorer scorer, PointSelection selection, ulong limit, CancellationToken cancellation)
    {
        int keep = (int)Math.Min(limit, (ulong)vectors.Count);
        if (keep == 0) return [];
        if (scorer is SparseScorer sparse) return SparseSearch.Best(sparse, selection, keep);
        if (selection.Candidates is { } candidates) return Among(candidates, vectors, scorer, selection, keep).ToSorted();
        int words = vectors.Owners.Words.Length;
        long work = (long)vectors.Count * ComponentsPerPoint(vectors);
        int parts = work < ParallelWork ? 1 : Math.Min(Environment.ProcessorCount, words);
        if (parts <= 1) return Scan(vectors, scorer, selection, keep, 0, words, cancellation).ToSorted();
        var found = new TopK[parts];
        Parallel.For(0, parts, new ParallelOptions { CancellationToken = cancellation }, part =>
            found[part] = Scan(vectors, scorer, selection, keep, (int)((long)words * part / parts), (int)((long)words * (part + 1) / parts), cancellation));
        for (int part = 1; part < parts; part++) found[0].Merge(found[part]);
        return found[0].ToSorted();
    }

    private static int ComponentsPerPoint(VectorStorage vectors) => vectors is DenseVectors dense ? dense.Dimension : 1024;

    private static TopK Among(SlotBits candidates, VectorStorage vectors, PointScorer scorer, PointSelection selection, int keep)
    {
        var top = new TopK(keep);
        foreach (int slot in candidates)
            if (vectors.Has(slot) && selection.PassesFilter(slot)) top.Add(slot, scorer.Score(slot));
        return top;
    }

    private static TopK Scan(VectorStorage vectors, PointScorer scorer, PointSelection selection, int keep, int fromWord, int toWord, CancellationToken cancellation)
    {
        var top = new TopK(keep);
        if (scorer is DenseScorer { Vectors.Space: { IsFloat32: true } space } dense)
        {
            switch (space.Distance)
            {
                case Distance.Euclid: ScanRows<SquareTerm>(dense, -1f, selection, top, fromWord, toWord, cancellation); break;
                case Distance.Manhattan: ScanRows<AbsoluteTerm>(dense, -1f, selection, top, fromWord, toWord, cancellation); break;
                default: ScanRows<DotTerm>(dense, 1f, selection, top, fromWord, toWord, cancellation); break;
            }
            return top;
        }
        ReadOnlySpan<ulong> words = vectors.Owners.Words;
        for (int word = fromWord; word < toWord; word++)
        {
            if ((word & 255) == 0) cancellation.ThrowIfCancellationRequested();
            for (ulong rest = words[word]; rest != 0; rest &= rest - 1)
            {
                int slot = (word << 6) + BitOperations.TrailingZeroCount(rest);
                float score = scorer.Score(slot);
                // The filter is asked only about points that would be kept.
                if (top.Wants(score) && selection.PassesFilter(slot)) top.Add(slot, score);
            }
        }
        return top;
    }

    private static void ScanRows<T>(DenseScorer scorer, float sign, PointSelection selection, TopK top, int fromWord, int toWord, CancellationToken cancellation) where T : struct, IPairTerm
    {
        DenseVectors vectors = scorer.Vectors;
        ReadOnlySpan<ulong> words = vectors.Owners.Words;
        ref float query = ref MemoryMarshal.GetArrayDataReference(scorer.Query.Values);
        int dimension = vectors.Dimension;
        bool everything = selection.IsEverything;
        for (int word = fromWord; word < toWord; word++)
        {
            if ((word & 255) == 0) cancellation.ThrowIfCancellationRequested();
            for (ulong rest = words[word]; rest != 0; rest &= rest - 1)
            {
                int slot = (word << 6) + BitOperations.TrailingZeroCount(rest);
                ref float row = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<byte, float>(vectors.Rows[slot]));
                float score = sign * PairKernels.Sum<T>(in query, in row, dimension);
                if (top.Wants(score) && (everything || selection.PassesFilter(slot))) top.Add(slot, score);
            }
        }
    }
}
