using System.Runtime.CompilerServices;
using Google.Protobuf;
using Qdrant.Core;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Repository.Codec;
using Qdrant.Repository.Writes;

namespace Qdrant.Repository;

public abstract partial class QdrantRepository<TEntity, TKey, TFields, TModel>
{
    // Field numbers of UpsertPoints and SetPayloadPoints, whose bodies are written by hand.
    private const int CollectionField = 1, WaitField = 2, PointsField = 3, UpdateModeField = 8;

    // The vectors of a point are written in the form that 1.13 introduced; update modes came with 1.17.
    private static readonly QdrantRelease VectorForm = new(1, 13), UpdateModes = new(1, 17);

    /// <inheritdoc />
    public Task UpsertAsync(TEntity entity, CancellationToken cancellationToken = default) => WriteAsync([entity], UpdateMode.Upsert, cancellationToken);

    /// <inheritdoc />
    public Task UpsertAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken = default) => WriteAsync([.. entities], UpdateMode.Upsert, cancellationToken);

    /// <inheritdoc />
    public Task InsertAsync(TEntity entity, CancellationToken cancellationToken = default) => WriteAsync([entity], UpdateMode.InsertOnly, cancellationToken);

    /// <inheritdoc />
    public Task InsertAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken = default) => WriteAsync([.. entities], UpdateMode.InsertOnly, cancellationToken);

    /// <inheritdoc />
    public Task ReplaceAsync(TEntity entity, CancellationToken cancellationToken = default) => WriteAsync([entity], UpdateMode.UpdateOnly, cancellationToken);

    /// <inheritdoc />
    public Task ReplaceAsync(IEnumerable<TEntity> entities, CancellationToken cancellationToken = default) => WriteAsync([.. entities], UpdateMode.UpdateOnly, cancellationToken);

    /// <inheritdoc />
    public Task<UploadReport> UploadAsync(IEnumerable<TEntity> entities, UploadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entities);
        var vectors = new TextVectors<TEntity, TKey>(_context);
        return vectors.IsEmpty && !IsGuarded
            ? new UploadPipeline<TEntity>((batch, entity) => Append(batch, entity, null), Sender(), options).RunAsync(entities, cancellationToken)
            : UploadAsync(UploadSource.ToAsync(entities), vectors, options, cancellationToken);
    }

    /// <inheritdoc />
    public Task<UploadReport> UploadAsync(IAsyncEnumerable<TEntity> entities, UploadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entities);
        return UploadAsync(entities, new TextVectors<TEntity, TKey>(_context), options, cancellationToken);
    }

    /// <inheritdoc />
    public async Task SavePayloadAsync(TEntity entity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (Conditional is { } conditional)
        {
            ThrowIfAny(await conditional.WritePayloadAsync([PayloadOf(entity)], cancellationToken).ConfigureAwait(false));
            return;
        }
        if (_context.Scope is { } scope)
        {
            await new TenantWrites<TEntity, TKey>(_context, scope).WritePayloadAsync(PayloadOf(entity), cancellationToken).ConfigureAwait(false);
            return;
        }
        using var body = new PooledBuffer();
        WritePayloadRequest(body, entity);
        using PooledBuffer answer = await _context.Client.Calls.SendAsync(
            RpcMethods.Points.OverwritePayload, body.WrittenMemory, QdrantRelease.First, _context.Options, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task DeleteAsync(TKey key, CancellationToken cancellationToken = default) => DeleteAsync([key], cancellationToken);

    /// <inheritdoc />
    public Task DeleteAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var ids = new PointsIdsList { Ids = { keys.Select(_context.Model.ToPointId) } };
        return ids.Ids.Count == 0 ? Task.CompletedTask : DeleteAsync(new PointsSelector { Points = ids }, cancellationToken);
    }

    /// <inheritdoc />
    public Task DeleteAsync(Func<TFields, Condition<TEntity>> where, CancellationToken cancellationToken = default) =>
        DeleteAsync(Selector(where, nameof(DeleteAllAsync)), cancellationToken);

    /// <inheritdoc />
    public Task DeleteAllAsync(CancellationToken cancellationToken = default) => DeleteAsync(new PointsSelector { Filter = new Filter() }, cancellationToken);

    /// <inheritdoc />
    public Task PatchAsync(TKey key, Func<Patch<TEntity, TFields>, Patch<TEntity, TFields>> patch, CancellationToken cancellationToken = default) =>
        PatchAsync(new PointsSelector { Points = new PointsIdsList { Ids = { _context.Model.ToPointId(key) } } }, patch, cancellationToken);

    /// <inheritdoc />
    public Task PatchAsync(
        Func<TFields, Condition<TEntity>> where, Func<Patch<TEntity, TFields>, Patch<TEntity, TFields>> patch, CancellationToken cancellationToken = default) =>
        PatchAsync(Selector(where, nameof(PatchAllAsync)), patch, cancellationToken);

    /// <inheritdoc />
    public Task PatchAllAsync(Func<Patch<TEntity, TFields>, Patch<TEntity, TFields>> patch, CancellationToken cancellationToken = default) =>
        PatchAsync(new PointsSelector { Filter = new Filter() }, patch, cancellationToken);

    private async Task WriteAsync(IReadOnlyList<TEntity> entities, UpdateMode mode, CancellationToken cancellationToken)
    {
        if (entities.Count == 0) return;
        if (IsGuarded)
        {
            PointStruct[] points = await ToPointsAsync(entities, cancellationToken).ConfigureAwait(false);
            ThrowIfAny(await WriteGuardedAsync(points, mode, cancellationToken).ConfigureAwait(false));
            return;
        }
        ComputedVectors?[] computed = await new TextVectors<TEntity, TKey>(_context).ComputeAsync(entities, cancellationToken).ConfigureAwait(false);
        using var body = new PooledBuffer();
        WriteHeader(body, mode);
        for (int i = 0; i < entities.Count; i++) Append(body, entities[i], computed[i]);
        QdrantRelease newestUsed = mode == UpdateMode.Upsert ? VectorForm : UpdateModes;
        using PooledBuffer answer =
            await _context.Client.Calls.SendAsync(RpcMethods.Points.Upsert, body.WrittenMemory, newestUsed, _context.Options, cancellationToken).ConfigureAwait(false);
    }

    private async Task<UploadReport> UploadAsync(IAsyncEnumerable<TEntity> entities, TextVectors<TEntity, TKey> vectors, UploadOptions? options, CancellationToken cancellationToken)
    {
        int chunk = Math.Max((options ?? new UploadOptions()).BatchSize, 1);
        var guarded = IsGuarded ? new GuardedSender(WriteGuardedAsync) : null;
        UploadReport report = await new UploadPipeline<(TEntity Entity, ComputedVectors? Vectors)>(
                (batch, item) => Append(batch, item.Entity, item.Vectors), guarded is null ? Sender() : guarded, options)
            .RunAsync(UploadSource.Compute(entities, vectors, chunk, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (guarded is not null) ThrowIfAny(guarded.Conflicts);
        return report;
    }

    private PointSender Sender() => new(_context.Client.Calls, CollectionName, VectorForm, _context.Options);

    private void WriteHeader(PooledBuffer body, UpdateMode mode)
    {
        var writer = new WireWriter(body);
        writer.WriteString(CollectionField, CollectionName);
        writer.WriteBool(WaitField, _context.Defaults.Wait);
        if (mode != UpdateMode.Upsert) writer.WriteUInt64(UpdateModeField, (ulong)mode);
        WriteOrdering(ref writer, field: 4);
        writer.Flush();
    }

    private void Append(PooledBuffer batch, TEntity entity, ComputedVectors? computed)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var writer = new WireWriter(batch);
        int start = writer.BeginMessage(PointsField, ExpectedPointSize);
        if (_context.Scope is null) TModel.WritePoint(ref writer, entity, _context.Schema, computed);
        else writer.WriteRaw(ToPoint(entity, computed).ToByteArray());
        writer.EndMessage(start, ExpectedPointSize);
        writer.Flush();
    }

    // A guess above 127 and below 16384 bytes reserves two bytes for the length, which is right for most points.
    private const int ExpectedPointSize = 4096;

    private void WritePayloadRequest(PooledBuffer body, TEntity entity)
    {
        const int selectorField = 5, pointsList = 1, ids = 1;
        var writer = new WireWriter(body);
        writer.WriteString(CollectionField, CollectionName);
        writer.WriteBool(WaitField, _context.Defaults.Wait);
        TModel.WritePayload(ref writer, 3, entity);
        int selector = writer.BeginMessage(selectorField);
        int list = writer.BeginMessage(pointsList);
        TModel.WriteId(ref writer, ids, TModel.GetKey(entity), TModel.GetTenant(entity));
        writer.EndMessage(list);
        writer.EndMessage(selector);
        WriteOrdering(ref writer, field: 6);
        writer.Flush();
    }

    private void WriteOrdering(ref WireWriter writer, int field)
    {
        if (_context.Defaults.Ordering is not { } ordering) return;
        int start = writer.BeginMessage(field);
        writer.WriteUInt64(1, (ulong)ordering);
        writer.EndMessage(start);
    }

    private async Task DeleteAsync(PointsSelector points, CancellationToken cancellationToken)
    {
        var request = new DeletePoints { CollectionName = CollectionName, Wait = _context.Defaults.Wait, Points = points, Ordering = _context.Ordering };
        await _context.CallAsync(RpcMethods.Points.Delete, request, cancellationToken).ConfigureAwait(false);
    }

    private const uint PatchPage = 1000;

    private async Task PatchAsync(PointsSelector points, Func<Patch<TEntity, TFields>, Patch<TEntity, TFields>> patch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(patch);
        Patch<TEntity, TFields> changes = patch(new Patch<TEntity, TFields>(Fields));
        if (Conditional is { } conditional)
        {
            Filter all = points.Filter ?? new Filter { Must = { new Core.Protocol.Condition { HasId = new HasIdCondition { HasId = { points.Points.Ids } } } } };
            await new ConditionalPatch<TEntity, TKey>(_context, conditional, selector => changes.ToOperations(selector, _context.Schema)).RunAsync(all, cancellationToken).ConfigureAwait(false);
            return;
        }
        IReadOnlyList<PointsUpdateOperation> operations = changes.ToOperations(points, _context.Schema);
        if (operations.Count == 0) return;
        if (operations.Count == 1 || points.Filter is not { } filter || filter.CalculateSize() == 0)
        {
            await SendAsync(operations, cancellationToken).ConfigureAwait(false);
            return;
        }
        // Servers ask the filter anew for each operation of a batch, and an earlier one may have changed its answer: so the points are found first.
        await foreach (Filter page in FindAsync(filter, cancellationToken).ConfigureAwait(false))
            await SendAsync(changes.ToOperations(new PointsSelector { Filter = page }, _context.Schema), cancellationToken).ConfigureAwait(false);
    }

    private async Task SendAsync(IReadOnlyList<PointsUpdateOperation> operations, CancellationToken cancellationToken)
    {
        var request = new UpdateBatchPoints { CollectionName = CollectionName, Wait = _context.Defaults.Wait, Operations = { operations }, Ordering = _context.Ordering };
        await _context.CallAsync(RpcMethods.Points.UpdateBatch, request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The points of a filter, page by page, as filters on their ids: one that is gone by then is passed over.</summary>
    private async IAsyncEnumerable<Filter> FindAsync(Filter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ScrollPoints
        {
            CollectionName = CollectionName, Filter = filter, Limit = PatchPage, WithPayload = new WithPayloadSelector { Enable = false }, WithVectors = new WithVectorsSelector { Enable = false },
        };
        do
        {
            ScrollResponse page = await _context.CallAsync(RpcMethods.Points.Scroll, request, cancellationToken).ConfigureAwait(false);
            if (page.Result.Count > 0) yield return new Filter { Must = { new Core.Protocol.Condition { HasId = new HasIdCondition { HasId = { page.Result.Select(point => point.Id) } } } } };
            request.Offset = page.NextPageOffset;
        }
        while (request.Offset is not null);
    }

    /// <summary>The points of a condition. One that holds for every point is most often a mistake in building it, so it must be said otherwise.</summary>
    private PointsSelector Selector(Func<TFields, Condition<TEntity>> where, string all)
    {
        ArgumentNullException.ThrowIfNull(where);
        ConditionNode condition = where(Fields).Node;
        return FilterCompiler.CompileOrNull(condition) is { } filter
            ? new PointsSelector { Filter = filter }
            : throw new QdrantException($"The condition holds for every point of \"{CollectionName}\". If that is meant, call {all}.");
    }
}
