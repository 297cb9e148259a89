using Qdrant.Core;
using Qdrant.Core.Protocol;

namespace Qdrant.Local.Service.Points;

/// <summary>
/// Shard key selectors on a node without shard keys: no key exists, so every selector is refused, but in the server's words.
/// </summary>
internal static class ShardKeys
{
    /// <summary>The conversion errors, which come before the collection is looked up.</summary>
    public static void CheckRead(ShardKeySelector? selector) => CheckFallback(selector, "can be set only when");

    /// <summary>The conversion errors of a write.</summary>
    public static void CheckWrite(ShardKeySelector? selector) => CheckFallback(selector, "can only be set when");

    private static void CheckFallback(ShardKeySelector? selector, string when)
    {
        if (selector?.Fallback is not { } fallback || Keys(selector).Length == 1) return;
        string key = fallback.KeyCase == ShardKey.KeyOneofCase.Number ? $"Number({fallback.Number})" : $"Keyword(\"{fallback.Keyword}\")";
        throw ServerError.Conversion($"Fallback shard key Some(ShardKey {{ key: Some({key}) }}) {when} a single shard key is provided");
    }

    /// <summary>Refuses a read that selects shards; true: the selector is empty and so is the answer.</summary>
    public static bool SelectsNothing(ShardKeySelector? selector)
    {
        if (selector is null) return false;
        ShardKey[] keys = Keys(selector);
        return keys.Length == 0 ? true : throw NotFound(selector, keys[0], "Bad request: ");
    }

    /// <summary>Refuses a write that selects shards.</summary>
    public static void RefuseWrite(ShardKeySelector? selector)
    {
        if (selector is null) return;
        ShardKey[] keys = Keys(selector);
        throw keys.Length == 0 ? ServerError.BadInput("Empty shard keys selection") : NotFound(selector, keys[0], "Wrong input: ");
    }

    private static QdrantRpcException NotFound(ShardKeySelector selector, ShardKey key, string prefix) => selector.Fallback is { } fallback
        ? ServerError.NotFound($"Neither target shard key {Text(key)} nor fallback shard key {Text(fallback)} exist not found")
        : ServerError.Conversion($"{prefix}Shard key {Text(key)} not found");

    private static string Text(ShardKey key) => key.KeyCase == ShardKey.KeyOneofCase.Number ? key.Number.ToString() : $"\"{key.Keyword}\"";

    private static ShardKey[] Keys(ShardKeySelector selector) => [.. selector.ShardKeys.Where(k => k.KeyCase != ShardKey.KeyOneofCase.None)];
}
