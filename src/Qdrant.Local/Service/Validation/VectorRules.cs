using Qdrant.Core.Protocol;
using Sent = Qdrant.Core.Protocol.Vector;

namespace Qdrant.Local.Service.Validation;

/// <summary>The rules of vectors in writes, checked on the message.</summary>
internal static class VectorRules
{
    private const int MaxMultiVectorSize = 1048576;

    public static void Check(Violations found, RulePath path, Vectors? vectors)
    {
        switch (vectors?.VectorsOptionsCase)
        {
            case Vectors.VectorsOptionsOneofCase.Vector:
                Check(found, path + ".vectors_options", vectors.Vector);
                break;
            case Vectors.VectorsOptionsOneofCase.Vectors_:
                foreach (Sent vector in vectors.Vectors_.Vectors.Values)
                {
                    int before = found.Entries.Count;
                    Check(found, path + ".vectors_options.vectors.[]", vector);
                    if (found.Entries.Count > before) return;
                }
                break;
        }
    }

    private static void Check(Violations found, RulePath path, Sent vector)
    {
        switch (vector.VectorCase)
        {
            case Sent.VectorOneofCase.Sparse: Sparse(found, path, vector.Sparse.Indices, vector.Sparse.Values.Count); break;
            case Sent.VectorOneofCase.MultiDense: Multi(found, path, vector.MultiDense); break;
            case Sent.VectorOneofCase.None: OlderForm(found, path, vector); break;
        }
    }

    public static void Sparse(Violations found, RulePath path, IReadOnlyCollection<uint> indices, int values)
    {
        if (indices.Count != values) found.AddCode(path + ".values", "must be the same length as indices");
        if (new HashSet<uint>(indices).Count != indices.Count) found.AddCode(path + ".indices", "must be unique");
    }

    public static void Multi(Violations found, RulePath path, MultiDenseVector vector)
    {
        if (Problem(vector) is { } problem) found.Add(path + ".data", problem);
    }

    private static string? Problem(MultiDenseVector vector)
    {
        if (vector.Vectors.Count == 0) return "multi vector must not be empty";
        if (vector.Vectors.Any(row => row.Data.Count == 0)) return "all vectors must be non-empty";
        long total = vector.Vectors.Sum(row => (long)row.Data.Count);
        if (total >= MaxMultiVectorSize) return $"Total size of all vectors ({total}) must be less than {MaxMultiVectorSize}";
        DenseVector? odd = vector.Vectors.FirstOrDefault(row => row.Data.Count != vector.Vectors[0].Data.Count);
        return odd is null ? null : $"all vectors must have the same dimension, found vector with dimension {odd.Data.Count}";
    }

    private static void OlderForm(Violations found, RulePath path, Sent vector)
    {
        if (vector.Indices is { } indices)
        {
            if (vector.HasVectorsCount) found.AddCode(path + ".indices", "`indices` and `vectors_count` cannot be both specified");
            else Sparse(found, path, indices.Data, vector.Data.Count);
            return;
        }
        if (!vector.HasVectorsCount) return;
        if (vector.VectorsCount == 0)
            found.Add(path + ".data", "Validation error: invalid_vector_count [{\"vectors_count\": String(\"vectors count must be greater than 0\")}]");
        else if (vector.Data.Count % (int)Math.Min(vector.VectorsCount, int.MaxValue) != 0)
            found.Add(path + ".data", $"Validation error: invalid dense vector length for vectors count [{{\"vectors_count\": Number({vector.VectorsCount}), \"vector_len\": Number({vector.Data.Count})}}]");
        else if (vector.Data.Count == 0) found.Add(path + ".data", "multi vector must not be empty");
    }
}
