using Qdrant.Local.Querying.Plan;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Makes one list of several.</summary>
internal static class Fusions
{
    /// <summary>Reciprocal rank fusion: every place in a list counts, scores do not.</summary>
    public static List<Ranked> Rrf(IReadOnlyList<IReadOnlyList<Ranked>> lists, RrfQuery query)
    {
        var fused = new Accumulator();
        for (int list = 0; list < lists.Count; list++)
        {
            float weight = query.Weights.Length == 0 ? 1f : query.Weights[list];
            for (int place = 0; place < lists[list].Count; place++)
                fused.Add(lists[list][place], weight <= 0 ? 0f : 1f / ((place + 1) / weight + (query.K - 1f)));
        }
        return fused.ToSorted((a, b) => Descending(a.Score, b.Score));
    }

    /// <summary>Distribution-based score fusion: scores are put on a common scale by the mean and deviation of their list.</summary>
    public static List<Ranked> Dbsf(IReadOnlyList<IReadOnlyList<Ranked>> lists)
    {
        var fused = new Accumulator();
        foreach (IReadOnlyList<Ranked> list in lists)
        {
            (float low, float range) = Scale(list);
            foreach (Ranked point in list) fused.Add(point, range == 0 ? 0.5f : (point.Score - low) / range);
        }
        // Points that were ordered by a value stand before all others.
        return fused.ToSorted((a, b) => a.Order.IsSet || b.Order.IsSet ? ByOrderValue(a, b) : Descending(a.Score, b.Score));
    }

    private static (float Low, float Range) Scale(IReadOnlyList<Ranked> list)
    {
        if (list.Count < 2) return (0, 0);
        float mean = 0, squares = 0;
        for (int i = 0; i < list.Count; i++)
        {
            float delta = list[i].Score - mean;
            mean += delta / (i + 1);
            squares += delta * (list[i].Score - mean);
        }
        float deviation = MathF.Sqrt(squares / (list.Count - 1));
        if (deviation == 0) return (0, 0);
        float low = mean - 3f * deviation, high = mean + 3f * deviation;
        return (low, high - low);
    }

    private static int ByOrderValue(Ranked a, Ranked b) =>
        a.Order.IsSet && b.Order.IsSet ? b.Order.CompareTo(a.Order) : a.Order.IsSet ? -1 : 1;

    // NaN counts as the greatest score.
    private static int Descending(float a, float b) => float.IsNaN(a) || float.IsNaN(b) ? float.IsNaN(b).CompareTo(float.IsNaN(a)) : b.CompareTo(a);

    private sealed class Accumulator
    {
        private readonly Dictionary<int, int> _places = [];
        private readonly List<Ranked> _points = [];

        public void Add(Ranked point, float score)
        {
            if (_places.TryAdd(point.Slot, _points.Count)) _points.Add(point with { Score = score });
            else
            {
                Ranked known = _points[_places[point.Slot]];
                _points[_places[point.Slot]] = known with { Score = known.Score + score };
            }
        }

        public List<Ranked> ToSorted(Comparison<Ranked> compare) => [.. _points.Order(Comparer<Ranked>.Create(compare))];
    }
}
