using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local.Storage;

namespace Qdrant.Local.Tests.Storage;

public sealed class FullDiskTests
{
    [Fact]
    public async Task A_write_that_meets_a_full_disk_is_refused_and_undone()
    {
        using var folder = new TemporaryFolder();
        var files = new FillingFiles();
        await using var client = new QdrantClient(QdrantLocal.OpenTransport(folder.Path, null, files));
        await StoreTests.CreateAsync(client);
        await client.UpsertAsync(StoreTests.Points(1, 4));

        files.IsFull = true;
        var error = await Assert.ThrowsAsync<QdrantStoreException>(() => client.UpsertAsync(StoreTests.Points(2, 6)));
        Assert.Equal(StoreProblem.Full, error.Problem);
        Assert.Equal(4UL, await client.CountAsync("things"));

        files.IsFull = false;
        await client.UpsertAsync(StoreTests.Points(2, 6));
        Assert.Equal(7UL, await client.CountAsync("things"));
    }

    /// <summary>Files on a disk that can be made full.</summary>
    private sealed class FillingFiles : IStoreFiles
    {
        public bool IsFull { get; set; }

        public string? SqliteVfs => null;

        public long LogBytes => DiskFiles.Instance.LogBytes;

        public IStoreFile Open(string path) => new FillingFile(this, DiskFiles.Instance.Open(path));

        public void Delete(string path) => DiskFiles.Instance.Delete(path);

        public void DeleteFolder(string path) => DiskFiles.Instance.DeleteFolder(path);

        public void FlushFolder(string path) => DiskFiles.Instance.FlushFolder(path);

        private sealed class FillingFile(FillingFiles files, IStoreFile disk) : IStoreFile
        {
            public long Length => disk.Length;

            public void Write(ReadOnlySpan<byte> data, long offset)
            {
                if (files.IsFull) throw new IOException("No space left on device", 28);
                disk.Write(data, offset);
            }

            public int Read(Span<byte> target, long offset) => disk.Read(target, offset);

            public void Flush() => disk.Flush();

            public void Dispose() => disk.Dispose();
        }
    }
}
