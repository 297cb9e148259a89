using System.Globalization;
using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;

namespace Qdrant.Local.Service.Strict;

/// <summary>What of a read strict mode looks at.</summary>
internal sealed record StrictRead
{
    public Filter? Filter { get; init; }

    /// <summary>The limit, with what multiplies it (group size, sample); null: not limited.</summary>
    public ulong? Limit { get; init; }

    public SearchParams? Params { get; init; }

    /// <summary>The exact flag of Count and the like, when it matters; null: it does not.</summary>
    public bool? Exact { get; init; }
}

/// <summary>Strict mode: limits that a collection sets for its requests. Each check throws the server's error and does nothing when strict mode is off.</summary>
internal static class StrictMode
{
    /// <summary>Checks one read; those of its prefetches come before, its timeout after.</summary>
    public static void CheckRead(CollectionState state, StrictRead read)
    {
        if (Limits(state) is not { } limits) return;
        if (read.Limit is { } limit) CheckLimit("limit", limit, limits.HasMaxQueryLimit, limits.MaxQueryLimit);
        CheckFilter(state, limits, read.Filter, limits is { HasUnindexedFilteringRetrieve: true, UnindexedFilteringRetrieve: false });
        if (read.Exact == true && ForbidsExact(limits)) throw ExactDisabled();
        if (read.Params is not { } search) return;
        if (search is { HasExact: true, Exact: true } && ForbidsExact(limits)) throw ExactDisabled();
        if (search.Quantization is { HasOversampling: true } quantization && limits.HasSearchMaxOversampling && quantization.Oversampling > limits.SearchMaxOversampling)
            throw Exceeded("oversampling", Number(quantization.Oversampling), Number(limits.SearchMaxOversampling));
        if (search.HasHnswEf) CheckLimit("hnsw_ef", search.HnswEf, limits.HasSearchMaxHnswEf, limits.SearchMaxHnswEf);
    }

    public static void CheckTimeout(CollectionState state, bool hasTimeout, ulong timeout)
    {
        if (hasTimeout && Limits(state) is { } limits) CheckLimit("timeout", timeout, limits.HasMaxTimeout, limits.MaxTimeout);
    }

    /// <summary>How many searches a batch may hold.</summary>
    public static void CheckBatch(CollectionState state, int searches)
    {
        if (Limits(state) is { } limits) CheckLimit("search batch size", (ulong)searches, limits.HasSearchMaxBatchsize, limits.SearchMaxBatchsize);
    }

    /// <summary>What a read with a filter costs against the limit of reads a minute.</summary>
    public static ulong CostOf(Filter? filter) => 1 + (filter is null ? 0 : FilterSize.Of(filter).Conditions);

    /// <summary>Counts a read against the limit of reads a minute.</summary>
    public static void TakeReads(CollectionState state, ulong cost)
    {
        if (Limits(state) is { HasReadRateLimit: true } limits) state.Usage.Reads.Take(limits.ReadRateLimit, cost);
    }

    public static void CheckIndexCount(CollectionState state)
    {
        if (Limits(state) is not { HasMaxPayloadIndexCount: true } limits || (ulong)state.Indexes.Count < limits.MaxPayloadIndexCount) return;
        throw ServerError.BadRequest($"Collection already has the maximum number of payload indices ({limits.MaxPayloadIndexCount}). Help: Please delete an existing index before creating a new one.");
    }

    /// <summary>A field to group by needs an index that serves matches.</summary>
    public static void CheckGroupBy(CollectionState state, string key)
    {
        if (Limits(state) is not { HasUnindexedFilteringRetrieve: true, UnindexedFilteringRetrieve: false }) return;
        if (IndexNeeds.Find(state, key) is not { } index) throw ServerError.BadRequest($"Index required but not found for \"{key}\". Help: Create an index supporting `match` for this key.");
        if (!IndexNeeds.ServesGroups(index)) throw ServerError.BadRequest($"Index of type \"{index.DataType}\" found for \"{key}\". Help: Create an index supporting `match` for this key.");
    }

    public static StrictModeConfig? Limits(CollectionState state) => state.Config.StrictModeConfig is { Enabled: true } limits ? limits : null;

    public static void CheckFilter(CollectionState state, StrictModeConfig limits, Filter? filter, bool needsIndex)
    {
        if (filter is null) return;
        if (needsIndex) IndexNeeds.Check(state, filter);
        FilterSize size = FilterSize.Of(filter);
        if (limits.HasFilterMaxConditions && size.Conditions > limits.FilterMaxConditions)
            throw ServerError.BadRequest($"Filter condition limit reached ({size.Conditions} > {limits.FilterMaxConditions}). Help: Reduce the amount of conditions of your filter.");
        if (limits.HasConditionMaxSize && size.Largest > limits.ConditionMaxSize)
            throw ServerError.BadRequest($"Condition size limit reached ({size.Largest} > {limits.ConditionMaxSize}). Help: Reduce the size of your condition.");
    }

    public static void CheckLimit(string name, ulong value, bool isSet, ulong limit)
    {
        if (isSet && value > limit) throw Exceeded(name, value.ToString(CultureInfo.InvariantCulture), limit.ToString(CultureInfo.InvariantCulture));
    }

    private static Core.QdrantRpcException Exceeded(string name, string value, string limit) =>
        ServerError.BadRequest($"Limit exceeded {value} > {limit} for \"{name}\". Help: Reduce the \"{name}\" parameter to or below {limit}.");

    private static bool ForbidsExact(StrictModeConfig limits) => limits is { HasSearchAllowExact: true, SearchAllowExact: false };

    private static Core.QdrantRpcException ExactDisabled() => ServerError.BadRequest("Exact search disabled!. Help: Set exact=false.");

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
