using System.Buffers.Binary;
using System.Numerics;
using Qdrant.Local.Engine;

namespace Qdrant.Local.Filtering;

/// <summary>SipHash-2-4 with a zero key over the bytes of an id: what slices are cut by, the same on every server.</summary>
internal static class IdHash
{
    public static ulong Of(PointId id)
    {
        if (!id.IsUuid) return Hash(id.Number, 0, 8);
        // The hash reads the UUID's bytes in their order, eight at a time, little-endian.
        return Hash(BinaryPrimitives.ReverseEndianness(id.High), BinaryPrimitives.ReverseEndianness(id.Low), 16);
    }

    private static ulong Hash(ulong first, ulong second, int length)
    {
        ulong v0 = 0x736F6D6570736575, v1 = 0x646F72616E646F6D, v2 = 0x6C7967656E657261, v3 = 0x7465646279746573;
        Absorb(ref v0, ref v1, ref v2, ref v3, first);
        if (length == 16) Absorb(ref v0, ref v1, ref v2, ref v3, second);
        Absorb(ref v0, ref v1, ref v2, ref v3, (ulong)length << 56);
        v2 ^= 0xFF;
        for (int i = 0; i < 4; i++) Round(ref v0, ref v1, ref v2, ref v3);
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static void Absorb(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3, ulong word)
    {
        v3 ^= word;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= word;
    }

    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v3;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
