using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Local.Engine;
using Qdrant.Local.Filtering;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Querying.Service;
using Qdrant.Local.Service.Validation;
using PointId = Qdrant.Local.Engine.PointId;

namespace Qdrant.Local.Service.Points;

/// <summary>Get and Count.</summary>
internal sealed class PointReadService(ServiceContext context)
{
    public static void Register(Dispatcher dispatcher, ServiceContext context)
    {
        var service = new PointReadService(context);
        dispatcher.Map("/qdrant.Points/Get", (body, cancellation) => service.Get(MessageCodec.Decode(GetPoints.Parser, body), cancellation));
        dispatcher.Map("/qdrant.Points/Count", CountPoints.Parser, service.Count);
    }

    private ValueTask<PooledBuffer> Get(GetPoints request, CancellationToken cancellation)
    {
        PointRules.CheckName(request.CollectionName);
        PointId[] ids = PointConversion.Ids(request.Ids);
        PayloadSelector payload = PayloadSelector.Convert(request.WithPayload, PayloadSelector.None);
        VectorSelector vectors = VectorSelector.Convert(request.WithVectors);
        ShardKeys.CheckRead(request.ShardKeySelector);
        ReadTerms.CheckConsistency(request.ReadConsistency);
        return Answer.Write(2, (ref WireWriter writer) =>
        {
            using Collection.ReadLease lease = context.Catalogue.Resolve(request.CollectionName).Read(out CollectionState state);
            StrictMode.CheckRead(state, request.HasTimeout, request.Timeout);
            StrictMode.TakeReads(state, (ulong)ids.Length);
            if (ids.Length == 0 || ShardKeys.SelectsNothing(request.ShardKeySelector)) return;
            WriteAll(state, ids, new PointWriter(state, payload, vectors), ref writer, cancellation);
        });
    }

    private static void WriteAll(CollectionState state, PointId[] ids, PointWriter points, ref WireWriter writer, CancellationToken cancellation)
    {
        var seen = new HashSet<PointId>(ids.Length);
        foreach (PointId id in ids)
        {
            if (!state.Points.TryGetSlot(id, out int slot) || !seen.Add(id)) continue;
            cancellation.ThrowIfCancellationRequested();
            points.WriteRetrieved(ref writer, 1, slot);
        }
    }

    private CountResponse Count(CountPoints request, CancellationToken cancellation)
    {
        PointRules.Check(request);
        ShardKeys.CheckRead(request.ShardKeySelector);
        FilterCompiler.Check(request.Filter);
        using Collection.ReadLease lease = context.Catalogue.Resolve(request.CollectionName).Read(out CollectionState state);
        StrictMode.CheckCount(state, request);
        ReadTerms.CheckConsistency(request.ReadConsistency);
        if (ShardKeys.SelectsNothing(request.ShardKeySelector)) return new CountResponse { Result = new CountResult() };
        StrictMode.TakeReads(state, StrictMode.CostOf(request.Filter));
        return new CountResponse { Result = new CountResult { Count = CountMatching(state, request.Filter, cancellation) } };
    }

    private static ulong CountMatching(CollectionState state, Filter? filter, CancellationToken cancellation)
    {
        if (filter is null) return (ulong)state.Points.Count;
        IPointFilter compiled = FilterCompiler.Compile(filter, state, cancellation);
        if (compiled.IsListed) return (ulong)compiled.Resolve().Count;
        ulong count = 0;
        for (int slot = 0; slot < state.Points.SlotCount; slot++)
        {
            if (state.Points.IsLive(slot) && compiled.Matches(slot)) count++;
        }
        return count;
    }
}
