namespace Qdrant.Local.Tests.Storage;

public sealed class PowerLossTests
{
    private const int Writes = 260, Points = 200;

    /// <summary>
    /// Some hundred writes of every kind run once, while everything that reaches a file is recorded: vector files through the store's file seam, SQLite's
    /// databases and logs through a VFS. At 200 random points of that record a folder is made of what the disk then held for sure and of an arbitrary part
    /// of the rest (see <see cref="DiskTrace"/>), and opened. It must hold exactly what memory holds after the last acknowledged write, or after the
    /// one that was under way.
    /// </summary>
    [Fact]
    public async Task A_loss_of_power_leaves_what_was_acknowledged_and_nothing_half()
    {
        using var folder = new TemporaryFolder();
        var trace = new DiskTrace(folder.Path);
        List<string> images = await RecordAsync(folder.Path, trace);
        var random = new Random(11);
        for (int point = 0; point < Points; point++)
        {
            int steps = random.Next(1, trace.Length + 1);
            using var left = new TemporaryFolder();
            int acknowledged = trace.Leave(left.Path, steps, random);
            await using LocalEngine store = LocalEngine.Open(left.Path, new TracedFiles(new DiskTrace(left.Path)));
            StoreChecker.Check(store.Catalogue);
            string found = StoreImage.Of(store.Catalogue);
            if (found == images[acknowledged + 1]) continue;
            Assert.True(acknowledged + 2 < images.Count && found == images[acknowledged + 2],
                $"After {steps} of {trace.Length} steps, write {acknowledged} acknowledged, the store differs:\n{StoreImage.Difference(images[acknowledged + 1], found)}");
        }
    }

    /// <summary>Runs the writes on disk and in memory; returns what memory holds before the first and after each.</summary>
    private static async Task<List<string>> RecordAsync(string folder, DiskTrace trace)
    {
        SqliteTap.EnsureRegistered();
        SqliteTap.Trace = trace;
        await using LocalEngine memory = LocalEngine.InMemory();
        var images = new List<string> { StoreImage.Of(memory.Catalogue) };
        try
        {
            await using LocalEngine disk = LocalEngine.Open(folder, new TracedFiles(trace));
            for (int number = 0; number < Writes; number++)
            {
                await Workload.RunAsync(disk.Client, number);
                trace.Acknowledged(number);
                await Workload.RunAsync(memory.Client, number);
                images.Add(StoreImage.Of(memory.Catalogue));
            }
            Assert.Equal(images[^1], StoreImage.Of(disk.Catalogue));
        }
        finally
        {
            SqliteTap.Trace = null;
        }
        return images;
    }
}
