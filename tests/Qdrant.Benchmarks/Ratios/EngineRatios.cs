using System.Diagnostics;
using Qdrant.Core;
using Qdrant.Core.Calls;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Core.Transport;
using Qdrant.Local;
using Qdrant.Local.Server;

namespace Qdrant.Benchmarks.Ratios;

/// <summary>The embedded engine on one collection with five indexed fields, durable in a folder.</summary>
/// <param name="count">Points.</param>
/// <param name="dimension">Floats of each.</param>
/// <param name="prefix">What the names of the figures start with.</param>
/// <param name="throughSocket">Whether the engine is asked over gRPC, through a server in the same process.</param>
internal sealed class EngineRatios(int count, int dimension, string prefix = "", bool throughSocket = false)
{
    private const int BatchSize = 1000, InFlight = 4;
    private readonly EngineData _data = new(count, dimension);

    public async Task RunAsync(Action<string, double> reportAs)
    {
        Action<string, double> report = (name, value) => reportAs(prefix + name, value);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("qdrant-benchmark-");
        try
        {
            await using (IQdrantTransport engine = QdrantLocal.OpenTransport(folder.FullName))
            await using (LocalServer? server = throughSocket ? await LocalServer.StartAsync(new ServerOptions { GrpcPort = 0, HttpPort = 0 }, engine) : null)
            await using (QdrantClient client = server is null ? new QdrantClient(engine) : QdrantClient.Connect(server.GrpcAddress.ToString()))
            {
                await CreateAsync(client);
                long before = ManagedAndMapped();
                report("upsert_points_per_second", count / await UpsertSecondsAsync(client));
                report("memory_per_raw_vectors", (ManagedAndMapped() - before) / ((double)count * dimension * sizeof(float)));
                await ReadsAsync(client, report);
            }
            long start = Stopwatch.GetTimestamp();
            await using QdrantClient again = QdrantLocal.Open(folder.FullName);
            ulong kept = await again.CountAsync(EngineData.Collection);
            report("open_seconds", Stopwatch.GetElapsedTime(start).TotalSeconds);
            if (kept != (ulong)count) throw new InvalidOperationException($"{kept} of {count} points were there after opening again.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task CreateAsync(QdrantClient client)
    {
        await client.CreateCollectionAsync(new CreateCollection
        {
            CollectionName = EngineData.Collection,
            VectorsConfig = new VectorsConfig { Params = new VectorParams { Size = (ulong)dimension, Distance = Distance.Dot } },
        });
        foreach ((string field, FieldType type) in new[]
        {
            ("category", FieldType.Keyword), ("name", FieldType.Keyword), ("year", FieldType.Integer), ("price", FieldType.Float), ("live", FieldType.Bool),
        })
        {
            await client.CreateFieldIndexAsync(new CreateFieldIndexCollection { CollectionName = EngineData.Collection, FieldName = field, FieldType = type, Wait = true });
        }
    }

    private async Task<double> UpsertSecondsAsync(QdrantClient client)
    {
        long start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, (count + BatchSize - 1) / BatchSize),
            new ParallelOptions { MaxDegreeOfParallelism = InFlight },
            async (batch, cancellationToken) =>
            {
                int first = batch * BatchSize;
                using PooledBuffer request = _data.Upsert(first, Math.Min(BatchSize, count - first));
                using PooledBuffer answer = await client.Calls.SendAsync(RpcMethods.Points.Upsert, request.WrittenMemory, QdrantRelease.First, cancellationToken: cancellationToken);
            });
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private async Task ReadsAsync(QdrantClient client, Action<string, double> report)
    {
        float[] query = _data.Vector(17).ToArray();
        float[] all = _data.Vectors;
        int threads = Environment.ProcessorCount;
        const int rounds = 31;

        QueryPoints nearest = Nearest(query, null);
        double[] turns = await Measure.TimesAsync(rounds, () => Task.FromResult(MemoryLimit.Read(all, threads)), () => client.QueryAsync(nearest));
        double limit = turns[0], single = turns[1];
        report("scan_share_of_read_bandwidth", limit / single);
        report("query_per_memory_limit", single / limit);
        report("query_ms", single);

        var batch = new QueryBatchPoints { CollectionName = EngineData.Collection };
        for (int i = 0; i < 64; i++) batch.QueryPoints.Add(Nearest(_data.Vector(i).ToArray(), null));
        double together = await Measure.TimeAsync(3, () => client.QueryBatchAsync(batch));
        report("batch64_query_per_single_query", together / 64 / single);

        var onePercent = new Filter { Must = { Keyword("category", "c7") } };
        QueryPoints filtered = Nearest(query, onePercent);
        double selective = await Measure.TimeAsync(rounds, () => client.QueryAsync(filtered));
        report("filtered_1_percent_speedup", single / selective);
        report("filtered_1_percent_ms", selective);

        report("facet_100_values_ms", await Measure.TimeAsync(rounds, () => client.FacetAsync(new FacetCounts { CollectionName = EngineData.Collection, Key = "category", Limit = 100 })));
        var scroll = new ScrollPoints { CollectionName = EngineData.Collection, Limit = 1000, WithPayload = new WithPayloadSelector { Enable = true } };
        report("scroll_1000_with_payload_ms", await Measure.TimeAsync(rounds, () => client.ScrollAsync(scroll)));
        var smallest = new GetPoints { CollectionName = EngineData.Collection, Ids = { new PointId { Num = 5 } }, WithPayload = new WithPayloadSelector { Enable = true } };
        report("get_one_ms", await Measure.TimeAsync(200, () => client.GetAsync(smallest)));
    }

    private static QueryPoints Nearest(float[] vector, Filter? filter) => new()
    {
        CollectionName = EngineData.Collection,
        Query = new Query { Nearest = new VectorInput { Dense = new DenseVector { Data = { vector } } } },
        Filter = filter,
        Limit = 10,
    };

    private static Condition Keyword(string field, string value) => new() { Field = new FieldCondition { Key = field, Match = new Match { Keyword = value } } };

    private static long ManagedAndMapped()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using Process self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
