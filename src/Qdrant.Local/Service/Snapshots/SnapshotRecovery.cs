using Qdrant.Core;
using Qdrant.Local.Engine;
using Qdrant.Local.Storage;

namespace Qdrant.Local.Service.Snapshots;

/// <summary>Puts what a snapshot holds in the place of a collection of a running engine.</summary>
internal static class SnapshotRecovery
{
    public static void Recover(ServiceContext context, string name, string snapshot, CancellationToken cancellation)
    {
        string folder = Directory.CreateTempSubdirectory("qdrant-recover-").FullName;
        try
        {
            string copy = Path.Combine(folder, "snapshot"), unpacked = Path.Combine(folder, "store");
            string owner = context.Catalogue.TryResolve(name, out Collection? present) ? present.Name : name;
            SnapshotReader.Unpack(context.Snapshots.TryCopy(owner, snapshot, copy) ? copy : Path.GetFullPath(snapshot), unpacked);
            using var store = new CatalogueStore(unpacked, context.Options.Release, DiskFiles.Instance);
            List<(CollectionState State, ICollectionStore Store)> collections = [.. store.LoadCollections()];
            try
            {
                CollectionState found = Find([.. collections.Select(c => c.State)], owner, snapshot);
                cancellation.ThrowIfCancellationRequested();
                context.Catalogue.Replace(name, found);
            }
            finally
            {
                foreach ((_, ICollectionStore opened) in collections) opened.Dispose();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CollectionState Find(CollectionState[] collections, string name, string snapshot)
    {
        if (collections.FirstOrDefault(c => c.Name == name) is { } same) return same;
        if (collections.Length == 1) return collections[0];
        throw new QdrantException($"The snapshot '{snapshot}' holds {collections.Length} collections ({string.Join(", ", collections.Select(c => c.Name))}), none of them named '{name}'. Name one of those, or recover from a snapshot of one collection.");
    }
}
