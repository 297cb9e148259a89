using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Engine.Writes;
using Qdrant.Local.Service.Points;

namespace Qdrant.Local.Service;

/// <summary>Strict mode: limits that a collection sets for its requests.</summary>
internal static class StrictMode
{
    public static void CheckWrite(CollectionState state, PointWrite write, WriteTerms terms)
    {
        if (state.Config.StrictModeConfig is not { Enabled: true } limits) return;
        switch (write)
        {
            case UpsertWrite upsert: CheckLimit("upsert limit", (ulong)upsert.Points.Count, limits.HasUpsertMaxBatchsize, limits.UpsertMaxBatchsize); break;
            case UpdateVectorsWrite update: CheckLimit("update limit", (ulong)update.Points.Count, limits.HasUpsertMaxBatchsize, limits.UpsertMaxBatchsize); break;
        }
        if (terms.HasTimeout) CheckLimit("timeout", terms.Timeout, limits.HasMaxTimeout, limits.MaxTimeout);
    }

    public static void CheckRead(CollectionState state, bool hasTimeout, ulong timeout)
    {
        if (hasTimeout && state.Config.StrictModeConfig is { Enabled: true } limits) CheckLimit("timeout", timeout, limits.HasMaxTimeout, limits.MaxTimeout);
    }

    public static void CheckCount(CollectionState state, CountPoints request)
    {
        if (state.Config.StrictModeConfig is not { Enabled: true } limits) return;
        if (limits is { HasSearchAllowExact: true, SearchAllowExact: false } && (!request.HasExact || request.Exact)) throw ServerError.BadRequest("Exact search disabled!. Help: Set exact=false.");
        CheckRead(state, request.HasTimeout, request.Timeout);
    }

    public static void CheckIndexCount(CollectionState state)
    {
        if (state.Config.StrictModeConfig is not { Enabled: true, HasMaxPayloadIndexCount: true } limits || (ulong)state.Indexes.Count < limits.MaxPayloadIndexCount) return;
        throw ServerError.BadRequest($"Collection already has the maximum number of payload indices ({limits.MaxPayloadIndexCount}). Help: Please delete an existing index before creating a new one.");
    }

    public static void CheckLimit(string name, ulong value, bool isSet, ulong limit)
    {
        if (isSet && value > limit) throw ServerError.BadRequest($"Limit exceeded {value} > {limit} for \"{name}\". Help: Reduce the \"{name}\" parameter to or below {limit}.");
    }
}
