using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Querying.Plan;

namespace Qdrant.Local.Tests.Querying;

public sealed class FusionsTests
{
    [Fact]
    public void Rrf_adds_up_places()
    {
        var random = new Random(1);
        for (int round = 0; round < 200; round++)
        {
            List<Ranked>[] lists = Lists(random);
            float[] weights = [.. lists.Select(_ => (float)random.Next(1, 4))];
            uint k = (uint)random.Next(1, 70);
            List<Ranked> fused = Fusions.Rrf(lists, new RrfQuery(k, weights));
            var expected = new Dictionary<int, double>();
            for (int list = 0; list < lists.Length; list++)
                for (int place = 0; place < lists[list].Count; place++)
                    expected[lists[list][place].Slot] = expected.GetValueOrDefault(lists[list][place].Slot) + 1.0 / ((place + 1.0) / weights[list] + k - 1);
            Same(expected, fused);
        }
    }

    [Fact]
    public void Dbsf_adds_up_scores_scaled_by_three_deviations()
    {
        var random = new Random(2);
        for (int round = 0; round < 200; round++)
        {
            List<Ranked>[] lists = Lists(random);
            var expected = new Dictionary<int, double>();
            foreach (List<Ranked> list in lists)
            {
                double mean = list.Count == 0 ? 0 : list.Average(p => p.Score);
                double deviation = list.Count < 2 ? 0 : Math.Sqrt(list.Sum(p => Math.Pow(p.Score - mean, 2)) / (list.Count - 1));
                foreach (Ranked point in list)
                    expected[point.Slot] = expected.GetValueOrDefault(point.Slot) + (deviation == 0 ? 0.5 : (point.Score - (mean - 3 * deviation)) / (6 * deviation));
            }
            Same(expected, Fusions.Dbsf(lists));
        }
    }

    [Fact]
    public void A_weight_of_zero_keeps_the_point_and_adds_nothing()
    {
        List<Ranked> fused = Fusions.Rrf([[new Ranked(1, 1, true)], [new Ranked(2, 1, true)]], new RrfQuery(2, [0f, 1f]));
        Assert.Equal([(2, 0.5f), (1, 0f)], fused.Select(p => (p.Slot, p.Score)));
    }

    private static void Same(Dictionary<int, double> expected, List<Ranked> fused)
    {
        Assert.Equal(expected.Keys.Order(), fused.Select(p => p.Slot).Order());
        Assert.All(fused, p => Assert.Equal(expected[p.Slot], p.Score, 1e-4));
        Assert.Equal(fused.Select(p => p.Score).OrderDescending(), fused.Select(p => p.Score));
    }

    private static List<Ranked>[] Lists(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
            Enumerable.Range(0, 30).OrderBy(_ => random.Next()).Take(random.Next(12)).Select(slot => new Ranked(slot, (float)random.NextDouble() * 5, true)).ToList()),
    ];
}
