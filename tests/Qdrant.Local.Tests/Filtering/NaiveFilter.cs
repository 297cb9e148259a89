using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;
using Qdrant.Core.Text;

namespace Qdrant.Local.Tests.Filtering;

/// <summary>
/// The rules of filters once more, written over messages as plainly as possible: no indexes, no bytes, no plans. With an index on a path the kind of
/// index tells which values of it are seen.
/// </summary>
internal sealed class NaiveFilter(IReadOnlyDictionary<string, PayloadSchemaType> indexes)
{
    public bool Matches(Filter filter, ulong? id, MapField<string, Value> payload, string prefix = "")
    {
        bool Test(Condition condition) => Matches(condition, id, payload, prefix);
        return filter.Must.All(Test) && !filter.MustNot.Any(Test) && (filter.Should.Count == 0 || filter.Should.Any(Test))
            && (filter.MinShould is null || (ulong)filter.MinShould.Conditions.Count(Test) >= filter.MinShould.MinCount);
    }

    private bool Matches(Condition condition, ulong? id, MapField<string, Value> payload, string prefix) => condition.ConditionOneOfCase switch
    {
        Condition.ConditionOneOfOneofCase.Field => Matches(condition.Field, payload, prefix),
        Condition.ConditionOneOfOneofCase.Filter => Matches(condition.Filter, id, payload, prefix),
        Condition.ConditionOneOfOneofCase.HasId => condition.HasId.HasId.Any(candidate => candidate.Num == id),
        Condition.ConditionOneOfOneofCase.IsEmpty => !Resolve(payload, condition.IsEmpty.Key).Any(Something),
        Condition.ConditionOneOfOneofCase.IsNull => Resolve(payload, condition.IsNull.Key).Any(HoldsNull),
        Condition.ConditionOneOfOneofCase.Nested => Resolve(payload, condition.Nested.Key.TrimEnd('[', ']') + "[]")
            .Any(element => element.KindCase == Value.KindOneofCase.StructValue
                && Matches(condition.Nested.Filter, null, element.StructValue.Fields, prefix + condition.Nested.Key.TrimEnd('[', ']') + "[].")),
        _ => throw new InvalidOperationException(),
    };

    private bool Matches(FieldCondition condition, MapField<string, Value> payload, string prefix)
    {
        List<Value> values = Resolve(payload, condition.Key);
        PayloadSchemaType? index = indexes.TryGetValue(prefix + condition.Key, out PayloadSchemaType type) && (prefix == "" || type == PayloadSchemaType.Text) ? type : null;
        if (condition.ValuesCount is { } count)
        {
            IEnumerable<ulong> counts = values.Count == 0 ? [0UL] : values.Select(Count);
            return counts.Any(n => n >= count.Gte && n < count.Lt);
        }
        if (condition.HasIsEmpty)
        {
            if (index is not null && prefix == "") return !values.Any(Something) == condition.IsEmpty;
            return values.Count == 0 ? condition.IsEmpty : values.Any(value => Something(value) != condition.IsEmpty);
        }
        if (condition.HasIsNull)
        {
            if (index is not null && prefix == "") return values.Any(HoldsNull) == condition.IsNull;
            return values.Count == 0 ? !condition.IsNull : values.Any(value => HoldsNull(value) == condition.IsNull);
        }
        List<Value> elements = [.. values.SelectMany(value => value.KindCase == Value.KindOneofCase.ListValue ? value.ListValue.Values : [value])];
        if (condition.Match is { } match && match.MatchValueCase is Match.MatchValueOneofCase.Text or Match.MatchValueOneofCase.TextAny or Match.MatchValueOneofCase.Phrase)
        {
            IEnumerable<string[]> documents = elements.Where(IsText).Select(value => TextPipeline.Default.Tokenize(value.StringValue, TokenUse.Document));
            if (index == PayloadSchemaType.Text && match.MatchValueCase == Match.MatchValueOneofCase.Phrase) return false;
            if (index == PayloadSchemaType.Text && prefix == "") documents = [[.. documents.SelectMany(tokens => tokens)]];
            return documents.Any(tokens => HasTokens(tokens, match));
        }
        return elements.Any(value => Passes(condition, value, index));
    }

