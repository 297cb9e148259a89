using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;
using Qdrant.Core.Text;
using Qdrant.Local.Engine.Writes;
using Qdrant.Local.Scoring;
using Sent = Qdrant.Core.Protocol.Vector;

namespace Qdrant.Local.Service.Points;

/// <summary>Vectors of a write, from message to value.</summary>
internal static class VectorConversion
{
    public static IReadOnlyList<NamedVector> Convert(Vectors vectors)
    {
        switch (vectors.VectorsOptionsCase)
        {
            case Vectors.VectorsOptionsOneofCase.Vector:
                VectorValue unnamed = Convert(vectors.Vector);
                if (unnamed.Kind == VectorKind.Sparse) throw ServerError.Conversion("Sparse vector must be named");
                return [new NamedVector("", unnamed)];
            case Vectors.VectorsOptionsOneofCase.Vectors_:
                var named = new List<NamedVector>(vectors.Vectors_.Vectors.Count);
                foreach ((string name, Sent vector) in vectors.Vectors_.Vectors) named.Add(new NamedVector(name, Convert(vector)));
                return named;
            default:
                throw ServerError.Conversion("No Vector Provided");
        }
    }

    private static VectorValue Convert(Sent vector) => vector.VectorCase switch
    {
        Sent.VectorOneofCase.Dense => VectorValue.Dense(vector.Dense.Data.ToArray()),
        Sent.VectorOneofCase.Sparse => VectorValue.Sparse(vector.Sparse.Indices.ToArray(), vector.Sparse.Values.ToArray()),
        Sent.VectorOneofCase.MultiDense => Rows(vector.MultiDense.Vectors),
        Sent.VectorOneofCase.Document => Infer(vector.Document),
        Sent.VectorOneofCase.Image => throw (vector.Image.Image_ is null ? ServerError.Conversion("Empty image is not allowed") : Unsupported(vector.Image.Model)),
        Sent.VectorOneofCase.Object => throw (vector.Object.Object is null ? ServerError.Conversion("Empty object is not allowed") : Unsupported(vector.Object.Model)),
        _ => OlderForm(vector),
    };

    /// <summary>The older flat form: values, with indices for a sparse vector or a row count for a multivector.</summary>
    private static VectorValue OlderForm(Sent vector)
    {
        float[] data = vector.Data.ToArray();
        if (vector.Indices is { } indices) return VectorValue.Sparse(indices.Data.ToArray(), data);
        return vector.HasVectorsCount ? VectorValue.Multi(data, (int)vector.VectorsCount) : VectorValue.Dense(data);
    }

    private static VectorValue Rows(RepeatedField<DenseVector> rows)
    {
        int length = rows.Count == 0 ? 0 : rows[0].Data.Count;
        var data = new float[rows.Count * length];
        for (int i = 0; i < rows.Count; i++)
        {
            // Rows of unequal length are refused before; in a batch they come through to here.
            if (rows[i].Data.Count == length) rows[i].Data.CopyTo(data, i * length);
        }
        return VectorValue.Multi(data, rows.Count);
    }

    private static VectorValue Infer(Document document)
    {
        if (!Bm25Encoder.IsModel(document.Model)) throw Unsupported(document.Model);
        Bm25Vector encoded;
        try
        {
            encoded = Bm25Encoder.FromOptions(document.Options).EncodeDocument(document.Text);
        }
        catch (TextOptionException bad)
        {
            throw ServerError.BadInput(bad.Message);
        }
        return VectorValue.Sparse(encoded.Indices.ToArray(), encoded.Values.ToArray());
    }

    private static Qdrant.Core.QdrantRpcException Unsupported(string model) => Bm25Encoder.IsModel(model)
        ? ServerError.BadInput("Only text input is supported for qdrant/bm25.")
        : ServerError.Internal("InferenceService URL not configured - please provide valid address in config");
}
