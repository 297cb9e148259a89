using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Formulas;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Scores candidates by a formula.</summary>
internal static class FormulaStage
{
    /// <summary>The best candidates, best first; one that cannot be scored fails the request.</summary>
    public static List<Ranked> Run(CollectionState state, Formula formula, PointSelection candidates, IReadOnlyList<List<Ranked>> lists, int limit)
    {
        FormulaNode root = new FormulaParser(state).Parse(formula);
        var point = new FormulaPoint(state, [.. lists.Select(Scores)], FormulaParser.ParseDefaults(formula));
        var best = new TopK(limit);
        foreach (int slot in candidates.InAnyOrder())
        {
            point.Slot = slot;
            double value = root.Evaluate(point);
            float score = (float)value;
            if (!float.IsFinite(score)) throw FormulaNode.NonFinite($"{value} as f32", score);
            best.Add(slot, score);
        }
        return [.. best.ToSorted().Select(hit => new Ranked(hit.Slot, hit.Score, true))];
    }

    private static Dictionary<int, float> Scores(List<Ranked> list)
    {
        var scores = new Dictionary<int, float>(list.Count);
        foreach (Ranked point in list) scores[point.Slot] = point.Score;
        return scores;
    }
}
