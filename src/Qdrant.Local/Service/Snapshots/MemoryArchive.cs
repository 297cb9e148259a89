using System.Security.Cryptography;

namespace Qdrant.Local.Service.Snapshots;

/// <summary>Snapshots of an engine in memory, in memory.</summary>
internal sealed class MemoryArchive(TimeProvider clock) : ISnapshotArchive
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Dictionary<string, (SnapshotFile File, byte[] Bytes)>> _owners = [];

    public SnapshotFile Save(string owner, string name, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        byte[] bytes = stream.ToArray();
        var file = new SnapshotFile(name, clock.GetUtcNow(), bytes.Length, Convert.ToHexString(SHA256.HashData(bytes)).ToLowerInvariant());
        lock (_gate)
        {
            if (!_owners.TryGetValue(owner, out var files)) _owners.Add(owner, files = []);
            files[name] = (file, bytes);
        }
        return file;
    }

    public IReadOnlyList<SnapshotFile>? List(string owner)
    {
        lock (_gate) return _owners.TryGetValue(owner, out var files) ? [.. files.Values.Select(f => f.File)] : null;
    }

    public bool TryCopy(string owner, string name, string target)
    {
        byte[]? bytes = null;
        lock (_gate)
            if (_owners.TryGetValue(owner, out var files) && files.TryGetValue(name, out var found)) bytes = found.Bytes;
        if (bytes is null) return false;
        File.WriteAllBytes(target, bytes);
        return true;
    }

    public void Delete(string owner, string name)
    {
        lock (_gate) _owners[owner].Remove(name);
    }
}
