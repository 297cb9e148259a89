using System.Text.Json;

namespace Qdrant.Core.Json;

/// <summary>A JSON value that knows where it stands, so that what is wrong with it can be told with its path.</summary>
internal readonly struct JsonNode(JsonElement element, JsonPath? path)
{
    public JsonElement Element => element;

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public bool IsText => element.ValueKind == JsonValueKind.String;

    public bool IsNumber => element.ValueKind == JsonValueKind.Number;

    public bool IsBool => element.ValueKind is JsonValueKind.True or JsonValueKind.False;

    /// <summary>A number written without fraction and exponent; <c>-0</c> is a float too.</summary>
    public bool IsInteger => IsNumber && element.GetRawText() is var text && text.AsSpan().IndexOfAny('.', 'e', 'E') < 0 && text != "-0";

    public string Text() => IsText ? element.GetString()! : throw Expected("a string");

    public bool Bool() => IsBool ? element.GetBoolean() : throw Expected("true or false");

    public double Double() => IsNumber && element.TryGetDouble(out double value) && double.IsFinite(value) ? value : throw Expected("a number");

    public float Float() => (float)Double() is var value && float.IsFinite(value) ? value : throw Error("the number is out of the range of 32-bit floats");

    public long Int64() => IsInteger && element.TryGetInt64(out long value) ? value : throw Expected("an integer of 64 bits");

    public ulong UInt64() => IsInteger && element.TryGetUInt64(out ulong value) ? value : throw Expected("an integer of 0 or more");

    public uint UInt32() => IsInteger && element.TryGetUInt32(out uint value) ? value : throw Expected("an integer from 0 to 4294967295");

    /// <summary>The items of a list.</summary>
    public IEnumerable<JsonNode> Items()
    {
        if (!IsArray) throw Expected("a list");
        JsonPath? above = path;
        return element.EnumerateArray().Select((item, place) => new JsonNode(item, new JsonPath(above, null, place)));
    }

    /// <summary>The items of a list, or the one value that stands for a list of one.</summary>
    public IEnumerable<JsonNode> OneOrMore() => IsArray ? Items() : [this];

    /// <summary>The members of an object whose names are data, such as vector names and payload keys; of a repeated name the last.</summary>
    public IEnumerable<(string Name, JsonNode Node)> Members()
    {
        if (!IsObject) throw Expected("an object");
        JsonPath? above = path;
        return element.EnumerateObject().Select(member => (member.Name, new JsonNode(member.Value, new JsonPath(above, member.Name, 0))));
    }

    /// <summary>Whether this is an object with that member, null or not.</summary>
    public bool Has(string name) => IsObject && element.TryGetProperty(name, out _);

    /// <summary>The members of an object with a fixed set of names. Another name is an error, since it would otherwise be silently without effect.</summary>
    /// <param name="what">What the object is, for the error.</param>
    /// <param name="known">The names it can have.</param>
    public JsonFields Fields(string what, params ReadOnlySpan<string> known)
    {
        var fields = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        if (!IsObject) throw Expected($"{what}, an object");
        foreach ((string name, JsonNode node) in Members())
        {
            if (!known.Contains(name)) throw Error($"{what} has no '{name}'; it can have: {string.Join(", ", known.ToArray())}");
            if (!fields.TryAdd(name, node)) throw Error($"'{name}' is there twice");
        }
        return new JsonFields(this, what, fields);
    }

    public QdrantJsonException Expected(string what) => Error($"expected {what}, found {Found()}");

    public QdrantJsonException Error(string problem) => new(JsonPath.Text(path), problem);

    private string Found()
    {
        const int longest = 40;
        return element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            _ => element.GetRawText() is { Length: > longest } text ? text[..longest] + "…" : element.GetRawText(),
        };
    }
}
