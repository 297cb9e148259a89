namespace Qdrant.Local.Scoring;

/// <summary>A slot and its value.</summary>
internal readonly record struct ScoredSlot(int Slot, float Score);

/// <summary>
/// Keeps the best of many scored slots in a bounded heap. NaN ranks above every number, as on a server; equal scores rank by slot.
/// </summary>
internal sealed class TopK
{
    private readonly int _limit;
    private long[] _heap;
    private long _worst = long.MinValue;

    // The score of the worst entry once there is no room left; NaN before that, which no comparison passes.
    private float _floor = float.NaN;

    /// <param name="limit">How many to keep; at least 0.</param>
    public TopK(int limit)
    {
        _limit = limit;
        _heap = new long[Math.Min(limit, 64)];
    }

    public int Count { get; private set; }

    /// <summary>Whether a score can still enter: a cheap test before an expensive filter.</summary>
    public bool Wants(float score) => !(score < _floor);

    public void Add(int slot, float score)
    {
        long key = Key(score, slot);
        if (Count < _limit)
        {
            if (Count == _heap.Length) Array.Resize(ref _heap, (int)Math.Min(_limit, _heap.Length * 2L));
            Rise(Count++, key);
            if (Count == _limit) SetWorst();
        }
        else if (key > _worst && _limit > 0)
        {
            Sink(key);
            SetWorst();
        }
    }

    /// <summary>Adds everything another one kept.</summary>
    public void Merge(TopK other)
    {
        for (int i = 0; i < other.Count; i++)
        {
            ScoredSlot entry = Entry(other._heap[i]);
            Add(entry.Slot, entry.Score);
        }
    }

    /// <summary>What was kept, best first.</summary>
    public ScoredSlot[] ToSorted()
    {
        long[] keys = _heap.AsSpan(0, Count).ToArray();
        Array.Sort(keys);
        var sorted = new ScoredSlot[keys.Length];
        for (int i = 0; i < keys.Length; i++) sorted[i] = Entry(keys[keys.Length - 1 - i]);
        return sorted;
    }

    // Score in the upper half, in an order that integers have too; the complement of the slot below, so that smaller slots win ties.
    private static long Key(float score, int slot)
    {
        int bits = float.IsNaN(score) ? int.MaxValue : BitConverter.SingleToInt32Bits(score + 0f);
        return (long)(bits ^ (bits >> 31 & 0x7FFFFFFF)) << 32 | (uint)~slot;
    }

    private static ScoredSlot Entry(long key)
    {
        int bits = (int)(key >> 32);
        float score = bits == int.MaxValue ? float.NaN : BitConverter.Int32BitsToSingle(bits ^ (bits >> 31 & 0x7FFFFFFF));
        return new ScoredSlot(~(int)key, score);
    }

    private void SetWorst()
    {
        _worst = _heap[0];
        _floor = Entry(_worst).Score;
    }

    private void Rise(int at, long key)
    {
        while (at > 0)
        {
            int parent = (at - 1) / 2;
            if (_heap[parent] <= key) break;
            _heap[at] = _heap[parent];
            at = parent;
        }
        _heap[at] = key;
    }

    private void Sink(long key)
    {
        int at = 0;
        while (true)
        {
            int child = 2 * at + 1;
            if (child >= Count) break;
            if (child + 1 < Count && _heap[child + 1] < _heap[child]) child++;
            if (_heap[child] >= key) break;
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = key;
    }
}
