namespace Qdrant.Local.Scoring;

/// <summary>Sum of products over the indices that query and point share.</summary>
internal sealed class SparseScorer(SparseVectors vectors, VectorValue query) : PointScorer
{
    public SparseVectors Vectors => vectors;

    public VectorValue Query => query;

    public override float Score(int slot)
    {
        TryScore(slot, out float score);
        return score;
    }

    /// <summary>False when no index is shared; the score is 0 then.</summary>
    public bool TryScore(int slot, out float score) =>
        TryDot(query.Indices, query.Data, vectors.Indices(slot), vectors.Weights(slot), out score);

    /// <summary>The product of two sparse vectors with ascending indices; false when they share none.</summary>
    public static bool TryDot(ReadOnlySpan<uint> a, ReadOnlySpan<float> aWeights, ReadOnlySpan<uint> b, ReadOnlySpan<float> bWeights, out float score)
    {
        score = 0;
        bool shared = false;
        for (int i = 0, k = 0; i < a.Length && k < b.Length;)
        {
            if (a[i] == b[k])
            {
                score += aWeights[i++] * bWeights[k++];
                shared = true;
            }
            else if (a[i] < b[k]) i++;
            else k++;
        }
        return shared;
    }
}
