using Qdrant.Core.Protocol;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Querying.Strict;

/// <summary>Kinds of payload indexes as strict mode tells them apart.</summary>
internal enum IndexKind
{
    Bool,
    Datetime,
    Float,
    Geo,
    Integer,
    IntegerRange,
    Keyword,
    KeywordPrefix,
    Text,
    TextPhrase,
    Uuid,
}

/// <summary>Which index a condition needs.</summary>
internal static class IndexKinds
{
    /// <summary>What conditions on emptiness are content with.</summary>
    public static IReadOnlyCollection<IndexKind> Any { get; } =
    [
        IndexKind.Bool, IndexKind.Datetime, IndexKind.Float, IndexKind.Geo, IndexKind.Integer, IndexKind.Keyword, IndexKind.KeywordPrefix,
        IndexKind.Text, IndexKind.TextPhrase, IndexKind.Uuid,
    ];

    /// <summary>What ranges and the numbers of formulas need.</summary>
    public static IReadOnlyCollection<IndexKind> Numbers { get; } = [IndexKind.Float, IndexKind.IntegerRange];

    public static IReadOnlyCollection<IndexKind> Of(FieldCondition field)
    {
        var kinds = new HashSet<IndexKind>();
        if (field.Match is { } match) kinds.UnionWith(Of(match));
        if (field.Range is not null) kinds.UnionWith(Numbers);
        if (field.DatetimeRange is not null) kinds.Add(IndexKind.Datetime);
        if (field.GeoBoundingBox is not null || field.GeoRadius is not null || field.GeoPolygon is not null) kinds.Add(IndexKind.Geo);
        if (field.ValuesCount is not null || field.HasIsEmpty || field.HasIsNull) kinds.UnionWith(Any);
        return kinds;
    }

    public static string Name(IndexKind kind) => kind switch
    {
        IndexKind.Bool => "bool",
        IndexKind.Datetime => "datetime",
        IndexKind.Float => "float",
        IndexKind.Geo => "geo",
        IndexKind.Integer or IndexKind.IntegerRange => "integer",
        IndexKind.Keyword => "keyword",
        IndexKind.KeywordPrefix => "keyword (with prefix: true)",
        IndexKind.Text => "text",
        IndexKind.TextPhrase => "text (with phrase_matching: true)",
        _ => "uuid",
    };

    public static bool Serves(PayloadSchemaInfo index, IndexKind kind) => kind switch
    {
        IndexKind.Bool => index.DataType == PayloadSchemaType.Bool,
        IndexKind.Datetime => index.DataType == PayloadSchemaType.Datetime,
        IndexKind.Float => index.DataType == PayloadSchemaType.Float,
        IndexKind.Geo => index.DataType == PayloadSchemaType.Geo,
        IndexKind.Integer => index.DataType == PayloadSchemaType.Integer && index.Params?.IntegerIndexParams is not { HasLookup: true, Lookup: false },
        IndexKind.IntegerRange => index.DataType == PayloadSchemaType.Integer && index.Params?.IntegerIndexParams is not { HasRange: true, Range: false },
        IndexKind.Keyword => index.DataType == PayloadSchemaType.Keyword,
        IndexKind.KeywordPrefix => index.DataType == PayloadSchemaType.Keyword && index.Params?.KeywordIndexParams?.Prefix is not null,
        IndexKind.Text => index.DataType == PayloadSchemaType.Text,
        IndexKind.TextPhrase => index.DataType == PayloadSchemaType.Text && index.Params?.TextIndexParams is { PhraseMatching: true },
        _ => index.DataType == PayloadSchemaType.Uuid,
    };

    private static IndexKind[] Of(Match match) => match.MatchValueCase switch
    {
        Match.MatchValueOneofCase.Keyword => Keywords([match.Keyword]),
        Match.MatchValueOneofCase.Keywords => Keywords(match.Keywords.Strings),
        Match.MatchValueOneofCase.ExceptKeywords => Keywords(match.ExceptKeywords.Strings),
        Match.MatchValueOneofCase.Integer or Match.MatchValueOneofCase.Integers or Match.MatchValueOneofCase.ExceptIntegers => [IndexKind.Integer],
        Match.MatchValueOneofCase.Boolean => [IndexKind.Bool],
        Match.MatchValueOneofCase.Text or Match.MatchValueOneofCase.TextAny => [IndexKind.Text],
        Match.MatchValueOneofCase.Phrase => [IndexKind.TextPhrase],
        Match.MatchValueOneofCase.Prefix or Match.MatchValueOneofCase.Substring => [IndexKind.KeywordPrefix],
        _ => [],
    };

    // An empty list of keywords needs nothing, since it matches nothing.
    private static IndexKind[] Keywords(IReadOnlyCollection<string> values)
    {
        if (values.Count == 0) return [];
        return values.All(v => Engine.PointId.TryParseUuid(v, out _)) ? [IndexKind.Keyword, IndexKind.Uuid] : [IndexKind.Keyword];
    }
}
