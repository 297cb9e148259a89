using Microsoft.Win32.SafeHandles;

namespace Qdrant.Local.Storage;

/// <summary>Files on the disk.</summary>
internal sealed class DiskFiles : IStoreFiles
{
    public static DiskFiles Instance { get; } = new();

    public string? SqliteVfs => null;

    public long LogBytes => 16 << 20;

    public IStoreFile Open(string path) => new DiskFile(path);

    public void Delete(string path) => File.Delete(path);

    public void DeleteFolder(string path) => Directory.Delete(path, recursive: true);

    public void FlushFolder(string path)
    {
        // Windows keeps names safe by itself, and opens no folders.
        if (!OperatingSystem.IsWindows()) UnixFolder.Flush(path);
    }

    private sealed class DiskFile(string path) : IStoreFile
    {
        private readonly SafeFileHandle _handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);

        public long Length => RandomAccess.GetLength(_handle);

        public void Write(ReadOnlySpan<byte> data, long offset) => RandomAccess.Write(_handle, data, offset);

        public int Read(Span<byte> target, long offset)
        {
            int total = 0;
            while (total < target.Length)
            {
                int read = RandomAccess.Read(_handle, target[total..], offset + total);
                if (read == 0) break;
                total += read;
            }
            return total;
        }

        public void Flush() => RandomAccess.FlushToDisk(_handle);

        public void Dispose() => _handle.Dispose();
    }
}
