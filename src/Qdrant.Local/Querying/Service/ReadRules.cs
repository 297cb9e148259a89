using Qdrant.Core.Protocol;
using Qdrant.Local.Service.Validation;

namespace Qdrant.Local.Querying.Service;

/// <summary>The rules that read requests are held against before any work is done.</summary>
internal static class ReadRules
{
    public static void Check(QueryPoints request)
    {
        var found = new Violations();
        Query(found, "", request);
        found.ThrowIfAny();
    }

    public static void Check(QueryBatchPoints request)
    {
        Violations found = Batch(request.CollectionName, request.HasTimeout, request.Timeout);
        for (int i = 0; i < request.QueryPoints.Count; i++) Query(found, RulePath.Of("query_points", i) + ".", request.QueryPoints[i]);
        found.ThrowIfAny();
    }

    public static void Check(QueryPointGroups request)
    {
        var found = new Violations();
        found.CollectionName(request.CollectionName);
        QueryRules.Prefetches(found, "", request.Prefetch);
        QueryRules.Query(found, "query", request.Query);
        Filter(found, "filter", request.Filter);
        Params(found, "params", request.Params);
        found.AtLeast("limit", request.HasLimit, request.Limit, 1);
        found.AtLeast("group_size", request.HasGroupSize, request.GroupSize, 1);
        found.NotEmpty("group_by", request.GroupBy);
        found.AtLeast("timeout", request.HasTimeout, request.Timeout, 1);
        found.ThrowIfAny();
    }

    public static void Check(SearchPoints request)
    {
        var found = new Violations();
        Search(found, "", request);
        found.ThrowIfAny();
    }

    public static void Check(SearchBatchPoints request)
    {
        Violations found = Batch(request.CollectionName, request.HasTimeout, request.Timeout);
        for (int i = 0; i < request.SearchPoints.Count; i++) Search(found, RulePath.Of("search_points", i) + ".", request.SearchPoints[i]);
        found.ThrowIfAny();
    }

    public static void Check(SearchPointGroups request)
    {
        var found = new Violations();
        Common(found, "", request.CollectionName, request.Filter, request.Params, request.HasTimeout, request.Timeout);
        Groups(found, request.Limit, request.GroupSize, request.GroupBy);
        found.ThrowIfAny();
    }

    public static void Check(RecommendPoints request)
    {
        var found = new Violations();
        Recommend(found, "", request);
        found.ThrowIfAny();
    }

    public static void Check(RecommendBatchPoints request)
    {
        Violations found = Batch(request.CollectionName, request.HasTimeout, request.Timeout);
        for (int i = 0; i < request.RecommendPoints.Count; i++) Recommend(found, RulePath.Of("recommend_points", i) + ".", request.RecommendPoints[i]);
        found.ThrowIfAny();
    }

    public static void Check(RecommendPointGroups request)
    {
        var found = new Violations();
        Common(found, "", request.CollectionName, request.Filter, request.Params, request.HasTimeout, request.Timeout);
        Groups(found, request.Limit, request.GroupSize, request.GroupBy);
        found.ThrowIfAny();
    }

    public static void Check(DiscoverPoints request)
    {
        var found = new Violations();
        Discover(found, "", request);
        found.ThrowIfAny();
    }

    public static void Check(DiscoverBatchPoints request)
    {
        Violations found = Batch(request.CollectionName, request.HasTimeout, request.Timeout);
        for (int i = 0; i < request.DiscoverPoints.Count; i++) Discover(found, RulePath.Of("discover_points", i) + ".", request.DiscoverPoints[i]);
        found.ThrowIfAny();
    }

    public static void Check(ScrollPoints request)
    {
        var found = new Violations();
        found.CollectionName(request.CollectionName);
        Filter(found, "filter", request.Filter);
        found.AtLeast("limit", request.HasLimit, request.Limit, 1);
        found.ThrowIfAny();
    }

    public static void Check(FacetCounts request)
    {
        var found = new Violations();
        found.CollectionName(request.CollectionName);
        found.NotEmpty("key", request.Key);
        Filter(found, "filter", request.Filter);
        found.AtLeast("timeout", request.HasTimeout, request.Timeout, 1);
        found.ThrowIfAny();
    }

    public static void Check(SearchMatrixPoints request)
    {
        var found = new Violations();
        found.CollectionName(request.CollectionName);
        Filter(found, "filter", request.Filter);
        found.AtLeast("sample", request.HasSample, request.Sample, 2);
        found.AtLeast("limit", request.HasLimit, request.Limit, 1);
        found.AtLeast("timeout", request.HasTimeout, request.Timeout, 1);
        found.ThrowIfAny();
    }

    /// <summary>The rules of a filter at a path.</summary>
    public static void Filter(Violations found, RulePath path, Filter? filter)
    {
        if (filter is not null) Filtering.FilterValidation.Check(filter, path, found.Entries);
    }

    /// <summary>The rules of search params at a path.</summary>
    public static void Params(Violations found, RulePath path, SearchParams? value)
    {
        if (value is null) return;
        found.AtLeast(path + ".hnsw_ef", value.HasHnswEf, value.HnswEf, 1);
        if (value.Quantization is { HasOversampling: true } quantization) found.AtLeast(path + ".quantization.oversampling", quantization.Oversampling, 1.0);
        if (value.Acorn is { HasMaxSelectivity: true } acorn) found.Between(path + ".acorn.max_selectivity", acorn.MaxSelectivity, 0.0, 1.0);
        Filter(found, path + ".idf.corpus", value.Idf?.Corpus);
    }

    private static Violations Batch(string collection, bool hasTimeout, ulong timeout)
    {
        var found = new Violations();
        found.CollectionName(collection);
        found.AtLeast("timeout", hasTimeout, timeout, 1);
        return found;
    }

    private static void Query(Violations found, RulePath path, QueryPoints request)
    {
        found.CollectionName(request.CollectionName, path + "collection_name");
        QueryRules.Prefetches(found, path, request.Prefetch);
        QueryRules.Query(found, path + "query", request.Query);
        Filter(found, path + "filter", request.Filter);
        Params(found, path + "params", request.Params);
        found.AtLeast(path + "limit", request.HasLimit, request.Limit, 1);
        found.AtLeast(path + "timeout", request.HasTimeout, request.Timeout, 1);
    }

    private static void Search(Violations found, RulePath path, SearchPoints request)
    {
        Common(found, path, request.CollectionName, request.Filter, request.Params, request.HasTimeout, request.Timeout);
        found.AtLeast(path + "limit", request.Limit, 1);
    }

    private static void Recommend(Violations found, RulePath path, RecommendPoints request) =>
        Common(found, path, request.CollectionName, request.Filter, request.Params, request.HasTimeout, request.Timeout);

    private static void Discover(Violations found, RulePath path, DiscoverPoints request)
    {
        Common(found, path, request.CollectionName, request.Filter, request.Params, request.HasTimeout, request.Timeout);
        found.AtLeast(path + "limit", request.Limit, 1);
    }

    private static void Common(Violations found, RulePath path, string collection, Filter? filter, SearchParams? parameters, bool hasTimeout, ulong timeout)
    {
        found.CollectionName(collection, path + "collection_name");
        Filter(found, path + "filter", filter);
        Params(found, path + "params", parameters);
        found.AtLeast(path + "timeout", hasTimeout, timeout, 1);
    }

    private static void Groups(Violations found, uint limit, uint groupSize, string groupBy)
    {
        found.AtLeast("limit", limit, 1);
        found.AtLeast("group_size", groupSize, 1);
        found.NotEmpty("group_by", groupBy);
    }
}
