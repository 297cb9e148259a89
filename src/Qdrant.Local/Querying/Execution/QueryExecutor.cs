using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Runs a prefetch tree: leaves over the collection, inner nodes over what came from below.</summary>
/// <param name="state">The collection, locked.</param>
/// <param name="excluded">Points that no list may hold.</param>
/// <param name="cancellation">Ends long scans.</param>
internal sealed class QueryExecutor(CollectionState state, SlotBits excluded, CancellationToken cancellation)
{
    /// <summary>The answer to a whole query.</summary>
    public List<Ranked> Run(QueryNode root, ulong offset) => Page(Diversify(root, Candidates(root, offset)), root, offset);

    /// <summary>The ranked points of a whole query before diversification and paging.</summary>
    public List<Ranked> Candidates(QueryNode root, ulong offset) => Execute(root, null, Taken(root, offset), isRoot: true);

    /// <summary>The list of one prefetch of the root.</summary>
    public List<Ranked> Prefetch(QueryNode prefetch, Filter? rootFilter) => Execute(prefetch, rootFilter, prefetch.Limit, isRoot: false);

    /// <summary>How many points the root ranks: what is skipped, and the page.</summary>
    public static ulong Taken(QueryNode root, ulong offset) => ulong.MaxValue - offset < root.Limit ? ulong.MaxValue : root.Limit + offset;

    /// <summary>Fuses lists.</summary>
    public List<Ranked> Fuse(QueryNode node, IReadOnlyList<List<Ranked>> lists, ulong take)
    {
        List<Ranked> fused = node.Query is RrfQuery rrf ? Fusions.Rrf(lists, rrf) : Fusions.Dbsf(lists);
        return [.. ScoreCut.AtLeast(fused, node.ScoreThreshold).Take((int)Math.Min(take, int.MaxValue))];
    }

    /// <summary>Picks different points when the root asks for it.</summary>
    public List<Ranked> Diversify(QueryNode root, List<Ranked> candidates)
    {
        if (root.Query is not NearestQuery { Mmr: { } mmr } nearest) return candidates;
        int wanted = (int)Math.Min(mmr.CandidatesLimit ?? root.Limit, int.MaxValue);
        IReadOnlyList<Ranked> best = candidates.Count > wanted ? candidates.GetRange(0, wanted) : candidates;
        return MarginalRelevance.Pick(VectorsOf(root), nearest.Vector.Value, mmr, best, (int)Math.Min(root.Limit, int.MaxValue));
    }

    /// <summary>The page of a ranked list that is answered.</summary>
    public List<Ranked> Page(List<Ranked> ranked, QueryNode root, ulong offset)
    {
        // A sample of the whole collection has no beginning to skip.
        bool skips = !(root.Query is SampleQuery && root.Prefetches.Count == 0);
        IEnumerable<Ranked> page = skips ? ranked.Skip((int)Math.Min(offset, int.MaxValue)) : ranked;
        return Collapse(page.Take((int)Math.Min(root.Limit, int.MaxValue)));
    }

    private List<Ranked> Execute(QueryNode node, Filter? outer, ulong take, bool isRoot)
    {
        cancellation.ThrowIfCancellationRequested();
        Filter? filter = FilterMerge.Join(outer, node.Filter);
        if (node.Prefetches.Count == 0) return Leaf(node, filter, take);
        List<Ranked>[] lists = [.. node.Prefetches.Select(p => Execute(p, filter, p.Limit, isRoot: false))];
        switch (node.Query)
        {
            case RrfQuery or DbsfQuery: return Fuse(node, Cut(node, lists, isRoot), take);
            case NearestQuery { Mmr: { } mmr } nearest when !isRoot:
                VectorStorage vectors = VectorsOf(node);
                vectors.CheckInput(nearest.Vector.Value);
                return MarginalRelevance.Pick(vectors, nearest.Vector.Value, mmr, Union(lists), (int)Math.Min(take, int.MaxValue));
        }
        var candidates = new SlotBits();
        foreach (List<Ranked> list in lists) foreach (Ranked point in list) candidates.Add(point.Slot);
        return Stage(node, new PointSelection(state, candidates: candidates), take, lists);
    }

