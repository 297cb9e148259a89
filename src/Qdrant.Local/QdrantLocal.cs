using Qdrant.Core;
using Qdrant.Core.Transport;
using Qdrant.Local.Engine;
using Qdrant.Local.Service;
using Qdrant.Local.Service.Snapshots;
using Qdrant.Local.Storage;

namespace Qdrant.Local;

/// <summary>The embedded engine: Qdrant in the process, in memory or in a folder.</summary>
public static class QdrantLocal
{
    /// <summary>Starts an engine that keeps everything in memory; it ends with the transport.</summary>
    /// <param name="options">Settings; null: the defaults.</param>
    /// <returns>The engine as a transport, for <c>QdrantClient</c>.</returns>
    public static IQdrantTransport InMemoryTransport(LocalOptions? options = null)
    {
        options ??= new LocalOptions();
        return Start("memory:", new ServiceContext(new Catalogue(options.Release), options, new MemoryArchive(TimeProvider.System)));
    }

    /// <summary>
    /// Reaches the engine in memory of that name: every transport opened with the same name in this process, while another one is open, sees the same
    /// collections. The engine ends with the last of them.
    /// </summary>
    /// <param name="name">Any text; upper and lower case differ.</param>
    /// <param name="options">Settings; they must be those of the engine when it is there already. Null: the defaults.</param>
    /// <returns>The engine as a transport, for <c>QdrantClient</c>.</returns>
    /// <exception cref="QdrantException">The engine is there with other settings.</exception>
    public static IQdrantTransport InMemoryTransport(string name, LocalOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return NamedEngines.Open(name, options ?? new LocalOptions());
    }

    /// <summary>Opens an engine that keeps everything in a folder, which it makes when it is missing. An acknowledged write is on disk.</summary>
    /// <param name="path">The folder; one engine at a time can have it open.</param>
    /// <param name="options">Settings; null: the defaults.</param>
    /// <returns>The engine as a transport, for <c>QdrantClient</c>; disposing it closes the folder.</returns>
    /// <exception cref="QdrantStoreException">The folder is in use, damaged, written by a newer version, or may not be written.</exception>
    public static IQdrantTransport OpenTransport(string path, LocalOptions? options = null) => OpenTransport(path, options, DiskFiles.Instance);

    internal static IQdrantTransport OpenTransport(string path, LocalOptions? options, IStoreFiles files)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new LocalOptions();
        string folder = Path.GetFullPath(path);
        var store = new CatalogueStore(folder, options.Release, files);
        try
        {
            return Start("local:" + folder, new ServiceContext(new Catalogue(options.Release, store), options, new FolderArchive(Path.Combine(folder, "snapshots"))));
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Restores a snapshot that an embedded engine in a folder made (its file lies below <c>snapshots</c> in that folder): unpacks it into a new folder,
    /// which can then be opened. A snapshot of one collection gives an engine with that collection, a full one gives all, aliases included.
    /// </summary>
    /// <param name="snapshot">The snapshot file.</param>
    /// <param name="path">The folder to make; it must be missing or empty.</param>
    /// <exception cref="QdrantStoreException">The file is missing, damaged, or a server's; or the folder has files in it, or may not be written.</exception>
    public static void RestoreSnapshot(string snapshot, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(snapshot);
        ArgumentException.ThrowIfNullOrEmpty(path);
        SnapshotReader.Unpack(Path.GetFullPath(snapshot), Path.GetFullPath(path));
    }

    /// <summary>
    /// Recovers a collection of a running engine from a snapshot: its points, settings and indexes take the place of what the collection holds, or the
    /// collection is made. Readers see the old points or the new ones, never a mixture; in a folder the new ones are on disk when this returns. A server
    /// has the same as <c>PUT /collections/{name}/snapshots/recover</c>, where the snapshot wins too.
    /// </summary>
    /// <param name="client">A client of an embedded engine.</param>
    /// <param name="collectionName">The collection, or an alias of it; it need not be the one the snapshot was made of, nor be there.</param>
    /// <param name="snapshot">The name of a snapshot of that collection, as <c>ListSnapshotsAsync</c> tells it; or a snapshot file that an embedded engine made. From a full one the collection of that name is taken.</param>
    /// <param name="cancellationToken">Heard before the collection is replaced, not after.</param>
    /// <exception cref="QdrantException">The client does not speak to an embedded engine, or the full snapshot has no collection of that name.</exception>
    /// <exception cref="QdrantStoreException">The snapshot is missing, damaged, or a server's; or the folder may not be written. The collection is as it was.</exception>
    public static Task RecoverSnapshotAsync(QdrantClient client, string collectionName, string snapshot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(collectionName);
        ArgumentException.ThrowIfNullOrEmpty(snapshot);
        if (client.Calls.Transport is not InProcessTransport engine)
            throw new QdrantException($"'{client.Address}' is no embedded engine, and only one of those recovers snapshots this way. A server does it over REST: PUT /collections/{collectionName}/snapshots/recover.");
        ServiceContext context = engine.Context;
        return Task.Run(() => SnapshotRecovery.Recover(context, collectionName, snapshot, cancellationToken), cancellationToken);
    }

    /// <summary>A client of an engine in memory, see <see cref="InMemoryTransport(LocalOptions?)"/>.</summary>
    /// <param name="options">Settings; null: the defaults.</param>
    public static QdrantClient InMemory(LocalOptions? options = null) => new(InMemoryTransport(options));

    /// <summary>A client of the engine in memory of that name, see <see cref="InMemoryTransport(string, LocalOptions?)"/>.</summary>
    /// <param name="name">Any text; upper and lower case differ.</param>
    /// <param name="options">Settings; they must be those of the engine when it is there already. Null: the defaults.</param>
    /// <exception cref="QdrantException">The engine is there with other settings.</exception>
    public static QdrantClient InMemory(string name, LocalOptions? options = null) => new(InMemoryTransport(name, options));

    /// <summary>A client of an engine in a folder, see <see cref="OpenTransport(string, LocalOptions?)"/>.</summary>
    /// <param name="path">The folder; one engine at a time can have it open.</param>
    /// <param name="options">Settings; null: the defaults.</param>
    /// <exception cref="QdrantStoreException">The folder is in use, damaged, written by a newer version, or may not be written.</exception>
    public static QdrantClient Open(string path, LocalOptions? options = null) => new(OpenTransport(path, options));

    /// <summary>
    /// The URL schemes of the engine, for <see cref="QdrantClientOptions.Schemes"/>: <c>memory:</c>, a new engine in memory for each client;
    /// <c>memory:NAME</c>, one engine in memory for all clients in this process that name it; <c>local:PATH</c>, an engine in a folder.
    /// </summary>
    /// <param name="options">Settings of the engines they open; null: the defaults.</param>
    public static IReadOnlyList<TransportScheme> Schemes(LocalOptions? options = null) =>
    [
        new TransportScheme("memory", (url, _) => url.Length > "memory:".Length ? InMemoryTransport(url["memory:".Length..], options) : InMemoryTransport(options)),
        new TransportScheme("local", (url, _) => OpenTransport(PathOf(url), options)),
    ];

    private static string PathOf(string url)
    {
        string path = url["local:".Length..];
        return path.Length > 0 ? path : throw new QdrantException($"'{url}' names no folder; write local:PATH, as in local:data/qdrant.");
    }

    private static InProcessTransport Start(string address, ServiceContext context) => new(address, context, Services.Of(context), () =>
    {
        context.Catalogue.Dispose();
        return ValueTask.CompletedTask;
    });
}
