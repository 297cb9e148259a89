using Qdrant.Repository;

namespace ApiSearch;

/// <summary>Measures the rankings with questions whose answer is known.</summary>
internal sealed class Evaluation(Searcher searcher)
{
    private const int Depth = 10;

    /// <summary>Recall@10: how many questions have their member among the first ten. MRR@10: the mean of one over its place, 0 when it is not there.</summary>
    public sealed record Figures(Ranking Ranking, int Questions, double Recall, double ReciprocalRank);

    public static IReadOnlyList<(string Question, string Member)> ReadQuestions(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1]))];

    public async Task<Figures> MeasureAsync(Ranking ranking, IReadOnlyList<(string Question, string Member)> questions, CancellationToken cancellationToken)
    {
        int found = 0;
        double reciprocal = 0;
        foreach ((string question, string member) in questions)
        {
            QueryResult<ApiMember> hits = await searcher.Query(question, ranking, new Scope(), Depth).ToListAsync(cancellationToken);
            int place = hits.Select(hit => WithoutParameters(hit.Item.DocId)).ToList().IndexOf(member);
            if (place < 0) continue;
            found++;
            reciprocal += 1.0 / (place + 1);
        }
        return new Figures(ranking, questions.Count, (double)found / questions.Count, reciprocal / questions.Count);
    }

    /// <summary>Any overload answers the question.</summary>
    private static string WithoutParameters(string docId)
    {
        int parameters = docId.IndexOf('(', StringComparison.Ordinal);
        return parameters < 0 ? docId : docId[..parameters];
    }
}
