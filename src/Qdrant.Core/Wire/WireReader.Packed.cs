using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Qdrant.Core.Wire;

/// <content>Lists of numbers, packed or one by one.</content>
public ref partial struct WireReader
{
    /// <summary>
    /// Reads floats into <paramref name="target"/>, packed or one by one, appending at <paramref name="count"/>. A packed list that comes first makes
    /// the array exactly as long as it needs to be.
    /// </summary>
    /// <param name="type">The wire type of the tag.</param>
    /// <param name="target">The array; replaced by a longer one when it is full.</param>
    /// <param name="count">How many of its items are in use.</param>
    public void ReadFloats(WireType type, ref float[] target, ref int count)
    {
        if (type == WireType.Fixed32)
        {
            EnsureFree(ref target, count, 1);
            target[count++] = ReadFloat(type);
            return;
        }
        ReadOnlySpan<byte> bytes = ReadBytes(type);
        if (bytes.Length % sizeof(float) != 0) throw Malformed("a packed float list has a broken length");
        int more = bytes.Length / sizeof(float);
        EnsureFree(ref target, count, more);
        Span<float> free = target.AsSpan(count, more);
        if (BitConverter.IsLittleEndian) bytes.CopyTo(MemoryMarshal.AsBytes(free));
        else for (int i = 0; i < more; i++) free[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        count += more;
    }

    /// <summary>
    /// Reads uint32 values into <paramref name="target"/>, packed or one by one, appending at <paramref name="count"/>. A packed list that comes first
    /// makes the array exactly as long as it needs to be.
    /// </summary>
    /// <param name="type">The wire type of the tag.</param>
    /// <param name="target">The array; replaced by a longer one when it is full.</param>
    /// <param name="count">How many of its items are in use.</param>
    public void ReadUInt32s(WireType type, ref uint[] target, ref int count)
    {
        if (type == WireType.Varint)
        {
            EnsureFree(ref target, count, 1);
            target[count++] = (uint)ReadVarint();
            return;
        }
        ReadOnlySpan<byte> bytes = ReadBytes(type);
        EnsureFree(ref target, count, CountVarints(bytes));
        var packed = new WireReader(bytes, _depth);
        while (!packed.AtEnd) target[count++] = (uint)packed.ReadVarint();
    }

    // Each varint has exactly one byte below 0x80, its last.
    private static int CountVarints(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        foreach (byte b in bytes) count += (b >> 7) ^ 1;
        return count;
    }

    // Exact at first, doubling afterwards: a list sent in many small pieces must not be copied for each of them.
    private static void EnsureFree<T>(ref T[] target, int count, int more)
    {
        if (target.Length - count >= more) return;
        int wanted = count + more;
        Array.Resize(ref target, count == 0 && more > 1 ? wanted : Math.Max(wanted, Math.Max(4, count * 2)));
    }
}
