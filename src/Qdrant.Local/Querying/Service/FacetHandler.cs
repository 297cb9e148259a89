using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Local.Engine;
using Qdrant.Local.Filtering;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Conversion;
using Qdrant.Local.Querying.Strict;
using Qdrant.Local.Service;
using Qdrant.Local.Service.Points;

namespace Qdrant.Local.Querying.Service;

/// <summary>Facet: how many points hold each value of an indexed field.</summary>
internal sealed class FacetHandler(ServiceContext context)
{
    private const ulong DefaultLimit = 10;

    public void Register(Dispatcher dispatcher) => dispatcher.Map("/qdrant.Points/Facet", (body, ct) => Facet(MessageCodec.Decode(FacetCounts.Parser, body), ct));

    private ValueTask<PooledBuffer> Facet(FacetCounts request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        PayloadPath key = PayloadPath.Parse(request.Key);
        Filter? filter = QueryConversion.Checked(request.Filter, context.Options.Release);
        ShardKeys.CheckRead(request.ShardKeySelector);
        ulong limit = request.HasLimit ? request.Limit : DefaultLimit;
        return Answer.Write(2, (ref WireWriter writer) =>
        {
            using Collection.ReadLease lease = context.Catalogue.Resolve(request.CollectionName).Read(out CollectionState state);
            new StrictReads(state).CheckList(limit, filter);
            StrictMode.CheckRead(state, request.HasTimeout, request.Timeout);
            ReadTerms.CheckConsistency(request.ReadConsistency);
            if (ShardKeys.SelectsNothing(request.ShardKeySelector) || limit == 0 || state.Points.Count == 0) return;
            PayloadIndex index = Index(state, key);
            SlotSet? within = filter is null ? null : FilterCompiler.Compile(filter, state, cancellation).Resolve();
            foreach (FacetHit hit in FacetCounter.Count(index, within, limit)) writer.WriteBytes(1, Google.Protobuf.MessageExtensions.ToByteArray(hit));
        });
    }

    private static PayloadIndex Index(CollectionState state, PayloadPath key)
    {
        foreach (FieldIndex index in state.Indexes.Values)
            if (index.Index.Path.Equals(key) && FacetCounter.CanCount(index.Index)) return index.Index;
        throw ServerError.BadInput(
            $"No appropriate index for faceting: `{key.Text}`. Please create one to facet on this field. Check https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which payload schemas support Match conditions");
    }
}
