using Google.Protobuf;
using Qdrant.Core.Protocol;
using Qdrant.Local.Engine.Writes;
using Qdrant.Local.Payload;
using Qdrant.Local.Service.Points;
using Qdrant.Local.Tests.Filtering;

namespace Qdrant.Local.Tests.Service;

public sealed class PlainUpsertTests
{
    /// <summary>Whatever is read from the bytes must be what the message gives; what the message refuses must not be read.</summary>
    [Fact]
    public void Bytes_and_messages_give_the_same_points()
    {
        int plain = 0;
        for (int seed = 0; seed < 600; seed++)
        {
            var random = new Random(seed);
            UpsertPoints request = Request(random, new RandomCases(seed));
            byte[] bytes = request.ToByteArray();
            if (random.Next(4) == 0) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            if (Qdrant.Local.Service.RequestWalker.FindError(UpsertPoints.Descriptor, bytes) is not null) continue;
            if (PlainUpsert.Read(bytes) is not { } read) continue;
            plain++;
            UpsertPoints message = UpsertPoints.Parser.ParseFrom(bytes);
            IReadOnlyList<PointRecord> expected = PointConversion.Points(message.Points), found = read.Write.Points;
            PointConversion.CheckConverted(expected, all: true);
            Assert.Equal((message.CollectionName, message.Wait, message.HasTimeout, message.Timeout), (read.Collection, read.Terms.Wait, read.Terms.HasTimeout, read.Terms.Timeout));
            Assert.Null(message.UpdateFilter);
            Assert.Equal(expected.Count, found.Count);
            for (int i = 0; i < found.Count; i++) AssertSame(expected[i], found[i]);
        }
        Assert.InRange(plain, 100, 550);
    }

    private static void AssertSame(PointRecord expected, PointRecord found)
    {
        Assert.Equal(expected.Id, found.Id);
        Assert.Equal(PayloadBytes.Decode(expected.Payload), PayloadBytes.Decode(found.Payload));
        Assert.Equal(expected.Payload.Length, found.Payload.Length);
        Assert.Equal(expected.Vectors.Select(v => (v.Name, v.Value.Kind)), found.Vectors.Select(v => (v.Name, v.Value.Kind)));
        for (int i = 0; i < found.Vectors.Count; i++)
        {
            Assert.Equal(expected.Vectors[i].Value.Data, found.Vectors[i].Value.Data);
            Assert.Equal(expected.Vectors[i].Value.Indices, found.Vectors[i].Value.Indices);
        }
    }

    private static UpsertPoints Request(Random random, RandomCases cases)
    {
        var request = new UpsertPoints { CollectionName = "things" };
        if (random.Next(2) == 0) request.Wait = true;
        if (random.Next(5) == 0) request.Timeout = 5;
        if (random.Next(20) == 0) request.UpdateMode = UpdateMode.InsertOnly;
        if (random.Next(20) == 0) request.UpdateFilter = cases.Filter(1);
        for (int i = random.Next(4); i >= 0; i--)
        {
            PointId id = random.Next(3) == 0 ? new PointId { Uuid = new Guid(i, 0, 0, new byte[8]).ToString() } : new PointId { Num = (ulong)random.NextInt64() };
            request.Points.Add(new PointStruct { Id = id, Vectors = Vectors(random), Payload = { cases.Payload() } });
        }
        return request;
    }

    private static Vectors Vectors(Random random)
    {
        if (random.Next(3) == 0) return new Vectors { Vector = Vector(random, sparse: false) };
        var named = new NamedVectors();
        for (int i = random.Next(4); i > 0; i--) named.Vectors["v" + i] = Vector(random, random.Next(2) == 0);
        return new Vectors { Vectors_ = named };
    }

    private static Vector Vector(Random random, bool sparse)
    {
        if (sparse) return new Vector { Sparse = new SparseVector { Indices = { (uint)random.Next(300), 300, 1000 }, Values = { 1, random.NextSingle(), -2 } } };
        if (random.Next(20) == 0) return new Vector { MultiDense = new MultiDenseVector { Vectors = { new DenseVector { Data = { 1, 2 } } } } };
        return new Vector { Dense = new DenseVector { Data = { Enumerable.Range(0, random.Next(5)).Select(_ => random.NextSingle()) } } };
    }
}
