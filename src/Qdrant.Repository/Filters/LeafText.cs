using System.Globalization;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Qdrant.Core.Json;
using Proto = Qdrant.Core.Protocol;
using Kind = Qdrant.Core.Protocol.Condition.ConditionOneOfOneofCase;
using MatchKind = Qdrant.Core.Protocol.Match.MatchValueOneofCase;

namespace Qdrant.Repository;

/// <summary>Writes one leaf as C#-like text.</summary>
internal static class LeafText
{
    public static void Write(StringBuilder text, LeafNode leaf, bool negated)
    {
        Proto.Condition condition = leaf.Condition;
        if (negated && Comparison(leaf) is { } comparison)
        {
            text.Append(comparison.Path).Append(" != ").Append(comparison.Value);
            return;
        }
        if (negated) text.Append('!');
        text.Append(condition.ConditionOneOfCase switch
        {
            Kind.Field => Field(leaf, negated),
            Kind.IsEmpty => $"{condition.IsEmpty.Key}.IsMissing",
            Kind.IsNull => $"{condition.IsNull.Key}.IsNull",
            Kind.HasId => $"Id.In({string.Join(", ", condition.HasId.HasId.Select(Id))})",
            Kind.HasVector => $"Vector({Quote(condition.HasVector.HasVector)}).HasValue",
            Kind.Slice => $"Id.InSlice({condition.Slice.Total}, {condition.Slice.Index})",
            Kind.Filter => $"FromJson({QdrantJson.ToJson(condition.Filter)})",
            _ => condition.ToString(),
        });
    }

    /// <summary>Path and value of a test for equality, which has an operator for its opposite.</summary>
    private static (string Path, string Value)? Comparison(LeafNode leaf)
    {
        if (leaf.Spelling == LeafSpelling.Element) return null;
        if (leaf.Condition.Field?.DatetimeRange is { Gte: { } from } dates && from.Equals(dates.Lte)) return (leaf.Condition.Field.Key, Date(from)!);
        if (leaf.Condition.Field?.Match is not { } match) return null;
        return match.MatchValueCase switch
        {
            MatchKind.Keyword => (leaf.Condition.Field.Key, Quote(match.Keyword)),
            MatchKind.Integer => (leaf.Condition.Field.Key, match.Integer.ToString(CultureInfo.InvariantCulture)),
            MatchKind.Boolean => (leaf.Condition.Field.Key, match.Boolean ? "true" : "false"),
            _ => null,
        };
    }

    private static string Field(LeafNode leaf, bool negated)
    {
        Proto.FieldCondition field = leaf.Condition.Field;
        bool element = leaf.Spelling == LeafSpelling.Element;
        string key = field.Key;
        if (field.Match is { } match) return Match(key, match, element);
        if (field.Range is { } range)
        {
            return Range(key, Number(range.HasGte, range.Gte), Number(range.HasGt, range.Gt), Number(range.HasLte, range.Lte), Number(range.HasLt, range.Lt), element, negated);
        }
        if (field.DatetimeRange is { Gte: { } at } same && at.Equals(same.Lte)) return element ? $"{key}.Contains({Date(at)})" : $"{key} == {Date(at)}";
        if (field.DatetimeRange is { } dates) return Range(key, Date(dates.Gte), Date(dates.Gt), Date(dates.Lte), Date(dates.Lt), element, negated);
        if (field.ValuesCount is { } count)
        {
            key += ".Count";
            if (count.HasGte && count.HasLte && count.Gte == count.Lte) return Parenthesized($"{key} == {count.Gte}", negated);
            return Range(key, Number(count.HasGte, count.Gte), Number(count.HasGt, count.Gt), Number(count.HasLte, count.Lte), Number(count.HasLt, count.Lt), false, negated);
        }
        if (field.HasIsEmpty) return field.IsEmpty ? $"{key}.IsMissing" : $"{key}.HasValue";
        if (field.HasIsNull) return element ? $"{key}.ContainsNull" : $"{key}.IsNull";
        string within = element ? "AnyWithin" : "Within";
        if (field.GeoRadius is { } circle) return Invariant($"{key}.{within}(Radius.Meters({circle.Radius}, {Point(circle.Center)}))");
        if (field.GeoBoundingBox is { } box) return $"{key}.{within}(GeoBox({Point(box.TopLeft)}, {Point(box.BottomRight)}))";
        IEnumerable<string> rings = field.GeoPolygon.Interiors.Prepend(field.GeoPolygon.Exterior).Select(ring => $"[{string.Join(", ", ring.Points.Select(Point))}]");
        return $"{key}.{within}(GeoPolygon({string.Join(", ", rings)}))";
    }

