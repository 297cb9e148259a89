using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qdrant.Local.Scoring;

/// <summary>Rows of 16-bit floats.</summary>
internal static class Float16
{
    public static void Narrow(ReadOnlySpan<float> values, Span<byte> row)
    {
        Span<Half> target = MemoryMarshal.Cast<byte, Half>(row);
        for (int i = 0; i < values.Length; i++) target[i] = (Half)values[i];
    }

    public static void Widen(ReadOnlySpan<byte> row, Span<float> values)
    {
        ReadOnlySpan<ushort> bits = MemoryMarshal.Cast<byte, ushort>(row);
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= values.Length - 8; i += 8)
            {
                Vector128<ushort> half = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(bits), (nuint)i);
                Widen(Vector256.Create(Vector128.WidenLower(half), Vector128.WidenUpper(half)))
                    .StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i);
            }
        }
        for (; i < values.Length; i++) values[i] = (float)BitConverter.UInt16BitsToHalf(bits[i]);
    }

    // Moves exponent and mantissa into place and lets one multiplication by 2^112 correct the bias, which also gets subnormals right.
    private static Vector256<float> Widen(Vector256<uint> half)
    {
        Vector256<uint> magnitude = half & Vector256.Create(0x7FFFu);
        Vector256<uint> scaled = (Vector256.ShiftLeft(magnitude, 13).AsSingle() * Vector256.Create(0x77800000u).AsSingle()).AsUInt32();
        Vector256<uint> special = Vector256.ShiftLeft(magnitude, 13) | Vector256.Create(0x7F800000u);
        Vector256<uint> value = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(magnitude, Vector256.Create(0x7C00u)), special, scaled);
        return (value | Vector256.ShiftLeft(half & Vector256.Create(0x8000u), 16)).AsSingle();
    }
}
