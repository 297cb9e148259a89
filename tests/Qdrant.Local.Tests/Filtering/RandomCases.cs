using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;
using Range = Qdrant.Core.Protocol.Range;

namespace Qdrant.Local.Tests.Filtering;

/// <summary>Random payloads and filters over a few keys and values, so that conditions hit, miss and meet values of another kind.</summary>
internal sealed class RandomCases(int seed)
{
    private static readonly string[] Texts = ["red", "Red", "red car", "blue sky car", "", "2024-03-02", "2024-03-02T10:00:00Z", "550E8400-e29b-41d4-a716-446655440000", "550e8400e29b41d4a716446655440000", "9"];
    private readonly Random _random = new(seed);

    public static readonly string[] Keys = ["k", "m", "o.k", "a[].k", "a[].m"];

    public int Next(int limit) => _random.Next(limit);

    public MapField<string, Value> Payload()
    {
        var payload = new MapField<string, Value>();
        foreach (string key in (string[])["k", "m"])
        {
            if (_random.Next(5) > 0) payload[key] = Value(2);
        }
        if (_random.Next(3) > 0) payload["o"] = _random.Next(5) == 0 ? Value(1) : Element();
        if (_random.Next(4) > 0)
        {
            var list = new ListValue();
            for (int i = _random.Next(4); i > 0; i--) list.Values.Add(_random.Next(6) == 0 ? Value(1) : Element());
            payload["a"] = new Value { ListValue = list };
        }
        return payload;
    }

    private Value Element()
    {
        var members = new Struct();
        foreach (string key in (string[])["k", "m"])
        {
            if (_random.Next(4) > 0) members.Fields[key] = Value(2);
        }
        return new Value { StructValue = members };
    }

    private Value Value(int depth)
    {
        switch (_random.Next(depth > 0 ? 12 : 9))
        {
            case 0: return new Value { NullValue = NullValue.NullValue };
            case 1: return new Value { BoolValue = _random.Next(2) == 0 };
            case 2 or 3: return new Value { IntegerValue = _random.Next(-2, 5) };
            case 4: return new Value { DoubleValue = _random.Next(-4, 10) / 2d };
            case 5: return new Value { StructValue = new Struct { Fields = { ["lon"] = new Value { DoubleValue = _random.Next(-190, 190) }, ["lat"] = new Value { IntegerValue = _random.Next(-90, 91) } } } };
            case 6 or 7 or 8: return new Value { StringValue = Text() };
            default:
                var list = new ListValue();
                for (int i = _random.Next(4); i > 0; i--) list.Values.Add(Value(depth - 1));
                return new Value { ListValue = list };
        }
    }

    public string Text() => Texts[_random.Next(Texts.Length)];

    public Filter Filter(int depth, bool inNested = false)
    {
        var filter = new Filter();
        for (int i = _random.Next(3); i > 0; i--) filter.Must.Add(Condition(depth, inNested));
        for (int i = _random.Next(3); i > 0; i--) filter.Should.Add(Condition(depth, inNested));
        for (int i = _random.Next(2); i > 0; i--) filter.MustNot.Add(Condition(depth, inNested));
        if (_random.Next(5) == 0)
        {
            filter.MinShould = new MinShould { MinCount = (ulong)_random.Next(1, 3) };
            for (int i = _random.Next(4); i > 0; i--) filter.MinShould.Conditions.Add(Condition(depth, inNested));
        }
        return filter;
    }

    private Condition Condition(int depth, bool inNested)
    {
        string key = inNested ? Keys[_random.Next(2)] : Keys[_random.Next(Keys.Length)];
        switch (_random.Next(depth > 0 ? 10 : 8))
        {
            case 0: return new Condition { IsEmpty = new IsEmptyCondition { Key = key } };
            case 1: return new Condition { IsNull = new IsNullCondition { Key = key } };
            case 2:
                var ids = new HasIdCondition();
                for (int i = _random.Next(6); i > 0; i--) ids.HasId.Add(new PointId { Num = (ulong)_random.Next(80) });
                return new Condition { HasId = ids };
            case 8: return new Condition { Filter = Filter(depth - 1, inNested) };
            case 9 when !inNested: return new Condition { Nested = new NestedCondition { Key = _random.Next(2) == 0 ? "a" : "a[]", Filter = Filter(depth - 1, true) } };
            default: return new Condition { Field = Field(key) };
        }
    }

    private FieldCondition Field(string key)
    {
        var condition = new FieldCondition { Key = key };
        switch (_random.Next(8))
        {
            case 0: condition.IsEmpty = _random.Next(2) == 0; break;
            case 1: condition.IsNull = _random.Next(2) == 0; break;
            case 2: condition.ValuesCount = new ValuesCount { Gte = (ulong)_random.Next(3), Lt = (ulong)_random.Next(1, 5) }; break;
            case 3: condition.Range = Range(); break;
            case 4: condition.DatetimeRange = new DatetimeRange { Gte = new Google.Protobuf.WellKnownTypes.Timestamp { Seconds = 1_709_337_600 }, Lt = new Google.Protobuf.WellKnownTypes.Timestamp { Seconds = 1_709_337_600 + _random.Next(2) * 86_400 } }; break;
            case 5: condition.GeoBoundingBox = new GeoBoundingBox { TopLeft = Place(), BottomRight = Place() }; break;
            default: condition.Match = Match(); break;
        }
        return condition;
    }

    private Range Range()
    {
        var range = new Range();
        double Bound() => _random.Next(12) == 0 ? double.NaN : _random.Next(-4, 10) / 2d;
        if (_random.Next(2) == 0) range.Gte = Bound();
        if (_random.Next(3) == 0) range.Gt = Bound();
        if (_random.Next(2) == 0) range.Lt = Bound();
        if (_random.Next(3) == 0) range.Lte = Bound();
        return range;
    }

    private GeoPoint Place() => new() { Lon = _random.Next(-180, 181), Lat = _random.Next(-90, 91) };

    private Match Match()
    {
        switch (_random.Next(11))
        {
            case 0 or 1: return new Match { Keyword = Text() };
            case 2: return new Match { Integer = _random.Next(-2, 5) };
            case 3: return new Match { Boolean = _random.Next(2) == 0 };
            case 4: return new Match { Keywords = new RepeatedStrings { Strings = { Text(), Text() } } };
            case 5: return new Match { ExceptKeywords = new RepeatedStrings { Strings = { Text() } } };
            case 6: return new Match { Integers = new RepeatedIntegers { Integers = { _random.Next(-2, 5), _random.Next(-2, 5) } } };
            case 7: return new Match { ExceptIntegers = new RepeatedIntegers { Integers = { _random.Next(-2, 5) } } };
            case 8: return new Match { Prefix = _random.Next(2) == 0 ? "r" : "2024" };
            case 9: return new Match { Substring = _random.Next(2) == 0 ? "e" : "car" };
            default: return _random.Next(3) switch { 0 => new Match { Text = Text() }, 1 => new Match { TextAny = Text() }, _ => new Match { Phrase = Text() } };
        }
    }
}
