using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Scoring;

/// <summary>One sparse vector a point.</summary>
internal sealed class SparseVectors(SparseVectorParams settings) : VectorStorage
{
    private readonly Dictionary<int, (uint[] Indices, float[] Values)> _vectors = [];

    public bool HasIdf { get; } = settings.Modifier == Modifier.Idf;

    public override int Count => _vectors.Count;

    public override bool Has(int slot) => _vectors.ContainsKey(slot);

    public override void Remove(int slot) => _vectors.Remove(slot);

    /// <summary>Takes a vector as sent: indices are unique, in any order.</summary>
    public void Set(int slot, ReadOnlySpan<uint> indices, ReadOnlySpan<float> values)
    {
        uint[] sortedIndices = indices.ToArray();
        float[] sortedValues = values.ToArray();
        Array.Sort(sortedIndices, sortedValues);
        _vectors[slot] = (sortedIndices, sortedValues);
    }

    public override void Write(ref WireWriter writer, int field, int slot)
    {
        (uint[] indices, float[] values) = _vectors[slot];
        int output = writer.BeginMessage(field);
        int sparse = writer.BeginMessage(102);
        writer.WritePackedFloats(1, values);
        writer.WritePackedUInt32(2, indices);
        writer.EndMessage(sparse);
        writer.EndMessage(output);
    }
}
