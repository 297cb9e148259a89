using Qdrant.Local.Service.Snapshots;

namespace Qdrant.Local.Tests.Storage;

public sealed class SnapshotFailureTests
{
    [Fact]
    public void A_snapshot_that_finds_no_room_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        var archive = new FolderArchive(folder.Path);

        var error = Assert.Throws<QdrantStoreException>(() => archive.Save("owner", "one.snapshot", static target =>
        {
            target.Write(new byte[1000]);
            throw new IOException("No space left on device", 28);
        }));

        Assert.Equal(StoreProblem.Full, error.Problem);
        Assert.Equal([], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
        archive.Save("owner", "one.snapshot", static target => target.Write(new byte[1000]));
        Assert.Equal("one.snapshot", Assert.Single(archive.List("owner")!).Name);
    }
}
