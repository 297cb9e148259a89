using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Conversion;
using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Querying.Strict;
using Qdrant.Local.Service;
using Qdrant.Local.Service.Points;
using PointId = Qdrant.Local.Engine.PointId;

namespace Qdrant.Local.Querying.Service;

/// <summary>Scroll: points by id, or by a payload value.</summary>
internal sealed class ScrollHandler(ServiceContext context)
{
    private const uint DefaultLimit = 10;

    public void Register(Dispatcher dispatcher) =>
        dispatcher.Map("/qdrant.Points/Scroll", (body, ct) => Scroll(MessageCodec.Decode(ScrollPoints.Parser, body), ct));

    private ValueTask<PooledBuffer> Scroll(ScrollPoints request, CancellationToken cancellation)
    {
        ReadRules.Check(request);
        PointId? offset = request.Offset is null ? null : ExampleConversion.Id(request.Offset);
        Filter? filter = QueryConversion.Checked(request.Filter, context.Options.Release);
        PayloadSelector payload = PayloadSelector.Convert(request.WithPayload, PayloadSelector.All);
        OrderByClause? order = request.OrderBy is null ? null : OrderByConversion.Convert(request.OrderBy);
        ShardKeys.CheckRead(request.ShardKeySelector);
        uint limit = request.HasLimit ? request.Limit : DefaultLimit;
        VectorSelector vectors = VectorSelector.Convert(request.WithVectors);
        return Answer.Write(3, (ref WireWriter writer) =>
        {
            using Collection.ReadLease lease = context.Catalogue.Resolve(request.CollectionName).Read(out CollectionState state);
            new StrictReads(state).CheckList(limit, filter);
            StrictMode.CheckRead(state, request.HasTimeout, request.Timeout);
            ReadTerms.CheckConsistency(request.ReadConsistency);
            if (order is not null && offset is not null)
                throw ServerError.BadInput("Cannot use an `offset` when using `order_by`. The alternative for paging is to use `order_by.start_from` and a filter to exclude the IDs that you've already seen for the `order_by.start_from` value");
            if (ShardKeys.SelectsNothing(request.ShardKeySelector)) return;
            StrictMode.TakeReads(state, StrictMode.CostOf(filter));
            var selection = PointSelection.Of(state, filter, cancellation: cancellation);
            var points = new PointWriter(state, payload, vectors);
            if (order is not null)
            {
                foreach (Ranked point in OrderByStage.Run(state, order, selection, limit)) points.WriteRetrieved(ref writer, 2, point.Slot, point.Order);
                return;
            }
            ByIds(ref writer, state, selection, points, offset, limit);
        });
    }

    private static void ByIds(ref WireWriter writer, CollectionState state, PointSelection selection, PointWriter points, PointId? offset, uint limit)
    {
        long written = 0;
        foreach (int slot in selection.InIdOrder(offset is { } from ? state.Points.OrderedIndexOf(from) : 0))
        {
            if (written++ == limit)
            {
                state.Points.IdOf(slot).Write(ref writer, 1);
                return;
            }
            points.WriteRetrieved(ref writer, 2, slot);
        }
    }
}
