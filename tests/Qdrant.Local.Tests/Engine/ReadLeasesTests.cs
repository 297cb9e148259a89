using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;

namespace Qdrant.Local.Tests.Engine;

/// <summary>Calls that read two collections, beside a writer.</summary>
public sealed class ReadLeasesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void A_collection_read_again_does_not_wait_behind_a_writer()
    {
        using Collection first = New("a"), second = New("b");
        var writer = new Thread(() => second.ChangeSettingsAsync(_ => { }).AsTask().Wait()) { IsBackground = true };
        var reader = new Thread(() =>
        {
            using var leases = new ReadLeases([second, first, second]);
            writer.Start();
            WaitUntilReadersWait(second);
            using Collection.ReadLease searched = first.Read(out _);
            using Collection.ReadLease lookedUp = second.Read(out _);
        })
        { IsBackground = true };

        // Another reader keeps the writer waiting; later readers come after the writer.
        Collection.ReadLease other = second.Read(out _);
        reader.Start();

        Assert.True(reader.Join(Patience), "The reader waits behind the writer for a collection that its call reads already.");
        other.Dispose();
        Assert.True(writer.Join(Patience), "The locks were not given back.");
    }

    /// <summary>Sends readers that hold nothing until one gets stuck: then the writer is in line.</summary>
    private static void WaitUntilReadersWait(Collection collection)
    {
        while (true)
        {
            var probe = new Thread(() =>
            {
                using Collection.ReadLease lease = collection.Read(out _);
            })
            { IsBackground = true };
            probe.Start();
            if (!probe.Join(200)) return;
        }
    }

    private static Collection New(string name) => new(new CollectionState(name, new CollectionConfig { Params = new CollectionParams { ShardNumber = 1 } }, LocalRelease.V1_20), null);
}
