using System.Text.Json;
using Qdrant.Core.Protocol;

namespace Qdrant.Core.Json;

/// <summary>Filters and conditions.</summary>
internal static class FilterJson
{
    private static readonly string[] FilterNames = ["should", "must", "must_not", "min_should"];

    public static void Write(Utf8JsonWriter writer, Filter filter)
    {
        writer.WriteStartObject();
        WriteList(writer, "should", filter.Should);
        WriteList(writer, "must", filter.Must);
        WriteList(writer, "must_not", filter.MustNot);
        if (filter.MinShould is { } minShould)
        {
            writer.WriteStartObject("min_should");
            writer.WritePropertyName("conditions");
            WriteConditions(writer, minShould.Conditions);
            writer.WriteNumber("min_count", minShould.MinCount);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    public static void WriteOptional(Utf8JsonWriter writer, string name, Filter? filter)
    {
        if (filter is null) return;
        writer.WritePropertyName(name);
        Write(writer, filter);
    }

    public static Filter Read(JsonNode node)
    {
        JsonFields fields = node.Fields("a filter", FilterNames);
        var filter = new Filter
        {
            Should = { fields.List("should").Select(ReadCondition) },
            Must = { fields.List("must").Select(ReadCondition) },
            MustNot = { fields.List("must_not").Select(ReadCondition) },
        };
        if (fields.Optional("min_should") is { } minShould)
        {
            JsonFields parts = minShould.Fields("min_should", "conditions", "min_count");
            filter.MinShould = new MinShould
            {
                Conditions = { parts.Required("conditions").Items().Select(ReadCondition) },
                MinCount = parts.Required("min_count").UInt64(),
            };
        }
        return filter;
    }

    public static Filter? ReadOptional(JsonFields fields, string name) => fields.Optional(name) is { } node ? Read(node) : null;

    public static void WriteCondition(Utf8JsonWriter writer, Condition condition)
    {
        switch (condition.ConditionOneOfCase)
        {
            case Condition.ConditionOneOfOneofCase.Field: FieldConditionJson.Write(writer, condition.Field); return;
            case Condition.ConditionOneOfOneofCase.Filter: Write(writer, condition.Filter); return;
        }
        writer.WriteStartObject();
        switch (condition.ConditionOneOfCase)
        {
            case Condition.ConditionOneOfOneofCase.IsEmpty: WriteKey(writer, "is_empty", condition.IsEmpty.Key); break;
            case Condition.ConditionOneOfOneofCase.IsNull: WriteKey(writer, "is_null", condition.IsNull.Key); break;
            case Condition.ConditionOneOfOneofCase.HasId:
                writer.WritePropertyName("has_id");
                PointIdJson.WriteList(writer, condition.HasId.HasId);
                break;
            case Condition.ConditionOneOfOneofCase.HasVector: writer.WriteString("has_vector", condition.HasVector.HasVector); break;
            case Condition.ConditionOneOfOneofCase.Slice:
                writer.WriteStartObject("slice");
                writer.WriteNumber("total", condition.Slice.Total);
                writer.WriteNumber("index", condition.Slice.Index);
                writer.WriteEndObject();
                break;
            case Condition.ConditionOneOfOneofCase.Nested:
                writer.WriteStartObject("nested");
                writer.WriteString("key", condition.Nested.Key);
                writer.WritePropertyName("filter");
                Write(writer, condition.Nested.Filter ?? new Filter());
                writer.WriteEndObject();
                break;
            default: throw Unset.Error("a condition", "field, is_empty, is_null, has_id, has_vector, slice, nested, filter");
        }
        writer.WriteEndObject();
    }

    public static Condition ReadCondition(JsonNode node)
    {
        if (node.Has("key")) return new Condition { Field = FieldConditionJson.Read(node) };
        JsonFields fields = node.Fields("a condition", ["key", "is_empty", "is_null", "has_id", "has_vector", "slice", "nested", .. FilterNames]);
        List<Condition> found = [];
        if (fields.Optional("is_empty") is { } isEmpty) found.Add(new Condition { IsEmpty = new IsEmptyCondition { Key = ReadKey(isEmpty, "is_empty") } });
        if (fields.Optional("is_null") is { } isNull) found.Add(new Condition { IsNull = new IsNullCondition { Key = ReadKey(isNull, "is_null") } });
        if (fields.Optional("has_id") is { } ids) found.Add(new Condition { HasId = new HasIdCondition { HasId = { ids.Items().Select(PointIdJson.Read) } } });
        if (fields.Optional("has_vector") is { } vector) found.Add(new Condition { HasVector = new HasVectorCondition { HasVector = vector.Text() } });
        if (fields.Optional("slice") is { } slice) found.Add(new Condition { Slice = ReadSlice(slice.Fields("slice", "total", "index")) });
        if (fields.Optional("nested") is { } nested) found.Add(new Condition { Nested = ReadNested(nested.Fields("nested", "key", "filter")) });
        bool isFilter = FilterNames.Any(fields.Has);
        if (found.Count + (isFilter ? 1 : 0) > 1) fields.Refuse("a condition is one test; put several into a filter: {\"must\": [...]}");
        // An empty object is the empty filter, which every point fulfils.
        return found.Count == 1 ? found[0] : new Condition { Filter = Read(node) };
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyCollection<Condition> conditions)
    {
        if (conditions.Count == 0) return;
        writer.WritePropertyName(name);
        WriteConditions(writer, conditions);
    }

    private static void WriteConditions(Utf8JsonWriter writer, IEnumerable<Condition> conditions)
    {
        writer.WriteStartArray();
        foreach (Condition condition in conditions) WriteCondition(writer, condition);
        writer.WriteEndArray();
    }

    private static void WriteKey(Utf8JsonWriter writer, string name, string key)
    {
        writer.WriteStartObject(name);
        writer.WriteString("key", key);
        writer.WriteEndObject();
    }

    private static string ReadKey(JsonNode node, string what) => node.Fields(what, "key").Required("key").Text();

    private static SliceCondition ReadSlice(JsonFields fields) => new() { Total = fields.Required("total").UInt32(), Index = fields.Required("index").UInt32() };

    private static NestedCondition ReadNested(JsonFields fields) => new() { Key = fields.Required("key").Text(), Filter = Read(fields.Required("filter")) };
}
