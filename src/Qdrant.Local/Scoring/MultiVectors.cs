using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Scoring;

/// <summary>Several dense rows a point.</summary>
internal sealed class MultiVectors(VectorParams settings) : VectorStorage
{
    private readonly Dictionary<int, float[]> _rows = [];

    public int Dimension { get; } = (int)settings.Size;

    public override int Count => _rows.Count;

    public override bool Has(int slot) => _rows.ContainsKey(slot);

    public override void Remove(int slot) => _rows.Remove(slot);

    /// <summary>Takes rows as sent, one after the other (their length is a multiple of <see cref="Dimension"/>).</summary>
    public void Set(int slot, ReadOnlySpan<float> rows) => _rows[slot] = rows.ToArray();

    public override void Write(ref WireWriter writer, int field, int slot)
    {
        int output = writer.BeginMessage(field);
        int multi = writer.BeginMessage(103);
        float[] rows = _rows[slot];
        for (int at = 0; at < rows.Length; at += Dimension)
        {
            int row = writer.BeginMessage(1);
            writer.WritePackedFloats(1, rows.AsSpan(at, Dimension));
            writer.EndMessage(row);
        }
        writer.EndMessage(multi);
        writer.EndMessage(output);
    }
}
