using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Repository.Queries;

namespace Qdrant.Repository.Writes;

/// <summary>
/// Writes that take place only where the stored revision is the one that was read. Each is a read of the stored revisions (not for new points), the write with the
/// condition, and a read of what is stored then.
/// </summary>
internal sealed class ConditionalWrites<TEntity, TKey>(CollectionContext<TEntity, TKey> context, string key)
{
    private readonly RevisionKeys _keys = new(key);

    public RevisionKeys Keys => _keys;

    /// <summary>Writes points, each of which has its expected revision in its payload and has the next one there afterwards.</summary>
    /// <returns>The points that were not written.</returns>
    public async Task<IReadOnlyList<ConcurrencyConflict>> WriteAsync(IReadOnlyList<PointStruct> points, UpdateMode mode, CancellationToken cancellationToken)
    {
        IReadOnlyList<ConcurrencyConflict> conflicts = await RunAsync(points, mode == UpdateMode.InsertOnly, groups => groups.Select(group => TenantWrites<TEntity, TKey>.Upsert(
            group, Own(_keys.Is(group.Key.Revision), group.Key.Tenant), mode == UpdateMode.Upsert && group.Key.Revision > 0 ? UpdateMode.UpdateOnly : mode)), cancellationToken).ConfigureAwait(false);
        // A replacement passes over what is not there.
        return mode == UpdateMode.UpdateOnly ? [.. conflicts.Where(conflict => conflict.Found is not null)] : conflicts;
    }

    /// <summary>Writes only the payload of points.</summary>
    /// <returns>The points that were not written.</returns>
    public Task<IReadOnlyList<ConcurrencyConflict>> WritePayloadAsync(IReadOnlyList<PointStruct> points, CancellationToken cancellationToken) =>
        RunAsync(points, isInsert: false, groups => groups.SelectMany(group => group.Select(point => new PointsUpdateOperation
        {
            OverwritePayload = new PointsUpdateOperation.Types.OverwritePayload { Payload = { point.Payload }, PointsSelector = new PointsSelector { Filter = Own(_keys.Is(point.Id, group.Key.Revision), group.Key.Tenant) } },
        })), cancellationToken);

    /// <summary>Deletes a point of a revision.</summary>
    public async Task<IReadOnlyList<ConcurrencyConflict>> DeleteAsync(PointId id, long revision, CancellationToken cancellationToken)
    {
        var request = new DeletePoints { CollectionName = context.Collection, Wait = true, Points = new PointsSelector { Filter = _keys.Is(id, revision) }, Ordering = Ordering };
        await context.CallAsync(RpcMethods.Points.Delete, request, cancellationToken).ConfigureAwait(false);
        Dictionary<PointId, StoredRevision> after = await ReadAsync([id], cancellationToken).ConfigureAwait(false);
        return after.TryGetValue(id, out StoredRevision? stored) ? [new ConcurrencyConflict(PointIdentity.Of(id), revision, stored.Revision)] : [];
    }

    /// <summary>The revisions that are stored.</summary>
    public async Task<Dictionary<PointId, StoredRevision>> ReadAsync(IReadOnlyCollection<PointId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return [];
        IReadOnlyList<RetrievedPoint> points = await context.RetrieveAsync(ids, _keys.Payload, Consistency, cancellationToken).ConfigureAwait(false);
        return points.ToDictionary(point => point.Id, point => _keys.Read(point.Payload));
    }

