using Google.Protobuf;
using Qdrant.Core.Protocol;

namespace Qdrant.Repository.Queries;

/// <summary>The stored points that a query takes as examples: no filter of the query is about them, so whose they are has to be looked at.</summary>
internal static class QueryExamples
{
    /// <summary>The ids in a request and its prefetches.</summary>
    public static IEnumerable<PointId> Of(IMessage request) => request switch
    {
        QueryPoints query => Of(query.Query).Concat(query.Prefetch.SelectMany(Of)),
        QueryPointGroups query => Of(query.Query).Concat(query.Prefetch.SelectMany(Of)),
        PrefetchQuery prefetch => Of(prefetch.Query).Concat(prefetch.Prefetch.SelectMany(Of)),
        _ => [],
    };

    private static IEnumerable<PointId> Of(Query? query) => Inputs(query).Where(input => input?.Id is not null).Select(input => input!.Id);

    private static IEnumerable<VectorInput?> Inputs(Query? query) => query?.VariantCase switch
    {
        Query.VariantOneofCase.Nearest => [query.Nearest],
        Query.VariantOneofCase.NearestWithMmr => [query.NearestWithMmr.Nearest],
        Query.VariantOneofCase.Recommend => query.Recommend.Positive.Concat(query.Recommend.Negative),
        Query.VariantOneofCase.Discover => Pairs(query.Discover.Context).Prepend(query.Discover.Target),
        Query.VariantOneofCase.Context => Pairs(query.Context),
        Query.VariantOneofCase.RelevanceFeedback => query.RelevanceFeedback.Feedback.Select(item => item.Example).Prepend(query.RelevanceFeedback.Target),
        _ => [],
    };

    private static IEnumerable<VectorInput?> Pairs(ContextInput? context) => context?.Pairs.SelectMany(pair => new VectorInput?[] { pair.Positive, pair.Negative }) ?? [];
}
