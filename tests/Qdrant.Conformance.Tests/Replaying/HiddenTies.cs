using Google.Protobuf;
using Google.Protobuf.Collections;
using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Conformance.Tests.Replaying;

/// <summary>
/// Whether equal scores inside a query decide over its answer: candidates cut in the middle of a run of equal scores, or ranked by place
/// (RRF) within one. Which of them the server takes differs from run to run. Found by asking each prefetch as a query of its own.
/// </summary>
internal sealed class HiddenTies(Func<QueryPoints, Task<QueryResponse?>> ask)
{
    private const ulong DefaultLimit = 10;
    private const double Tolerance = 8e-5;

    public async Task<bool> InAsync(IMessage request) => request switch
    {
        QueryPoints query => await AnyAsync(query.CollectionName, query.Prefetch, query.Query, query.Filter),
        QueryPointGroups query => await AnyAsync(query.CollectionName, query.Prefetch, query.Query, query.Filter),
        QueryBatchPoints batch => await AnyAsync(batch),
        _ => false,
    };

    private async Task<bool> AnyAsync(QueryBatchPoints batch)
    {
        foreach (QueryPoints query in batch.QueryPoints)
            if (await InAsync(query)) return true;
        return false;
    }

    private async Task<bool> AnyAsync(string collection, RepeatedField<PrefetchQuery> sources, Query? over, Filter? above)
    {
        bool byPlace = over is { Fusion: Fusion.Rrf, VariantCase: Query.VariantOneofCase.Fusion } or { VariantCase: Query.VariantOneofCase.Rrf };
        foreach (PrefetchQuery source in sources)
        {
            Filter? filter = Joined(above, source.Filter);
            if (await AnyAsync(collection, source.Prefetch, source.Query, filter)) return true;
            ulong limit = source.HasLimit ? source.Limit : DefaultLimit;
            var alone = new QueryPoints { CollectionName = collection, Prefetch = { source.Prefetch }, Query = source.Query, Filter = filter, Params = source.Params, LookupFrom = source.LookupFrom, Limit = limit + 1 };
            if (source.HasUsing) alone.Using = source.Using;
            if (source.HasScoreThreshold) alone.ScoreThreshold = source.ScoreThreshold;
            if (await ask(alone) is not { } answer) continue;
            for (int i = 1; i < answer.Result.Count; i++)
            {
                bool tie = Math.Abs(answer.Result[i].Score - answer.Result[i - 1].Score) <= Tolerance * Math.Max(1, Math.Abs(answer.Result[i].Score));
                if (tie && (byPlace || (ulong)i == limit)) return true;
            }
        }
        return false;
    }

    private static Filter? Joined(Filter? a, Filter? b) => (a, b) switch
    {
        (null, _) => b,
        (_, null) => a,
        _ => new Filter { Must = { new Condition { Filter = a }, new Condition { Filter = b } } },
    };
}
