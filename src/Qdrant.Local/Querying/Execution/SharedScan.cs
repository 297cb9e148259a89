using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Execution;

/// <summary>
/// Plain nearest queries of one batch that search the same points by the same vectors: one scan answers all of them, when the first is asked for.
/// None of them can fail, so errors of other queries are told as if each had run alone.
/// </summary>
internal sealed class SharedScan(CollectionState state, DenseVectors vectors, Filter? filter)
{
    /// <summary>More queries would not stay in the processor's cache during a scan.</summary>
    private const int MostQueries = 64;

    private readonly List<QueryPlan> _plans = [];
    private ScoredSlot[][]? _found;

    /// <summary>Lets the queries of a batch share scans where that is possible.</summary>
    /// <param name="state">The collection, locked.</param>
    /// <param name="plans">The queries, looked up and checked; null for one that runs alone whatever it is.</param>
    /// <param name="runs">How each one runs; replaced for those that share.</param>
    public static void Replace(CollectionState state, IReadOnlyList<QueryPlan?> plans, Func<CancellationToken, List<Ranked>>[] runs)
    {
        var open = new Dictionary<(string Using, Filter? Filter), SharedScan>();
        for (int i = 0; i < runs.Length; i++)
        {
            if (plans[i] is not { } plan || VectorsOf(state, plan.Root) is not { } vectors) continue;
            (string, Filter?) key = (plan.Root.Using, plan.Root.Filter);
            if (!open.TryGetValue(key, out SharedScan? scan) || scan._plans.Count == MostQueries) open[key] = scan = new SharedScan(state, vectors, plan.Root.Filter);
            int number = scan._plans.Count;
            scan._plans.Add(plan);
            runs[i] = cancellation => scan.Answer(number, cancellation);
        }
    }

    private List<Ranked> Answer(int number, CancellationToken cancellation)
    {
        _found ??= VectorSearch.BestOfEach(
            vectors,
            [.. _plans.Select(plan => vectors.Space.Prepare(Nearest(plan).Data))],
            PointSelection.Of(state, filter),
            [.. _plans.Select(plan => QueryExecutor.Reach(plan.Root, plan.Offset))],
            cancellation);
        QueryPlan asked = _plans[number];
        List<Ranked> ranked = QueryExecutor.Rank(asked.Root, vectors, vectors.Space.FinalScore, _found[number]);
        return QueryExecutor.Page(ranked, asked.Root, asked.Offset);
    }

    private static VectorValue Nearest(QueryPlan plan) => ((NearestQuery)plan.Root.Query!).Vector.Value;

    private static DenseVectors? VectorsOf(CollectionState state, QueryNode root) =>
        root is { Prefetches.Count: 0, Query: NearestQuery { Mmr: null, Vector.Value: { Kind: VectorKind.Dense } value }, Params: null or { Idf: null } }
        && state.Vectors.TryGetValue(root.Using, out VectorStorage? storage)
        && storage is DenseVectors { Space.IsFloat32: true } dense
        && value.Data.Length == dense.Dimension
            ? dense
            : null;
}
