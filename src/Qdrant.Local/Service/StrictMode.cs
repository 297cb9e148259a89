using System.Globalization;
using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Strict;

namespace Qdrant.Local.Service;

/// <summary>Strict mode: limits that a collection sets for its requests. Each check throws the server's error and does nothing when strict mode is off.</summary>
internal static class StrictMode
{
    /// <summary>The limits; null when strict mode is off.</summary>
    public static StrictModeConfig? Limits(CollectionState state) => state.Config.StrictModeConfig is { Enabled: true } limits ? limits : null;

    /// <summary>Checks the timeout of a read.</summary>
    public static void CheckRead(CollectionState state, bool hasTimeout, ulong timeout)
    {
        if (hasTimeout && Limits(state) is { } limits) CheckLimit("timeout", timeout, limits.HasMaxTimeout, limits.MaxTimeout);
    }

    public static void CheckCount(CollectionState state, CountPoints request)
    {
        if (Limits(state) is not { } limits) return;
        StrictFilter.Check(state, request.Filter, isUpdate: false);
        if (limits is { HasSearchAllowExact: true, SearchAllowExact: false } && (!request.HasExact || request.Exact)) throw ServerError.BadRequest("Exact search disabled!. Help: Set exact=false.");
        CheckRead(state, request.HasTimeout, request.Timeout);
    }

    /// <summary>Counts a read against the limit of reads a minute.</summary>
    /// <param name="state">The collection.</param>
    /// <param name="cost">1 and one for each condition of its filters; for Get one for each id.</param>
    public static void TakeReads(CollectionState state, ulong cost)
    {
        if (Limits(state) is { HasReadRateLimit: true } limits) state.Usage.Reads.Take(limits.ReadRateLimit, cost);
    }

    /// <summary>What a read with this filter costs against the limit of reads a minute.</summary>
    public static ulong CostOf(Filter? filter) => 1 + (filter is null ? 0 : StrictFilter.Measure(filter).Count);

    public static void CheckIndexCount(CollectionState state)
    {
        if (Limits(state) is not { HasMaxPayloadIndexCount: true } limits || (ulong)state.Indexes.Count < limits.MaxPayloadIndexCount) return;
        throw ServerError.BadRequest($"Collection already has the maximum number of payload indices ({limits.MaxPayloadIndexCount}). Help: Please delete an existing index before creating a new one.");
    }

    public static void CheckLimit(string name, ulong value, bool isSet, ulong limit)
    {
        if (isSet && value > limit)
            throw ServerError.BadRequest(string.Create(CultureInfo.InvariantCulture, $"Limit exceeded {value} > {limit} for \"{name}\". Help: Reduce the \"{name}\" parameter to or below {limit}."));
    }
}
