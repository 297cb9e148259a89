using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Storage;
using Qdrant.Local.Tests.Storage;

namespace Qdrant.Local.Tests.Engine;

/// <summary>An engine that is closed, or loses a collection, while others still call.</summary>
public sealed class ClosingTests
{
    private static readonly CollectionConfig Config = new() { Params = new CollectionParams { ShardNumber = 1, VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap() } } };

    /// <summary>Remembers what is done to it, and holds commits until it is told to let them go.</summary>
    private sealed class HeldStore(CollectionState state) : ICollectionStore
    {
        public ManualResetEventSlim Committing { get; } = new();
        public ManualResetEventSlim LetGo { get; } = new();
        public List<string> Done { get; } = [];

        public void Commit(CollectionState committed, ChangeLog changes)
        {
            Committing.Set();
            LetGo.Wait();
            Done.Add("commit");
        }

        public CollectionState Load() => state;
        public void Delete() => Done.Add("delete");
        public void Dispose() => Done.Add("close");
    }

    [Fact]
    public async Task A_write_under_way_ends_first_and_later_ones_are_refused()
    {
        var state = new CollectionState("c", Config.Clone(), LocalRelease.V1_20);
        var store = new HeldStore(state);
        var collection = new Collection(state, store);

        Task<WriteOutcome> written = collection.ChangeSettingsAsync(_ => { }).AsTask();
        store.Committing.Wait(TestContext.Current.CancellationToken);
        Task closing = Task.Run(collection.Dispose, TestContext.Current.CancellationToken);
        Assert.False(written.IsCompleted);
        store.LetGo.Set();
        await written;
        await closing;
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await collection.ChangeSettingsAsync(_ => { }));

        Assert.Equal(["commit", "close"], store.Done);
    }

    [Fact]
    public void A_closed_catalogue_changes_nothing_on_disk()
    {
        using var folder = new TemporaryFolder();
        var catalogue = new Catalogue(LocalRelease.V1_20, new CatalogueStore(folder.Path, LocalRelease.V1_20, DiskFiles.Instance));
        catalogue.Create("one", Config.Clone());
        catalogue.Dispose();

        Assert.Throws<ObjectDisposedException>(() => catalogue.Create("two", Config.Clone()));
        Assert.Throws<ObjectDisposedException>(() => catalogue.Delete("one"));
        Assert.Throws<ObjectDisposedException>(() => catalogue.ChangeAliases([]));
        Assert.Throws<ObjectDisposedException>(() => catalogue.Replace("one", new CollectionState("one", Config.Clone(), LocalRelease.V1_20)));
        catalogue.Dispose();
        using var again = new Catalogue(LocalRelease.V1_20, new CatalogueStore(folder.Path, LocalRelease.V1_20, DiskFiles.Instance));
        Assert.Equal(["one"], again.List().Select(collection => collection.Name));
    }

    [Fact]
    public void A_collection_made_while_another_is_deleted_keeps_its_files()
    {
        using var folder = new TemporaryFolder();
        var files = new InterruptedFiles();
        using (var catalogue = new Catalogue(LocalRelease.V1_20, new CatalogueStore(folder.Path, LocalRelease.V1_20, files)))
        {
            catalogue.Create("old", Config.Clone());
            files.BeforeDeletion = () => catalogue.Create("new", Config.Clone());
            Assert.True(catalogue.Delete("old"));
        }

        using var again = new Catalogue(LocalRelease.V1_20, new CatalogueStore(folder.Path, LocalRelease.V1_20, DiskFiles.Instance));
        Assert.Equal(["new"], again.List().Select(collection => collection.Name));
    }

    /// <summary>Files on the disk; something else comes before the first folder is deleted.</summary>
    private sealed class InterruptedFiles : IStoreFiles
    {
        public Action? BeforeDeletion { get; set; }

        public string? SqliteVfs => null;

        public long LogBytes => DiskFiles.Instance.LogBytes;

        public IStoreFile Open(string path) => DiskFiles.Instance.Open(path);

        public void Delete(string path) => DiskFiles.Instance.Delete(path);

        public void DeleteFolder(string path)
        {
            Action? before = BeforeDeletion;
            BeforeDeletion = null;
            before?.Invoke();
            DiskFiles.Instance.DeleteFolder(path);
        }

        public void FlushFolder(string path) => DiskFiles.Instance.FlushFolder(path);
    }
}
