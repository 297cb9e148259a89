using Qdrant.Local.Scoring;

namespace Qdrant.Local.Tests.Scoring;

public sealed class PairKernelsTests
{
    public static TheoryData<int> Lengths => [1, 3, 4, 15, 16, 17, 24, 31, 32, 33, 47, 63, 64, 100, 384, 768, 1000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Sums_agree_with_double_precision(int length)
    {
        var random = new Random(length);
        for (int round = 0; round < 20; round++)
        {
            float[] a = Vectors.Random(random, length), b = Vectors.Random(random, length);
            double tolerance = 1e-5 * length;
            Assert.Equal(a.Zip(b, (x, y) => (double)x * y).Sum(), PairKernels.Sum<DotTerm>(in a[0], in b[0], length), tolerance);
            Assert.Equal(a.Zip(b, (x, y) => ((double)x - y) * ((double)x - y)).Sum(), PairKernels.Sum<SquareTerm>(in a[0], in b[0], length), tolerance);
            Assert.Equal(a.Zip(b, (x, y) => Math.Abs((double)x - y)).Sum(), PairKernels.Sum<AbsoluteTerm>(in a[0], in b[0], length), tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Dot_product_is_added_in_the_servers_order(int length)
    {
        if (length >= 32) Assert.SkipUnless(System.Runtime.Intrinsics.X86.Fma.IsSupported, "The order from 32 components on is that of processors with AVX and FMA.");
        var random = new Random(7 * length);
        for (int round = 0; round < 20; round++)
        {
            float[] a = Vectors.Random(random, length), b = Vectors.Random(random, length);
            float expected = length < 16 ? LeftToRight(0, a, b, 0) : length < 32 ? Narrow(a, b) : Wide(a, b);
            Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(PairKernels.Sum<DotTerm>(in a[0], in b[0], length)));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Four_queries_in_one_pass_score_as_each_alone(int length)
    {
        var random = new Random(length);
        float[] row = Vectors.Random(random, length), queries = Vectors.Random(random, 4 * length);
        var sums = new float[4];
        PairKernels.SumFour<SquareTerm>(in row[0], in queries[0], length, sums);
        for (int q = 0; q < 4; q++) Assert.Equal(PairKernels.Sum<SquareTerm>(in queries[q * length], in row[0], length), sums[q]);
    }

    private static float LeftToRight(float sum, float[] a, float[] b, int from)
    {
        for (int i = from; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static float Narrow(float[] a, float[] b)
    {
        var lanes = new float[4, 4];
        int i = 0;
        for (; i + 16 <= a.Length; i += 16)
            for (int k = 0; k < 16; k++) lanes[k / 4, k % 4] += a[i + k] * b[i + k];
        float sum = 0;
        for (int acc = 0; acc < 4; acc++)
        {
            float reduced = (lanes[acc, 0] + lanes[acc, 2]) + (lanes[acc, 1] + lanes[acc, 3]);
            sum = acc == 0 ? reduced : sum + reduced;
        }
        return LeftToRight(sum, a, b, i);
    }

    private static float Wide(float[] a, float[] b)
    {
        var lanes = new float[4, 8];
        int i = 0;
        for (; i + 32 <= a.Length; i += 32)
            for (int k = 0; k < 32; k++) lanes[k / 8, k % 8] = MathF.FusedMultiplyAdd(a[i + k], b[i + k], lanes[k / 8, k % 8]);
        var all = new float[8];
        for (int k = 0; k < 8; k++) all[k] = (lanes[0, k] + lanes[1, k]) + (lanes[2, k] + lanes[3, k]);
        var half = new float[4];
        for (int k = 0; k < 4; k++) half[k] = all[4 + k] + all[k];
        return LeftToRight((half[0] + half[1]) + (half[2] + half[3]), a, b, i);
    }
}
