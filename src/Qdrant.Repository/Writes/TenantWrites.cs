using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Repository.Queries;

namespace Qdrant.Repository.Writes;

/// <summary>Writes that leave points of other tenants alone: each on the condition of its own tenant. A server passes over the others without saying so, so they are looked at.</summary>
internal sealed class TenantWrites<TEntity, TKey>(CollectionContext<TEntity, TKey> context, TenantScope scope)
{
    /// <summary>Writes whole points.</summary>
    public async Task WriteAsync(IReadOnlyList<PointStruct> points, UpdateMode mode, CancellationToken cancellationToken)
    {
        await SendAsync(points.GroupBy(point => scope.Of(point.Payload)).Select(group => Upsert(group, scope.And(null, group.Key), mode)), cancellationToken).ConfigureAwait(false);
        await CheckAsync(points, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An upsert on a condition. An ordinary one says no mode, which servers have since 1.17 only.</summary>
    public static PointsUpdateOperation Upsert(IEnumerable<PointStruct> points, Filter condition, UpdateMode mode)
    {
        var list = new PointsUpdateOperation.Types.PointStructList { Points = { points }, UpdateFilter = condition };
        if (mode != UpdateMode.Upsert) list.UpdateMode = mode;
        return new PointsUpdateOperation { Upsert = list };
    }

    /// <summary>Writes only the payload of points.</summary>
    public async Task WritePayloadAsync(PointStruct point, CancellationToken cancellationToken)
    {
        var one = new Filter { Must = { new Core.Protocol.Condition { HasId = new HasIdCondition { HasId = { point.Id } } } } };
        var selector = new PointsSelector { Filter = scope.And(one, scope.Of(point.Payload)) };
        await SendAsync([new PointsUpdateOperation { OverwritePayload = new PointsUpdateOperation.Types.OverwritePayload { Payload = { point.Payload }, PointsSelector = selector } }], cancellationToken).ConfigureAwait(false);
        await CheckAsync([point], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Throws when some of the ids are those of another tenant's points.</summary>
    public async Task CheckAsync(IReadOnlyCollection<PointStruct> points, CancellationToken cancellationToken)
    {
        if (points.Count == 0) return;
        var request = new GetPoints
        {
            CollectionName = context.Collection, Ids = { points.Select(point => point.Id).Distinct() }, ReadConsistency = context.ReadConsistency,
            WithPayload = new WithPayloadSelector { Include = new PayloadIncludeSelector { Fields = { PayloadPath.Quote(scope.Key) } } },
        };
        GetResponse response = await context.Client.Calls.InvokeAsync(RpcMethods.Points.Get, request, context.Options, cancellationToken).ConfigureAwait(false);
        ILookup<PointId, string> own = points.ToLookup(point => point.Id, point => scope.Of(point.Payload));
        PointIdentity[] foreign = [.. response.Result.Where(stored => own[stored.Id].Any(tenant => tenant != scope.Of(stored.Payload))).Select(stored => PointIdentity.Of(stored.Id))];
        if (foreign.Length > 0) throw new ForeignPointException(context.Collection, foreign);
    }

    private async Task SendAsync(IEnumerable<PointsUpdateOperation> operations, CancellationToken cancellationToken)
    {
        var request = new UpdateBatchPoints { CollectionName = context.Collection, Wait = true, Operations = { operations }, Ordering = context.Ordering };
        await context.CallAsync(RpcMethods.Points.UpdateBatch, request, cancellationToken).ConfigureAwait(false);
    }
}
