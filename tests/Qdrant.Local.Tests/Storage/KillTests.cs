using System.Diagnostics;

namespace Qdrant.Local.Tests.Storage;

public sealed class KillTests
{
    /// <summary>How often the writer is killed; more on request.</summary>
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("QDRANT_LOCAL_KILLS"), out int rounds) ? rounds : 15;

    /// <summary>
    /// The same writes run in memory. After each kill the store must hold exactly what memory holds after the last acknowledged write, or after the one
    /// that was under way: nothing lost, nothing half done.
    /// </summary>
    [Fact]
    public async Task What_a_killed_process_had_acknowledged_is_there_and_nothing_is_half_there()
    {
        using var folder = new TemporaryFolder();
        await using LocalEngine memory = LocalEngine.InMemory();
        var random = new Random(7);
        int next = 0;
        for (int round = 0; round < Rounds; round++)
        {
            int acknowledged = await WriteAndKillAsync(folder.Path, next, random.Next(1, 60), random.Next(3000));
            for (; next <= acknowledged; next++) await Workload.RunAsync(memory.Client, next);

            await using LocalEngine store = LocalEngine.Open(folder.Path);
            StoreChecker.Check(store.Catalogue);
            string found = StoreImage.Of(store.Catalogue);
            if (found == StoreImage.Of(memory.Catalogue)) continue;
            await Workload.RunAsync(memory.Client, next++);
            Assert.Equal(StoreImage.Of(memory.Catalogue), found);
        }
        Assert.True(next > Rounds);
    }

    /// <summary>Lets a writer acknowledge some writes and kills it in the middle of one that follows; returns the last number it acknowledged.</summary>
    private static async Task<int> WriteAndKillAsync(string folder, int first, int writes, int spins)
    {
        using Process writer = WriterProcess.Start(folder, first);
        int last = first - 1;
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            if (int.TryParse(line, out int number)) last = number;
            if (last < first || writes-- != 0) continue;
            Thread.SpinWait(spins);
            writer.Kill();
        }
        await writer.WaitForExitAsync();
        Assert.True(last >= first, await writer.StandardError.ReadToEndAsync());
        return last;
    }
}
