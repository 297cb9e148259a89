using System.Runtime.InteropServices;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Scoring;

/// <summary>One dense vector a point.</summary>
internal sealed class DenseVectors(VectorParams settings) : VectorStorage
{
    private readonly Dictionary<int, byte[]> _vectors = [];

    public int Dimension { get; } = (int)settings.Size;

    /// <summary>Bytes of one vector in its stored form.</summary>
    public int Stride => Dimension * sizeof(float);

    public override int Count => _vectors.Count;

    public override bool Has(int slot) => _vectors.ContainsKey(slot);

    public override void Remove(int slot) => _vectors.Remove(slot);

    /// <summary>Takes a vector as sent (its length is <see cref="Dimension"/>): normalised and narrowed as metric and datatype ask.</summary>
    public void Set(int slot, ReadOnlySpan<float> vector) => _vectors[slot] = MemoryMarshal.AsBytes(vector).ToArray();

    /// <summary>The vector of a slot in its stored form, <see cref="Stride"/> bytes.</summary>
    public ReadOnlySpan<byte> Stored(int slot) => _vectors[slot];

    /// <summary>Takes a vector in its stored form, when a store is opened.</summary>
    public void SetStored(int slot, ReadOnlySpan<byte> stored) => _vectors[slot] = stored.ToArray();

    public override void Write(ref WireWriter writer, int field, int slot)
    {
        int output = writer.BeginMessage(field, Dimension * 4 + 16);
        int dense = writer.BeginMessage(101, Dimension * 4 + 8);
        writer.WritePackedFloats(1, MemoryMarshal.Cast<byte, float>(_vectors[slot]));
        writer.EndMessage(dense, Dimension * 4 + 8);
        writer.EndMessage(output, Dimension * 4 + 16);
    }
}
