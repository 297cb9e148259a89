using System.Reflection;
using Google.Protobuf;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Repository;
using Qdrant.Repository.Codec;
using Qdrant.Repository.Schema;

namespace Qdrant.Generators.Tests.Harness;

/// <summary>Runs the generated codec of an entity of a generated assembly.</summary>
internal abstract class Codec
{
    public abstract CollectionSchema Schema { get; }

    public static Codec Of(Assembly assembly, string entity)
    {
        return Of(assembly.GetType(entity)!, assembly.GetType(entity + "Model")!);
    }

    public static Codec Of(Type type, Type model)
    {
        Type contract = model.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityModel<,>));
        return (Codec)Activator.CreateInstance(typeof(Codec<,,>).MakeGenericType(type, contract.GenericTypeArguments[1], model))!;
    }

    /// <summary>An entity as the point that is sent.</summary>
    public abstract PointStruct Write(object entity, ComputedVectors? computed = null);

    public abstract object Read(ScoredPoint point);

    public abstract object Read(RetrievedPoint point);

    /// <summary>Reads the bytes of a RetrievedPoint.</summary>
    public abstract object Read(byte[] point);

    public abstract object? ReadKey(RetrievedPoint point);

    /// <summary>What a server would answer for a point that was sent.</summary>
    public static RetrievedPoint Stored(PointStruct sent)
    {
        var stored = new RetrievedPoint { Id = sent.Id };
        foreach (var (key, value) in sent.Payload) stored.Payload.Add(key, value);
        if (sent.Vectors is not null) stored.Vectors = VectorsOutput.Parser.ParseFrom(sent.Vectors.ToByteArray());
        return stored;
    }

    public object RoundTrip(object entity) => Read(Stored(Write(entity)));
}

internal sealed class Codec<TEntity, TKey, TModel> : Codec where TModel : IEntityModel<TEntity, TKey> where TEntity : class
{
    public override CollectionSchema Schema => TModel.Schema;

    public override PointStruct Write(object entity, ComputedVectors? computed = null)
    {
        using var buffer = new PooledBuffer(16);
        var writer = new WireWriter(buffer);
        TModel.WritePoint(ref writer, (TEntity)entity, TModel.Schema, computed);
        writer.Flush();
        return PointStruct.Parser.ParseFrom(buffer.WrittenSpan);
    }

    public override object Read(ScoredPoint point) => TModel.Read(new WireReader(point.ToByteArray()), PointLayout.Scored);

    public override object Read(RetrievedPoint point) => Read(point.ToByteArray());

    public override object Read(byte[] point) => TModel.Read(new WireReader(point), PointLayout.Retrieved);

    public override object? ReadKey(RetrievedPoint point) => TModel.ReadKey(new WireReader(point.ToByteArray()), PointLayout.Retrieved);
}
