using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Scoring;
using PointId = Qdrant.Local.Engine.PointId;

namespace Qdrant.Local.Tests.Querying;

/// <summary>Scoring a point allocates nothing: a search over ten times the points allocates no more.</summary>
public sealed class AllocationTests
{
    private const int Small = 2_000, Large = 20_000, Dimension = 8;

    // Room for what the runtime does beside the search; one byte a point would be eighteen times as much.
    private const long Slack = 1_000;

    [Theory]
    [InlineData(Datatype.Float32, false)]
    [InlineData(Datatype.Float16, false)]
    [InlineData(Datatype.Uint8, false)]
    [InlineData(Datatype.Turbo8, false)]
    [InlineData(Datatype.Float32, true)]
    public void Dense_queries_allocate_the_same_for_any_number_of_points(Datatype datatype, bool filtered)
    {
        Same(count =>
        {
            CollectionState state = State(count);
            var vectors = new DenseVectors(new VectorParams { Size = Dimension, Distance = Distance.Dot, Datatype = datatype });
            Fill(count, (slot, vector) => vectors.Set(slot, vector));
            PointScorer scorer = vectors.Prepare(VectorValue.Dense(Scoring.Vectors.Random(new Random(1), Dimension)));
            return () => VectorSearch.Best(vectors, scorer, PointSelection.Of(state, filtered ? Unindexed() : null), 10, CancellationToken.None);
        });
    }

    [Fact]
    public void Batches_allocate_the_same_for_any_number_of_points() => Same(count =>
    {
        CollectionState state = State(count);
        var vectors = new DenseVectors(new VectorParams { Size = Dimension, Distance = Distance.Euclid });
        Fill(count, (slot, vector) => vectors.Set(slot, vector));
        var random = new Random(2);
        RowQuery[] queries = [.. Enumerable.Range(0, 6).Select(_ => vectors.Space.Prepare(Scoring.Vectors.Random(random, Dimension)))];
        return () => VectorSearch.BestOfEach(vectors, queries, new PointSelection(state), [10, 10, 10, 10, 10, 10], CancellationToken.None);
    });

    [Fact]
    public void Multivector_queries_allocate_the_same_for_any_number_of_points() => Same(count =>
    {
        CollectionState state = State(count);
        var vectors = new MultiVectors(new VectorParams { Size = Dimension / 2, Distance = Distance.Dot, MultivectorConfig = new MultiVectorConfig() });
        Fill(count, (slot, vector) => vectors.Set(slot, vector));
        PointScorer scorer = vectors.Prepare(VectorValue.Multi(Scoring.Vectors.Random(new Random(1), Dimension), 2));
        return () => VectorSearch.Best(vectors, scorer, new PointSelection(state), 10, CancellationToken.None);
    });

    [Fact]
    public void Sparse_queries_allocate_the_same_for_any_number_of_points() => Same(count =>
    {
        CollectionState state = State(count);
        var vectors = new SparseVectors(new SparseVectorParams());
        Fill(count, (slot, vector) => vectors.Set(slot, [1u, 2u], vector.AsSpan(0, 2)));
        PointScorer scorer = vectors.Prepare(VectorValue.Sparse([1u, 2u], [1f, 2f]));
        return () => VectorSearch.Best(vectors, scorer, new PointSelection(state), 10, CancellationToken.None);
    });

    private static void Same(Func<int, Action> prepare)
    {
        long small = Allocated(prepare(Small)), large = Allocated(prepare(Large));
        Assert.True(large <= small + Slack, $"{small} bytes for {Small} points, {large} for {Large}.");
    }

    private static long Allocated(Action search)
    {
        // The first runs fill pools and thread-local buffers, and a collection may empty a pool at any time: the least of several runs is the search's own.
        long least = long.MaxValue;
        for (int i = 0; i < 10; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            search();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    private static CollectionState State(int count)
    {
        var state = new CollectionState("c", new CollectionConfig { Params = new CollectionParams { ShardNumber = 1 } }, LocalRelease.V1_20);
        byte[] payload = PayloadBytes.Encode(new Struct { Fields = { ["n"] = new Value { IntegerValue = 5 } } }.Fields);
        for (int i = 0; i < count; i++) state.Points.SetPayload(state.Points.Add(PointId.FromNumber((ulong)i)), payload);
        return state;
    }

    private static void Fill(int count, Action<int, float[]> set)
    {
        var random = new Random(3);
        for (int slot = 0; slot < count; slot++) set(slot, Scoring.Vectors.Random(random, Dimension));
    }

    private static Filter Unindexed() =>
        new() { Must = { new Condition { Field = new FieldCondition { Key = "n", Range = new Qdrant.Core.Protocol.Range { Gt = 1 } } } } };
}
