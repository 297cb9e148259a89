namespace Qdrant.Local.Scoring;

/// <summary>A vector as it is sent or read: one row, several rows, or weights by index.</summary>
internal sealed class VectorValue
{
    private VectorValue(VectorKind kind, float[] data, uint[] indices, int rows)
    {
        Kind = kind;
        Data = data;
        Indices = indices;
        Rows = rows;
    }

    public VectorKind Kind { get; }

    /// <summary>The components of a dense vector, the rows of a multivector one after the other, or the weights of a sparse vector.</summary>
    public float[] Data { get; }

    /// <summary>The indices of a sparse vector, ascending; empty otherwise.</summary>
    public uint[] Indices { get; }

    /// <summary>How many rows <see cref="Data"/> holds; 1 for a dense vector.</summary>
    public int Rows { get; }

    /// <summary>The length of one row.</summary>
    public int RowLength => Rows == 0 ? 0 : Data.Length / Rows;

    /// <summary>Whether a sparse vector names an index twice; such a vector must not be stored.</summary>
    public bool HasRepeatedIndex
    {
        get
        {
            for (int i = 1; i < Indices.Length; i++) if (Indices[i] == Indices[i - 1]) return true;
            return false;
        }
    }

    public static VectorValue Dense(float[] data) => new(VectorKind.Dense, data, [], 1);

    public static VectorValue Multi(float[] data, int rows) => new(VectorKind.Multi, data, [], rows);

    /// <summary>Takes over both arrays and sorts them by index.</summary>
    public static VectorValue Sparse(uint[] indices, float[] values)
    {
        Array.Sort(indices, values);
        return new(VectorKind.Sparse, values, indices, 0);
    }

    public ReadOnlySpan<float> Row(int row) => Data.AsSpan(row * RowLength, RowLength);
}
