using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using PointId = Qdrant.Local.Engine.PointId;

namespace Qdrant.Local.Service.Strict;

/// <summary>Which conditions need an index, and which indexes serve them.</summary>
internal static class IndexNeeds
{
    private const string AnyIndex = "bool, datetime, float, geo, integer, keyword, keyword (with prefix: true), text, text (with phrase_matching: true), uuid";

    /// <summary>Throws for the first condition of a filter without a fitting index.</summary>
    public static void Check(CollectionState state, Filter filter, string prefix = "", string remedy = "use a different filter")
    {
        foreach (Condition condition in FilterSize.ConditionsOf(filter)) Check(state, condition, prefix, remedy);
    }

    public static void Check(CollectionState state, Condition condition, string prefix, string remedy)
    {
        switch (condition.ConditionOneOfCase)
        {
            case Condition.ConditionOneOfOneofCase.Filter: Check(state, condition.Filter, prefix, remedy); break;
            case Condition.ConditionOneOfOneofCase.Nested when condition.Nested.Filter is not null:
                string key = condition.Nested.Key;
                Check(state, condition.Nested.Filter, $"{prefix}{key}{(key.EndsWith("[]", StringComparison.Ordinal) ? "" : "[]")}.", remedy);
                break;
            case Condition.ConditionOneOfOneofCase.IsEmpty: Require(state, prefix + condition.IsEmpty.Key, AnyIndex, _ => true, remedy); break;
            case Condition.ConditionOneOfOneofCase.IsNull: Require(state, prefix + condition.IsNull.Key, AnyIndex, _ => true, remedy); break;
            case Condition.ConditionOneOfOneofCase.Field: Check(state, condition.Field, prefix, remedy); break;
        }
    }

    private static void Check(CollectionState state, FieldCondition field, string prefix, string remedy)
    {
        string key = prefix + field.Key;
        if (field.Match is not null)
        {
            (string kinds, Func<PayloadSchemaInfo, bool> serves)? need = MatchNeed(field.Match);
            if (need is { } wanted) Require(state, key, wanted.kinds, wanted.serves, remedy);
        }
        if (field.Range is not null) RequireRange(state, key, remedy);
        if (field.DatetimeRange is not null) Require(state, key, "datetime", i => i.DataType == PayloadSchemaType.Datetime, remedy);
        if (field.GeoBoundingBox is not null || field.GeoRadius is not null || field.GeoPolygon is not null) Require(state, key, "geo", i => i.DataType == PayloadSchemaType.Geo, remedy);
        if (field.ValuesCount is not null || field.HasIsEmpty || field.HasIsNull) Require(state, key, AnyIndex, _ => true, remedy);
    }

    /// <summary>A key that is compared as a number: a range, or a variable of a formula.</summary>
    public static void RequireRange(CollectionState state, string key, string remedy) =>
        Require(state, key, "float, integer", i => i.DataType == PayloadSchemaType.Float || (i.DataType == PayloadSchemaType.Integer && i.Params?.IntegerIndexParams is not { HasRange: true, Range: false }), remedy);

    private static (string Kinds, Func<PayloadSchemaInfo, bool> Serves)? MatchNeed(Match match) => match.MatchValueCase switch
    {
        Match.MatchValueOneofCase.Keyword => Texts([match.Keyword]),
        Match.MatchValueOneofCase.Keywords => Texts(match.Keywords.Strings),
        Match.MatchValueOneofCase.ExceptKeywords => Texts(match.ExceptKeywords.Strings),
        Match.MatchValueOneofCase.Integer or Match.MatchValueOneofCase.Integers or Match.MatchValueOneofCase.ExceptIntegers =>
            ("integer", i => i.DataType == PayloadSchemaType.Integer && i.Params?.IntegerIndexParams is not { HasLookup: true, Lookup: false }),
        Match.MatchValueOneofCase.Boolean => ("bool", i => i.DataType == PayloadSchemaType.Bool),
        Match.MatchValueOneofCase.Text or Match.MatchValueOneofCase.TextAny => ("text", i => i.DataType == PayloadSchemaType.Text),
        Match.MatchValueOneofCase.Phrase => ("text (with phrase_matching: true)", i => i is { DataType: PayloadSchemaType.Text, Params.TextIndexParams.PhraseMatching: true }),
        Match.MatchValueOneofCase.Prefix or Match.MatchValueOneofCase.Substring => ("keyword (with prefix: true)", i => i is { DataType: PayloadSchemaType.Keyword, Params.KeywordIndexParams.Prefix: not null }),
        _ => null,
    };

    private static (string, Func<PayloadSchemaInfo, bool>)? Texts(IReadOnlyCollection<string> values)
    {
        if (values.Count == 0) return null;
        return values.All(v => PointId.TryParseUuid(v, out _))
            ? ("keyword, uuid", i => i.DataType is PayloadSchemaType.Keyword or PayloadSchemaType.Uuid)
            : ("keyword", i => i.DataType == PayloadSchemaType.Keyword);
    }

    private static void Require(CollectionState state, string key, string kinds, Func<PayloadSchemaInfo, bool> serves, string remedy)
    {
        if (Find(state, key) is { } index && serves(index)) return;
        throw ServerError.BadRequest($"Index required but not found for \"{key}\" of one of the following types: [{kinds}]. Help: Create an index for this key or {remedy}.");
    }

    public static PayloadSchemaInfo? Find(CollectionState state, string key) => state.Indexes.GetValueOrDefault(key)?.Schema;

    /// <summary>An integer index whose explicit params leave lookup unset counts as unusable for groups, as on a server.</summary>
    public static bool ServesGroups(PayloadSchemaInfo index) => index.DataType switch
    {
        PayloadSchemaType.Keyword or PayloadSchemaType.Uuid or PayloadSchemaType.Bool => true,
        PayloadSchemaType.Integer => index.Params?.IntegerIndexParams is null or { HasLookup: true, Lookup: true },
        _ => false,
    };
}
