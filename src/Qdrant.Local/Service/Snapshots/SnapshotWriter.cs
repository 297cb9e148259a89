using System.IO.Compression;
using Qdrant.Local.Engine;
using Qdrant.Local.Storage;

namespace Qdrant.Local.Service.Snapshots;

/// <summary>
/// Writes collections as a ZIP of the files a store keeps, one folder a collection: it can be unpacked and opened as a store.
/// </summary>
internal static class SnapshotWriter
{
    public static void Write(Stream target, IReadOnlyList<Collection> collections, IReadOnlyDictionary<string, string> aliases, LocalRelease release)
    {
        string folder = Directory.CreateTempSubdirectory("qdrant-snapshot-").FullName;
        try
        {
            using (var catalogue = new CatalogueStore(folder, release, DiskFiles.Instance))
            {
                foreach (Collection collection in collections) Copy(collection, catalogue);
                catalogue.SaveAliases(aliases);
            }
            using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
            foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            {
                string name = Path.GetRelativePath(folder, file).Replace('\\', '/');
                if (name != "lock") archive.CreateEntryFromFile(file, name, CompressionLevel.Fastest);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Copy(Collection collection, CatalogueStore catalogue)
    {
        using Collection.ReadLease lease = collection.Read(out CollectionState state);
        using ICollectionStore store = catalogue.Replace(state);
    }
}
