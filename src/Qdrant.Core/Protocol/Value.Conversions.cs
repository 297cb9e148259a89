namespace Qdrant.Core.Protocol;

/// <summary>A JSON value of the payload.</summary>
public sealed partial class Value
{
    /// <summary>JSON null; a fresh one each time, since messages can be changed.</summary>
    public static Value Null => new() { NullValue = NullValue.NullValue };

    /// <summary>A string, or null.</summary>
    public static implicit operator Value(string? text) => text is null ? Null : new Value { StringValue = text };

    /// <summary>An integer. Payload integers are signed: a <see cref="ulong"/> takes the conversion to double and is inexact above 2^53.</summary>
    public static implicit operator Value(long integer) => new() { IntegerValue = integer };

    /// <summary>A number, which must be finite: the server refuses NaN and infinities.</summary>
    public static implicit operator Value(double number) => new() { DoubleValue = number };

    /// <summary>A boolean.</summary>
    public static implicit operator Value(bool flag) => new() { BoolValue = flag };

    /// <summary>A list: <c>new Value[] { 1, "two" }</c>.</summary>
    public static implicit operator Value(Value[] items) => FromList(items);

    /// <summary>A list of strings.</summary>
    public static implicit operator Value(string[] items) => FromList(items.Select(item => (Value)item));

    /// <summary>A list of values.</summary>
    public static Value FromList(IEnumerable<Value> items) => new() { ListValue = new ListValue { Values = { items } } };

    /// <summary>An object. A name that comes twice has its last value.</summary>
    public static Value FromMembers(IEnumerable<KeyValuePair<string, Value>> members)
    {
        var fields = new Struct();
        foreach ((string name, Value value) in members) fields.Fields[name] = value;
        return new Value { StructValue = fields };
    }
}
