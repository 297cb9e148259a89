using System.IO.Compression;
using System.Security.Cryptography;
using Qdrant.Local.Storage;

namespace Qdrant.Local.Service.Snapshots;

/// <summary>Unpacks what <see cref="SnapshotWriter"/> wrote into a folder that can be opened as a store.</summary>
internal static class SnapshotReader
{
    private const string Catalogue = "catalogue.sqlite";

    public static void Unpack(string snapshot, string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new QdrantStoreException(StoreProblem.Failed, folder, $"'{folder}' is not empty, and a snapshot is restored into a folder of its own. Nothing was changed; name a new folder.");
        string part = folder.TrimEnd(Path.DirectorySeparatorChar) + ".part";
        try
        {
            CheckSum(snapshot);
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
            Directory.CreateDirectory(part);
            using (ZipArchive archive = ZipFile.OpenRead(snapshot))
            {
                if (archive.GetEntry(Catalogue) is null) throw new InvalidDataException("it is no snapshot of an embedded engine");
                archive.ExtractToDirectory(part);
            }
            Flush(part);
            if (Directory.Exists(folder)) Directory.Delete(folder);
            Directory.Move(part, folder);
            DiskFiles.Instance.FlushFolder(Path.GetDirectoryName(folder)!);
        }
        catch (InvalidDataException cause)
        {
            throw StoreFailure.Damaged(snapshot, cause.Message, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw StoreFailure.FromReading(cause, File.Exists(snapshot) ? folder : snapshot);
        }
    }

    private static void CheckSum(string snapshot)
    {
        string kept = snapshot + FolderArchive.ChecksumSuffix;
        if (!File.Exists(kept)) return;
        using FileStream stream = File.OpenRead(snapshot);
        if (!File.ReadAllText(kept).Equals(Convert.ToHexString(SHA256.HashData(stream)), StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException("its bytes do not match the checksum beside it");
    }

    private static void Flush(string folder)
    {
        foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.ReadWrite);
            stream.Flush(flushToDisk: true);
        }
        foreach (string inner in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories)) DiskFiles.Instance.FlushFolder(inner);
        DiskFiles.Instance.FlushFolder(folder);
    }
}
