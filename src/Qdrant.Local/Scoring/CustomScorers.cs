namespace Qdrant.Local.Scoring;

/// <summary>Numbers that several example queries share.</summary>
internal static class ExampleMath
{
    /// <summary>Maps any number into 0..1, keeping the order.</summary>
    public static float Sigmoid(float x) => 0.5f * (x / (1f + MathF.Abs(x)) + 1f);

    /// <summary>Maps any number into -1..1, keeping the order.</summary>
    public static float FastSigmoid(float x) => x / (1f + MathF.Abs(x));
}

/// <summary>recommend, best_score: how close the closest positive example is, or the closest negative one when that is closer.</summary>
internal sealed class BestScoreScorer(PointScorer[] positives, PointScorer[] negatives) : PointScorer
{
    public override float Score(int slot)
    {
        if (positives.Length == 0 && negatives.Length == 0) return float.NaN;
        float positive = Best(positives, slot), negative = Best(negatives, slot);
        return positive > negative ? ExampleMath.Sigmoid(positive) : -ExampleMath.Sigmoid(negative);
    }

    private static float Best(PointScorer[] examples, int slot)
    {
        float best = float.NegativeInfinity;
        foreach (PointScorer example in examples)
        {
            float similarity = example.Score(slot);
            // NaN counts as the greatest similarity.
            if (similarity > best || float.IsNaN(similarity)) best = similarity;
        }
        return best;
    }
}

/// <summary>recommend, sum_scores: similarities to the positive examples less those to the negative ones.</summary>
internal sealed class SumScoresScorer(PointScorer[] positives, PointScorer[] negatives) : PointScorer
{
    public override float Score(int slot)
    {
        float positive = 0, negative = 0;
        foreach (PointScorer example in positives) positive += example.Score(slot);
        foreach (PointScorer example in negatives) negative += example.Score(slot);
        return positive - negative;
    }
}

/// <summary>A positive and a negative example.</summary>
internal sealed record ExamplePair(PointScorer Positive, PointScorer Negative);

/// <summary>discover: first by how many pairs are on the right side, then by similarity to the target.</summary>
internal sealed class DiscoverScorer(PointScorer target, ExamplePair[] pairs) : PointScorer
{
    public override float Score(int slot)
    {
        int rank = 0;
        foreach (ExamplePair pair in pairs)
        {
            float positive = pair.Positive.Score(slot), negative = pair.Negative.Score(slot);
            if (positive > negative) rank++;
            else if (positive < negative) rank--;
        }
        return rank + ExampleMath.Sigmoid(target.Score(slot));
    }
}

/// <summary>context: 0 on the right side of every pair, less the deeper a point lies on a wrong side.</summary>
internal sealed class ContextScorer(ExamplePair[] pairs) : PointScorer
{
    private const float Margin = 1.1920929e-7f;

    public override float Score(int slot)
    {
        float sum = 0;
        foreach (ExamplePair pair in pairs)
        {
            float difference = pair.Positive.Score(slot) - pair.Negative.Score(slot) - Margin;
            // Also false for NaN, which two infinite similarities give: such a pair costs nothing.
            if (difference < 0) sum += ExampleMath.FastSigmoid(difference);
        }
        return sum;
    }
}

/// <summary>relevance feedback, naive: similarity to the target, corrected by every pair of judged examples.</summary>
internal sealed class FeedbackScorer : PointScorer
{
    private readonly PointScorer _target;
    private readonly PointScorer[] _examples;
    private readonly (int Better, int Worse, float Weight)[] _pairs;
    private readonly float _targetWeight;

    public FeedbackScorer(PointScorer target, PointScorer[] examples, float[] scores, float a, float b, float c)
    {
        _target = target;
        _examples = examples;
        _targetWeight = a;
        var pairs = new List<(int, int, float)>();
        for (int i = 0; i < scores.Length; i++)
        {
            for (int k = 0; k < scores.Length; k++)
            {
                float confidence = scores[i] - scores[k];
                if (confidence > 0) pairs.Add((i, k, MathF.Pow(confidence, b) * c));
            }
        }
        _pairs = [.. pairs];
    }

    public override float Score(int slot)
    {
        float sum = _targetWeight * _target.Score(slot);
        foreach ((int better, int worse, float weight) in _pairs) sum += weight * (_examples[better].Score(slot) - _examples[worse].Score(slot));
        return sum;
    }
}