    private static string Match(string key, Proto.Match match, bool element) => match.MatchValueCase switch
    {
        MatchKind.Keyword => element ? $"{key}.Contains({Quote(match.Keyword)})" : $"{key} == {Quote(match.Keyword)}",
        MatchKind.Integer => element ? Invariant($"{key}.Contains({match.Integer})") : Invariant($"{key} == {match.Integer}"),
        MatchKind.Boolean => element ? $"{key}.Contains({Bool(match.Boolean)})" : $"{key} == {Bool(match.Boolean)}",
        MatchKind.Keywords => $"{key}.{(element ? "ContainsAny" : "In")}({string.Join(", ", match.Keywords.Strings.Select(Quote))})",
        MatchKind.Integers => $"{key}.{(element ? "ContainsAny" : "In")}({Integers(match.Integers)})",
        MatchKind.ExceptKeywords => $"{key}.{(element ? "ContainsOther" : "HasOther")}({string.Join(", ", match.ExceptKeywords.Strings.Select(Quote))})",
        MatchKind.ExceptIntegers => $"{key}.{(element ? "ContainsOther" : "HasOther")}({Integers(match.ExceptIntegers)})",
        MatchKind.Text => $"{key}.Matches({Quote(match.Text)})",
        MatchKind.TextAny => $"{key}.MatchesAny({Quote(match.TextAny)})",
        MatchKind.Phrase => $"{key}.MatchesPhrase({Quote(match.Phrase)})",
        MatchKind.Prefix => $"{key}.{(element ? "AnyStartsWith" : "StartsWith")}({Quote(match.Prefix)})",
        MatchKind.Substring => $"{key}.{(element ? "AnyContains" : "Contains")}({Quote(match.Substring)})",
        _ => $"{key}.Match()",
    };

    private static string Range(string key, string? gte, string? gt, string? lte, string? lt, bool element, bool negated)
    {
        string? low = gte ?? gt, high = lte ?? lt;
        if (low is not null && high is not null)
        {
            string bounds = (gte, lte) switch
            {
                ({ }, { }) => "",
                (null, null) => ", Bounds.Exclusive",
                ({ }, null) => ", Bounds.LowInclusive",
                (null, { }) => ", Bounds.HighInclusive",
            };
            return $"{key}.{(element ? "AnyBetween" : "Between")}({low}, {high}{bounds})";
        }
        (string name, string sign) = gte is not null ? ("AnyAtLeast", ">=") : gt is not null ? ("AnyAbove", ">") : lte is not null ? ("AnyAtMost", "<=") : ("AnyBelow", "<");
        return element ? $"{key}.{name}({low ?? high})" : Parenthesized($"{key} {sign} {low ?? high}", negated);
    }

    private static string Parenthesized(string text, bool parenthesized) => parenthesized ? $"({text})" : text;
    private static string Integers(Proto.RepeatedIntegers values) => string.Join(", ", values.Integers.Select(value => value.ToString(CultureInfo.InvariantCulture)));
    private static string? Number<T>(bool has, T value) where T : IFormattable => has ? value.ToString(null, CultureInfo.InvariantCulture) : null;
    private static string? Date(Timestamp? value) => value?.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
    private static string Point(Proto.GeoPoint point) => Invariant($"({point.Lon}, {point.Lat})");
    private static string Id(Proto.PointId id) => id.PointIdOptionsCase == Proto.PointId.PointIdOptionsOneofCase.Num ? Invariant($"{id.Num}") : Quote(id.Uuid);
    private static string Bool(bool value) => value ? "true" : "false";
    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (char c in value)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (char.IsControl(c)) text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else text.Append(c);
        }
        return text.Append('"').ToString();
    }
}
