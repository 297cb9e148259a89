using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local.Filtering;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Formulas;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Service;
using Qdrant.Local.Service.Points;
using VectorExample = Qdrant.Local.Querying.Plan.VectorExample;
using Formula = Qdrant.Local.Querying.Formulas.Formula;

namespace Qdrant.Local.Querying.Conversion;

/// <summary>Turns the messages of the Query calls into plans. Fails with the server's texts, in its order of parts.</summary>
internal sealed class QueryConversion(LocalRelease release)
{
    private const ulong DefaultGroupSize = 3;

    public QueryPlan Convert(QueryPoints request)
    {
        ShardKeys.CheckRead(request.ShardKeySelector);
        var root = new QueryNode
        {
            Prefetches = Prefetches(request.Prefetch),
            Query = request.Query is null ? null : Variant(request.Query),
            Using = request.Using,
            HasUsing = request.HasUsing,
            Filter = Checked(request.Filter, release),
            Params = CheckedParams(request.Params, release),
            ScoreThreshold = request.HasScoreThreshold ? request.ScoreThreshold : null,
            Limit = request.HasLimit ? request.Limit : QueryNode.DefaultLimit,
            LookupFrom = request.LookupFrom,
        };
        return new QueryPlan(root, request.Offset, PayloadSelector.Convert(request.WithPayload, PayloadSelector.None), VectorSelector.Convert(request.WithVectors));
    }

    public GroupsPlan Convert(QueryPointGroups request)
    {
        ShardKeys.CheckRead(request.ShardKeySelector);
        var root = new QueryNode
        {
            Prefetches = Prefetches(request.Prefetch),
            Query = request.Query is null ? null : Variant(request.Query),
            Using = request.Using,
            HasUsing = request.HasUsing,
            Filter = Checked(request.Filter, release),
            Params = CheckedParams(request.Params, release),
            ScoreThreshold = request.HasScoreThreshold ? request.ScoreThreshold : null,
            LookupFrom = request.LookupFrom,
        };
        PayloadSelector payload = PayloadSelector.Convert(request.WithPayload, PayloadSelector.None);
        return new GroupsPlan(
            root,
            PayloadPath.Parse(request.GroupBy),
            request.HasLimit ? request.Limit : QueryNode.DefaultLimit,
            request.HasGroupSize ? request.GroupSize : DefaultGroupSize,
            payload,
            VectorSelector.Convert(request.WithVectors),
            Lookup(request.WithLookup));
    }

    /// <summary>Where groups look up their records.</summary>
    public static GroupLookup? Lookup(WithLookup? lookup) => lookup is null
        ? null
        : new GroupLookup(lookup.Collection, PayloadSelector.Convert(lookup.WithPayload, PayloadSelector.All), VectorSelector.Convert(lookup.WithVectors));

    /// <summary>A filter whose conversion errors have been thrown.</summary>
    public static Filter? Checked(Filter? filter, LocalRelease release)
    {
        if (filter is not null) FilterCompiler.Check(filter, release);
        return filter;
    }

    public static SearchParams? CheckedParams(SearchParams? parameters, LocalRelease release)
    {
        if (parameters?.Idf?.Corpus is { } corpus) FilterCompiler.Check(corpus, release);
        return parameters;
    }

    private QueryNode[] Prefetches(IEnumerable<PrefetchQuery> prefetches) => [.. prefetches.Select(Prefetch)];

    private QueryNode Prefetch(PrefetchQuery prefetch) => new()
    {
        Prefetches = Prefetches(prefetch.Prefetch),
        Query = prefetch.Query is null ? null : Variant(prefetch.Query),
        Using = prefetch.Using,
        HasUsing = prefetch.HasUsing,
        Filter = Checked(prefetch.Filter, release),
        Params = CheckedParams(prefetch.Params, release),
        ScoreThreshold = prefetch.HasScoreThreshold ? prefetch.ScoreThreshold : null,
        Limit = prefetch.HasLimit ? prefetch.Limit : QueryNode.DefaultLimit,
        LookupFrom = prefetch.LookupFrom,
    };

