using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Repository.Queries;

/// <summary>Reads points as one type, whatever the type is to the collection.</summary>
internal abstract class PointReader<T>
{
    public abstract T Read(WireReader point, PointLayout layout);
}

/// <summary>Reads points as a projection, and says what to load for it.</summary>
internal sealed class ProjectionReader<TEntity, T> : PointReader<T> where T : IProjection<TEntity, T>
{
    public static ProjectionReader<TEntity, T> Instance { get; } = new();

    public static WithPayloadSelector Payload => T.PayloadKeys.Count == 0
        ? new WithPayloadSelector { Enable = false }
        : new WithPayloadSelector { Include = new PayloadIncludeSelector { Fields = { T.PayloadKeys.Select(PayloadPath.Quote) } } };

    /// <summary>An unnamed vector has no name to be asked by, and a collection with one has no other dense vector.</summary>
    public static WithVectorsSelector? Vectors => T.Vectors.Count == 0 ? null
        : T.Vectors.Contains("") ? new WithVectorsSelector { Enable = true }
        : new WithVectorsSelector { Include = new VectorsSelector { Names = { T.Vectors } } };

    public override T Read(WireReader point, PointLayout layout) => T.Read(point, layout);
}
