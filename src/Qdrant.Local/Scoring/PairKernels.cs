using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Qdrant.Local.Scoring;

/// <summary>What one pair of components adds to a sum.</summary>
internal interface IPairTerm
{
    static abstract float Add(float sum, float a, float b);
    static abstract Vector128<float> Add(Vector128<float> sum, Vector128<float> a, Vector128<float> b);
    static abstract Vector256<float> Add(Vector256<float> sum, Vector256<float> a, Vector256<float> b);
}

/// <summary>Products.</summary>
internal readonly struct DotTerm : IPairTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float sum, float a, float b) => sum + a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> sum, Vector128<float> a, Vector128<float> b) => sum + a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> sum, Vector256<float> a, Vector256<float> b) => Fma.MultiplyAdd(a, b, sum);
}

/// <summary>Squared differences.</summary>
internal readonly struct SquareTerm : IPairTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float sum, float a, float b) => sum + (a - b) * (a - b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> sum, Vector128<float> a, Vector128<float> b) => sum + (a - b) * (a - b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> sum, Vector256<float> a, Vector256<float> b)
    {
        Vector256<float> difference = a - b;
        return Fma.MultiplyAdd(difference, difference, sum);
    }
}

/// <summary>Absolute differences.</summary>
internal readonly struct AbsoluteTerm : IPairTerm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float sum, float a, float b) => sum + MathF.Abs(a - b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> sum, Vector128<float> a, Vector128<float> b) => sum + Vector128.Abs(a - b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> sum, Vector256<float> a, Vector256<float> b) => sum + Vector256.Abs(a - b);
}

/// <summary>
/// Sums over pairs of components. The order of additions is part of the answer: a server on x86-64 adds in this order, and scores are equal to its
/// scores bit by bit. Below 16 components left to right; from 16 in four accumulators of four lanes; from 32 in four of eight lanes, fused.
/// </summary>
internal static class PairKernels
{
    /// <summary>How many queries <see cref="SumFour"/> scores in one pass over a row.</summary>
    public const int QueriesPerPass = 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum<T>(ref readonly float a, ref readonly float b, int length) where T : struct, IPairTerm
    {
        if (length >= 32 && Fma.IsSupported) return SumWide<T>(in a, in b, length);
        return length >= 16 ? SumNarrow<T>(in a, in b, length) : Tail<T>(0f, in a, in b, 0, length);
    }

    /// <summary>Sums of one row against four queries that lie one after the other, each in the order of <see cref="Sum"/>.</summary>
    public static void SumFour<T>(ref readonly float row, ref readonly float queries, int length, Span<float> sums) where T : struct, IPairTerm
    {
        if (length < 32 || !Fma.IsSupported)
        {
            for (int q = 0; q < QueriesPerPass; q++) sums[q] = Sum<T>(in Unsafe.Add(ref Unsafe.AsRef(in queries), q * length), in row, length);
            return;
        }
        ref float r = ref Unsafe.AsRef(in row);
        ref float q0 = ref Unsafe.AsRef(in queries);
        ref float q1 = ref Unsafe.Add(ref q0, length);
        ref float q2 = ref Unsafe.Add(ref q1, length);
        ref float q3 = ref Unsafe.Add(ref q2, length);
        Vector256<float> a0 = default, b0 = default, c0 = default, d0 = default, a1 = default, b1 = default, c1 = default, d1 = default;
        Vector256<float> a2 = default, b2 = default, c2 = default, d2 = default, a3 = default, b3 = default, c3 = default, d3 = default;
        int i = 0;
        for (; i <= length - 32; i += 32)
        {
            Vector256<float> x = Vector256.LoadUnsafe(ref r, (nuint)i);
            a0 = T.Add(a0, Vector256.LoadUnsafe(ref q0, (nuint)i), x);
            a1 = T.Add(a1, Vector256.LoadUnsafe(ref q1, (nuint)i), x);
            a2 = T.Add(a2, Vector256.LoadUnsafe(ref q2, (nuint)i), x);
            a3 = T.Add(a3, Vector256.LoadUnsafe(ref q3, (nuint)i), x);
            x = Vector256.LoadUnsafe(ref r, (nuint)i + 8);
            b0 = T.Add(b0, Vector256.LoadUnsafe(ref q0, (nuint)i + 8), x);
            b1 = T.Add(b1, Vector256.LoadUnsafe(ref q1, (nuint)i + 8), x);
            b2 = T.Add(b2, Vector256.LoadUnsafe(ref q2, (nuint)i + 8), x);
            b3 = T.Add(b3, Vector256.LoadUnsafe(ref q3, (nuint)i + 8), x);
            x = Vector256.LoadUnsafe(ref r, (nuint)i + 16);
            c0 = T.Add(c0, Vector256.LoadUnsafe(ref q0, (nuint)i + 16), x);
            c1 = T.Add(c1, Vector256.LoadUnsafe(ref q1, (nuint)i + 16), x);
            c2 = T.Add(c2, Vector256.LoadUnsafe(ref q2, (nuint)i + 16), x);
            c3 = T.Add(c3, Vector256.LoadUnsafe(ref q3, (nuint)i + 16), x);
            x = Vector256.LoadUnsafe(ref r, (nuint)i + 24);
            d0 = T.Add(d0, Vector256.LoadUnsafe(ref q0, (nuint)i + 24), x);
            d1 = T.Add(d1, Vector256.LoadUnsafe(ref q1, (nuint)i + 24), x);
            d2 = T.Add(d2, Vector256.LoadUnsafe(ref q2, (nuint)i + 24), x);
            d3 = T.Add(d3, Vector256.LoadUnsafe(ref q3, (nuint)i + 24), x);
        }
        sums[0] = Tail<T>(Reduce((a0 + b0) + (c0 + d0)), ref q0, ref r, i, length);
        sums[1] = Tail<T>(Reduce((a1 + b1) + (c1 + d1)), ref q1, ref r, i, length);
        sums[2] = Tail<T>(Reduce((a2 + b2) + (c2 + d2)), ref q2, ref r, i, length);
        sums[3] = Tail<T>(Reduce((a3 + b3) + (c3 + d3)), ref q3, ref r, i, length);
    }

