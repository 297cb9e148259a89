using Qdrant.Local.Querying.Formulas;

namespace Qdrant.Local.Querying.Plan;

/// <summary>What a node ranks by.</summary>
internal abstract record QueryVariant
{
    /// <summary>The example vectors of the query, in the order in which missing ids are reported.</summary>
    public virtual IEnumerable<VectorExample> Examples => [];

    /// <summary>Whether points are ranked by their vectors.</summary>
    public bool IsVectorQuery => this is NearestQuery or RecommendQuery or DiscoverQuery or ContextQuery or FeedbackQuery;
}

/// <summary>Similarity to one vector; with <paramref name="Mmr"/> the hits are picked to differ from each other.</summary>
internal sealed record NearestQuery(VectorExample Vector, MmrOptions? Mmr = null) : QueryVariant
{
    public override IEnumerable<VectorExample> Examples => [Vector];
}

/// <summary>Maximal marginal relevance.</summary>
/// <param name="Lambda">Weight of relevance against difference; 0.5 by default.</param>
/// <param name="CandidatesLimit">How many hits to pick from; null: as many as are asked for.</param>
internal sealed record MmrOptions(float Lambda, uint? CandidatesLimit);

internal enum RecommendKind
{
    AverageVector,
    BestScore,
    SumScores,
}

internal sealed record RecommendQuery(VectorExample[] Positives, VectorExample[] Negatives, RecommendKind Strategy) : QueryVariant
{
    public override IEnumerable<VectorExample> Examples => Positives.Concat(Negatives);
}

/// <summary>A positive and a negative example.</summary>
internal sealed record ContextPair(VectorExample Positive, VectorExample Negative);

internal sealed record DiscoverQuery(VectorExample Target, ContextPair[] Pairs) : QueryVariant
{
    public override IEnumerable<VectorExample> Examples => Pairs.SelectMany(p => new[] { p.Positive, p.Negative }).Prepend(Target);
}

internal sealed record ContextQuery(ContextPair[] Pairs) : QueryVariant
{
    public override IEnumerable<VectorExample> Examples => Pairs.SelectMany(p => new[] { p.Positive, p.Negative });
}

internal sealed record FeedbackQuery(VectorExample Target, (VectorExample Example, float Score)[] Items, float A, float B, float C) : QueryVariant
{
    public override IEnumerable<VectorExample> Examples => Items.Select(i => i.Example).Prepend(Target);
}

internal sealed record OrderByQuery(OrderByClause Clause) : QueryVariant;

/// <summary>Reciprocal rank fusion.</summary>
internal sealed record RrfQuery(uint K, float[] Weights) : QueryVariant;

/// <summary>Distribution-based score fusion.</summary>
internal sealed record DbsfQuery : QueryVariant;

internal sealed record FormulaQuery(Formula Formula) : QueryVariant;

internal sealed record SampleQuery : QueryVariant;

/// <summary>BM25 over the text index of the field named in <c>using</c>.</summary>
internal sealed record TextRankQuery(string Text, float K, float B) : QueryVariant;
