using Qdrant.Core;
using Qdrant.Core.Wire;
using Qdrant.Repository.Codec;
using Qdrant.Repository.Schema;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository.Queries;

/// <summary>The generated model as an object, so that builders need not carry its type.</summary>
internal abstract class PointModel<TEntity, TKey> : PointReader<TEntity>
{
    public abstract CollectionSchema Schema { get; }
    public abstract string? KeyPayload { get; }
    public abstract TKey GetKey(TEntity entity);
    public abstract string? GetVectorText(TEntity entity, string vector);
    public abstract void WritePoint(ref WireWriter writer, TEntity entity, CollectionSchema schema, ComputedVectors? computed);
    public abstract void WritePayload(ref WireWriter writer, int field, TEntity entity);
    public abstract void WriteId(ref WireWriter writer, int field, TKey key);
    public abstract TKey ReadKey(WireReader point, PointLayout layout);

    /// <summary>The point id of a key as a message, for requests that are built as messages.</summary>
    public Proto.PointId ToPointId(TKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var buffer = new PooledBuffer(64);
        var writer = new WireWriter(buffer);
        WriteId(ref writer, 1, key);
        writer.Flush();
        var reader = new WireReader(buffer.WrittenSpan);
        reader.ReadTag(out _, out WireType type);
        return Proto.PointId.Parser.ParseFrom(reader.ReadBytes(type));
    }
}

/// <inheritdoc />
internal sealed class PointModel<TEntity, TKey, TModel>(string? tenant) : PointModel<TEntity, TKey> where TModel : IEntityModel<TEntity, TKey>
{
    public static PointModel<TEntity, TKey, TModel> Instance { get; } = new(null);

    public override CollectionSchema Schema => TModel.Schema;
    public override string? KeyPayload => TModel.KeyPayload;
    public override TKey GetKey(TEntity entity) => TModel.GetKey(entity);
    public override string? GetVectorText(TEntity entity, string vector) => TModel.GetVectorText(entity, vector);
    public override void WritePayload(ref WireWriter writer, int field, TEntity entity) => TModel.WritePayload(ref writer, field, entity);
    public override void WriteId(ref WireWriter writer, int field, TKey key)
    {
        if (tenant is null && TModel.TenantKey is not null && TModel.KeyPayload is not null)
            throw new QdrantException($"The point ids of {typeof(TEntity).Name} are made of tenant and key, so a key alone names no point. Use ForTenant, or a condition.");
        TModel.WriteId(ref writer, field, key, tenant);
    }

    public override TEntity Read(WireReader point, PointLayout layout) => TModel.Read(point, layout);
    public override TKey ReadKey(WireReader point, PointLayout layout) => TModel.ReadKey(point, layout);

    public override void WritePoint(ref WireWriter writer, TEntity entity, CollectionSchema schema, ComputedVectors? computed) =>
        TModel.WritePoint(ref writer, entity, schema, computed);
}
