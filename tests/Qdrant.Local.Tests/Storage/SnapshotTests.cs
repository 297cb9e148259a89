using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Storage;

public sealed class SnapshotTests
{
    [Fact]
    public async Task A_restored_snapshot_holds_what_was_there()
    {
        using var folder = new TemporaryFolder();
        string restored = Path.Combine(folder.Path, "restored"), file = await SnapshotAsync(Path.Combine(folder.Path, "store"), 40);

        QdrantLocal.RestoreSnapshot(file, restored);

        await using LocalEngine memory = LocalEngine.InMemory();
        for (int number = 0; number < 40; number++) await Workload.RunAsync(memory.Client, number);
        await using LocalEngine store = LocalEngine.Open(restored);
        StoreChecker.Check(store.Catalogue);
        Assert.Equal(StoreImage.Of(memory.Catalogue), StoreImage.Of(store.Catalogue));
    }

    [Fact]
    public async Task A_damaged_snapshot_or_a_folder_in_use_is_refused()
    {
        using var folder = new TemporaryFolder();
        string restored = Path.Combine(folder.Path, "restored"), file = await SnapshotAsync(Path.Combine(folder.Path, "store"), 8);

        Assert.Contains("not empty", Assert.Throws<QdrantStoreException>(() => QdrantLocal.RestoreSnapshot(file, Path.Combine(folder.Path, "store"))).Message);
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Equal(StoreProblem.Corrupt, Assert.Throws<QdrantStoreException>(() => QdrantLocal.RestoreSnapshot(file, restored)).Problem);
        Assert.False(Directory.Exists(restored));
        Assert.Equal(Path.Combine(folder.Path, "missing"), Assert.Throws<QdrantStoreException>(() => QdrantLocal.RestoreSnapshot(Path.Combine(folder.Path, "missing"), restored)).Path);
    }

    [Fact]
    public async Task A_collection_of_a_running_engine_is_recovered()
    {
        await using LocalEngine engine = LocalEngine.InMemory();
        for (int number = 0; number < 40; number++) await Workload.RunAsync(engine.Client, number);
        string before = StoreImage.Of(engine.Catalogue);
        SnapshotDescription snapshot = await engine.Client.CreateSnapshotAsync("main");
        await engine.Client.DeleteFieldIndexAsync("main", "n");
        await engine.Client.DeleteAsync("main", Ids(3));
        Assert.NotEqual(before, StoreImage.Of(engine.Catalogue));

        await QdrantLocal.RecoverSnapshotAsync(engine.Client, "main", snapshot.Name);

        StoreChecker.Check(engine.Catalogue);
        Assert.Equal(before, StoreImage.Of(engine.Catalogue));
    }

    [Fact]
    public async Task What_is_recovered_in_a_folder_is_on_disk_whatever_its_name_was()
    {
        using var folder = new TemporaryFolder();
        string full = await SnapshotAsync(folder.Path, 40), image;
        await using (LocalEngine engine = LocalEngine.Open(folder.Path)) image = StoreImage.Of(engine.Catalogue);
        await using (QdrantClient client = QdrantLocal.Open(folder.Path))
        {
            SnapshotDescription one = await client.CreateSnapshotAsync("main");
            await client.CreateAliasAsync("other", "main");
            await client.DeleteFieldIndexAsync("main", "n");
            await client.DeleteAsync("main", Ids(40));

            await QdrantLocal.RecoverSnapshotAsync(client, "other", full);
            await QdrantLocal.RecoverSnapshotAsync(client, "copy", Directory.GetFiles(folder.Path, one.Name, SearchOption.AllDirectories).Single());
            await client.DeleteAsync("copy", new Filter());
        }

        await using LocalEngine reopened = LocalEngine.Open(folder.Path);
        StoreChecker.Check(reopened.Catalogue);
        Assert.Equal(0UL, await reopened.Client.CountAsync("copy"));
        Assert.Equal(2, Directory.GetDirectories(Path.Combine(folder.Path, "collections")).Length);
        await reopened.Client.DeleteCollectionAsync("copy");
        await reopened.Client.DeleteAliasAsync("other");
        Assert.Equal(image, StoreImage.Of(reopened.Catalogue));
    }

    [Fact]
    public async Task A_recovery_that_cannot_be_leaves_the_collection_as_it_was()
    {
        using var folder = new TemporaryFolder();
        string store = Path.Combine(folder.Path, "store"), file = await SnapshotAsync(store, 60);
        await using LocalEngine engine = LocalEngine.Open(store);
        string image = StoreImage.Of(engine.Catalogue);

        string missing = Path.Combine(folder.Path, "missing.snapshot");
        Assert.Equal(missing, (await Assert.ThrowsAsync<QdrantStoreException>(() => QdrantLocal.RecoverSnapshotAsync(engine.Client, "main", missing))).Path);
        Assert.Contains("'unknown'", (await Assert.ThrowsAsync<QdrantException>(() => QdrantLocal.RecoverSnapshotAsync(engine.Client, "unknown", file))).Message);
        await using QdrantClient server = QdrantClient.Connect("http://localhost:6334");
        Assert.Contains("REST", (await Assert.ThrowsAsync<QdrantException>(() => QdrantLocal.RecoverSnapshotAsync(server, "main", file))).Message);

        Assert.Equal(image, StoreImage.Of(engine.Catalogue));
    }

    private static IEnumerable<PointId> Ids(int count) => Enumerable.Range(0, count + 1).Select(number => new PointId { Num = (ulong)number });

    /// <summary>Makes a full snapshot after some writes and returns its file.</summary>
    private static async Task<string> SnapshotAsync(string folder, int writes)
    {
        await using QdrantClient client = QdrantLocal.Open(folder);
        for (int number = 0; number < writes; number++) await Workload.RunAsync(client, number);
        await client.CreateFullSnapshotAsync();
        return Directory.GetFiles(folder, "*.snapshot", SearchOption.AllDirectories).Single();
    }
}