    private List<Ranked> Leaf(QueryNode node, Filter? filter, ulong take)
    {
        return Stage(node, PointSelection.Of(state, filter, excluded), take, []);
    }

    private List<Ranked> Stage(QueryNode node, PointSelection selection, ulong take, List<Ranked>[] lists)
    {
        int limit = (int)Math.Min(take, (ulong)state.Points.Count);
        switch (node.Query)
        {
            case null: return [.. selection.InIdOrder().Take(limit).Select(slot => new Ranked(slot, 1f, false))];
            case SampleQuery: return Sample(selection, (int)Math.Min(lists.Length == 0 ? node.Limit : take, (ulong)state.Points.Count));
            case OrderByQuery order: return OrderByStage.Run(state, order.Clause, selection, take);
            case FormulaQuery formula: return ScoreCut.AtLeast(FormulaStage.Run(state, formula.Formula, selection, lists), node.ScoreThreshold).Take(limit).ToList();
            case TextRankQuery text: return TextStage.Run(state, node, text, selection, TextCorpus(node), limit);
            case NearestQuery { Mmr: { } mmr }: return ByVector(node, selection, mmr.CandidatesLimit ?? node.Limit);
            default: return ByVector(node, selection, take);
        }
    }

    private List<Ranked> ByVector(QueryNode node, PointSelection selection, ulong take)
    {
        VectorStorage vectors = VectorsOf(node);
        if (node.Params?.Idf is not null && vectors is not SparseVectors { HasIdf: true })
            throw ServerError.BadInput($"Validation failed: search param `idf` requires a sparse vector with the `idf` modifier, which vector \"{node.Using}\" is not");
        PointScorer scorer = new ScorerFactory(vectors, Corpus(node)).Create(node.Query!)!;
        ScoredSlot[] best = VectorSearch.Best(vectors, scorer, selection, take, cancellation);
        var ranked = new List<Ranked>(best.Length);
        foreach (ScoredSlot hit in best) ranked.Add(new Ranked(hit.Slot, scorer.Final(hit.Score), true));
        return ScoreCut.AtMetric(ranked, node.ScoreThreshold, vectors);
    }

    private SlotBits? Corpus(QueryNode node) => node.Params?.Idf?.Corpus is { } corpus ? PointSelection.Of(state, corpus).ToBits() : null;

    private Payload.SlotSet? TextCorpus(QueryNode node) =>
        node.Params?.Idf?.Corpus is { } corpus ? Filtering.FilterCompiler.Compile(corpus, state).Resolve() : null;

    private VectorStorage VectorsOf(QueryNode node) =>
        state.Vectors.TryGetValue(node.Using, out VectorStorage? vectors) ? vectors : throw ServerError.NoVectorName(node.Using);

    /// <summary>Only the root's fusion cuts each list to the limit of its prefetch.</summary>
    private static List<Ranked>[] Cut(QueryNode node, List<Ranked>[] lists, bool isRoot) =>
        !isRoot ? lists : [.. lists.Select((list, i) => list.Count > 0 && node.Prefetches[i].Limit < (ulong)list.Count ? list.GetRange(0, (int)node.Prefetches[i].Limit) : list)];

    private static List<Ranked> Union(List<Ranked>[] lists)
    {
        var seen = new HashSet<int>();
        return [.. lists.SelectMany(list => list).Where(point => seen.Add(point.Slot))];
    }

    private static List<Ranked> Sample(PointSelection selection, int count)
    {
        // A reservoir: every selected point has the same chance, and the order is random too.
        var kept = new List<Ranked>(count);
        int seen = 0;
        foreach (int slot in selection.InAnyOrder())
        {
            seen++;
            var point = new Ranked(slot, 1f, false);
            if (kept.Count < count) kept.Add(point);
            else if (Random.Shared.Next(seen) is int place && place < count) kept[place] = point;
        }
        Random.Shared.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kept));
        return kept;
    }

    /// <summary>One entry of neighbours with the same point and score.</summary>
    private static List<Ranked> Collapse(IEnumerable<Ranked> points)
    {
        var collapsed = new List<Ranked>();
        foreach (Ranked point in points)
            if (collapsed.Count == 0 || collapsed[^1].Slot != point.Slot || collapsed[^1].Score != point.Score) collapsed.Add(point);
        return collapsed;
    }
}
