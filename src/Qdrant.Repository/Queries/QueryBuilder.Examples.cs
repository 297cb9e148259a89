using Qdrant.Core.Protocol;

namespace Qdrant.Repository;

public sealed partial class QueryBuilder<TEntity, TKey, TFields>
{
    /// <summary>Finds points like some and unlike others.</summary>
    /// <param name="field">The vector to compare.</param>
    /// <param name="like">Points to be near to.</param>
    /// <param name="unlike">Points to be far from.</param>
    /// <param name="strategy">How the examples are combined.</param>
    public QueryBuilder<TEntity, TKey, TFields> Recommend(
        Func<TFields, IVectorField<TEntity>> field,
        IEnumerable<TKey> like,
        IEnumerable<TKey>? unlike = null,
        RecommendStrategy strategy = RecommendStrategy.AverageVector)
    {
        var input = new RecommendInput { Strategy = (Core.Protocol.RecommendStrategy)(int)strategy };
        input.Positive.AddRange(like.Select(Stored));
        input.Negative.AddRange((unlike ?? []).Select(Stored));
        return By(new Query { Recommend = input }, field(_fields).Name);
    }

    /// <summary>Finds points near a target, on the better side of every pair.</summary>
    /// <param name="field">The vector to compare.</param>
    /// <param name="target">The point to be near to.</param>
    /// <param name="pairs">Pairs of points: be nearer to the first than to the second.</param>
    public QueryBuilder<TEntity, TKey, TFields> Discover(Func<TFields, IVectorField<TEntity>> field, TKey target, IEnumerable<(TKey Better, TKey Worse)> pairs) =>
        By(new Query { Discover = new DiscoverInput { Target = Stored(target), Context = Pairs(pairs) } }, field(_fields).Name);

    /// <summary>Finds points on the better side of every pair.</summary>
    /// <param name="field">The vector to compare.</param>
    /// <param name="pairs">Pairs of points: be nearer to the first than to the second.</param>
    public QueryBuilder<TEntity, TKey, TFields> Context(Func<TFields, IVectorField<TEntity>> field, IEnumerable<(TKey Better, TKey Worse)> pairs) =>
        By(new Query { Context = Pairs(pairs) }, field(_fields).Name);

    /// <summary>Searches again with what an outside judge said about earlier results. Since Qdrant 1.17.</summary>
    /// <param name="field">The vector to compare.</param>
    /// <param name="target">The original query vector.</param>
    /// <param name="feedback">Points and the scores the judge gave them.</param>
    /// <param name="weights">The coefficients of the formula.</param>
    public QueryBuilder<TEntity, TKey, TFields> RelevanceFeedback(
        Func<TFields, DenseVectorField<TEntity>> field, ReadOnlyMemory<float> target, IEnumerable<(TKey Key, float Score)> feedback, FeedbackWeights weights)
    {
        string name = field(_fields).Name;
        _context.CheckSize(name, target.Length);
        var input = new RelevanceFeedbackInput
        {
            Target = Dense(target),
            Strategy = new FeedbackStrategy { Naive = new NaiveFeedbackStrategy { A = weights.A, B = weights.B, C = weights.C } },
        };
        input.Feedback.AddRange(feedback.Select(item => new FeedbackItem { Example = Stored(item.Key), Score = item.Score }));
        return By(new Query { RelevanceFeedback = input }, name);
    }

    /// <summary>Takes points by chance.</summary>
    public QueryBuilder<TEntity, TKey, TFields> Sample() => By(new Query { Sample = Core.Protocol.Sample.Random });

    /// <summary>Orders by a field, smallest first. Points without it are left out; a point with several values comes by each.</summary>
    /// <param name="field">The field; it has an integer, float or datetime index.</param>
    public QueryBuilder<TEntity, TKey, TFields> OrderBy(Func<TFields, IOrderable<TEntity>> field) => Ordered(field, Direction.Asc);

    /// <summary>Orders by a field, largest first. Points without it are left out; a point with several values comes by each.</summary>
    /// <param name="field">The field; it has an integer, float or datetime index.</param>
    public QueryBuilder<TEntity, TKey, TFields> OrderByDescending(Func<TFields, IOrderable<TEntity>> field) => Ordered(field, Direction.Desc);

    /// <summary>Spreads the results of a nearest query: points like those already chosen are put back (maximal marginal relevance). Since Qdrant 1.15.</summary>
    /// <param name="diversity">0 for relevance alone, 1 for diversity alone.</param>
    /// <param name="candidates">How many nearest points to choose from; null: the limit.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="diversity"/> is not between 0 and 1.</exception>
    public QueryBuilder<TEntity, TKey, TFields> Mmr(float diversity = 0.5f, int? candidates = null)
    {
        if (!(diversity is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(diversity), diversity, "A diversity is between 0 and 1.");
        var mmr = new Mmr { Diversity = diversity };
        if (candidates is { } limit) mmr.CandidatesLimit = (uint)limit;
        return Next(_spec with { Mmr = mmr });
    }

    /// <summary>Scores the candidates of the prefetches by a formula over their scores and their payload. Since Qdrant 1.14.</summary>
    /// <param name="formula">For example <c>f => f.Score + 0.2 * f.If(a => a.Category == "news") + f.Field(a => a.Price, ifMissing: 0)</c>.</param>
    public QueryBuilder<TEntity, TKey, TFields> Formula(Func<FormulaBuilder<TEntity, TFields>, FormulaExpression> formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return By(new Query { Formula = formula(new FormulaBuilder<TEntity, TFields>(_fields)).ToFormula() });
    }

    private QueryBuilder<TEntity, TKey, TFields> Ordered(Func<TFields, IOrderable<TEntity>> field, Direction direction) =>
        By(new Query { OrderBy = new OrderBy { Key = field(_fields).Path, Direction = direction } });

    private ContextInput Pairs(IEnumerable<(TKey Better, TKey Worse)> pairs) =>
        new() { Pairs = { pairs.Select(pair => new ContextInputPair { Positive = Stored(pair.Better), Negative = Stored(pair.Worse) }) } };
}

/// <summary>How the examples of a recommendation are combined.</summary>
public enum RecommendStrategy
{
    /// <summary>Nearness to the mean of the liked, moved away from the mean of the disliked.</summary>
    AverageVector = 0,

    /// <summary>The best similarity to one of the liked, against the best to one of the disliked.</summary>
    BestScore = 1,

    /// <summary>The sum of similarities to the liked less that to the disliked. Since Qdrant 1.14.</summary>
    SumScores = 2,
}

/// <summary>The coefficients of relevance feedback.</summary>
/// <param name="A">Weight of the similarity to the target.</param>
/// <param name="B">Exponent of the difference of the judge's scores, at least 0.</param>
/// <param name="C">Weight of the feedback.</param>
public readonly record struct FeedbackWeights(float A, float B, float C);
