using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Scoring;

/// <summary>Several rows a point; the best row for each query row counts.</summary>
internal sealed class MultiVectors(VectorParams settings) : VectorStorage
{
    private byte[]?[] _rows = [];

    public override VectorKind Kind => VectorKind.Multi;

    public override bool SmallerIsBetter => Space.SmallerIsBetter;

    public VectorSpace Space { get; } = new(settings.Distance, RowCodec.Create(settings.Datatype, checked((int)settings.Size)));

    public int Dimension => Space.Dimension;

    public override VectorValue Read(int slot)
    {
        ReadOnlySpan<byte> stored = _rows[slot];
        int rows = stored.Length / Space.Codec.Stride;
        var data = new float[rows * Space.Dimension];
        for (int i = 0; i < rows; i++)
            Space.Codec.Decode(stored.Slice(i * Space.Codec.Stride, Space.Codec.Stride), data.AsSpan(i * Space.Dimension, Space.Dimension));
        return VectorValue.Multi(data, rows);
    }

    protected override void WriteOutput(ref WireWriter writer, int slot)
    {
        VectorValue value = Read(slot);
        int start = writer.BeginMessage(103);
        for (int i = 0; i < value.Rows; i++) DenseOutput.Write(ref writer, 1, value.Row(i));
        writer.EndMessage(start);
    }

    public override void CheckInput(VectorValue vector)
    {
        if (vector.Kind == VectorKind.Sparse) throw VectorErrors.SparseMismatch();
        if (vector.RowLength != Space.Dimension) throw VectorErrors.WrongSize(Space.Dimension, vector.RowLength);
    }

    /// <summary>Takes rows as sent, one after the other (their length is a multiple of <see cref="Dimension"/>).</summary>
    public void Set(int slot, ReadOnlySpan<float> rows)
    {
        int count = rows.Length / Dimension, stride = Space.Codec.Stride;
        var stored = new byte[count * stride];
        for (int i = 0; i < count; i++) Space.Store(rows.Slice(i * Dimension, Dimension), stored.AsSpan(i * stride, stride));
        Keep(slot, stored);
    }

    /// <summary>The rows of a slot in their stored form.</summary>
    public ReadOnlySpan<byte> Stored(int slot) => _rows[slot];

    /// <summary>Takes rows in their stored form, when a store is opened.</summary>
    public void SetStored(int slot, ReadOnlySpan<byte> stored) => Keep(slot, stored.ToArray());

    public override PointScorer Prepare(VectorValue query)
    {
        var rows = new RowQuery[query.Rows];
        for (int i = 0; i < rows.Length; i++) rows[i] = Space.Prepare(query.Row(i));
        return new MultiScorer(this, rows);
    }

    protected override void Erase(int slot) => _rows[slot] = null;

    private void Keep(int slot, byte[] stored)
    {
        Claim(slot);
        if (slot >= _rows.Length) Array.Resize(ref _rows, Math.Max(slot + 1, Math.Max(16, _rows.Length * 2)));
        _rows[slot] = stored;
    }
}

/// <summary>Sum over the query rows of the best similarity among the stored rows.</summary>
internal sealed class MultiScorer(MultiVectors vectors, RowQuery[] query) : PointScorer
{
    public override float Score(int slot)
    {
        ReadOnlySpan<byte> rows = vectors.Stored(slot);
        VectorSpace space = vectors.Space;
        int stride = space.Codec.Stride;
        float sum = 0;
        foreach (RowQuery row in query)
        {
            float best = float.NegativeInfinity;
            for (int at = 0; at < rows.Length; at += stride)
            {
                float similarity = space.Similarity(row, rows.Slice(at, stride));
                if (similarity > best) best = similarity;
            }
            sum += best;
        }
        return sum;
    }

    public override float Final(float value) => vectors.Space.FinalScore(value);
}
