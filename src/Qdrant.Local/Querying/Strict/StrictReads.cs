using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Formulas;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;
using Case = Qdrant.Core.Protocol.Expression.VariantOneofCase;

namespace Qdrant.Local.Querying.Strict;

/// <summary>Strict mode for queries, scrolls, facets and matrices: the first limit that is passed fails the request.</summary>
internal sealed class StrictReads(CollectionState state)
{
    private const string NoGraph =
        "vector indexing is disabled (hnsw_config.m = 0";

    private readonly StrictModeConfig? _limits = state.Config.StrictModeConfig is { Enabled: true } limits ? limits : null;

    private bool NeedsIndexes => _limits is { HasUnindexedFilteringRetrieve: true, UnindexedFilteringRetrieve: false };

    private bool ForbidsExact => _limits is { HasSearchAllowExact: true, SearchAllowExact: false };

    public void CheckBatch(int size)
    {
        if (_limits is not null) StrictMode.CheckLimit("search batch size", (ulong)size, _limits.HasSearchMaxBatchsize, _limits.SearchMaxBatchsize);
    }

    /// <summary>A query with its prefetches, those first.</summary>
    /// <param name="node">The root.</param>
    /// <param name="limit">How many results it can give.</param>
    /// <param name="groupBy">The field it is grouped by.</param>
    /// <param name="checksGraph">Whether the call minds vectors without a graph.</param>
    public void CheckQuery(QueryNode node, ulong limit, PayloadPath? groupBy = null, bool checksGraph = false)
    {
        if (_limits is null) return;
        foreach (QueryNode prefetch in node.Prefetches) CheckQuery(prefetch, prefetch.Limit, null, checksGraph);
        if (checksGraph) CheckGraph(node);
        if (NeedsIndexes)
        {
            if (node.Query is FormulaQuery formula) CheckFormula(formula.Formula.Expression);
            if (groupBy is not null) CheckGroupBy(groupBy);
        }
        CheckList(limit, node.Filter);
        CheckParams(node.Params);
    }

    /// <summary>A call that lists or counts points.</summary>
    public void CheckList(ulong limit, Filter? filter)
    {
        if (_limits is null) return;
        StrictMode.CheckLimit("limit", limit, _limits.HasMaxQueryLimit, _limits.MaxQueryLimit);
        StrictFilter.Check(state, filter, isUpdate: false);
    }

    private void CheckParams(SearchParams? parameters)
    {
        if (parameters is null) return;
        if (ForbidsExact && parameters.Exact) throw ServerError.BadRequest("Exact search disabled!. Help: Set exact=false.");
        if (_limits!.HasSearchMaxOversampling && parameters.Quantization is { HasOversampling: true } quantization && quantization.Oversampling > _limits.SearchMaxOversampling)
        {
            string limit = RustNumber.Format(_limits.SearchMaxOversampling);
            throw ServerError.BadRequest($"Limit exceeded {RustNumber.Format(quantization.Oversampling)} > {limit} for \"oversampling\". Help: Reduce the \"oversampling\" parameter to or below {limit}.");
        }
        if (parameters.HasHnswEf) StrictMode.CheckLimit("hnsw_ef", parameters.HnswEf, _limits.HasSearchMaxHnswEf, _limits.SearchMaxHnswEf);
    }

    private void CheckGroupBy(PayloadPath key)
    {
        FieldIndex? index = state.Indexes.Values.FirstOrDefault(i => i.Index.Path.Equals(key));
        if (index is null) throw ServerError.BadRequest($"Index required but not found for \"{key.Text}\". Help: Create an index supporting `match` for this key.");
        bool matches = index.Schema.DataType switch
        {
            PayloadSchemaType.Keyword or PayloadSchemaType.Uuid or PayloadSchemaType.Bool => true,
            PayloadSchemaType.Integer => index.Schema.Params?.IntegerIndexParams is not { } settings || settings.Lookup,
            _ => false,
        };
        if (!matches) throw ServerError.BadRequest($"Index of type \"{index.Schema.DataType}\" found for \"{key.Text}\". Help: Create an index supporting `match` for this key.");
    }

    private void CheckFormula(Expression e)
    {
        switch (e.VariantCase)
        {
            case Case.Variable when !e.Variable.StartsWith('$') && PayloadPath.TryParse(e.Variable, out _):
                StrictFilter.CheckField(state, e.Variable, null, IndexKinds.Numbers, StrictFilter.UseAnotherFormula);
                break;
            case Case.GeoDistance: StrictFilter.CheckField(state, e.GeoDistance.To, null, [IndexKind.Geo], StrictFilter.UseAnotherFormula); break;
            case Case.DatetimeKey: StrictFilter.CheckField(state, e.DatetimeKey, null, [IndexKind.Datetime], StrictFilter.UseAnotherFormula); break;
            case Case.Condition: StrictFilter.CheckIndexes(state, new Filter { Must = { e.Condition } }, StrictFilter.UseAnotherFormula); break;
            default:
                foreach (Expression inner in FormulaParts.Of(e)) CheckFormula(inner);
                break;
        }
    }

    // Without a graph every search is an exact one.
    private void CheckGraph(QueryNode node)
    {
        if (!ForbidsExact || node.Query is not { IsVectorQuery: true } || node.Prefetches.Count > 0) return;
        if (!state.Vectors.TryGetValue(node.Using, out VectorStorage? vectors) || vectors.Kind == VectorKind.Sparse) return;
        HnswConfigDiff? own = Settings(node.Using)?.HnswConfig;
        HnswConfigDiff all = state.Config.HnswConfig;
        if ((own is { HasM: true } ? own.M : all.M) != 0) return;
        string on = node.Using.Length == 0 ? "because" : $"on '{node.Using}' because";
        if (!HasTenantCondition(node.Filter))
            throw ServerError.BadRequest($"Request is forbidden {on} global {NoGraph}). Help: Use tenant-specific filter, enable global vector indexing or enable strict mode `search_allow_exact` option");
        ulong payloadLinks = own is { HasPayloadM: true } ? own.PayloadM : all.HasPayloadM ? all.PayloadM : 0;
        if (payloadLinks == 0)
            throw ServerError.BadRequest($"Request is forbidden {on} {NoGraph} and hnsw_config.payload_m = 0). Help: Enable vector indexing, use a prefetch query with indexed vectors or enable strict mode `search_allow_exact` option");
    }

    private VectorParams? Settings(string name) => state.HasUnnamedConfig
        ? state.Config.Params.VectorsConfig.Params
        : state.Config.Params.VectorsConfig?.ParamsMap?.Map.GetValueOrDefault(name);

    private bool HasTenantCondition(Filter? filter) => filter is not null && filter.Must.Any(condition =>
        condition.ConditionOneOfCase == Condition.ConditionOneOfOneofCase.Filter
            ? HasTenantCondition(condition.Filter)
            : condition.Field is { } field && PayloadPath.TryParse(field.Key, out PayloadPath? path)
                && state.Indexes.Values.Any(i => i.Index.Path.Equals(path) && i.Schema.Params is { KeywordIndexParams.IsTenant: true } or { UuidIndexParams.IsTenant: true }));
}
