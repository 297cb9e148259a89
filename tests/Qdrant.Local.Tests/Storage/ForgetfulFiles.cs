using Qdrant.Local.Storage;

namespace Qdrant.Local.Tests.Storage;

/// <summary>Files on disk that keep nothing before it is flushed: what was written since the last flush is held back here, and lost when the machine "loses power".</summary>
internal sealed class ForgetfulFiles : IStoreFiles
{
    public string? SqliteVfs => null;

    public IStoreFile Open(string path) => new HeldFile(DiskFiles.Instance.Open(path));

    public void Delete(string path) => DiskFiles.Instance.Delete(path);

    private sealed class HeldFile(IStoreFile disk) : IStoreFile
    {
        private readonly List<(byte[] Data, long Offset)> _held = [];

        public long Length => Math.Max(disk.Length, _held.Count == 0 ? 0 : _held.Max(h => h.Offset + h.Data.Length));

        public void Write(ReadOnlySpan<byte> data, long offset) => _held.Add((data.ToArray(), offset));

        public int Read(Span<byte> target, long offset) =>
            _held.Count == 0 ? disk.Read(target, offset) : throw new InvalidOperationException("A store reads only what it has flushed.");

        public void Flush()
        {
            foreach ((byte[] data, long at) in _held) disk.Write(data, at);
            _held.Clear();
            disk.Flush();
        }

        public void Dispose() => disk.Dispose();
    }
}
