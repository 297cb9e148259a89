using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;
using PointId = Qdrant.Local.Engine.PointId;
using VectorExample = Qdrant.Local.Querying.Plan.VectorExample;

namespace Qdrant.Local.Querying.Conversion;

/// <summary>Reads ids and vectors of read requests.</summary>
internal static class ExampleConversion
{
    /// <exception cref="QdrantRpcException">No variant, or a UUID that is none.</exception>
    public static PointId Id(Core.Protocol.PointId id) => id.PointIdOptionsCase switch
    {
        Core.Protocol.PointId.PointIdOptionsOneofCase.Num => PointId.FromNumber(id.Num),
        Core.Protocol.PointId.PointIdOptionsOneofCase.Uuid => PointId.TryParseUuid(id.Uuid, out PointId uuid)
            ? uuid
            : throw ServerError.Conversion($"Unable to parse UUID: {id.Uuid}"),
        _ => throw ServerError.Conversion("No ID options provided"),
    };

    public static VectorExample Input(VectorInput input) => input.VariantCase switch
    {
        VectorInput.VariantOneofCase.Id => new VectorExample(Id(input.Id)),
        VectorInput.VariantOneofCase.Dense => new VectorExample(VectorValue.Dense([.. input.Dense.Data])),
        VectorInput.VariantOneofCase.Sparse => new VectorExample(Sparse(input.Sparse)),
        VectorInput.VariantOneofCase.MultiDense => new VectorExample(Multi(input.MultiDense)),
        VectorInput.VariantOneofCase.Document => new VectorExample(QueryInference.Document(input.Document)),
        VectorInput.VariantOneofCase.Image => throw QueryInference.Image(input.Image),
        VectorInput.VariantOneofCase.Object => throw QueryInference.Object(input.Object),
        _ => throw ServerError.Conversion("VectorInput variant is missing"),
    };

    /// <summary>A raw vector of the older calls.</summary>
    public static VectorValue Vector(Vector vector)
    {
        switch (vector.VectorCase)
        {
            case Core.Protocol.Vector.VectorOneofCase.Dense: return VectorValue.Dense([.. vector.Dense.Data]);
            case Core.Protocol.Vector.VectorOneofCase.Sparse: return Sparse(vector.Sparse);
            case Core.Protocol.Vector.VectorOneofCase.MultiDense: return Multi(vector.MultiDense);
            case Core.Protocol.Vector.VectorOneofCase.Document: return QueryInference.Document(vector.Document);
            case Core.Protocol.Vector.VectorOneofCase.Image: throw QueryInference.Image(vector.Image);
            case Core.Protocol.Vector.VectorOneofCase.Object: throw QueryInference.Object(vector.Object);
        }
        if (vector.Indices is { } indices) return Sparse(indices.Data, vector.Data);
        if (!vector.HasVectorsCount || vector.VectorsCount == 0) return VectorValue.Dense([.. vector.Data]);
        // Rows of no length fit no vector: the size that is reported is 0.
        bool even = vector.Data.Count > 0 && vector.Data.Count % vector.VectorsCount == 0;
        return VectorValue.Multi([.. vector.Data], even ? (int)vector.VectorsCount : 0);
    }

    public static VectorValue Sparse(SparseVector vector) => Sparse(vector.Indices, vector.Values);

    /// <summary>The examples of the older calls come here unchecked.</summary>
    private static VectorValue Sparse(IReadOnlyCollection<uint> indices, IReadOnlyCollection<float> values) => indices.Count == values.Count
        ? VectorValue.Sparse([.. indices], [.. values])
        : throw ServerError.Conversion("Sparse indices does not match sparse vector conditions: values: Validation error: must be the same length as indices [{}]");

    private static VectorValue Multi(MultiDenseVector vector) => VectorValue.Multi([.. vector.Vectors.SelectMany(row => row.Data)], vector.Vectors.Count);
}
