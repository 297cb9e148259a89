using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;
using Qdrant.Local.Service.Points;
using VectorExample = Qdrant.Local.Querying.Plan.VectorExample;
using VectorExample_ = Qdrant.Core.Protocol.VectorExample;

namespace Qdrant.Local.Querying.Conversion;

/// <summary>Turns the messages of the older Search, Recommend and Discover calls into plans.</summary>
internal sealed class LegacyConversion(LocalRelease release)
{
    public QueryPlan Convert(SearchPoints r)
    {
        var vector = new NearestQuery(new VectorExample(SearchVector(r.Vector, r.SparseIndices, r.HasVectorName)));
        ShardKeys.CheckRead(r.ShardKeySelector);
        QueryNode root = Node(vector, r.VectorName, r.HasVectorName, r.Filter, r.Params, r.HasScoreThreshold ? r.ScoreThreshold : null, r.Limit, null);
        return new QueryPlan(root, r.Offset, PayloadSelector.Convert(r.WithPayload, PayloadSelector.None), VectorSelector.Convert(r.WithVectors));
    }

    public GroupsPlan Convert(SearchPointGroups r)
    {
        var vector = new NearestQuery(new VectorExample(SearchVector(r.Vector, r.SparseIndices, r.HasVectorName)));
        ShardKeys.CheckRead(r.ShardKeySelector);
        QueryNode root = Node(vector, r.VectorName, r.HasVectorName, r.Filter, r.Params, r.HasScoreThreshold ? r.ScoreThreshold : null, QueryNode.DefaultLimit, null);
        PayloadSelector payload = PayloadSelector.Convert(r.WithPayload, PayloadSelector.None);
        return new GroupsPlan(root, PayloadPath.Parse(r.GroupBy), r.Limit, r.GroupSize, payload, VectorSelector.Convert(r.WithVectors), QueryConversion.Lookup(r.WithLookup));
    }

    public QueryPlan Convert(RecommendPoints r)
    {
        RecommendQuery query = Recommend(r.Positive, r.Negative, r.PositiveVectors, r.NegativeVectors, r.HasStrategy, r.Strategy);
        ShardKeys.CheckRead(r.ShardKeySelector);
        QueryNode root = Node(query, r.Using, r.HasUsing, r.Filter, r.Params, r.HasScoreThreshold ? r.ScoreThreshold : null, r.Limit, r.LookupFrom);
        return new QueryPlan(root, r.Offset, PayloadSelector.Convert(r.WithPayload, PayloadSelector.None), VectorSelector.Convert(r.WithVectors));
    }

    public GroupsPlan Convert(RecommendPointGroups r)
    {
        RecommendQuery query = Recommend(r.Positive, r.Negative, r.PositiveVectors, r.NegativeVectors, r.HasStrategy, r.Strategy);
        ShardKeys.CheckRead(r.ShardKeySelector);
        QueryNode root = Node(query, r.Using, r.HasUsing, r.Filter, r.Params, r.HasScoreThreshold ? r.ScoreThreshold : null, QueryNode.DefaultLimit, r.LookupFrom);
        PayloadSelector payload = PayloadSelector.Convert(r.WithPayload, PayloadSelector.None);
        return new GroupsPlan(root, PayloadPath.Parse(r.GroupBy), r.Limit, r.GroupSize, payload, VectorSelector.Convert(r.WithVectors), QueryConversion.Lookup(r.WithLookup));
    }

    public QueryPlan Convert(DiscoverPoints r)
    {
        VectorExample? target = r.Target is null ? null : Target(r.Target);
        ContextPair[] pairs = [.. r.Context.Select(Pair)];
        QueryVariant? query = target is not null ? new DiscoverQuery(target, pairs) : pairs.Length > 0 ? new ContextQuery(pairs) : null;
        ShardKeys.CheckRead(r.ShardKeySelector);
        QueryNode root = Node(query, r.Using, r.HasUsing, r.Filter, r.Params, null, r.Limit, r.LookupFrom);
        return new QueryPlan(root, r.Offset, PayloadSelector.Convert(r.WithPayload, PayloadSelector.None), VectorSelector.Convert(r.WithVectors));
    }

