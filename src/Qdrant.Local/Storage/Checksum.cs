using System.Numerics;
using System.Runtime.InteropServices;
using Qdrant.Local.Engine;

namespace Qdrant.Local.Storage;

/// <summary>CRC-32C: tells bytes that a disk has changed from those that were written. Neither SQLite nor a file system looks for that by itself.</summary>
internal static class Checksum
{
    private const uint Start = 0xFFFF_FFFF;

    public static uint Of(ReadOnlySpan<byte> bytes) => Add(Start, bytes);

    /// <summary>The sum of what a point's row says besides its payload.</summary>
    public static uint OfPoint(int slot, PointId id, ReadOnlySpan<byte> vectors) =>
        Add(BitOperations.Crc32C(BitOperations.Crc32C(BitOperations.Crc32C(Start, (uint)slot), id.High), id.Low), vectors);

    /// <summary>The sum of what changes with the payload.</summary>
    public static uint OfPayload(int slot, ulong version, ReadOnlySpan<byte> payload) =>
        Add(BitOperations.Crc32C(BitOperations.Crc32C(Start, (uint)slot), version), payload);

    private static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words) sum = BitOperations.Crc32C(sum, word);
        foreach (byte b in bytes[(words.Length * sizeof(ulong))..]) sum = BitOperations.Crc32C(sum, b);
        return sum;
    }
}
