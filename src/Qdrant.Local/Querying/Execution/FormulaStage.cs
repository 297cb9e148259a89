using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Formulas;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Scores candidates by a formula.</summary>
internal static class FormulaStage
{
    /// <summary>All candidates, best first; one that cannot be scored fails the request.</summary>
    public static List<Ranked> Run(CollectionState state, Formula formula, PointSelection candidates, IReadOnlyList<List<Ranked>> lists)
    {
        FormulaNode root = new FormulaParser(state).Parse(formula);
        var point = new FormulaPoint(state, [.. lists.Select(Scores)], FormulaParser.ParseDefaults(formula));
        var ranked = new List<Ranked>();
        foreach (int slot in candidates.InAnyOrder())
        {
            point.Slot = slot;
            double value = root.Evaluate(point);
            float score = (float)value;
            if (!float.IsFinite(score)) throw FormulaNode.NonFinite($"{value} as f32", score);
            ranked.Add(new Ranked(slot, score, true));
        }
        return [.. ranked.OrderByDescending(r => r.Score)];
    }

    private static Dictionary<int, float> Scores(List<Ranked> list)
    {
        var scores = new Dictionary<int, float>(list.Count);
        foreach (Ranked point in list) scores[point.Slot] = point.Score;
        return scores;
    }
}
