using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>Conditions on one payload field: match, ranges, geo, counts, empty and null.</summary>
internal static class FieldConditionJson
{
    public static void Write(Utf8JsonWriter writer, FieldCondition field)
    {
        writer.WriteStartObject();
        writer.WriteString("key", field.Key);
        if (field.Match is { } match) WriteMatch(writer, match);
        if (field.Range is not null && field.DatetimeRange is not null)
            throw new QdrantJsonException("$", $"the condition on '{field.Key}' has a number range and a date range; REST has room for one: use two conditions");
        if (field.Range is { } range) WriteRange(writer, range);
        if (field.DatetimeRange is { } dates) WriteDatetimeRange(writer, dates);
        GeoJson.Write(writer, field);
        if (field.ValuesCount is { } count) WriteValuesCount(writer, count);
        if (field.HasIsEmpty) writer.WriteBoolean("is_empty", field.IsEmpty);
        if (field.HasIsNull) writer.WriteBoolean("is_null", field.IsNull);
        writer.WriteEndObject();
    }

    public static FieldCondition Read(JsonNode node)
    {
        JsonFields fields = node.Fields("a field condition",
            "key", "match", "range", "geo_bounding_box", "geo_radius", "geo_polygon", "values_count", "is_empty", "is_null");
        var field = new FieldCondition { Key = fields.Required("key").Text() };
        if (fields.Optional("match") is { } match) field.Match = ReadMatch(match);
        if (fields.Optional("range") is { } range) ReadRange(range, field);
        GeoJson.Read(fields, field);
        if (fields.Optional("values_count") is { } count) field.ValuesCount = ReadValuesCount(count.Fields("values_count", "lt", "gt", "gte", "lte"));
        if (fields.Optional("is_empty") is { } isEmpty) field.IsEmpty = isEmpty.Bool();
        if (fields.Optional("is_null") is { } isNull) field.IsNull = isNull.Bool();
        return field;
    }

    private static void WriteMatch(Utf8JsonWriter writer, Match match)
    {
        writer.WriteStartObject("match");
        switch (match.MatchValueCase)
        {
            case Match.MatchValueOneofCase.Keyword: writer.WriteString("value", match.Keyword); break;
            case Match.MatchValueOneofCase.Integer: writer.WriteNumber("value", match.Integer); break;
            case Match.MatchValueOneofCase.Boolean: writer.WriteBoolean("value", match.Boolean); break;
            case Match.MatchValueOneofCase.Text: writer.WriteString("text", match.Text); break;
            case Match.MatchValueOneofCase.TextAny: writer.WriteString("text_any", match.TextAny); break;
            case Match.MatchValueOneofCase.Phrase: writer.WriteString("phrase", match.Phrase); break;
            case Match.MatchValueOneofCase.Prefix: writer.WriteString("prefix", match.Prefix); break;
            case Match.MatchValueOneofCase.Substring: writer.WriteString("substring", match.Substring); break;
            case Match.MatchValueOneofCase.Keywords: WriteTexts(writer, "any", match.Keywords); break;
            case Match.MatchValueOneofCase.Integers: WriteIntegers(writer, "any", match.Integers); break;
            case Match.MatchValueOneofCase.ExceptKeywords: WriteTexts(writer, "except", match.ExceptKeywords); break;
            case Match.MatchValueOneofCase.ExceptIntegers: WriteIntegers(writer, "except", match.ExceptIntegers); break;
            default: throw Unset.Error("a match", "keyword, integer, boolean, text, text_any, phrase, prefix, substring, keywords, integers, except_keywords, except_integers");
        }
        writer.WriteEndObject();
    }

    private static Match ReadMatch(JsonNode node)
    {
        string[] kinds = ["value", "text", "text_any", "phrase", "prefix", "substring", "any", "except"];
        JsonFields fields = node.Fields("a match", kinds);
        string[] given = [.. kinds.Where(fields.Has)];
        if (given.Length != 1) throw node.Error($"a match has exactly one of: {string.Join(", ", kinds)}");
        JsonNode value = fields.Required(given[0]);
        return given[0] switch
        {
            "text" => new Match { Text = value.Text() },
            "text_any" => new Match { TextAny = value.Text() },
            "phrase" => new Match { Phrase = value.Text() },
            "prefix" => new Match { Prefix = value.Text() },
            "substring" => new Match { Substring = value.Text() },
            "any" => IsOfIntegers(value)
                ? new Match { Integers = new RepeatedIntegers { Integers = { value.Items().Select(item => item.Int64()) } } }
                : new Match { Keywords = new RepeatedStrings { Strings = { value.Items().Select(item => item.Text()) } } },
            "except" => IsOfIntegers(value)
                ? new Match { ExceptIntegers = new RepeatedIntegers { Integers = { value.Items().Select(item => item.Int64()) } } }
                : new Match { ExceptKeywords = new RepeatedStrings { Strings = { value.Items().Select(item => item.Text()) } } },
            _ when value.IsText => new Match { Keyword = value.Text() },
            _ when value.IsBool => new Match { Boolean = value.Bool() },
            _ when value.IsInteger => new Match { Integer = value.Int64() },
            _ => throw value.Expected("a string, an integer or a boolean (for fractions use a range)"),
        };
    }

