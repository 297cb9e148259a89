using Qdrant.Core;

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

    /// <summary>Makes a full snapshot after some writes and returns its file.</summary>
    private static async Task<string> SnapshotAsync(string folder, int writes)
    {
        await using QdrantClient client = QdrantLocal.Open(folder);
        for (int number = 0; number < writes; number++) await Workload.RunAsync(client, number);
        await client.CreateFullSnapshotAsync();
        return Directory.GetFiles(folder, "*.snapshot", SearchOption.AllDirectories).Single();
    }
}
