using Qdrant.Core.Protocol;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Tests.Scoring;

public sealed class StorageTests
{
    [Fact]
    public void Half_floats_widen_as_the_framework_does()
    {
        var row = new byte[2 * 65536];
        for (int bits = 0; bits < 65536; bits++) BitConverter.TryWriteBytes(row.AsSpan(bits * 2), (ushort)bits);
        var values = new float[65536];
        Float16.Widen(row, values);
        for (int bits = 0; bits < 65536; bits++)
        {
            float expected = (float)BitConverter.UInt16BitsToHalf((ushort)bits);
            Assert.True(expected.Equals(values[bits]), $"{bits:x4}: {expected} and {values[bits]}");
        }
    }

    [Fact]
    public void Bytes_are_cut_and_saturated()
    {
        var codec = new UInt8Codec(7);
        var row = new byte[7];
        codec.Encode([-1f, 0.9f, 1.99f, 254.5f, 300f, float.NaN, float.PositiveInfinity], row);
        Assert.Equal(new byte[] { 0, 0, 1, 254, 255, 0, 255 }, row);
    }

    [Fact]
    public void Byte_kernels_agree_with_plain_integers()
    {
        var random = new Random(5);
        foreach (int length in new[] { 1, 15, 16, 17, 100, 1000 })
        {
            var a = new byte[length];
            var b = new byte[length];
            random.NextBytes(a);
            random.NextBytes(b);
            Assert.Equal(a.Zip(b, (x, y) => (long)x * y).Sum(), ByteKernels.Dot(a, b));
            Assert.Equal(a.Zip(b, (x, y) => (long)(x - y) * (x - y)).Sum(), ByteKernels.SquaredDifference(a, b));
            Assert.Equal(a.Zip(b, (x, y) => (long)Math.Abs(x - y)).Sum(), ByteKernels.AbsoluteDifference(a, b));
        }
    }

    [Theory]
    [InlineData(Datatype.Turbo4, 0.2, 0.1)]
    [InlineData(Datatype.Turbo8, 0.01, 0.006)]
    [InlineData(Datatype.Turbo16, 4e-5, 2e-5)]
    public void Turbo_rows_read_back_within_the_stated_error(Datatype datatype, double most, double onAverage)
    {
        var random = new Random(6);
        foreach (int dimension in new[] { 16, 64, 100, 384 })
        {
            // Stated with one digit, for 64 dimensions. More of them have a larger largest component, and so wider steps: by a fifth up to 384.
            double mean = onAverage * (dimension <= 64 ? 1.01 : 1.2);
            var vectors = new DenseVectors(new VectorParams { Size = (ulong)dimension, Distance = Distance.Dot, Datatype = datatype });
            double sum = 0;
            for (int round = 0; round < 200; round++)
            {
                float[] sent = round % 2 == 0 ? Vectors.Random(random, dimension) : Vectors.RandomNormal(random, dimension);
                vectors.Set(0, sent);
                float[] read = vectors.Read(0).Data;
                double error = Math.Sqrt(sent.Zip(read, (x, y) => Math.Pow((double)x - y, 2)).Sum() / sent.Sum(x => (double)x * x));
                Assert.True(error <= most, $"{datatype} {dimension}: {error}");
                sum += error;
                vectors.Set(1, read);
                // Two steps of a float, of the largest component.
                float step = read.Max(MathF.Abs) * MathF.ScaleB(1, -22);
                if (datatype != Datatype.Turbo4) Assert.All(read.Zip(vectors.Read(1).Data), pair => Assert.Equal(pair.First, pair.Second, step));
            }
            Assert.True(sum / 200 <= mean, $"{datatype} {dimension}: {sum / 200} on average");
        }
    }

    [Theory]
    [InlineData(3.4e-4f, 3.4e-4f)]
    [InlineData(3.5e-4f, 1f)]
    [InlineData(5f, 1f)]
    [InlineData(0f, 0f)]
    public void Cosine_vectors_are_normalised_unless_they_are_near_zero(float sent, float stored)
    {
        var vectors = new DenseVectors(new VectorParams { Size = 4, Distance = Distance.Cosine });
        vectors.Set(7, [0f, sent, 0f, 0f]);
        Assert.Equal([0f, stored, 0f, 0f], vectors.Read(7).Data);
        Assert.True(vectors.Has(7));
        Assert.False(vectors.Has(6));
        vectors.Remove(7);
        Assert.Equal(0, vectors.Count);
    }

    [Fact]
    public void The_stored_form_of_every_kind_goes_round()
    {
        var random = new Random(8);
        var dense = new DenseVectors(new VectorParams { Size = 5, Distance = Distance.Cosine, Datatype = Datatype.Float16 });
        dense.Set(0, Vectors.Random(random, 5));
        dense.SetStored(3, dense.Stored(0));
        Assert.Equal(dense.Read(0).Data, dense.Read(3).Data);
        var multi = new MultiVectors(new VectorParams { Size = 3, Distance = Distance.Dot, MultivectorConfig = new MultiVectorConfig() });
        multi.Set(0, Vectors.Random(random, 9));
        multi.SetStored(2, multi.Stored(0));
        Assert.Equal(multi.Read(0).Data, multi.Read(2).Data);
        var sparse = new SparseVectors(new SparseVectorParams());
        sparse.Set(0, [9u, 2u], [1f, 2f]);
        sparse.SetStored(1, sparse.Stored(0));
        Assert.Equal([2u, 9u], sparse.Read(1).Indices);
        Assert.Equal([2f, 1f], sparse.Read(1).Data);
    }
}
