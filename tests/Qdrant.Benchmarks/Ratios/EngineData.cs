using System.Text;
using Qdrant.Core.Wire;

namespace Qdrant.Benchmarks.Ratios;

/// <summary>The points of the engine's figures: random vectors, five indexed payload fields, encoded as upsert requests beforehand.</summary>
internal sealed class EngineData
{
    public const string Collection = "bench";
    private const int Categories = 100;

    private readonly float[] _vectors;

    public EngineData(int count, int dimension, int seed = 1)
    {
        (Count, Dimension) = (count, dimension);
        var random = new Random(seed);
        _vectors = new float[(long)count * dimension];
        for (int i = 0; i < _vectors.Length; i++) _vectors[i] = random.NextSingle() * 2 - 1;
    }

    public int Count { get; }

    public int Dimension { get; }

    /// <summary>All vectors, one after another.</summary>
    public float[] Vectors => _vectors;

    public ReadOnlySpan<float> Vector(int i) => _vectors.AsSpan(i * Dimension, Dimension);

    /// <summary>One waiting upsert of the points <paramref name="first"/> and following.</summary>
    public PooledBuffer Upsert(int first, int count)
    {
        var buffer = new PooledBuffer(count * (Dimension * sizeof(float) + 200));
        var writer = new WireWriter(buffer);
        writer.WriteBytes(1, Encoding.UTF8.GetBytes(Collection));
        writer.WriteBool(2, true);
        for (int i = first; i < first + count; i++) WritePoint(ref writer, i);
        writer.Flush();
        return buffer;
    }

    private void WritePoint(ref WireWriter writer, int i)
    {
        int expected = Dimension * sizeof(float) + 160;
        int point = writer.BeginMessage(3, expected);
        int id = writer.BeginMessage(1);
        writer.WriteUInt64(1, (ulong)i);
        writer.EndMessage(id);
        WriteText(ref writer, "category"u8, $"c{i % Categories}");
        WriteText(ref writer, "name"u8, $"item number {i}");
        int year = BeginEntry(ref writer, "year"u8, out int value);
        writer.WriteInt64(3, 1900 + i % 130);
        EndEntry(ref writer, year, value);
        int price = BeginEntry(ref writer, "price"u8, out value);
        writer.WriteDouble(2, i % 1000 / 10.0);
        EndEntry(ref writer, price, value);
        int live = BeginEntry(ref writer, "live"u8, out value);
        writer.WriteBool(5, i % 2 == 0);
        EndEntry(ref writer, live, value);
        int vectors = writer.BeginMessage(4, expected);
        int vector = writer.BeginMessage(1, expected);
        int dense = writer.BeginMessage(101, expected);
        writer.WritePackedFloats(1, Vector(i));
        writer.EndMessage(dense, expected);
        writer.EndMessage(vector, expected);
        writer.EndMessage(vectors, expected);
        writer.EndMessage(point, expected);
    }

    private static void WriteText(ref WireWriter writer, ReadOnlySpan<byte> key, string text)
    {
        int entry = BeginEntry(ref writer, key, out int value);
        writer.WriteString(4, text);
        EndEntry(ref writer, entry, value);
    }

    private static int BeginEntry(ref WireWriter writer, ReadOnlySpan<byte> key, out int value)
    {
        int entry = writer.BeginMessage(3);
        writer.WriteBytes(1, key);
        value = writer.BeginMessage(2);
        return entry;
    }

    private static void EndEntry(ref WireWriter writer, int entry, int value)
    {
        writer.EndMessage(value);
        writer.EndMessage(entry);
    }
}
