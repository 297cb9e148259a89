using System.Globalization;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Conversion;

/// <summary>Read consistency and shard keys: checked as a server does, though one node has nothing to choose from.</summary>
internal static class ShardSelection
{
    /// <summary>The conversion error of a fallback beside other than one key.</summary>
    public static void Check(ShardKeySelector? selector)
    {
        if (selector?.Fallback is { KeyCase: not ShardKey.KeyOneofCase.None } fallback && Keys(selector).Count() != 1)
            throw ServerError.Conversion($"Fallback shard key Some(ShardKey {{ key: Some({Debug(fallback)}) }}) can be set only when a single shard key is provided");
    }

    /// <summary>Fails for a key that does not exist; answers whether the selector leaves any shard at all.</summary>
    public static bool SelectsAny(ShardKeySelector? selector)
    {
        if (selector is null) return true;
        ShardKey? first = Keys(selector).FirstOrDefault();
        if (first is null) return false;
        if (selector.Fallback is { KeyCase: not ShardKey.KeyOneofCase.None } fallback)
            throw ServerError.NotFound($"Neither target shard key {Show(first)} nor fallback shard key {Show(fallback)} exist not found");
        throw ServerError.BadRequest($"Shard key {Show(first)} not found");
    }

    public static void CheckConsistency(ReadConsistency? consistency)
    {
        switch (consistency?.ValueCase)
        {
            case ReadConsistency.ValueOneofCase.None:
                throw ServerError.Conversion("invalid read consistency message: `ReadConsistency::value` field is `None`");
            case ReadConsistency.ValueOneofCase.Type when consistency.Type is not (ReadConsistencyType.All or ReadConsistencyType.Majority or ReadConsistencyType.Quorum):
                throw ServerError.Conversion($"invalid read consistency type value {(int)consistency.Type}");
            case ReadConsistency.ValueOneofCase.Factor when consistency.Factor == 0:
                throw ServerError.Conversion("factor: Validation error: range [{\"min\": Number(1), \"value\": Number(0)}]");
        }
    }

    private static IEnumerable<ShardKey> Keys(ShardKeySelector selector) => selector.ShardKeys.Where(k => k.KeyCase != ShardKey.KeyOneofCase.None);

    private static string Show(ShardKey key) =>
        key.KeyCase == ShardKey.KeyOneofCase.Keyword ? $"\"{key.Keyword}\"" : key.Number.ToString(CultureInfo.InvariantCulture);

    private static string Debug(ShardKey key) => key.KeyCase == ShardKey.KeyOneofCase.Keyword ? $"Keyword(\"{key.Keyword}\")" : $"Number({key.Number})";
}
