using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qdrant.Local.Scoring;

/// <summary>Integer sums over rows of bytes.</summary>
internal static class ByteKernels
{
    private const int Step = 16;

    public static long Dot(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        long total = 0;
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<uint> low = default, high = default;
            for (; i <= a.Length - Step; i += Step)
            {
                // A product of two bytes fits 16 bits; the sums of a row of 65536 fit 32.
                (Vector256<uint> first, Vector256<uint> second) = Vector256.Widen(Load(a, i) * Load(b, i));
                low += first;
                high += second;
            }
            total = (long)Vector256.Sum(low) + Vector256.Sum(high);
        }
        for (; i < a.Length; i++) total += a[i] * b[i];
        return total;
    }

    public static long SquaredDifference(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        long total = 0;
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<uint> low = default, high = default;
            for (; i <= a.Length - Step; i += Step)
            {
                Vector256<ushort> difference = Difference(Load(a, i), Load(b, i));
                (Vector256<uint> first, Vector256<uint> second) = Vector256.Widen(difference * difference);
                low += first;
                high += second;
            }
            total = (long)Vector256.Sum(low) + Vector256.Sum(high);
        }
        for (; i < a.Length; i++) total += (a[i] - b[i]) * (a[i] - b[i]);
        return total;
    }

    public static long AbsoluteDifference(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        long total = 0;
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<uint> low = default, high = default;
            for (; i <= a.Length - Step; i += Step)
            {
                (Vector256<uint> first, Vector256<uint> second) = Vector256.Widen(Difference(Load(a, i), Load(b, i)));
                low += first;
                high += second;
            }
            total = (long)Vector256.Sum(low) + Vector256.Sum(high);
        }
        for (; i < a.Length; i++) total += Math.Abs(a[i] - b[i]);
        return total;
    }

    /// <summary>Cosine of two rows that are not normalised; 0 when one of them is zero.</summary>
    public static float Cosine(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        float first = Dot(a, a), second = Dot(b, b);
        return first == 0 || second == 0 ? 0 : Dot(a, b) / MathF.Sqrt(first * second);
    }

    private static Vector256<ushort> Load(ReadOnlySpan<byte> row, int at)
    {
        Vector128<byte> bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)at);
        return Vector256.Create(Vector128.WidenLower(bytes), Vector128.WidenUpper(bytes));
    }

    private static Vector256<ushort> Difference(Vector256<ushort> a, Vector256<ushort> b) => Vector256.Max(a, b) - Vector256.Min(a, b);
}
