using Qdrant.Core.Protocol;

namespace Qdrant.Local.Querying.Service;

/// <summary>The rules that read requests are held against before any work is done.</summary>
internal static class ReadRules
{
    public static void Check(QueryPoints request) { }
    public static void Check(QueryBatchPoints request) { }
    public static void Check(SearchPoints request) { }
    public static void Check(SearchBatchPoints request) { }
    public static void Check(RecommendPoints request) { }
    public static void Check(RecommendBatchPoints request) { }
    public static void Check(DiscoverPoints request) { }
    public static void Check(DiscoverBatchPoints request) { }
    public static void Check(ScrollPoints request) { }
    public static void Check(QueryPointGroups request) { }
    public static void Check(SearchPointGroups request) { }
    public static void Check(RecommendPointGroups request) { }
    public static void Check(FacetCounts request) { }
    public static void Check(SearchMatrixPoints request) { }
}
