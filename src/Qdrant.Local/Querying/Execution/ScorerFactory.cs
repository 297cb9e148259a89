using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Makes the scorer of a vector query.</summary>
/// <param name="vectors">The vectors searched.</param>
/// <param name="corpus">The points whose statistics weigh sparse queries; null: all.</param>
internal sealed class ScorerFactory(VectorStorage vectors, SlotBits? corpus)
{
    /// <summary>Null when the variant is not about vectors.</summary>
    public PointScorer? Create(QueryVariant query) => query switch
    {
        NearestQuery nearest => One(nearest.Vector.Value),
        RecommendQuery { Strategy: RecommendKind.AverageVector } average => One(ExampleAverage.Combine(Values(average.Positives), Values(average.Negatives))),
        RecommendQuery { Strategy: RecommendKind.BestScore } best => new BestScoreScorer(Many(best.Positives), Many(best.Negatives)),
        RecommendQuery sum => new SumScoresScorer(Many(sum.Positives), Many(sum.Negatives)),
        DiscoverQuery discover => new DiscoverScorer(One(discover.Target.Value), Pairs(discover.Pairs)),
        ContextQuery context => new ContextScorer(Pairs(context.Pairs)),
        FeedbackQuery feedback => new FeedbackScorer(
            One(feedback.Target.Value),
            [.. feedback.Items.Select(i => One(i.Example.Value))],
            [.. feedback.Items.Select(i => i.Score)],
            feedback.A,
            feedback.B,
            feedback.C),
        _ => null,
    };

    private PointScorer One(VectorValue value)
    {
        vectors.CheckInput(value);
        return vectors.Prepare(vectors is SparseVectors sparse ? sparse.Weigh(value, corpus) : value);
    }

    private PointScorer[] Many(VectorExample[] examples) => [.. examples.Select(e => One(e.Value))];

    private ExamplePair[] Pairs(ContextPair[] pairs) => [.. pairs.Select(p => new ExamplePair(One(p.Positive.Value), One(p.Negative.Value)))];

    private static VectorValue[] Values(VectorExample[] examples) => [.. examples.Select(e => e.Value)];
}
