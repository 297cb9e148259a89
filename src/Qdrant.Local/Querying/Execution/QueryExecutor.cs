using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Groups;
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
    /// <summary>How many points the prefetches of one query may keep in all, about half a gigabyte.</summary>
    private const long MostKept = 1 << 24;
    private long _kept;

    /// <summary>The answer to a whole query.</summary>
    public List<Ranked> Run(QueryNode root, ulong offset)
    {
        return Page(Execute(root, null, Reach(root, offset), isRoot: true), root, offset);
    }

    /// <summary>How many points the list of a root needs.</summary>
    public static ulong Reach(QueryNode root, ulong offset) => ulong.MaxValue - offset < root.Limit ? ulong.MaxValue : root.Limit + offset;

    /// <summary>What a root returns of its list.</summary>
    public static List<Ranked> Page(List<Ranked> ranked, QueryNode root, ulong offset)
    {
        bool skips = !(root.Query is SampleQuery && root.Prefetches.Count == 0);
        IEnumerable<Ranked> page = ranked;
        if (skips) page = page.Skip((int)Math.Min(offset, int.MaxValue));
        return Collapse(page.Take((int)Math.Min(root.Limit, int.MaxValue)));
    }

    private List<Ranked> Execute(QueryNode node, Filter? outer, ulong take, bool isRoot)
    {
        cancellation.ThrowIfCancellationRequested();
        Filter? filter = FilterMerge.Join(outer, node.Filter);
        if (node.Prefetches.Count == 0) return Leaf(node, filter, take, isRoot);
        List<Ranked>[] lists = [.. node.Prefetches.Select(p => Kept(isRoot && state.Ring.Count > 1 ? OverShards(p, filter) : Execute(p, filter, p.Limit, isRoot: false)))];
        switch (node.Query)
        {
            case RrfQuery rrf: return Fused(Fusions.Rrf(Cut(node, lists, isRoot), rrf), node, take);
            case DbsfQuery: return Fused(Fusions.Dbsf(Cut(node, lists, isRoot)), node, take);
            case NearestQuery { Mmr: { } mmr } nearest when !isRoot:
                VectorStorage vectors = VectorsOf(node);
                vectors.CheckInput(nearest.Vector.Value);
                return MarginalRelevance.Pick(vectors, nearest.Vector.Value, mmr, Union(lists), (int)Math.Min(take, int.MaxValue), cancellation);
        }
        var candidates = new SlotBits();
        foreach (List<Ranked> list in lists) foreach (Ranked point in list) candidates.Add(point.Slot);
        return Stage(node, new PointSelection(state, candidates: candidates), take, isRoot, lists);
    }

    private List<Ranked> Kept(List<Ranked> list)
    {
        _kept += list.Count;
        if (_kept > MostKept) throw ServerError.BadRequest($"the prefetches of this query keep more than the {MostKept} points that the embedded engine allows. Reduce their limits");
        return list;
    }

    /// <summary>
    /// A server with several shards runs what is below the root in each of them, limits included, so that more than a limit of points reach the root.
    /// </summary>
    private List<Ranked> OverShards(QueryNode prefetch, Filter? filter)
    {
        var merged = new List<Ranked>();
        for (int shard = 0; shard < state.Ring.Count; shard++)
            merged.AddRange(new QueryExecutor(state, OutsideOf(shard), cancellation).Execute(prefetch, filter, prefetch.Limit, isRoot: false));
        return [.. merged.Order(Comparer<Ranked>.Create(HitOrder.Of(state, prefetch)))];
    }

    /// <summary>The excluded points and those of all other shards.</summary>
    private SlotBits OutsideOf(int shard)
    {
        var outside = new SlotBits();
        foreach (int slot in state.Points.Ordered)
            if (excluded.Contains(slot) || state.Ring.ShardOf(state.Points.IdOf(slot)) != shard) outside.Add(slot);
        return outside;
    }

    private List<Ranked> Leaf(QueryNode node, Filter? filter, ulong take, bool isRoot)
    {
        return Stage(node, PointSelection.Of(state, filter, excluded, cancellation), take, isRoot, []);
    }

    private List<Ranked> Stage(QueryNode node, PointSelection selection, ulong take, bool isRoot, List<Ranked>[] lists)
    {
        int limit = (int)Math.Min(take, (ulong)state.Points.Count);
        switch (node.Query)
        {
            case null: return [.. selection.InIdOrder().Take(limit).Select(slot => new Ranked(slot, 1f, false))];
            case SampleQuery: return Sample(selection, (int)Math.Min(lists.Length == 0 ? node.Limit : take, (ulong)state.Points.Count));
            case OrderByQuery order: return OrderByStage.Run(state, order.Clause, selection, take);
            case FormulaQuery formula: return ScoreCut.AtLeast(FormulaStage.Run(state, formula.Formula, selection, lists, limit), node.ScoreThreshold);
            case TextRankQuery text: return TextStage.Run(state, node, text, selection, TextCorpus(node), limit);
            case NearestQuery { Mmr: { } mmr } nearest:
                ulong wanted = mmr.CandidatesLimit ?? node.Limit;
                List<Ranked> candidates = ByVector(node, selection, wanted);
                return isRoot ? MarginalRelevance.Pick(VectorsOf(node), nearest.Vector.Value, mmr, candidates, (int)Math.Min(node.Limit, int.MaxValue), cancellation) : candidates;
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
        return Rank(node, vectors, scorer.Final, best);
    }

    /// <summary>The points a vector search found, with the scores that are returned, down to the threshold.</summary>
    public static List<Ranked> Rank(QueryNode node, VectorStorage vectors, Func<float, float> final, ScoredSlot[] best)
    {
        var ranked = new List<Ranked>(best.Length);
        foreach (ScoredSlot hit in best) ranked.Add(new Ranked(hit.Slot, final(hit.Score), true));
        return ScoreCut.AtMetric(ranked, node.ScoreThreshold, vectors);
    }

    private SlotBits? Corpus(QueryNode node) => node.Params?.Idf?.Corpus is { } corpus ? PointSelection.Of(state, corpus, cancellation: cancellation).ToBits() : null;

    private Payload.SlotSet? TextCorpus(QueryNode node) =>
        node.Params?.Idf?.Corpus is { } corpus ? Filtering.FilterCompiler.Compile(corpus, state, cancellation).Resolve() : null;

    private VectorStorage VectorsOf(QueryNode node) =>
        state.Vectors.TryGetValue(node.Using, out VectorStorage? vectors) ? vectors : throw ServerError.NoVectorName(node.Using);

    private static List<Ranked> Fused(List<Ranked> fused, QueryNode node, ulong take) =>
        [.. ScoreCut.AtLeast(fused, node.ScoreThreshold).Take((int)Math.Min(take, int.MaxValue))];

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
