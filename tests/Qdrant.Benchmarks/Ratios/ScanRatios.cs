using Qdrant.Core.Protocol;
using Qdrant.Local;
using Qdrant.Local.Engine;
using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Scoring;

namespace Qdrant.Benchmarks.Ratios;

/// <summary>The scan alone, without service and transport, in turns with reading the same amount of memory.</summary>
internal sealed class ScanRatios(int count, int dimension)
{
    private const int Rounds = 25, BatchSize = 64;

    public void Run(Action<string, double> report)
    {
        var data = new EngineData(count, dimension);
        var vectors = new DenseVectors(new VectorParams { Size = (ulong)dimension, Distance = Distance.Dot });
        for (int slot = 0; slot < count; slot++) vectors.Set(slot, data.Vector(slot));
        var state = new CollectionState("scan", new CollectionConfig { Params = new CollectionParams { ShardNumber = 1 } }, LocalRelease.V1_20);
        float[] all = data.Vectors;
        RowQuery[] queries = [.. Enumerable.Range(0, BatchSize).Select(i => vectors.Space.Prepare(data.Vector(i)))];
        ulong[] limits = [.. Enumerable.Repeat(10UL, BatchSize)];

        double[] times = Measure.Times(
            Rounds,
            () => MemoryLimit.Read(all, Environment.ProcessorCount),
            () => VectorSearch.BestOfEach(vectors, queries[..1], new PointSelection(state), limits[..1], CancellationToken.None),
            () => VectorSearch.BestOfEach(vectors, queries[..4], new PointSelection(state), limits[..4], CancellationToken.None));
        double[] batch = Measure.Times(3, () => VectorSearch.BestOfEach(vectors, queries, new PointSelection(state), limits, CancellationToken.None));
        report("scan_memory_limit_ms", times[0]);
        report("scan_ms", times[1]);
        report("scan_per_memory_limit", times[1] / times[0]);
        report("scan_of_4_queries_per_single", times[2] / times[1]);
        report("scan_of_64_queries_each_per_single", batch[0] / BatchSize / times[1]);
    }
}
