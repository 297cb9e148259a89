namespace Qdrant.Local.Scoring;

/// <summary>
/// Deleted points that the IDF statistics still count: a server forgets them only when it rebuilds a segment, which it does
/// when more than a fifth of at least a thousand vectors are deleted.
/// </summary>
internal sealed class SparseGhosts
{
    private const int LeastVectors = 1000;
    private const double DeletedShare = 0.2;
    private readonly Dictionary<uint, int> _holding = [];

    public int Count { get; private set; }

    public int Holding(uint index) => _holding.GetValueOrDefault(index);

    public void Add(ReadOnlySpan<uint> indices)
    {
        if (indices.Length == 0) return;
        Count++;
        foreach (uint index in indices) _holding[index] = _holding.GetValueOrDefault(index) + 1;
    }

    public void DropWhenMany(int living)
    {
        int all = living + Count;
        if (all < LeastVectors || Count <= DeletedShare * all) return;
        Count = 0;
        _holding.Clear();
    }
}
