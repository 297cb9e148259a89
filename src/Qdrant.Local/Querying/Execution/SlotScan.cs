using Qdrant.Local.Scoring;

namespace Qdrant.Local.Querying.Execution;

/// <summary>
/// Looks at every selected slot and keeps the best of each query. Slots are taken 64 at a time, and groups of those by as many cores as pay,
/// whichever is free.
/// </summary>
/// <param name="vectors">The vectors searched; points without one are passed over.</param>
/// <param name="selection">The points that may be found.</param>
internal abstract class SlotScan(VectorStorage vectors, PointSelection selection)
{
    /// <summary>From about this many components on, a second core pays.</summary>
    private const long ParallelWork = 2_000_000;

    /// <summary>Components that one core takes at a time: large enough for long reads, small enough that all cores end together.</summary>
    private const long ChunkWork = 500_000;

    /// <summary>Whether a scored point is still to be tested.</summary>
    private readonly bool _isTested = !selection.IsEverything;

    /// <summary>About how many components are compared for one slot.</summary>
    protected abstract long WorkPerSlot { get; }

    /// <summary>The best points of each query, best first.</summary>
    /// <param name="keep">How many to keep of each query.</param>
    /// <param name="cancellation">Ends the scan early.</param>
    public ScoredSlot[][] Run(int[] keep, CancellationToken cancellation)
    {
        SlotBits? candidates = selection.Candidates;
        int words = vectors.Owners.Words.Length;
        if (candidates is not null) words = Math.Min(words, candidates.Words.Length);
        int slots = Math.Min(vectors.Count, candidates?.Count ?? int.MaxValue);
        int parts = slots * WorkPerSlot < ParallelWork ? 1 : Math.Min(Environment.ProcessorCount, words);
        var chunks = new Chunks(words, (int)Math.Clamp(ChunkWork * words / Math.Max(1, slots * WorkPerSlot), 1, words + 1));
        TopK[] best = NewTops(keep);
        if (parts <= 1) Take(chunks, candidates, best, cancellation);
        else
        {
            Parallel.For(0, parts, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = parts }, _ =>
            {
                TopK[] part = NewTops(keep);
                Take(chunks, candidates, part, cancellation);
                lock (best)
                    for (int q = 0; q < part.Length; q++) best[q].Merge(part[q]);
            });
        }
        return Array.ConvertAll(best, top => top.ToSorted());
    }

    /// <summary>Scores up to 64 slots.</summary>
    /// <param name="word">Bit i of <paramref name="slots"/> is slot 64 x word + i.</param>
    /// <param name="slots">Which of them to score; at least one.</param>
    /// <param name="best">Takes what is found, one for each query.</param>
    protected abstract void Score(int word, ulong slots, TopK[] best);

    /// <summary>Keeps a point if it is good enough and passes the filter, which is asked only then.</summary>
    protected void Offer(TopK best, int slot, float score)
    {
        if (!_isTested || selection.PassesFilter(slot)) best.Add(slot, score);
    }

    private static TopK[] NewTops(int[] keep) => Array.ConvertAll(keep, limit => new TopK(limit));

    private void Take(Chunks chunks, SlotBits? candidates, TopK[] best, CancellationToken cancellation)
    {
        ReadOnlySpan<ulong> owners = vectors.Owners.Words;
        while (chunks.Next(out int word, out int end))
        {
            cancellation.ThrowIfCancellationRequested();
            for (; word < end; word++)
            {
                ulong slots = owners[word];
                if (candidates is not null) slots &= candidates.Words[word];
                if (slots != 0) Score(word, slots, best);
            }
        }
    }

    /// <summary>Hands out the words of a scan in order.</summary>
    private sealed class Chunks(int words, int size)
    {
        private int _given = -1;

        public bool Next(out int from, out int to)
        {
            long start = (long)Interlocked.Increment(ref _given) * size;
            from = (int)Math.Min(start, words);
            to = (int)Math.Min(start + size, words);
            return from < to;
        }
    }
}
