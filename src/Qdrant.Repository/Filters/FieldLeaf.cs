using Google.Protobuf.WellKnownTypes;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>
/// Makes the leaves: one protocol condition from a path and values. Values are put into one canonical form here (sorted, without repeats, -0 as 0),
/// because the compiler recognises a leaf by its message.
/// </summary>
internal static class FieldLeaf
{
    public static ConditionNode Keyword(string path, string? value, LeafSpelling spelling = LeafSpelling.Value) =>
        Match(path, new Proto.Match { Keyword = Given(path, value) }, spelling);

    public static ConditionNode Keywords(string path, IEnumerable<string> values, LeafSpelling spelling = LeafSpelling.Value)
    {
        string[] distinct = Distinct(path, values);
        return distinct.Length switch
        {
            0 => ConstantNode.None,
            1 => Keyword(path, distinct[0], spelling),
            _ => Match(path, new Proto.Match { Keywords = new Proto.RepeatedStrings { Strings = { distinct } } }, spelling),
        };
    }

    public static ConditionNode ExceptKeywords(string path, IEnumerable<string> values, LeafSpelling spelling = LeafSpelling.Value) =>
        Match(path, new Proto.Match { ExceptKeywords = new Proto.RepeatedStrings { Strings = { Distinct(path, values) } } }, spelling);

    public static ConditionNode Integer(string path, long? value, LeafSpelling spelling = LeafSpelling.Value) =>
        Match(path, new Proto.Match { Integer = Given(path, value) }, spelling);

    public static ConditionNode Integers(string path, IEnumerable<long> values, LeafSpelling spelling = LeafSpelling.Value)
    {
        long[] distinct = [.. values.Distinct().Order()];
        return distinct.Length switch
        {
            0 => ConstantNode.None,
            1 => Integer(path, distinct[0], spelling),
            _ => Match(path, new Proto.Match { Integers = new Proto.RepeatedIntegers { Integers = { distinct } } }, spelling),
        };
    }

    public static ConditionNode ExceptIntegers(string path, IEnumerable<long> values, LeafSpelling spelling = LeafSpelling.Value) =>
        Match(path, new Proto.Match { ExceptIntegers = new Proto.RepeatedIntegers { Integers = { values.Distinct().Order() } } }, spelling);

    public static ConditionNode Boolean(string path, bool? value, LeafSpelling spelling = LeafSpelling.Value) =>
        Match(path, new Proto.Match { Boolean = Given(path, value) }, spelling);

    public static ConditionNode Text(string path, string text) => Match(path, new Proto.Match { Text = Given(path, text) });
    public static ConditionNode TextAny(string path, string text) => Match(path, new Proto.Match { TextAny = Given(path, text) });
    public static ConditionNode Phrase(string path, string text) => Match(path, new Proto.Match { Phrase = Given(path, text) });

    public static ConditionNode Prefix(string path, string text, LeafSpelling spelling = LeafSpelling.Value) =>
        Match(path, new Proto.Match { Prefix = Given(path, text) }, spelling);

    public static ConditionNode Substring(string path, string text, LeafSpelling spelling = LeafSpelling.Value) =>
        Match(path, new Proto.Match { Substring = Given(path, text) }, spelling);

    /// <summary>A range with at most one lower and one upper bound: servers disregard one of two on the same side.</summary>
    public static ConditionNode Range(string path, double? low, bool lowIncluded, double? high, bool highIncluded, LeafSpelling spelling = LeafSpelling.Value)
    {
        var range = new Proto.Range();
        if (Finite(path, low) is { } from)
        {
            if (lowIncluded) range.Gte = from;
            else range.Gt = from;
        }
        if (Finite(path, high) is { } to)
        {
            if (highIncluded) range.Lte = to;
            else range.Lt = to;
        }
        return Field(new Proto.FieldCondition { Key = path, Range = range }, spelling);
    }

    public static ConditionNode DatetimeRange(
        string path, DateTimeOffset? low, bool lowIncluded, DateTimeOffset? high, bool highIncluded, LeafSpelling spelling = LeafSpelling.Value)
    {
        var range = new Proto.DatetimeRange();
        if (low is { } from)
        {
            if (lowIncluded) range.Gte = Timestamp.FromDateTimeOffset(from);
            else range.Gt = Timestamp.FromDateTimeOffset(from);
        }
        if (high is { } to)
        {
            if (highIncluded) range.Lte = Timestamp.FromDateTimeOffset(to);
            else range.Lt = Timestamp.FromDateTimeOffset(to);
        }
        return Field(new Proto.FieldCondition { Key = path, DatetimeRange = range }, spelling);
    }

    public static ConditionNode ValuesCount(string path, Proto.ValuesCount count) => Field(new Proto.FieldCondition { Key = path, ValuesCount = count });

    /// <summary>Missing, null or an empty list: by every value the path reaches.</summary>
    public static ConditionNode IsEmpty(string path) => new LeafNode(new Proto.Condition { IsEmpty = new Proto.IsEmptyCondition { Key = path } });

    public static ConditionNode IsEmpty(string path, bool value) => Field(new Proto.FieldCondition { Key = path, IsEmpty = value });

    public static ConditionNode IsNull(string path) => new LeafNode(new Proto.Condition { IsNull = new Proto.IsNullCondition { Key = path } });

    public static ConditionNode IsNull(string path, bool value, LeafSpelling spelling = LeafSpelling.Value) =>
        Field(new Proto.FieldCondition { Key = path, IsNull = value }, spelling);

    public static ConditionNode HasVector(string name) => new LeafNode(new Proto.Condition { HasVector = new Proto.HasVectorCondition { HasVector = name } });

    public static ConditionNode Slice(int total, int index) =>
        new LeafNode(new Proto.Condition { Slice = new Proto.SliceCondition { Total = (uint)total, Index = (uint)index } });

    public static ConditionNode HasId(IEnumerable<Proto.PointId> ids)
    {
        Proto.PointId[] distinct = [.. ids.Distinct().OrderBy(id => id.Num).ThenBy(id => id.Uuid, StringComparer.Ordinal)];
        if (distinct.Length == 0) return ConstantNode.None;
        return new LeafNode(new Proto.Condition { HasId = new Proto.HasIdCondition { HasId = { distinct } } });
    }

    public static ConditionNode Field(Proto.FieldCondition field, LeafSpelling spelling = LeafSpelling.Value) =>
        new LeafNode(new Proto.Condition { Field = field }, spelling);

    public static T Given<T>(string path, T? value) where T : class =>
        value ?? throw new ArgumentNullException(nameof(value), $"'{path}' is compared with null. Use IsMissing (no value) or IsNull (a stored null).");

    public static T Given<T>(string path, T? value) where T : struct =>
        value ?? throw new ArgumentNullException(nameof(value), $"'{path}' is compared with null. Use IsMissing (no value) or IsNull (a stored null).");

    private static ConditionNode Match(string path, Proto.Match match, LeafSpelling spelling = LeafSpelling.Value) =>
        Field(new Proto.FieldCondition { Key = path, Match = match }, spelling);

    private static string[] Distinct(string path, IEnumerable<string> values) =>
        [.. values.Select(value => Given(path, value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static double? Finite(string path, double? bound)
    {
        if (bound is double.NaN) throw new ArgumentException($"'{path}' is compared with NaN, which no number is above or below.", nameof(bound));
        return bound + 0.0; // -0 becomes 0: servers hold them equal
    }
}
