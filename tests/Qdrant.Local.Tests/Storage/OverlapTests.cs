using Qdrant.Core.Protocol;
using Qdrant.Local.Service.Snapshots;
using Qdrant.Local.Storage;

namespace Qdrant.Local.Tests.Storage;

/// <summary>What happens to files when a call comes in the middle of another one.</summary>
public sealed class OverlapTests
{
    [Fact]
    public async Task A_collection_made_while_another_is_deleted_keeps_its_files()
    {
        using var folder = new TemporaryFolder();
        var files = new HookedFiles();
        await using (LocalEngine engine = LocalEngine.Open(folder.Path, files))
        {
            await engine.Client.CreateCollectionAsync(new CreateCollection { CollectionName = "first" });
            files.BeforeDeletingAFolder = () => StoreTests.CreateAsync(engine.Client).GetAwaiter().GetResult();
            await engine.Client.DeleteCollectionAsync("first");
            await engine.Client.UpsertAsync(StoreTests.Points(1, 5));
        }
        await using LocalEngine reopened = LocalEngine.Open(folder.Path);
        Assert.Equal(["things"], await reopened.Client.ListCollectionsAsync());
        Assert.Equal(5UL, (await reopened.Client.CountAsync(new CountPoints { CollectionName = "things" })).Result.Count);
    }

    [Fact]
    public async Task Snapshots_made_at_the_same_time_have_names_of_their_own()
    {
        var archive = new NestedArchive();
        await using LocalEngine engine = LocalEngine.InMemory(archive);
        await StoreTests.CreateAsync(engine.Client);
        SnapshotDescription? inner = null;
        archive.BeforeSaving = () => inner = engine.Client.CreateSnapshotAsync("things").GetAwaiter().GetResult();

        SnapshotDescription outer = await engine.Client.CreateSnapshotAsync("things");

        Assert.NotEqual(outer.Name, inner!.Name);
        Assert.Equal(2, (await engine.Client.ListSnapshotsAsync("things")).Count);
    }

    /// <summary>The disk, with a call in the middle of the first deletion of a folder.</summary>
    private sealed class HookedFiles : IStoreFiles
    {
        public Action? BeforeDeletingAFolder { get; set; }
        public string? SqliteVfs => DiskFiles.Instance.SqliteVfs;
        public long LogBytes => DiskFiles.Instance.LogBytes;
        public IStoreFile Open(string path) => DiskFiles.Instance.Open(path);
        public void Delete(string path) => DiskFiles.Instance.Delete(path);
        public void FlushFolder(string path) => DiskFiles.Instance.FlushFolder(path);

        public void DeleteFolder(string path)
        {
            Action? hook = BeforeDeletingAFolder;
            BeforeDeletingAFolder = null;
            hook?.Invoke();
            DiskFiles.Instance.DeleteFolder(path);
        }
    }

    /// <summary>Snapshots in memory, with a call in the middle of the first one.</summary>
    private sealed class NestedArchive : ISnapshotArchive
    {
        private readonly MemoryArchive _inner = new(TimeProvider.System);
        public Action? BeforeSaving { get; set; }
        public IReadOnlyList<SnapshotFile>? List(string owner) => _inner.List(owner);
        public bool TryCopy(string owner, string name, string target) => _inner.TryCopy(owner, name, target);
        public void Delete(string owner, string name) => _inner.Delete(owner, name);

        public SnapshotFile Save(string owner, string name, Action<Stream> write)
        {
            Action? hook = BeforeSaving;
            BeforeSaving = null;
            hook?.Invoke();
            return _inner.Save(owner, name, write);
        }
    }
}
