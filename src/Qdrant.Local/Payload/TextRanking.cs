using System.Buffers;

namespace Qdrant.Local.Payload;

/// <summary>Ranks the points of a scored text index by BM25.</summary>
/// <param name="index">The index; it must be scored.</param>
/// <param name="k">How fast repeats of a token stop counting; 0 or more.</param>
/// <param name="b">How much the length of a document counts; 0 to 1.</param>
internal sealed class TextRanking(TextIndex index, double k, double b)
{
    /// <summary>Finds every point that holds at least one token of the query, in the order of slots.</summary>
    /// <param name="query">The text asked for.</param>
    /// <param name="corpus">The points whose documents make the statistics; null for all.</param>
    /// <param name="hit">Takes slot and score of each.</param>
    public void Rank(string query, SlotSet? corpus, Action<int, float> hit)
    {
        List<TermFrequencies> terms = index.FrequenciesOf(query);
        if (terms.Count == 0) return;
        Statistics statistics = corpus is null ? new Statistics(index.DocumentCount, index.TotalLength) : Count(corpus);
        int capacity = index.Documents.Capacity;
        double[] rented = ArrayPool<double>.Shared.Rent(capacity);
        Span<double> scores = rented.AsSpan(0, capacity);
        scores.Clear();
        foreach (TermFrequencies term in terms) Add(term, statistics, Idf(statistics.Documents, corpus is null ? term.Count : CountIn(term, corpus)), scores);
        if (index.Nested is null) Report(scores, hit);
        else ReportBest(scores, hit);
        ArrayPool<double>.Shared.Return(rented);
    }

    private static double Idf(int documents, int holding) => Math.Log((documents - holding + 0.5) / (holding + 0.5) + 1);

    private void Add(TermFrequencies term, Statistics statistics, double idf, Span<double> scores)
    {
        double average = statistics.Average;
        ReadOnlySpan<int> documents = term.Documents;
        for (int i = 0; i < documents.Length; i++)
        {
            double frequency = term.FrequencyAt(i);
            double length = average > 0 ? index.LengthOf(documents[i]) / average : 1;
            scores[documents[i]] += idf * frequency * (k + 1) / (frequency + k * (1 - b + b * length));
        }
    }

    /// <summary>A document that holds a token always scores above 0.</summary>
    private static void Report(ReadOnlySpan<double> scores, Action<int, float> hit)
    {
        for (int document = 0; document < scores.Length; document++)
            if (scores[document] > 0) hit(document, (float)scores[document]);
    }

    /// <summary>The score of a point is that of its best document.</summary>
    private void ReportBest(ReadOnlySpan<double> scores, Action<int, float> hit)
    {
        var best = new SortedDictionary<int, double>();
        for (int document = 0; document < scores.Length; document++)
        {
            if (scores[document] <= 0) continue;
            int slot = index.Documents.SlotOf(document);
            best[slot] = best.TryGetValue(slot, out double other) ? Math.Max(other, scores[document]) : scores[document];
        }
        foreach ((int slot, double score) in best) hit(slot, (float)score);
    }

    private Statistics Count(SlotSet corpus)
    {
        int count = 0;
        long length = 0;
        int single = 0;
        foreach (int slot in corpus)
        {
            foreach (int document in index.Documents.Of(slot, ref single))
            {
                int tokens = index.LengthOf(document);
                if (tokens == 0) continue;
                count++;
                length += tokens;
            }
        }
        return new Statistics(count, length);
    }

    private int CountIn(TermFrequencies term, SlotSet corpus)
    {
        int count = 0;
        foreach (int document in term.Documents) count += corpus.Contains(index.Documents.SlotOf(document)) ? 1 : 0;
        return count;
    }

    private readonly record struct Statistics(int Documents, long Length)
    {
        public double Average => Documents == 0 ? 0 : (double)Length / Documents;
    }
}
