using Qdrant.Core;
using Qdrant.Local.Engine;
using Qdrant.Local.Service;
using Qdrant.Local.Service.Snapshots;
using Qdrant.Local.Storage;

namespace Qdrant.Local.Tests.Storage;

/// <summary>An engine with a client in front and its catalogue in sight.</summary>
internal sealed class LocalEngine : IAsyncDisposable
{
    private LocalEngine(Catalogue catalogue, ISnapshotArchive? snapshots = null)
    {
        Catalogue = catalogue;
        var context = new ServiceContext(catalogue, new LocalOptions(), snapshots ?? new MemoryArchive(TimeProvider.System));
        Client = new QdrantClient(new InProcessTransport("test:", context, Services.Of(context), () =>
        {
            catalogue.Dispose();
            return ValueTask.CompletedTask;
        }));
    }

    public Catalogue Catalogue { get; }

    public QdrantClient Client { get; }

    public static LocalEngine InMemory(ISnapshotArchive? snapshots = null) => new(new Catalogue(LocalRelease.V1_20), snapshots);

    public static LocalEngine Open(string folder, IStoreFiles? files = null) => new(new Catalogue(LocalRelease.V1_20, new CatalogueStore(folder, LocalRelease.V1_20, files ?? DiskFiles.Instance)));

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