    private QueryVariant Variant(Query query) => query.VariantCase switch
    {
        Query.VariantOneofCase.Nearest => new NearestQuery(ExampleConversion.Input(query.Nearest)),
        Query.VariantOneofCase.Recommend => Recommend(query.Recommend),
        Query.VariantOneofCase.Discover => Discover(query.Discover),
        Query.VariantOneofCase.Context => new ContextQuery(Pairs(query.Context)),
        Query.VariantOneofCase.OrderBy => new OrderByQuery(OrderByConversion.Convert(query.OrderBy)),
        Query.VariantOneofCase.Fusion => Fuse(query.Fusion),
        Query.VariantOneofCase.Sample => query.Sample == Sample.Random
            ? new SampleQuery()
            : throw ServerError.Conversion($"invalid sample type value {(int)query.Sample}"),
        Query.VariantOneofCase.Formula => new FormulaQuery(FormulaConversion.Convert(query.Formula, release)),
        Query.VariantOneofCase.NearestWithMmr => Mmr(query.NearestWithMmr),
        Query.VariantOneofCase.Rrf => new RrfQuery(query.Rrf.HasK ? query.Rrf.K : RrfDefaults.K, [.. query.Rrf.Weights]),
        Query.VariantOneofCase.RelevanceFeedback => Feedback(query.RelevanceFeedback),
        Query.VariantOneofCase.Text when release >= LocalRelease.V1_20 => Text(query.Text),
        _ => throw ServerError.Conversion("Query variant is missing"),
    };

    private static RecommendQuery Recommend(RecommendInput input) => new(
        [.. input.Positive.Select(ExampleConversion.Input)],
        [.. input.Negative.Select(ExampleConversion.Input)],
        Strategy(input.HasStrategy, input.Strategy));

    /// <summary>Unknown strategies count as the default one.</summary>
    private static RecommendKind Strategy(bool isSet, RecommendStrategy strategy) => !isSet ? RecommendKind.AverageVector : strategy switch
    {
        RecommendStrategy.BestScore => RecommendKind.BestScore,
        RecommendStrategy.SumScores => RecommendKind.SumScores,
        _ => RecommendKind.AverageVector,
    };

    private static DiscoverQuery Discover(DiscoverInput input)
    {
        VectorExample target = ExampleConversion.Input(input.Target ?? throw ServerError.Conversion("DiscoverInput target is missing"));
        return new DiscoverQuery(target, Pairs(input.Context ?? throw ServerError.Conversion("DiscoverInput context is missing")));
    }

    private static ContextPair[] Pairs(ContextInput context) =>
    [
        .. context.Pairs.Select(pair => new ContextPair(
            ExampleConversion.Input(pair.Positive ?? throw ServerError.Conversion("ContextPair positive is missing")),
            ExampleConversion.Input(pair.Negative ?? throw ServerError.Conversion("ContextPair negative is missing")))),
    ];

    private static QueryVariant Fuse(Fusion fusion) => fusion switch
    {
        Fusion.Rrf => new RrfQuery(RrfDefaults.K, []),
        Fusion.Dbsf => new DbsfQuery(),
        _ => throw ServerError.Conversion($"invalid fusion type value {(int)fusion}"),
    };

    private static NearestQuery Mmr(NearestInputWithMmr input)
    {
        VectorExample nearest = ExampleConversion.Input(input.Nearest ?? throw ServerError.Conversion("nearest vector is missing"));
        Mmr mmr = input.Mmr ?? throw ServerError.Conversion("mmr is missing");
        float lambda = 1f - (mmr.HasDiversity ? mmr.Diversity : 0.5f);
        return new NearestQuery(nearest, new MmrOptions(lambda, mmr.HasCandidatesLimit ? mmr.CandidatesLimit : null));
    }

    private static FeedbackQuery Feedback(RelevanceFeedbackInput input)
    {
        VectorExample target = ExampleConversion.Input(input.Target ?? throw ServerError.Conversion("target is missing"));
        (VectorExample, float)[] items =
            [.. input.Feedback.Select(i => (ExampleConversion.Input(i.Example ?? throw ServerError.Conversion("feedback example is missing")), i.Score))];
        FeedbackStrategy strategy = input.Strategy ?? throw ServerError.Conversion("strategy is missing");
        NaiveFeedbackStrategy naive = strategy.Naive ?? throw ServerError.Conversion("Missing variant");
        return new FeedbackQuery(target, items, naive.A, naive.B, naive.C);
    }

    private static TextRankQuery Text(TextQuery text) => new(
        text.Query,
        text.Bm25 is { HasK: true } withK ? withK.K : Bm25Defaults.K,
        text.Bm25 is { HasB: true } withB ? withB.B : Bm25Defaults.B);
}

internal static class RrfDefaults
{
    public const uint K = 2;
}

internal static class Bm25Defaults
{
    public const float K = 1.2f;
    public const float B = 0.75f;
}