    /// <summary>The error of a recommendation without the examples its strategy needs.</summary>
    public static void CheckExamples(RecommendQuery query)
    {
        if (query.Strategy == RecommendKind.AverageVector)
        {
            if (query.Positives.Length == 0) throw ServerError.BadRequest("At least one positive vector ID required with this strategy");
        }
        else if (query.Positives.Length == 0 && query.Negatives.Length == 0)
            throw ServerError.BadRequest("At least one positive or negative vector ID required with this strategy");
    }

    /// <summary>The error of a discovery without target and context.</summary>
    public static QdrantRpcException NothingToDiscover() => ServerError.BadRequest("target and/or context_pairs must be specified");

    private QueryNode Node(
        QueryVariant? query, string name, bool hasName, Filter? filter, SearchParams? parameters, float? threshold, ulong limit, LookupLocation? lookupFrom) => new()
        {
            Query = query,
            Using = name,
            HasUsing = hasName,
            Filter = QueryConversion.Checked(filter, release),
            Params = QueryConversion.CheckedParams(parameters, release),
            ScoreThreshold = threshold,
            Limit = limit,
            LookupFrom = lookupFrom,
        };

    private static VectorValue SearchVector(IEnumerable<float> values, SparseIndices? indices, bool hasName)
    {
        if (indices is null) return VectorValue.Dense([.. values]);
        if (!hasName) throw ServerError.Conversion("Sparse vector must have a name specified");
        uint[] sent = [.. indices.Data];
        float[] weights = [.. values];
        if (sent.Length != weights.Length) throw BadSparse("values: Validation error: must be the same length as indices [{}]");
        if (sent.Distinct().Count() != sent.Length) throw BadSparse("indices: Validation error: must be unique [{}]");
        return VectorValue.Sparse(sent, weights);
    }

    private static QdrantRpcException BadSparse(string text) => ServerError.Conversion("Sparse indices does not match sparse vector conditions: " + text);

    private static RecommendQuery Recommend(
        IEnumerable<PointId> positive, IEnumerable<PointId> negative, IEnumerable<Vector> positiveVectors, IEnumerable<Vector> negativeVectors, bool hasStrategy, RecommendStrategy strategy)
    {
        VectorExample[] positives = [.. positive.Select(Id), .. positiveVectors.Select(v => new VectorExample(ExampleConversion.Vector(v)))];
        VectorExample[] negatives = [.. negative.Select(Id), .. negativeVectors.Select(v => new VectorExample(ExampleConversion.Vector(v)))];
        return new RecommendQuery(positives, negatives, !hasStrategy ? RecommendKind.AverageVector : strategy switch
        {
            RecommendStrategy.AverageVector => RecommendKind.AverageVector,
            RecommendStrategy.BestScore => RecommendKind.BestScore,
            RecommendStrategy.SumScores => RecommendKind.SumScores,
            _ => throw ServerError.Conversion($"Unknown recommend strategy: {(int)strategy}"),
        });
    }

    private static VectorExample Id(PointId id) => new(ExampleConversion.Id(id));

    private static VectorExample Target(TargetVector target) =>
        target.TargetCase == TargetVector.TargetOneofCase.Single ? Example(target.Single) : throw ServerError.Conversion("Target vector is malformed");

    private static ContextPair Pair(ContextExamplePair pair) => pair is { Positive: not null, Negative: not null }
        ? new ContextPair(Example(pair.Positive), Example(pair.Negative))
        : throw ServerError.Conversion("Both positive and negative are required in a context pair");

    private static VectorExample Example(VectorExample_ example) => example.ExampleCase switch
    {
        VectorExample_.ExampleOneofCase.Id => Id(example.Id),
        VectorExample_.ExampleOneofCase.Vector => new VectorExample(ExampleConversion.Vector(example.Vector)),
        _ => throw ServerError.Conversion("Vector example, which can be id or bare vector, is malformed"),
    };
}
