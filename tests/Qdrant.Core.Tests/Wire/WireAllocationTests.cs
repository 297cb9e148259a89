using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Wire;

public sealed class WireAllocationTests
{
    [Fact]
    public void Writing_points_allocates_nothing_beyond_the_pooled_buffer()
    {
        float[] vector = [.. Enumerable.Range(0, 384).Select(i => i / 384f)];
        uint[] indices = [.. Enumerable.Range(0, 50).Select(i => (uint)i * 1000)];
        using var buffer = new PooledBuffer(1 << 20);
        WritePoints(buffer, vector, indices);
        long before = GC.GetAllocatedBytesForCurrentThread();
        WritePoints(buffer, vector, indices);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(buffer.Length > 100 * vector.Length * sizeof(float));
    }

    [Fact]
    public void Reading_without_strings_allocates_nothing()
    {
        using var buffer = new PooledBuffer();
        float[] vector = [.. Enumerable.Range(0, 384).Select(i => i / 384f)];
        WritePoints(buffer, vector, [1, 2, 3]);
        float[] target = new float[384];
        Assert.Equal(100, CountPoints(buffer, target));
        long before = GC.GetAllocatedBytesForCurrentThread();
        CountPoints(buffer, target);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_packed_list_allocates_its_array_once_and_exactly()
    {
        byte[] body = new byte[3 + 4000];
        (body[0], body[1], body[2]) = (10, 0xA0, 0x1F);
        float[] floats = [];
        int count = 0;
        var reader = new WireReader(body);
        reader.ReadTag(out _, out WireType type);
        reader.ReadFloats(type, ref floats, ref count);
        Assert.Equal(1000, count);
        Assert.Equal(1000, floats.Length);

        uint[] integers = [];
        count = 0;
        reader = new WireReader([10, 5, 1, 0xFF, 0x01, 0x80, 0x01]);
        reader.ReadTag(out _, out type);
        reader.ReadUInt32s(type, ref integers, ref count);
        Assert.Equal([1u, 255u, 128u], integers);
    }

    private static void WritePoints(PooledBuffer buffer, float[] vector, uint[] indices)
    {
        buffer.Clear();
        var writer = new WireWriter(buffer);
        for (int i = 0; i < 100; i++)
        {
            int point = writer.BeginMessage(3, 2000);
            int entry = writer.BeginMessage(3);
            writer.WriteBytes(1, "price"u8);
            writer.WriteDouble(2, i);
            writer.WriteString(4, "some text, and 日本");
            writer.WriteBool(5, true);
            writer.WriteInt64(6, -i);
            writer.EndMessage(entry);
            writer.WritePackedFloats(4, vector);
            writer.WritePackedUInt32(5, indices);
            writer.WriteFloat(6, 1.5f);
            writer.EndMessage(point, 2000);
        }
        writer.Flush();
    }

    private static int CountPoints(PooledBuffer buffer, float[] target)
    {
        int points = 0;
        var reader = new WireReader(buffer.WrittenSpan);
        while (reader.ReadTag(out _, out WireType type))
        {
            WireReader point = reader.ReadMessage(type);
            while (point.ReadTag(out int field, out type))
            {
                int count = 0;
                if (field == 4) point.ReadFloats(type, ref target, ref count);
                else point.Skip(type);
            }
            points++;
        }
        return points;
    }
}
