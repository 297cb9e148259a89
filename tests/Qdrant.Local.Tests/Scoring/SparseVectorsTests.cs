using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Tests.Scoring;

public sealed class SparseVectorsTests
{
    [Fact]
    public void Index_answers_as_brute_force_under_random_changes()
    {
        var random = new Random(3);
        var vectors = new SparseVectors(new SparseVectorParams());
        var model = new Dictionary<int, Dictionary<uint, float>>();
        var state = new CollectionState("c", new CollectionConfig { Params = new CollectionParams { ShardNumber = 1 } }, LocalRelease.V1_20);
        for (int step = 0; step < 2000; step++)
        {
            int slot = random.Next(60);
            if (random.Next(4) == 0)
            {
                vectors.Remove(slot);
                model.Remove(slot);
            }
            else
            {
                Dictionary<uint, float> vector = Sparse(random);
                vectors.Set(slot, [.. vector.Keys], [.. vector.Values]);
                model[slot] = vector;
            }
            if (step % 20 != 0) continue;
            Dictionary<uint, float> query = Sparse(random);
            var scorer = (SparseScorer)vectors.Prepare(VectorValue.Sparse([.. query.Keys], [.. query.Values]));
            ScoredSlot[] found = SparseSearch.Best(scorer, new PointSelection(state), 100);
            Dictionary<int, double> expected = model
                .Where(point => point.Value.Keys.Any(query.ContainsKey))
                .ToDictionary(point => point.Key, point => point.Value.Sum(w => (double)w.Value * query.GetValueOrDefault(w.Key)));
            Assert.Equal(expected.Keys.Order(), found.Select(hit => hit.Slot).Order());
            Assert.All(found, hit => Assert.Equal(expected[hit.Slot], hit.Score, 1e-5));
            Assert.Equal(found.Select(hit => hit.Score).OrderDescending(), found.Select(hit => hit.Score));
        }
    }

    [Fact]
    public void Deleted_points_stay_in_the_statistics_and_removed_vectors_do_not()
    {
        var vectors = new SparseVectors(new SparseVectorParams { Modifier = Modifier.Idf });
        for (int slot = 0; slot < 4; slot++) vectors.Set(slot, [1u, (uint)(10 + slot)], [1f, 1f]);
        vectors.RemovePoint(0);
        vectors.Remove(1);
        float weight = vectors.Weigh(VectorValue.Sparse([1u], [1f]), null).Data[0];
        Assert.Equal(MathF.Log((3 - 3 + 0.5f) / (3 + 0.5f) + 1f), weight);
    }

    private static Dictionary<uint, float> Sparse(Random random)
    {
        var vector = new Dictionary<uint, float>();
        for (int i = random.Next(6); i > 0; i--) vector[(uint)random.Next(30)] = (float)random.NextDouble() + 0.1f;
        return vector;
    }
}
