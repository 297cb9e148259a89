using Qdrant.Core;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Execution;

/// <summary>The one query vector of the <c>average_vector</c> strategy: the positives' mean, moved away from the negatives' mean.</summary>
internal static class ExampleAverage
{
    public static VectorValue Combine(VectorValue[] positives, VectorValue[] negatives)
    {
        if (positives.Length == 0) throw ServerError.BadInput("Positive vectors should not be empty with `average` strategy");
        VectorValue positive = Average(positives);
        if (negatives.Length == 0) return positive;
        VectorValue negative = Average(negatives);
        if (positive.Kind != negative.Kind) throw Mixed();
        return positive.Kind switch
        {
            VectorKind.Dense => VectorValue.Dense([.. positive.Data.Zip(negative.Data, (p, n) => p + p - n)]),
            VectorKind.Sparse => Merge(positive, negative, (p, n) => p + p - n),
            _ => VectorValue.Multi([.. positive.Data, .. negative.Data.Select(n => -n)], positive.Rows + negative.Rows),
        };
    }

    private static VectorValue Average(VectorValue[] vectors)
    {
        VectorKind kind = vectors[0].Kind;
        if (vectors.Any(v => v.Kind != kind)) throw Mixed();
        switch (kind)
        {
            case VectorKind.Multi: return VectorValue.Multi([.. vectors.SelectMany(v => v.Data)], vectors.Sum(v => v.Rows));
            case VectorKind.Sparse:
                VectorValue sum = vectors.Aggregate((a, b) => Merge(a, b, (x, y) => x + y));
                return VectorValue.Sparse(sum.Indices, [.. sum.Data.Select(x => x / vectors.Length)]);
        }
        // Vectors of other lengths are added as far as they go; the result fits or it does not.
        var average = new float[vectors.Max(v => v.Data.Length)];
        foreach (VectorValue vector in vectors)
            for (int i = 0; i < vector.Data.Length; i++) average[i] += vector.Data[i];
        for (int i = 0; i < average.Length; i++) average[i] /= vectors.Length;
        return VectorValue.Dense(average);
    }

    private static VectorValue Merge(VectorValue a, VectorValue b, Func<float, float, float> combine)
    {
        var merged = new SortedDictionary<uint, (float A, float B)>();
        for (int i = 0; i < a.Indices.Length; i++) merged[a.Indices[i]] = (a.Data[i], 0);
        for (int i = 0; i < b.Indices.Length; i++) merged[b.Indices[i]] = (merged.GetValueOrDefault(b.Indices[i]).A, b.Data[i]);
        return VectorValue.Sparse([.. merged.Keys], [.. merged.Values.Select(v => combine(v.A, v.B))]);
    }

    private static QdrantRpcException Mixed() => ServerError.BadInput("Can't average vectors with different types");
}
