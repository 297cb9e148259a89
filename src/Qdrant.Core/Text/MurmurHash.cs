using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Qdrant.Core.Text;

/// <summary>MurmurHash3, 32 bits, seed 0: the token ids of sparse vectors.</summary>
internal static class MurmurHash
{
    private const uint C1 = 0xCC9E2D51;
    private const uint C2 = 0x1B873593;

    /// <summary>The id of a token: the absolute value of the signed hash of its UTF-8 form.</summary>
    public static uint TokenId(ReadOnlySpan<char> token)
    {
        int size = Encoding.UTF8.GetMaxByteCount(token.Length);
        byte[]? rented = size > 256 ? ArrayPool<byte>.Shared.Rent(size) : null;
        Span<byte> utf8 = rented ?? stackalloc byte[256];
        int hash = (int)Hash(utf8[..Encoding.UTF8.GetBytes(token, utf8)]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return hash < 0 ? (uint)-(long)hash : (uint)hash;
    }

    public static uint Hash(ReadOnlySpan<byte> data)
    {
        uint hash = 0;
        int at = 0;
        for (; at + 4 <= data.Length; at += 4)
        {
            hash ^= Mix(BinaryPrimitives.ReadUInt32LittleEndian(data[at..]));
            hash = BitOperations.RotateLeft(hash, 13) * 5 + 0xE6546B64;
        }
        uint tail = 0;
        for (int i = data.Length - 1; i >= at; i--) tail = (tail << 8) | data[i];
        hash ^= Mix(tail);
        hash ^= (uint)data.Length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private static uint Mix(uint block) => BitOperations.RotateLeft(block * C1, 15) * C2;
}
