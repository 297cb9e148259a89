using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Qdrant.Core.Protocol;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Execution;

/// <summary>
/// A scan over rows of floats, which are compared where they lie. Several queries share one pass: the 64 rows of a word stay in the cache
/// while four queries at a time go over them.
/// </summary>
internal abstract class RowScan : SlotScan
{
    protected RowScan(DenseVectors vectors, RowQuery[] queries, PointSelection selection) : base(vectors, selection)
    {
        (Vectors, Count) = (vectors, queries.Length);
        int stored = Count == 1 ? 1 : (Count + PairKernels.QueriesPerPass - 1) / PairKernels.QueriesPerPass * PairKernels.QueriesPerPass;
        Queries = new float[stored * vectors.Dimension];
        for (int q = 0; q < Count; q++) queries[q].Values.CopyTo(Queries, q * vectors.Dimension);
    }

    protected DenseVectors Vectors { get; }

    /// <summary>How many queries there are.</summary>
    protected int Count { get; }

    /// <summary>The queries one after the other, filled up to whole passes.</summary>
    protected float[] Queries { get; }

    protected override long WorkPerSlot => Queries.Length;

    /// <summary>A scan for queries that were prepared for <paramref name="vectors"/>, which hold floats.</summary>
    public static RowScan Create(DenseVectors vectors, RowQuery[] queries, PointSelection selection) => vectors.Space.Distance switch
    {
        Distance.Euclid => new RowScan<SquareTerm>(vectors, queries, selection, -1f),
        Distance.Manhattan => new RowScan<AbsoluteTerm>(vectors, queries, selection, -1f),
        _ => new RowScan<DotTerm>(vectors, queries, selection, 1f),
    };
}

/// <summary>The scan for one kind of sums; the sign makes similarities of them.</summary>
internal sealed class RowScan<T>(DenseVectors vectors, RowQuery[] queries, PointSelection selection, float sign) : RowScan(vectors, queries, selection)
    where T : struct, IPairTerm
{
    protected override void Score(int word, ulong slots, TopK[] best)
    {
        if (Count == 1)
        {
            ScoreOne(word, slots, best[0]);
            return;
        }
        for (int first = 0; first < Count; first += PairKernels.QueriesPerPass) ScoreFour(word, slots, first, best);
    }

    private void ScoreOne(int word, ulong slots, TopK top)
    {
        ref float query = ref MemoryMarshal.GetArrayDataReference(Queries);
        RowBlocks rows = Vectors.Rows;
        int dimension = Vectors.Dimension;
        for (; slots != 0; slots &= slots - 1)
        {
            int slot = (word << 6) + BitOperations.TrailingZeroCount(slots);
            float score = sign * PairKernels.Sum<T>(in query, in rows.Floats(slot), dimension);
            if (top.Wants(score)) Offer(top, slot, score);
        }
    }

    private void ScoreFour(int word, ulong slots, int first, TopK[] best)
    {
        RowBlocks rows = Vectors.Rows;
        int dimension = Vectors.Dimension;
        int count = Math.Min(PairKernels.QueriesPerPass, Count - first);
        ref float queries = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Queries), (nint)first * dimension);
        Span<float> sums = stackalloc float[PairKernels.QueriesPerPass];
        for (; slots != 0; slots &= slots - 1)
        {
            int slot = (word << 6) + BitOperations.TrailingZeroCount(slots);
            PairKernels.SumFour<T>(in rows.Floats(slot), in queries, dimension, sums);
            for (int q = 0; q < count; q++)
            {
                float score = sign * sums[q];
                if (best[first + q].Wants(score)) Offer(best[first + q], slot, score);
            }
        }
    }
}
