using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Maximal marginal relevance: picks points that are close to the query and unlike those picked before.</summary>
internal static class MarginalRelevance
{
    public static List<Ranked> Pick(VectorStorage vectors, VectorValue query, MmrOptions options, IReadOnlyList<Ranked> candidates, int limit, CancellationToken cancellation)
    {
        List<Ranked> owners = [.. candidates.Where(c => vectors.Has(c.Slot))];
        if (owners.Count < 2) return [.. owners.Take(limit)];
        VectorValue[] values = [.. owners.Select(c => vectors.Read(c.Slot))];
        var similarity = new PlainSimilarity(vectors);
        VectorValue prepared = similarity.Prepare(query);
        float[] relevance = [.. values.Select(v => similarity.Of(prepared, v))];
        VectorValue[] asQueries = [.. values.Select(similarity.Prepare)];
        var closest = new float[owners.Count];
        Array.Fill(closest, float.NegativeInfinity);
        var rest = new List<int>(Enumerable.Range(0, owners.Count));
        var picked = new List<Ranked>();
        while (picked.Count < limit && rest.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            int best = -1;
            float bestValue = 0;
            for (int i = 0; i < rest.Count; i++)
            {
                float value = picked.Count == 0
                    ? relevance[rest[i]]
                    : options.Lambda * relevance[rest[i]] - (1f - options.Lambda) * closest[rest[i]];
                // The last of equal values wins; NaN is greater than any number.
                if (best >= 0 && !float.IsNaN(value) && !(value >= bestValue)) continue;
                (best, bestValue) = (i, value);
            }
            int chosen = rest[best];
            rest[best] = rest[^1];
            rest.RemoveAt(rest.Count - 1);
            picked.Add(owners[chosen]);
            foreach (int other in rest) closest[other] = MathF.Max(closest[other], similarity.Of(asQueries[other], values[chosen]));
        }
        return picked;
    }

    /// <summary>Internal similarity of vectors as they read back, without regard to how they are stored.</summary>
    private sealed class PlainSimilarity(VectorStorage vectors)
    {
        private readonly VectorSpace? _space = vectors switch { DenseVectors dense => dense.Space, MultiVectors multi => multi.Space, _ => null };

        public VectorValue Prepare(VectorValue vector)
        {
            if (_space is null || _space.Distance != Core.Protocol.Distance.Cosine) return vector;
            float[] data = [.. vector.Data];
            for (int row = 0; row < vector.Rows; row++) CosineNormalization.Apply(data.AsSpan(row * vector.RowLength, vector.RowLength));
            return vector.Kind == VectorKind.Dense ? VectorValue.Dense(data) : VectorValue.Multi(data, vector.Rows);
        }

        public float Of(VectorValue query, VectorValue vector)
        {
            if (_space is null)
            {
                SparseScorer.TryDot(query.Indices, query.Data, vector.Indices, vector.Data, out float score);
                return score;
            }
            float sum = 0;
            for (int i = 0; i < query.Rows; i++)
            {
                float best = float.NegativeInfinity;
                for (int k = 0; k < vector.Rows; k++) best = MathF.Max(best, _space.Similarity(query.Row(i), vector.Row(k)));
                sum += best;
            }
            return sum;
        }
    }
}
