using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Repository.Codec;
using Qdrant.Repository.Writes;

namespace Qdrant.Repository;

public abstract partial class QdrantRepository<TEntity, TKey, TFields, TModel>
{
    /// <summary>The writes of an entity with a concurrency token; null when it has none.</summary>
    private protected ConditionalWrites<TEntity, TKey>? Conditional => TModel.RevisionKey is { } key ? new(_context, key) : null;

    /// <summary>The revision an entity was read with.</summary>
    private protected long RevisionOf(TEntity entity) => Conditional!.Keys.Revision(PayloadOf(entity).Payload);

    /// <summary>An entity as the message that is sent.</summary>
    private protected async Task<PointStruct[]> ToPointsAsync(IReadOnlyList<TEntity> entities, CancellationToken cancellationToken)
    {
        ComputedVectors?[] computed = await new TextVectors<TEntity, TKey>(_context).ComputeAsync(entities, cancellationToken).ConfigureAwait(false);
        return [.. entities.Select((entity, i) => ToPoint(entity, computed[i]))];
    }

    /// <summary>The id and the payload of an entity.</summary>
    private protected PointStruct PayloadOf(TEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        using var buffer = new PooledBuffer();
        var writer = new WireWriter(buffer);
        TModel.WriteId(ref writer, 1, TModel.GetKey(entity), TModel.GetTenant(entity));
        TModel.WritePayload(ref writer, 3, entity);
        writer.Flush();
        return Own(PointStruct.Parser.ParseFrom(buffer.WrittenSpan), entity);
    }

    /// <summary>Throws when points were not written.</summary>
    private protected void ThrowIfAny(IReadOnlyList<ConcurrencyConflict> conflicts)
    {
        if (conflicts.Count > 0) throw new ConcurrencyConflictException(CollectionName, conflicts);
    }

    private PointStruct ToPoint(TEntity entity, ComputedVectors? computed)
    {
        ArgumentNullException.ThrowIfNull(entity);
        using var buffer = new PooledBuffer();
        var writer = new WireWriter(buffer);
        TModel.WritePoint(ref writer, entity, _context.Schema, computed);
        writer.Flush();
        return Own(PointStruct.Parser.ParseFrom(buffer.WrittenSpan), entity);
    }

    // An entity whose tenant is left empty is the scope's, and its id is made of that.
    private PointStruct Own(PointStruct point, TEntity entity)
    {
        if (_context.Scope is not { } scope) return point;
        scope.Stamp(point, typeof(TEntity).Name);
        if (scope.Tenant is not null) point.Id = _context.Model.ToPointId(TModel.GetKey(entity));
        return point;
    }

    /// <summary>Writes points on all their conditions: revision and tenant.</summary>
    private async Task<IReadOnlyList<ConcurrencyConflict>> WriteGuardedAsync(IReadOnlyList<PointStruct> points, UpdateMode mode, CancellationToken cancellationToken)
    {
        if (Conditional is { } conditional) return await conditional.WriteAsync(points, mode, cancellationToken).ConfigureAwait(false);
        await new TenantWrites<TEntity, TKey>(_context, _context.Scope!).WriteAsync(points, mode, cancellationToken).ConfigureAwait(false);
        return [];
    }

    private bool IsGuarded => TModel.RevisionKey is not null || _context.Scope is not null;
}
