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
        Sent.VectorOneofCase.Sparse => Sparse(vector.Sparse.Indices, vector.Sparse.Values),
        Sent.VectorOneofCase.MultiDense => Rows(vector.MultiDense.Vectors),
        Sent.VectorOneofCase.Document => Infer(vector.Document),
        Sent.VectorOneofCase.Image => throw (vector.Image.Image_ is null ? ServerError.Conversion("Empty image is not allowed") : Unsupported(vector.Image.Model)),
        Sent.VectorOneofCase.Object => throw (vector.Object.Object is null ? ServerError.Conversion("Empty object is not allowed") : Unsupported(vector.Object.Model)),
        _ => OlderForm(vector),
    };

    /// <summary>The older flat form: values, with indices for a sparse vector or a row count for a multivector.</summary>
    private static VectorValue OlderForm(Sent vector)
    {
        if (vector.Indices is { } indices) return Sparse(indices.Data, vector.Data);
        float[] data = vector.Data.ToArray();
        if (!vector.HasVectorsCount) return VectorValue.Dense(data);
        // As with rows: the operations of a batch come here unchecked.
        uint rows = vector.VectorsCount;
        if (rows == 0) throw ServerError.BadInput("Validation error: invalid_vector_count [{\"vectors_count\": String(\"vectors count must be greater than 0\")}]");
        if (data.Length % rows != 0)
            throw ServerError.BadInput($"Validation error: invalid dense vector length for vectors count [{{\"vectors_count\": Number({rows}), \"vector_len\": Number({data.Length})}}]");
        return VectorValue.Multi(data, data.Length == 0 ? 0 : (int)rows);
    }

    private static VectorValue Sparse(RepeatedField<uint> indices, RepeatedField<float> values) => indices.Count == values.Count
        ? VectorValue.Sparse(indices.ToArray(), values.ToArray())
        : throw ServerError.BadInput("Validation error: must be the same length as indices [{}]");

    private static VectorValue Rows(RepeatedField<DenseVector> rows)
    {
        int length = rows.Count == 0 ? 0 : rows[0].Data.Count;
        var data = new float[checked(rows.Count * length)];
        for (int i = 0; i < rows.Count; i++)
        {
            // Refused before, but the operations of a batch come here unchecked.
            if (rows[i].Data.Count != length)
                throw ServerError.BadInput($"Validation error: all vectors must have the same dimension, found vector with dimension {rows[i].Data.Count}");
            rows[i].Data.CopyTo(data, i * length);
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
