using Qdrant.Core;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Formulas;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Ranks points by BM25 over the text index of a payload field.</summary>
internal static class TextStage
{
    /// <param name="state">The collection.</param>
    /// <param name="node">The node: its <c>using</c> names the field.</param>
    /// <param name="query">Text and parameters.</param>
    /// <param name="selection">The points that may be hits; statistics do not follow it.</param>
    /// <param name="corpus">The points whose documents make the statistics; null: all.</param>
    /// <param name="limit">The most hits.</param>
    public static List<Ranked> Run(CollectionState state, QueryNode node, TextRankQuery query, PointSelection selection, SlotSet? corpus, int limit)
    {
        TextIndex index = Index(state, node, query);
        var top = new TopK(limit);
        new TextRanking(index, query.K, query.B).Rank(query.Text, corpus, (slot, score) =>
        {
            if (top.Wants(score) && selection.Contains(slot)) top.Add(slot, score);
        });
        var ranked = new List<Ranked>();
        foreach (ScoredSlot hit in top.ToSorted())
        {
            if (node.ScoreThreshold is { } threshold && !(hit.Score > threshold)) break;
            ranked.Add(new Ranked(hit.Slot, hit.Score, true));
        }
        return ranked;
    }

    /// <summary>The index a text query runs over; fails when there is none that scores, or for parameters out of range.</summary>
    public static TextIndex Index(CollectionState state, QueryNode node, TextRankQuery query)
    {
        if (node.Prefetches.Count > 0) throw new QdrantRpcException(RpcStatusCode.Internal, "Service internal error: BM25 over a text index cannot rescore prefetches");
        if (!(query.K >= 0) || !float.IsFinite(query.K)) throw Invalid($"BM25 k1 must be finite and non-negative, got {RustNumber.Format(query.K)}");
        if (!(query.B is >= 0 and <= 1)) throw Invalid($"BM25 b must be finite and within [0, 1], got {RustNumber.Format(query.B)}");
        PayloadPath path = PayloadPath.Parse(node.Using);
        FieldIndex found = state.Indexes.Values.FirstOrDefault(i => i.Index.Path.Equals(path))
            ?? throw Invalid($"BM25 requires a text index on field {node.Using}, which has none");
        if (found.Index is not TextIndex text) throw Invalid($"BM25 requires a text index on field {node.Using}, which is indexed as {found.Schema.DataType}");
        return text.IsScored ? text : throw Invalid($"The text index on `{node.Using}` does not score: set `scoring` on it to query it");
    }

    private static QdrantRpcException Invalid(string text) => ServerError.BadInput("Validation failed: " + text);
}