    // An empty list counts as texts.
    private static bool IsOfIntegers(JsonNode list) => list.Items().Select(item => item.IsNumber).FirstOrDefault();

    private static void WriteRange(Utf8JsonWriter writer, Protocol.Range range)
    {
        writer.WriteStartObject("range");
        if (range.HasLt) writer.WriteDouble("lt", range.Lt);
        if (range.HasGt) writer.WriteDouble("gt", range.Gt);
        if (range.HasGte) writer.WriteDouble("gte", range.Gte);
        if (range.HasLte) writer.WriteDouble("lte", range.Lte);
        writer.WriteEndObject();
    }

    private static void WriteDatetimeRange(Utf8JsonWriter writer, DatetimeRange range)
    {
        writer.WriteStartObject("range");
        if (range.Lt is { } lt) writer.WriteString("lt", TimestampText.Write(lt));
        if (range.Gt is { } gt) writer.WriteString("gt", TimestampText.Write(gt));
        if (range.Gte is { } gte) writer.WriteString("gte", TimestampText.Write(gte));
        if (range.Lte is { } lte) writer.WriteString("lte", TimestampText.Write(lte));
        writer.WriteEndObject();
    }

    // Any bound that is a text makes it a range of dates.
    private static void ReadRange(JsonNode node, FieldCondition into)
    {
        JsonFields fields = node.Fields("a range", "lt", "gt", "gte", "lte");
        (JsonNode? lt, JsonNode? gt, JsonNode? gte, JsonNode? lte) = (fields.Optional("lt"), fields.Optional("gt"), fields.Optional("gte"), fields.Optional("lte"));
        if (lt?.IsText == true || gt?.IsText == true || gte?.IsText == true || lte?.IsText == true)
        {
            into.DatetimeRange = new DatetimeRange();
            if (lt is { } a) into.DatetimeRange.Lt = TimestampText.Read(a);
            if (gt is { } b) into.DatetimeRange.Gt = TimestampText.Read(b);
            if (gte is { } c) into.DatetimeRange.Gte = TimestampText.Read(c);
            if (lte is { } d) into.DatetimeRange.Lte = TimestampText.Read(d);
            return;
        }
        into.Range = new Protocol.Range();
        if (lt is { } e) into.Range.Lt = e.Double();
        if (gt is { } f) into.Range.Gt = f.Double();
        if (gte is { } g) into.Range.Gte = g.Double();
        if (lte is { } h) into.Range.Lte = h.Double();
    }

    private static void WriteValuesCount(Utf8JsonWriter writer, ValuesCount count)
    {
        writer.WriteStartObject("values_count");
        if (count.HasLt) writer.WriteNumber("lt", count.Lt);
        if (count.HasGt) writer.WriteNumber("gt", count.Gt);
        if (count.HasGte) writer.WriteNumber("gte", count.Gte);
        if (count.HasLte) writer.WriteNumber("lte", count.Lte);
        writer.WriteEndObject();
    }

    private static ValuesCount ReadValuesCount(JsonFields fields)
    {
        var count = new ValuesCount();
        if (fields.Optional("lt") is { } lt) count.Lt = lt.UInt64();
        if (fields.Optional("gt") is { } gt) count.Gt = gt.UInt64();
        if (fields.Optional("gte") is { } gte) count.Gte = gte.UInt64();
        if (fields.Optional("lte") is { } lte) count.Lte = lte.UInt64();
        return count;
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, RepeatedStrings texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts.Strings) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void WriteIntegers(Utf8JsonWriter writer, string name, RepeatedIntegers integers)
    {
        writer.WriteStartArray(name);
        foreach (long integer in integers.Integers) writer.WriteNumberValue(integer);
        writer.WriteEndArray();
    }
}