    private static float SumWide<T>(ref readonly float first, ref readonly float second, int length) where T : struct, IPairTerm
    {
        ref float x = ref Unsafe.AsRef(in first);
        ref float y = ref Unsafe.AsRef(in second);
        Vector256<float> a = default, b = default, c = default, d = default;
        int i = 0;
        for (; i <= length - 32; i += 32)
        {
            a = T.Add(a, Vector256.LoadUnsafe(ref x, (nuint)i), Vector256.LoadUnsafe(ref y, (nuint)i));
            b = T.Add(b, Vector256.LoadUnsafe(ref x, (nuint)i + 8), Vector256.LoadUnsafe(ref y, (nuint)i + 8));
            c = T.Add(c, Vector256.LoadUnsafe(ref x, (nuint)i + 16), Vector256.LoadUnsafe(ref y, (nuint)i + 16));
            d = T.Add(d, Vector256.LoadUnsafe(ref x, (nuint)i + 24), Vector256.LoadUnsafe(ref y, (nuint)i + 24));
        }
        return Tail<T>(Reduce((a + b) + (c + d)), ref x, ref y, i, length);
    }

    private static float SumNarrow<T>(ref readonly float first, ref readonly float second, int length) where T : struct, IPairTerm
    {
        ref float x = ref Unsafe.AsRef(in first);
        ref float y = ref Unsafe.AsRef(in second);
        Vector128<float> a = default, b = default, c = default, d = default;
        int i = 0;
        for (; i <= length - 16; i += 16)
        {
            a = T.Add(a, Vector128.LoadUnsafe(ref x, (nuint)i), Vector128.LoadUnsafe(ref y, (nuint)i));
            b = T.Add(b, Vector128.LoadUnsafe(ref x, (nuint)i + 4), Vector128.LoadUnsafe(ref y, (nuint)i + 4));
            c = T.Add(c, Vector128.LoadUnsafe(ref x, (nuint)i + 8), Vector128.LoadUnsafe(ref y, (nuint)i + 8));
            d = T.Add(d, Vector128.LoadUnsafe(ref x, (nuint)i + 12), Vector128.LoadUnsafe(ref y, (nuint)i + 12));
        }
        return Tail<T>(Reduce(a) + Reduce(b) + Reduce(c) + Reduce(d), ref x, ref y, i, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Tail<T>(float sum, ref readonly float a, ref readonly float b, int from, int length) where T : struct, IPairTerm
    {
        ref float x = ref Unsafe.AsRef(in a);
        ref float y = ref Unsafe.AsRef(in b);
        for (int i = from; i < length; i++) sum = T.Add(sum, Unsafe.Add(ref x, i), Unsafe.Add(ref y, i));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Reduce(Vector128<float> v) => (v[0] + v[2]) + (v[1] + v[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Reduce(Vector256<float> v)
    {
        Vector128<float> half = v.GetUpper() + v.GetLower();
        return (half[0] + half[1]) + (half[2] + half[3]);
    }
}