    /// <summary>Sends operations as one batch. A condition decides by what a write before it left, so they all go through one replica and are waited for.</summary>
    public async Task SendAsync(IEnumerable<PointsUpdateOperation> operations, CancellationToken cancellationToken)
    {
        var request = new UpdateBatchPoints { CollectionName = context.Collection, Wait = true, Operations = { operations }, Ordering = Ordering };
        await context.CallAsync(RpcMethods.Points.UpdateBatch, request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What became of a write.</summary>
    /// <returns>Null when it took place.</returns>
    public static ConcurrencyConflict? Judge(PointId id, long expected, WriterStamp stamp, StoredRevision? after) =>
        after?.WasMadeBy(stamp.Text, expected + 1) == true ? null : new ConcurrencyConflict(PointIdentity.Of(id), expected, after?.Revision, after?.HasForgotten(expected + 1) == true);

    public Core.Protocol.ReadConsistency Consistency => context.ReadConsistency ?? new Core.Protocol.ReadConsistency { Type = ReadConsistencyType.Majority };

    private Core.Protocol.WriteOrdering Ordering => context.Ordering ?? new Core.Protocol.WriteOrdering { Type = WriteOrderingType.Strong };

    private async Task<IReadOnlyList<ConcurrencyConflict>> RunAsync(
        IReadOnlyList<PointStruct> points, bool isInsert, Func<IEnumerable<IGrouping<(long Revision, string? Tenant), PointStruct>>, IEnumerable<PointsUpdateOperation>> operations, CancellationToken cancellationToken)
    {
        Dictionary<PointId, long> expected = Expected(points, isInsert);
        Dictionary<PointId, StoredRevision> before = await ReadAsync([.. expected.Where(pair => pair.Value > 0).Select(pair => pair.Key)], cancellationToken).ConfigureAwait(false);
        List<ConcurrencyConflict> conflicts = [];
        List<PointStruct> sent = [];
        WriterStamp stamp = WriterStamp.Take(), stampOfNew = WriterStamp.Once();
        foreach (PointStruct point in points)
        {
            long revision = expected[point.Id];
            StoredRevision? stored = before.GetValueOrDefault(point.Id);
            if (revision > 0 && stored?.Revision != revision)
            {
                conflicts.Add(new ConcurrencyConflict(PointIdentity.Of(point.Id), revision, stored?.Revision));
                continue;
            }
            _keys.Advance(point.Payload, stored ?? StoredRevision.None, Stamp(revision).Text);
            sent.Add(point);
        }
        if (sent.Count > 0) await SendAsync(operations(sent.GroupBy(point => (expected[point.Id], context.Scope?.Of(point.Payload)))), cancellationToken).ConfigureAwait(false);
        Dictionary<PointId, StoredRevision> after = isInsert ? [] : await ReadAsync([.. sent.Select(point => point.Id)], cancellationToken).ConfigureAwait(false);
        stamp.Return();
        if (isInsert) return conflicts;
        foreach (PointStruct point in sent)
            if (Judge(point.Id, expected[point.Id], Stamp(expected[point.Id]), after.GetValueOrDefault(point.Id)) is { } conflict) conflicts.Add(conflict);
        // What is not this tenant's is told before what it has in common with other conflicts.
        if (context.Scope is { } scope)
            await new TenantWrites<TEntity, TKey>(context, scope).CheckAsync([.. points.Where(point => conflicts.Any(conflict => conflict.Id == PointIdentity.Of(point.Id)))], cancellationToken).ConfigureAwait(false);
        return conflicts;

        WriterStamp Stamp(long revision) => revision == 0 ? stampOfNew : stamp;
    }

    private Filter Own(Filter filter, string? tenant) => tenant is null ? filter : context.Scope!.And(filter, tenant);

    private Dictionary<PointId, long> Expected(IReadOnlyList<PointStruct> points, bool isInsert)
    {
        var expected = new Dictionary<PointId, long>();
        foreach (PointStruct point in points)
        {
            long revision = _keys.Revision(point.Payload);
            if (revision < 0)
                throw new UnwritablePointException($"is {revision}: the revision of an entity is 0 until it is stored, and then the one that was read. (Point {PointIdentity.Of(point.Id)}.)", $"{typeof(TEntity).Name}, payload `{key}`,");
            if (!expected.TryAdd(point.Id, isInsert ? 0 : revision))
                throw new ArgumentException($"Point {PointIdentity.Of(point.Id)} is given twice: with a concurrency token each write of a point starts from the revision that the one before it returned.");
        }
        return expected;
    }
}
