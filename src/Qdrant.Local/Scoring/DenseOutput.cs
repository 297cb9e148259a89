using Qdrant.Core.Wire;

namespace Qdrant.Local.Scoring;

/// <summary>Writes a DenseVector message.</summary>
internal static class DenseOutput
{
    public static void Write(ref WireWriter writer, int field, ReadOnlySpan<float> values)
    {
        int size = values.Length == 0 ? 0 : 1 + WireWriter.VarintSize((ulong)values.Length * sizeof(float)) + values.Length * sizeof(float);
        int start = writer.BeginMessage(field, size);
        if (values.Length > 0) writer.WritePackedFloats(1, values);
        writer.EndMessage(start, size);
    }
}
