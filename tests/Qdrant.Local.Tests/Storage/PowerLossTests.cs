using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Storage;

public sealed class PowerLossTests
{
    private const string Name = "power";

    /// <summary>
    /// At random points the folder is copied as it would be after a loss of power: without what no flush had reached. The copy must hold
    /// every acknowledged point with its vector, and no row of the database may name a vector that is not there.
    /// </summary>
    [Fact]
    public async Task What_was_acknowledged_does_not_need_the_page_cache()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(11);
        await using var client = new QdrantClient(QdrantLocal.OpenTransport(folder.Path, null, new ForgetfulFiles()));
        await client.CreateCollectionAsync(Name, new VectorParams { Size = 3, Distance = Distance.Dot });
        int written = 0;
        for (int round = 0; round < 25; round++)
        {
            for (int writes = random.Next(1, 4); writes > 0; writes--)
            {
                int count = random.Next(1, 20);
                await client.UpsertAsync(Batch(written, count));
                written += count;
            }
            using TemporaryFolder copy = CopyOf(folder.Path);
            await CheckAsync(copy.Path, written);
        }
    }

    private static UpsertPoints Batch(int first, int count)
    {
        var request = new UpsertPoints { CollectionName = Name, Wait = true };
        for (int n = first; n < first + count; n++)
            request.Points.Add(new PointStruct { Id = new PointId { Num = (ulong)n }, Vectors = new Vectors { Vector = new Vector { Dense = new DenseVector { Data = { n, 1, -(float)n } } } } });
        return request;
    }

    private static TemporaryFolder CopyOf(string folder)
    {
        var copy = new TemporaryFolder();
        foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            // Another process's view of shared memory is rebuilt from the log.
            if (file.EndsWith("-shm", StringComparison.Ordinal) || Path.GetFileName(file) == "lock") continue;
            string target = Path.Combine(copy.Path, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }

    private static async Task CheckAsync(string folder, int written)
    {
        await using QdrantClient client = QdrantLocal.Open(folder);
        GetResponse all = await client.GetAsync(new GetPoints
        {
            CollectionName = Name, Ids = { Enumerable.Range(0, written).Select(n => new PointId { Num = (ulong)n }) }, WithVectors = new WithVectorsSelector { Enable = true },
        });
        Assert.Equal(written, all.Result.Count);
        foreach (RetrievedPoint point in all.Result) Assert.Equal([point.Id.Num, 1, -(float)point.Id.Num], point.Vectors.Vector.Dense.Data);
    }
}
