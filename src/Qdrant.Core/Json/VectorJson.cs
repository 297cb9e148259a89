using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>
/// Vectors of points and of queries. Dense is a list of numbers, multi a list of lists, sparse an object of indices and values; documents, images
/// and objects are for inference.
/// </summary>
internal static class VectorJson
{
    /// <summary>The vectors of a point: one value for the unnamed vector, otherwise an object by name.</summary>
    public static void Write(Utf8JsonWriter writer, Vectors? vectors)
    {
        switch (vectors?.VectorsOptionsCase)
        {
            // A bare sparse object would be taken for two named vectors.
            case Vectors.VectorsOptionsOneofCase.Vector when IsSparse(vectors.Vector):
                writer.WriteStartObject();
                writer.WritePropertyName("");
                Write(writer, vectors.Vector);
                writer.WriteEndObject();
                break;
            case Vectors.VectorsOptionsOneofCase.Vector: Write(writer, vectors.Vector); break;
            case Vectors.VectorsOptionsOneofCase.Vectors_:
                writer.WriteStartObject();
                foreach ((string name, Vector vector) in vectors.Vectors_.Vectors)
                {
                    writer.WritePropertyName(name);
                    Write(writer, vector);
                }
                writer.WriteEndObject();
                break;
            default:
                writer.WriteStartObject();
                writer.WriteEndObject();
                break;
        }
    }

    public static Vectors Read(JsonNode node)
    {
        if (!node.IsObject || InferenceJson.Is(node)) return new Vectors { Vector = ReadValue(node, named: false) };
        var named = new NamedVectors();
        foreach ((string name, JsonNode value) in node.Members()) named.Vectors[name] = ReadValue(value, named: true);
        return new Vectors { Vectors_ = named };
    }

    public static void WriteInput(Utf8JsonWriter writer, VectorInput? input)
    {
        switch (input?.VariantCase)
        {
            case VectorInput.VariantOneofCase.Id: PointIdJson.Write(writer, input.Id); break;
            case VectorInput.VariantOneofCase.Dense: writer.WriteFloats(input.Dense.Data); break;
            case VectorInput.VariantOneofCase.Sparse: WriteSparse(writer, input.Sparse.Indices, input.Sparse.Values); break;
            case VectorInput.VariantOneofCase.MultiDense: WriteMulti(writer, input.MultiDense); break;
            case VectorInput.VariantOneofCase.Document: InferenceJson.Write(writer, input.Document); break;
            case VectorInput.VariantOneofCase.Image: InferenceJson.Write(writer, input.Image); break;
            case VectorInput.VariantOneofCase.Object: InferenceJson.Write(writer, input.Object); break;
            default: throw Unset.Error("a query vector", "id, dense, sparse, multi_dense, document, image, object");
        }
    }

    public static VectorInput ReadInput(JsonNode node)
    {
        if (node.IsText || node.IsNumber) return new VectorInput { Id = PointIdJson.Read(node) };
        Vector vector = ReadValue(node, named: true);
        return vector.VectorCase switch
        {
            Vector.VectorOneofCase.Sparse => new VectorInput { Sparse = vector.Sparse },
            Vector.VectorOneofCase.MultiDense => new VectorInput { MultiDense = vector.MultiDense },
            Vector.VectorOneofCase.Document => new VectorInput { Document = vector.Document },
            Vector.VectorOneofCase.Image => new VectorInput { Image = vector.Image },
            Vector.VectorOneofCase.Object => new VectorInput { Object = vector.Object },
            _ => new VectorInput { Dense = vector.Dense },
        };
    }

    private static void Write(Utf8JsonWriter writer, Vector vector)
    {
        switch (vector.VectorCase)
        {
            case Vector.VectorOneofCase.Dense: writer.WriteFloats(vector.Dense.Data); break;
            case Vector.VectorOneofCase.Sparse: WriteSparse(writer, vector.Sparse.Indices, vector.Sparse.Values); break;
            case Vector.VectorOneofCase.MultiDense: WriteMulti(writer, vector.MultiDense); break;
            case Vector.VectorOneofCase.Document: InferenceJson.Write(writer, vector.Document); break;
            case Vector.VectorOneofCase.Image: InferenceJson.Write(writer, vector.Image); break;
            case Vector.VectorOneofCase.Object: InferenceJson.Write(writer, vector.Object); break;
            default: WriteOldForm(writer, vector); break;
        }
    }

    // Before the oneof, one list of numbers stood for all three kinds.
    private static void WriteOldForm(Utf8JsonWriter writer, Vector vector)
    {
#pragma warning disable CS0612 // deprecated in the contract, and still sent by older clients
        if (vector.Indices is { } indices) WriteSparse(writer, indices.Data, vector.Data);
        else if (!vector.HasVectorsCount) writer.WriteFloats(vector.Data);
        else if (vector.VectorsCount > 0 && vector.Data.Count % vector.VectorsCount == 0) WriteRows(writer, vector.Data.Chunk(Math.Max(1, (int)(vector.Data.Count / vector.VectorsCount))));
        else throw new QdrantJsonException("$", $"{vector.Data.Count} numbers are not {vector.VectorsCount} rows of the same length");
#pragma warning restore CS0612
    }

#pragma warning disable CS0612
    private static bool IsSparse(Vector vector) =>
        vector.VectorCase == Vector.VectorOneofCase.Sparse || (vector.VectorCase == Vector.VectorOneofCase.None && vector.Indices is not null);
#pragma warning restore CS0612

    private static void WriteMulti(Utf8JsonWriter writer, MultiDenseVector multi) => WriteRows(writer, multi.Vectors.Select(row => row.Data));

    private static void WriteRows(Utf8JsonWriter writer, IEnumerable<IEnumerable<float>> rows)
    {
        writer.WriteStartArray();
        foreach (IEnumerable<float> row in rows) writer.WriteFloats(row);
        writer.WriteEndArray();
    }

    private static void WriteSparse(Utf8JsonWriter writer, IEnumerable<uint> indices, IEnumerable<float> values)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("indices");
        foreach (uint index in indices) writer.WriteNumberValue(index);
        writer.WriteEndArray();
        writer.WritePropertyName("values");
        writer.WriteFloats(values);
        writer.WriteEndObject();
    }

    private static Vector ReadValue(JsonNode node, bool named)
    {
        if (InferenceJson.Is(node)) return InferenceJson.Read(node);
        if (node.IsObject)
        {
            JsonFields fields = node.Fields("a sparse vector", "indices", "values");
            return Sparse(fields.Required("indices"), fields.Required("values"));
        }
        if (!node.IsArray) throw node.Expected("a vector: a list of numbers, a list of lists, or an object");
        JsonNode[] items = [.. node.Items()];
        if (items.Length == 0 || !items[0].IsArray) return new Vector { Dense = Dense(node) };
        // The server reads two lists, the first of integers, as a sparse vector, unless it is the unnamed vector of a point. Rows of floats are safe.
        if (named && items.Length == 2 && items[0].Items().All(item => item.IsInteger && item.Element.TryGetUInt32(out _))) return Sparse(items[0], items[1]);
        return new Vector { MultiDense = new MultiDenseVector { Vectors = { items.Select(Dense) } } };
    }

    private static DenseVector Dense(JsonNode node) => new() { Data = { node.Items().Select(item => item.Float()) } };

    private static Vector Sparse(JsonNode indices, JsonNode values) => new()
    {
        Sparse = new SparseVector { Indices = { indices.Items().Select(item => item.UInt32()) }, Values = { values.Items().Select(item => item.Float()) } },
    };
}
