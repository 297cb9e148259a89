using Qdrant.Local.Scoring;

namespace Qdrant.Local.Engine;

/// <summary>How much a collection holds.</summary>
internal readonly record struct CollectionSize(ulong Points, ulong VectorBytes, ulong PayloadBytes);

/// <summary>What strict mode counts while the engine runs: sizes and rates.</summary>
internal sealed class CollectionUsage
{
    /// <summary>A server looks at the sizes again only on every 32nd check.</summary>
    private const int Interval = 32;

    private readonly object _gate = new();
    private CollectionSize _size;
    private int _checks;

    public RateLimiter Reads { get; } = new("Read");

    public RateLimiter Writes { get; } = new("Write", missing: 1);

    /// <summary>The sizes as last looked at.</summary>
    public CollectionSize Size(CollectionState state)
    {
        lock (_gate)
        {
            if (_checks++ % Interval == 0) _size = Measure(state);
            return _size;
        }
    }

    private static CollectionSize Measure(CollectionState state)
    {
        ulong vectors = 0, payload = 0;
        foreach (VectorStorage storage in state.Vectors.Values)
            if (storage is DenseVectors dense) vectors += (ulong)dense.Count * (ulong)dense.Stride;
        foreach (int slot in state.Points.Ordered) payload += (ulong)state.Points.PayloadOf(slot).Length;
        return new CollectionSize((ulong)state.Points.Count, vectors, payload);
    }
}
