using System.Security.Cryptography;
using Qdrant.Local.Storage;

namespace Qdrant.Local.Service.Snapshots;

/// <summary>Snapshots in a folder, one folder an owner, each with its checksum beside it.</summary>
internal sealed class FolderArchive(string root) : ISnapshotArchive
{
    public const string ChecksumSuffix = ".checksum";

    // A snapshot and its checksum come and go together for whoever lists or copies them.
    private readonly object _gate = new();

    public SnapshotFile Save(string owner, string name, Action<Stream> write)
    {
        string folder = FolderOf(owner);
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name), part = path + ".part";
        try
        {
            string checksum;
            using (FileStream stream = File.Create(part))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
                stream.Position = 0;
                checksum = Convert.ToHexString(SHA256.HashData(stream)).ToLowerInvariant();
            }
            lock (_gate)
            {
                File.WriteAllText(path + ChecksumSuffix, checksum);
                File.Move(part, path, overwrite: true);
                return Describe(path);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Half a snapshot would keep the disk full.
            File.Delete(part);
            File.Delete(path + ChecksumSuffix);
            throw StoreFailure.FromReading(cause, path);
        }
    }

    public IReadOnlyList<SnapshotFile>? List(string owner)
    {
        string folder = FolderOf(owner);
        lock (_gate) return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.snapshot").Select(Describe)] : null;
    }

    private static SnapshotFile Describe(string path)
    {
        var file = new FileInfo(path);
        string checksum = File.Exists(path + ChecksumSuffix) ? File.ReadAllText(path + ChecksumSuffix) : "";
        return new SnapshotFile(file.Name, file.LastWriteTimeUtc, file.Length, checksum);
    }

    public bool TryCopy(string owner, string name, string target)
    {
        string path = Path.Combine(FolderOf(owner), name);
        lock (_gate)
        {
            if (name != Path.GetFileName(name) || !File.Exists(path)) return false;
            File.Copy(path, target);
            if (File.Exists(path + ChecksumSuffix)) File.Copy(path + ChecksumSuffix, target + ChecksumSuffix);
            return true;
        }
    }

    public void Delete(string owner, string name)
    {
        string path = Path.Combine(FolderOf(owner), name);
        lock (_gate)
        {
            File.Delete(path);
            File.Delete(path + ChecksumSuffix);
        }
    }

    /// <summary>Owners can be named anything and at length, folders can't.</summary>
    private string FolderOf(string owner) => owner.Length == 0 ? Path.Combine(root, "full") : Path.Combine(root, "collections", Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(owner))));
}
