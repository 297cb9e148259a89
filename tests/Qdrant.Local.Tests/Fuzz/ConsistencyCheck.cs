using Google.Protobuf;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Tests.Fuzz;

/// <summary>
/// Asks an engine about every collection it has: counts, ids, pages and reads by id agree with each other, and payload indexes, which followed
/// every write, answer as indexes built afresh over the same points do.
/// </summary>
internal sealed class ConsistencyCheck(EngineUnderTest engine, LocalRelease release)
{
    private const uint Page = 50;

    /// <returns>What does not agree; null when all does.</returns>
    public async Task<string?> RunAsync()
    {
        ListCollectionsResponse list = await engine.CallAsync<ListCollectionsResponse>("/qdrant.Collections/List", new ListCollectionsRequest());
        foreach (CollectionDescription collection in list.Collections)
        {
            if (await CheckAsync(collection.Name) is { } fault) return $"collection '{collection.Name}': {fault}";
        }
        return null;
    }

    private async Task<string?> CheckAsync(string name)
    {
        // Limits set by a mutated call would refuse the questions.
        await engine.CallAsync<CollectionOperationResponse>(
            "/qdrant.Collections/Update", new UpdateCollection { CollectionName = name, StrictModeConfig = new StrictModeConfig { Enabled = false } });
        List<RetrievedPoint> points = await ScrollAsync(name);
        for (int i = 1; i < points.Count; i++)
        {
            if (Compare(points[i - 1].Id, points[i].Id) >= 0) return $"scroll gives {points[i].Id} after {points[i - 1].Id}";
        }

        ulong count = (await engine.CallAsync<CountResponse>("/qdrant.Points/Count", new CountPoints { CollectionName = name, Exact = true })).Result.Count;
        if (count != (ulong)points.Count) return $"count is {count}, scroll gives {points.Count} points";
        ulong all = (await engine.CallAsync<CountResponse>("/qdrant.Points/Count", new CountPoints { CollectionName = name, Exact = true, Filter = new Filter() })).Result.Count;
        if (all != count) return $"count with an empty filter is {all}, without {count}";
        CollectionInfo info = (await engine.CallAsync<GetCollectionInfoResponse>("/qdrant.Collections/Get", new GetCollectionInfoRequest { CollectionName = name })).Result;
        if (info.PointsCount != count) return $"info says {info.PointsCount} points, count {count}";

        var get = new GetPoints { CollectionName = name, WithPayload = new WithPayloadSelector { Enable = true }, WithVectors = new WithVectorsSelector { Enable = true } };
        get.Ids.Add(points.Select(point => point.Id));
        GetResponse read = await engine.CallAsync<GetResponse>("/qdrant.Points/Get", get);
        if (!read.Result.Select(Text).SequenceEqual(points.Select(Text))) return "get by id and scroll give different points";

        return await CheckVectorsAsync(name, points) ?? await new IndexCheck(engine, release).RunAsync(name, info, points);
    }

    /// <summary>Every point is found by the filter on a vector it shows, and by no other.</summary>
    private async Task<string?> CheckVectorsAsync(string name, List<RetrievedPoint> points)
    {
        foreach (string vector in points.SelectMany(Shown).Distinct())
        {
            var filter = new Filter { Must = { new Condition { HasVector = new HasVectorCondition { HasVector = vector } } } };
            ulong found = (await engine.CallAsync<CountResponse>("/qdrant.Points/Count", new CountPoints { CollectionName = name, Exact = true, Filter = filter })).Result.Count;
            int shown = points.Count(point => Shown(point).Contains(vector));
            if (found != (ulong)shown) return $"{found} points have vector '{vector}' by its filter, {shown} show it";
        }
        return null;
    }

    /// <summary>The names of the vectors that a point shows; the unnamed one alone is shown without a map.</summary>
    private static IEnumerable<string> Shown(RetrievedPoint point) =>
        point.Vectors?.Vectors is { } named ? named.Vectors.Keys : point.Vectors?.Vector is not null ? [""] : [];

    private async Task<List<RetrievedPoint>> ScrollAsync(string name)
    {
        var points = new List<RetrievedPoint>();
        PointId? offset = null;
        do
        {
            var request = new ScrollPoints
            {
                CollectionName = name, Limit = Page, Offset = offset,
                WithPayload = new WithPayloadSelector { Enable = true }, WithVectors = new WithVectorsSelector { Enable = true },
            };
            ScrollResponse answer = await engine.CallAsync<ScrollResponse>("/qdrant.Points/Scroll", request);
            points.AddRange(answer.Result);
            offset = answer.NextPageOffset;
        }
        while (offset is not null);
        return points;
    }

    private static string Text(RetrievedPoint point) => point.ToByteString().ToBase64();

    private static int Compare(PointId left, PointId right)
    {
        bool leftNumber = left.PointIdOptionsCase == PointId.PointIdOptionsOneofCase.Num, rightNumber = right.PointIdOptionsCase == PointId.PointIdOptionsOneofCase.Num;
        if (leftNumber != rightNumber) return leftNumber ? -1 : 1;
        return leftNumber ? left.Num.CompareTo(right.Num) : string.CompareOrdinal(left.Uuid, right.Uuid);
    }
}
