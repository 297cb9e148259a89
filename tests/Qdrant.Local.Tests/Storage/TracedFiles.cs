using Qdrant.Local.Storage;

namespace Qdrant.Local.Tests.Storage;

/// <summary>Files on the disk, SQLite's own included, whose every change goes into a trace.</summary>
internal sealed class TracedFiles(DiskTrace trace) : IStoreFiles
{
    public string? SqliteVfs => SqliteTap.Name;

    /// <summary>Little, so that the log is copied and begun anew many times.</summary>
    public long LogBytes => 64 << 10;

    public IStoreFile Open(string path) => new TracedFile(trace, path, DiskFiles.Instance.Open(path));

    public void Delete(string path)
    {
        trace.Deleted(path);
        DiskFiles.Instance.Delete(path);
    }

    public void DeleteFolder(string path)
    {
        trace.Deleted(path);
        DiskFiles.Instance.DeleteFolder(path);
    }

    public void FlushFolder(string path)
    {
        DiskFiles.Instance.FlushFolder(path);
        trace.FlushedFolder(path);
    }

    private sealed class TracedFile(DiskTrace trace, string path, IStoreFile disk) : IStoreFile
    {
        public long Length => disk.Length;

        public void Write(ReadOnlySpan<byte> data, long offset)
        {
            trace.Wrote(path, data, offset);
            disk.Write(data, offset);
        }

        public int Read(Span<byte> target, long offset) => disk.Read(target, offset);

        public void Flush()
        {
            disk.Flush();
            trace.Flushed(path);
        }

        public void Dispose() => disk.Dispose();
    }
}