    private static bool Passes(FieldCondition condition, Value value, PayloadSchemaType? index)
    {
        if (condition.Range is { } range)
        {
            if (index is PayloadSchemaType.Integer or PayloadSchemaType.Datetime)
            {
                return (index == PayloadSchemaType.Integer ? Integer(value) : Date(value)?.ToUnixTimeMilliseconds() * 1000) is { } number && !(range.HasLt && number >= Cut(Math.Ceiling(range.Lt))) && !(range.HasGte && number < Cut(Math.Ceiling(range.Gte)))
                    && !(range.HasGt && number <= Cut(Math.Floor(range.Gt))) && !(range.HasLte && number > Cut(Math.Floor(range.Lte)));
            }
            if (value.KindCase is not (Value.KindOneofCase.IntegerValue or Value.KindOneofCase.DoubleValue)) return false;
            double n = value.KindCase == Value.KindOneofCase.IntegerValue ? value.IntegerValue : value.DoubleValue;
            return !(range.HasLt && n >= range.Lt) && !(range.HasLte && n > range.Lte) && !(range.HasGt && !(n > range.Gt)) && !(range.HasGte && !(n >= range.Gte));
        }
        if (condition.DatetimeRange is { } dates)
        {
            // An index on numbers answers from its numbers, of which none is a date of this century in microseconds.
            if (index is PayloadSchemaType.Integer or PayloadSchemaType.Float || Date(value) is not { } date) return false;
            return date.ToUnixTimeSeconds() >= dates.Gte.Seconds && date.ToUnixTimeSeconds() < dates.Lt.Seconds;
        }
        if (condition.GeoBoundingBox is { } box)
        {
            if (value.KindCase != Value.KindOneofCase.StructValue || !value.StructValue.Fields.TryGetValue("lon", out Value? x) || !value.StructValue.Fields.TryGetValue("lat", out Value? y)) return false;
            double lon = x.DoubleValue, lat = y.IntegerValue, west = box.TopLeft.Lon, east = box.BottomRight.Lon;
            if (index == PayloadSchemaType.Geo && Math.Abs(lon) > 180) return false;
            return lat > box.BottomRight.Lat && lat < box.TopLeft.Lat && (west > east ? lon > west || lon < east : lon > west && lon < east);
        }
        Match match = condition.Match;
        string[]? keywords = match.MatchValueCase switch
        {
            Match.MatchValueOneofCase.Keyword => [match.Keyword],
            Match.MatchValueOneofCase.Keywords => [.. match.Keywords.Strings],
            Match.MatchValueOneofCase.ExceptKeywords => [.. match.ExceptKeywords.Strings],
            _ => null,
        };
        bool except = match.MatchValueCase is Match.MatchValueOneofCase.ExceptKeywords or Match.MatchValueOneofCase.ExceptIntegers;
        if (keywords is not null)
        {
            if (index == PayloadSchemaType.Uuid && keywords.All(text => Guid.TryParse(text, out _)))
                return IsText(value) && Guid.TryParse(value.StringValue, out Guid guid) && keywords.Any(text => Guid.Parse(text) == guid) != except;
            if (index == PayloadSchemaType.Keyword && !IsText(value)) return false;
            if (!IsText(value)) return except && !IsNull(value);
            return keywords.Contains(value.StringValue) != except;
        }
        long[]? integers = match.MatchValueCase switch
        {
            Match.MatchValueOneofCase.Integer => [match.Integer],
            Match.MatchValueOneofCase.Integers => [.. match.Integers.Integers],
            Match.MatchValueOneofCase.ExceptIntegers => [.. match.ExceptIntegers.Integers],
            _ => null,
        };
        if (integers is not null)
        {
            if (index == PayloadSchemaType.Integer) return Integer(value) is { } number && integers.Contains(number) != except;
            if (value.KindCase != Value.KindOneofCase.IntegerValue) return except && !IsNull(value);
            return integers.Contains(value.IntegerValue) != except;
        }
        return match.MatchValueCase switch
        {
            Match.MatchValueOneofCase.Boolean => value.KindCase == Value.KindOneofCase.BoolValue && value.BoolValue == match.Boolean,
            Match.MatchValueOneofCase.Prefix => IsText(value) && value.StringValue.StartsWith(match.Prefix, StringComparison.Ordinal),
            Match.MatchValueOneofCase.Substring => IsText(value) && value.StringValue.Contains(match.Substring, StringComparison.Ordinal),
            _ => throw new InvalidOperationException(),
        };
    }

    private static bool HasTokens(string[] tokens, Match match)
    {
        string[] query = TextPipeline.Default.Tokenize(match.Text + match.TextAny + match.Phrase, TokenUse.Match);
        if (query.Length == 0) return false;
        if (match.MatchValueCase == Match.MatchValueOneofCase.Text) return query.All(tokens.Contains);
        if (match.MatchValueCase == Match.MatchValueOneofCase.TextAny) return query.Any(tokens.Contains);
        return Enumerable.Range(0, tokens.Length).Any(at => tokens.Skip(at).Take(query.Length).SequenceEqual(query));
    }

    private static List<Value> Resolve(MapField<string, Value> payload, string path)
    {
        List<Value> values = [new Value { StructValue = new Struct { Fields = { payload } } }];
        foreach (string step in path.Replace("[]", ".[]").Split('.'))
        {
            values = [.. step == "[]"
                ? values.Where(value => value.KindCase == Value.KindOneofCase.ListValue).SelectMany(value => value.ListValue.Values)
                : values.Where(value => value.KindCase == Value.KindOneofCase.StructValue && value.StructValue.Fields.ContainsKey(step)).Select(value => value.StructValue.Fields[step])];
        }
        return values;
    }

    private static DateTimeOffset? Date(Value value) =>
        IsText(value) && value.StringValue.StartsWith("2024", StringComparison.Ordinal)
            ? DateTimeOffset.Parse(value.StringValue, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal)
            : null;

    private static long Cut(double bound) => double.IsNaN(bound) ? 0 : (long)bound;

    private static long? Integer(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.IntegerValue => value.IntegerValue,
        Value.KindOneofCase.DoubleValue when value.DoubleValue % 1 == 0 => (long)value.DoubleValue,
        _ => null,
    };

    private static ulong Count(Value value) => IsNull(value) ? 0 : value.KindCase == Value.KindOneofCase.ListValue ? (ulong)value.ListValue.Values.Count : 1;

    private static bool IsText(Value value) => value.KindCase == Value.KindOneofCase.StringValue;

    private static bool IsNull(Value value) => value.KindCase == Value.KindOneofCase.NullValue;

    private static bool Something(Value value) => !IsNull(value) && !(value.KindCase == Value.KindOneofCase.ListValue && value.ListValue.Values.Count == 0);

    private static bool HoldsNull(Value value) => IsNull(value) || (value.KindCase == Value.KindOneofCase.ListValue && value.ListValue.Values.Any(IsNull));
}
