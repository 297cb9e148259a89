using System.Runtime.InteropServices;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Scoring;

/// <summary>One row a point.</summary>
internal sealed class DenseVectors : VectorStorage
{
    public DenseVectors(VectorParams settings)
    {
        Space = new VectorSpace(settings.Distance, RowCodec.Create(settings.Datatype, checked((int)settings.Size)));
        Rows = new RowBlocks(Space.Codec.Stride);
    }

    public override VectorKind Kind => VectorKind.Dense;

    public override bool SmallerIsBetter => Space.SmallerIsBetter;

    public VectorSpace Space { get; }

    public int Dimension => Space.Dimension;

    /// <summary>Bytes of one vector in its stored form.</summary>
    public int Stride => Rows.Stride;

    public RowBlocks Rows { get; }

    protected override int OutputSize => Dimension * sizeof(float) + 16;

    public override VectorValue Read(int slot)
    {
        var values = new float[Space.Dimension];
        Space.Codec.Decode(Rows[slot], values);
        return VectorValue.Dense(values);
    }

    protected override void WriteOutput(ref WireWriter writer, int slot)
    {
        ReadOnlySpan<float> values = Space.IsFloat32 ? MemoryMarshal.Cast<byte, float>(Rows[slot]) : Read(slot).Data;
        DenseOutput.Write(ref writer, 101, values);
    }

    public override void CheckInput(VectorValue vector)
    {
        if (vector.Kind == VectorKind.Sparse) throw VectorErrors.SparseMismatch();
        if (vector.Kind == VectorKind.Multi) throw VectorErrors.MultiMismatch();
        if (vector.Data.Length != Space.Dimension) throw VectorErrors.WrongSize(Space.Dimension, vector.Data.Length);
    }

    /// <summary>Takes a vector as sent (its length is <see cref="Dimension"/>): normalised and narrowed as metric and datatype ask.</summary>
    public void Set(int slot, ReadOnlySpan<float> vector)
    {
        Claim(slot);
        Rows.Ensure(slot);
        Space.Store(vector, Rows[slot]);
    }

    /// <summary>The vector of a slot in its stored form, <see cref="Stride"/> bytes.</summary>
    public ReadOnlySpan<byte> Stored(int slot) => Rows[slot];

    /// <summary>Takes a vector in its stored form, when a store is opened.</summary>
    public void SetStored(int slot, ReadOnlySpan<byte> stored)
    {
        Claim(slot);
        Rows.Ensure(slot);
        stored.CopyTo(Rows[slot]);
    }

    public override PointScorer Prepare(VectorValue query) => new DenseScorer(this, Space.Prepare(query.Data));
}

/// <summary>Similarity to one dense query.</summary>
internal sealed class DenseScorer(DenseVectors vectors, RowQuery query) : PointScorer
{
    public DenseVectors Vectors => vectors;

    public RowQuery Query => query;

    public override float Score(int slot) => vectors.Space.Similarity(query, vectors.Rows[slot]);

    public override float Final(float value) => vectors.Space.FinalScore(value);
}
