using Google.Protobuf;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Calls;

/// <summary>
/// Queries break off without an answer when their shard key selector names no key. One that names none says nothing, so it is left out: all shards are asked.
/// The caller's own message stays as it is.
/// </summary>
internal static class ShardSelection
{
    public static QueryPoints Stated(QueryPoints request) => Stated(request, request?.ShardKeySelector, static copy => copy.ShardKeySelector = null);

    public static QueryPointGroups Stated(QueryPointGroups request) => Stated(request, request?.ShardKeySelector, static copy => copy.ShardKeySelector = null);

    public static SearchMatrixPoints Stated(SearchMatrixPoints request) => Stated(request, request?.ShardKeySelector, static copy => copy.ShardKeySelector = null);

    public static SearchPointGroups Stated(SearchPointGroups request) => Stated(request, request?.ShardKeySelector, static copy => copy.ShardKeySelector = null);

    public static QueryBatchPoints Stated(QueryBatchPoints request)
    {
        if (request is null || !request.QueryPoints.Any(query => NamesNone(query.ShardKeySelector))) return request!;
        QueryBatchPoints copy = request.Clone();
        foreach (QueryPoints query in copy.QueryPoints.Where(query => NamesNone(query.ShardKeySelector))) query.ShardKeySelector = null;
        return copy;
    }

    private static T Stated<T>(T request, ShardKeySelector? selector, Action<T> leaveOut) where T : IDeepCloneable<T>
    {
        if (!NamesNone(selector)) return request;
        T copy = request.Clone();
        leaveOut(copy);
        return copy;
    }

    private static bool NamesNone(ShardKeySelector? selector) =>
        selector is { Fallback: null } && selector.ShardKeys.All(key => key.KeyCase == ShardKey.KeyOneofCase.None);
}
