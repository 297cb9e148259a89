using System.Diagnostics;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Range = Qdrant.Core.Protocol.Range;

namespace Qdrant.Local.Tests.Storage;

public sealed class KillTests
{
    /// <summary>How often the writer is killed; more on request.</summary>
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("QDRANT_LOCAL_KILLS"), out int rounds) ? rounds : 10;

    [Fact]
    public async Task What_a_killed_process_had_acknowledged_is_there_and_nothing_is_half_there()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(7);
        int next = 0;
        for (int round = 0; round < Rounds; round++)
        {
            int acknowledged = Math.Max(next - 1, await WriteAndKillAsync(folder.Path, next, random.Next(1, 40)));
            next = await CheckAsync(folder.Path, acknowledged);
        }
        Assert.True(next > Rounds);
    }

    /// <summary>Lets a writer acknowledge some batches and kills it; returns the last number it acknowledged.</summary>
    private static async Task<int> WriteAndKillAsync(string folder, int first, int batches)
    {
        using Process writer = WriterProcess.Start(folder, first);
        int last = -1;
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            if (int.TryParse(line, out int number)) last = number;
            if (last >= 0 && batches-- == 0) writer.Kill();
        }
        await writer.WaitForExitAsync();
        Assert.True(last >= 0, await writer.StandardError.ReadToEndAsync());
        return last;
    }

    /// <summary>Checks the store and returns the next number to write.</summary>
    private static async Task<int> CheckAsync(string folder, int acknowledged)
    {
        await using QdrantClient client = QdrantLocal.Open(folder);
        int count = (int)await client.CountAsync(WriterProcess.Collection);
        Assert.True(count > acknowledged, $"{count} points where 0..{acknowledged} were acknowledged");
        Assert.Equal(0, count % WriterProcess.BatchSize);
        GetResponse all = await client.GetAsync(new GetPoints
        {
            CollectionName = WriterProcess.Collection,
            Ids = { Enumerable.Range(0, count).Select(n => new PointId { Num = (ulong)n }) },
            WithPayload = new WithPayloadSelector { Enable = true },
            WithVectors = new WithVectorsSelector { Enable = true },
        });
        Assert.Equal(count, all.Result.Count);
        foreach (RetrievedPoint point in all.Result)
        {
            int n = (int)point.Id.Num;
            Assert.Equal(n, point.Payload["n"].IntegerValue);
            Assert.Equal([n, 2f * n], point.Vectors.Vector.Dense.Data);
        }
        var half = new Filter { Must = { new Condition { Field = new FieldCondition { Key = "n", Range = new Range { Lt = count / 2 } } } } };
        Assert.Equal((ulong)(count / 2), await client.CountAsync(WriterProcess.Collection, half));
        return count;
    }
}
