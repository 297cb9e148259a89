using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qdrant.Benchmarks.Ratios;

/// <summary>How fast this machine reads memory: the sum of all floats with four accumulators, on as many threads as the engine uses.</summary>
internal static class MemoryLimit
{
    /// <summary>Reads every float once.</summary>
    /// <returns>Their sum, so that nothing is left out.</returns>
    public static float Read(float[] data, int threads)
    {
        var sums = new float[threads];
        int share = data.Length / threads;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
            sums[thread] = Sum(data.AsSpan(thread * share, thread == threads - 1 ? data.Length - thread * share : share)));
        return sums.Sum();
    }

    private static float Sum(ReadOnlySpan<float> data)
    {
        ref float start = ref MemoryMarshal.GetReference(data);
        Vector256<float> a = default, b = default, c = default, d = default;
        int blocks = data.Length / 32 * 32;
        for (int i = 0; i < blocks; i += 32)
        {
            ref float at = ref Unsafe.Add(ref start, i);
            a += Vector256.LoadUnsafe(ref at);
            b += Vector256.LoadUnsafe(ref at, 8);
            c += Vector256.LoadUnsafe(ref at, 16);
            d += Vector256.LoadUnsafe(ref at, 24);
        }
        float sum = Vector256.Sum(a + b + (c + d));
        for (int i = blocks; i < data.Length; i++) sum += data[i];
        return sum;
    }
}
