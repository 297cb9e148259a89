using Qdrant.Core;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Repository.Queries;

namespace Qdrant.Repository.Writes;

/// <summary>
/// Patches points and counts their revisions on. A patch says what to set whatever was there, so one that came too late is repeated; what it must not do is leave the
/// revision as it is, for then another writer would take back what it set.
/// </summary>
internal sealed class ConditionalPatch<TEntity, TKey>(
    CollectionContext<TEntity, TKey> context, ConditionalWrites<TEntity, TKey> writes, Func<PointsSelector, IReadOnlyList<PointsUpdateOperation>> patch)
{
    private const int Attempts = 20;
    private const uint PageSize = 256;

    /// <summary>Patches the points of a filter.</summary>
    public async Task RunAsync(Filter filter, CancellationToken cancellationToken)
    {
        if (!Refuse(patch(new PointsSelector { Filter = filter }))) return;
        PointId? next = null;
        do
        {
            (Dictionary<PointId, StoredRevision> page, next) = await ReadAsync(filter, next, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<ConcurrencyConflict> conflicts = [];
            for (int attempt = 0; attempt < Attempts && page.Count > 0; attempt++)
            {
                conflicts = await TryAsync(page, cancellationToken).ConfigureAwait(false);
                if (conflicts.Count == 0 || conflicts.Any(conflict => conflict.IsUnknown)) break;
                // What no longer satisfies the filter is not patched any more.
                var left = new HasIdCondition { HasId = { page.Keys.Where(id => conflicts.Any(conflict => conflict.Id == PointIdentity.Of(id))) } };
                var again = new Filter { Must = { new Core.Protocol.Condition { Filter = filter }, new Core.Protocol.Condition { HasId = left } } };
                OneSign.Enforce(again);
                (page, _) = await ReadAsync(again, null, cancellationToken).ConfigureAwait(false);
                if (page.Count == 0) conflicts = [];
            }
            if (conflicts.Count > 0) throw new ConcurrencyConflictException(context.Collection, conflicts);
        }
        while (next is not null);
    }

    // The fields first, the revision last: whoever reads between them sees new fields with an old revision, and can not write.
    private async Task<IReadOnlyList<ConcurrencyConflict>> TryAsync(Dictionary<PointId, StoredRevision> page, CancellationToken cancellationToken)
    {
        WriterStamp stamp = WriterStamp.Take();
        var operations = new List<PointsUpdateOperation>();
        foreach ((PointId id, StoredRevision stored) in page)
        {
            var selector = new PointsSelector { Filter = writes.Keys.Is(id, stored.Revision) };
            operations.AddRange(patch(selector));
            var count = new PointsUpdateOperation.Types.SetPayload { PointsSelector = selector };
            writes.Keys.Advance(count.Payload, stored, stamp.Text);
            operations.Add(new PointsUpdateOperation { SetPayload = count });
        }
        await writes.SendAsync(operations, cancellationToken).ConfigureAwait(false);
        Dictionary<PointId, StoredRevision> after = await writes.ReadAsync(page.Keys, cancellationToken).ConfigureAwait(false);
        stamp.Return();
        return [.. page.Where(point => after.ContainsKey(point.Key)).Select(point => ConditionalWrites<TEntity, TKey>.Judge(point.Key, point.Value.Revision, stamp, after[point.Key])).OfType<ConcurrencyConflict>()];
    }

    private async Task<(Dictionary<PointId, StoredRevision> Page, PointId? Next)> ReadAsync(Filter filter, PointId? from, CancellationToken cancellationToken)
    {
        var request = new ScrollPoints { CollectionName = context.Collection, Filter = filter, Offset = from, Limit = PageSize, WithPayload = writes.Keys.Payload, ReadConsistency = writes.Consistency };
        ScrollResponse response = await context.CallAsync(RpcMethods.Points.Scroll, request, cancellationToken).ConfigureAwait(false);
        return (response.Result.ToDictionary(point => point.Id, point => writes.Keys.Read(point.Payload)), response.NextPageOffset);
    }

    /// <summary>Refuses a patch of the revision itself; false when there is nothing to do.</summary>
    private bool Refuse(IReadOnlyList<PointsUpdateOperation> operations)
    {
        string path = PayloadPath.Quote(writes.Keys.Key);
        foreach (PointsUpdateOperation operation in operations)
        {
            if (operation.SetPayload is { HasKey: false } set && set.Payload.ContainsKey(writes.Keys.Key) || operation.DeletePayload?.Keys.Contains(path) == true)
                throw new QdrantException($"The patch changes `{writes.Keys.Key}`, the concurrency token of {typeof(TEntity).Name}: it is counted by writes, and not set.");
        }
        return operations.Count > 0;
    }
}
