using Google.Protobuf.WellKnownTypes;

namespace Qdrant.Core.Protocol;

/// <summary>
/// Conditions by what they test; put them into the <c>must</c>, <c>should</c> and <c>must_not</c> of a <see cref="Filter"/>.
/// A key is a path into the payload, such as <c>author.name</c> or <c>tags[]</c>. An array fulfils a condition when one of its elements does.
/// </summary>
public static class Conditions
{
    /// <summary>The text is exactly this, case-sensitive.</summary>
    public static Condition Match(string key, string keyword) => Field(key, new Match { Keyword = keyword });

    /// <summary>The integer is this. Fractions match by <see cref="Range"/>.</summary>
    public static Condition Match(string key, long integer) => Field(key, new Match { Integer = integer });

    /// <summary>The boolean is this.</summary>
    public static Condition Match(string key, bool boolean) => Field(key, new Match { Boolean = boolean });

    /// <summary>The text is one of these.</summary>
    public static Condition MatchAny(string key, params IEnumerable<string> keywords) =>
        Field(key, new Match { Keywords = new RepeatedStrings { Strings = { keywords } } });

    /// <summary>The integer is one of these.</summary>
    public static Condition MatchAny(string key, params IEnumerable<long> integers) =>
        Field(key, new Match { Integers = new RepeatedIntegers { Integers = { integers } } });

    /// <summary>There is a value that is none of these texts.</summary>
    public static Condition MatchExcept(string key, params IEnumerable<string> keywords) =>
        Field(key, new Match { ExceptKeywords = new RepeatedStrings { Strings = { keywords } } });

    /// <summary>There is a value that is none of these integers.</summary>
    public static Condition MatchExcept(string key, params IEnumerable<long> integers) =>
        Field(key, new Match { ExceptIntegers = new RepeatedIntegers { Integers = { integers } } });

    /// <summary>The text has all words of the query; without a text index, the query as it is.</summary>
    public static Condition MatchText(string key, string query) => Field(key, new Match { Text = query });

    /// <summary>The text has at least one word of the query.</summary>
    public static Condition MatchTextAny(string key, string query) => Field(key, new Match { TextAny = query });

    /// <summary>The text has the words of the phrase one after the other.</summary>
    public static Condition MatchPhrase(string key, string phrase) => Field(key, new Match { Phrase = phrase });

    /// <summary>The text starts with this.</summary>
    public static Condition MatchPrefix(string key, string prefix) => Field(key, new Match { Prefix = prefix });

    /// <summary>The text contains this.</summary>
    public static Condition MatchSubstring(string key, string substring) => Field(key, new Match { Substring = substring });

    /// <summary>The number is within bounds; a bound that is null is open.</summary>
    public static Condition Range(string key, double? gt = null, double? gte = null, double? lt = null, double? lte = null)
    {
        var range = new Range();
        if (gt is { } a) range.Gt = a;
        if (gte is { } b) range.Gte = b;
        if (lt is { } c) range.Lt = c;
        if (lte is { } d) range.Lte = d;
        return new Condition { Field = new FieldCondition { Key = key, Range = range } };
    }

    /// <summary>The date and time is within bounds; a bound that is null is open.</summary>
    public static Condition DatetimeRange(string key, DateTimeOffset? gt = null, DateTimeOffset? gte = null, DateTimeOffset? lt = null, DateTimeOffset? lte = null) =>
        new() { Field = new FieldCondition { Key = key, DatetimeRange = new DatetimeRange { Gt = Time(gt), Gte = Time(gte), Lt = Time(lt), Lte = Time(lte) } } };

    /// <summary>The place is within a circle.</summary>
    /// <param name="key">The payload path.</param>
    /// <param name="longitude">Of the centre, in degrees from -180 to 180.</param>
    /// <param name="latitude">Of the centre, in degrees from -90 to 90.</param>
    /// <param name="meters">The radius.</param>
    public static Condition GeoRadius(string key, double longitude, double latitude, float meters) => new()
    {
        Field = new FieldCondition { Key = key, GeoRadius = new GeoRadius { Center = new GeoPoint { Lon = longitude, Lat = latitude }, Radius = meters } },
    };

    /// <summary>The place is within a box of latitudes and longitudes.</summary>
    public static Condition GeoBoundingBox(string key, GeoPoint topLeft, GeoPoint bottomRight) =>
        new() { Field = new FieldCondition { Key = key, GeoBoundingBox = new GeoBoundingBox { TopLeft = topLeft, BottomRight = bottomRight } } };

    /// <summary>The key is missing, null or an empty array.</summary>
    public static Condition IsEmpty(string key) => new() { IsEmpty = new IsEmptyCondition { Key = key } };

    /// <summary>The key is there and null.</summary>
    public static Condition IsNull(string key) => new() { IsNull = new IsNullCondition { Key = key } };

    /// <summary>The id of the point is one of these.</summary>
    public static Condition HasId(params IEnumerable<PointId> ids) => new() { HasId = new HasIdCondition { HasId = { ids } } };

    /// <summary>The point has a vector of this name; the empty name is the unnamed vector.</summary>
    public static Condition HasVector(string name) => new() { HasVector = new HasVectorCondition { HasVector = name } };

    /// <summary>One element of an array of objects fulfils all of a filter, whose keys are relative to the element.</summary>
    public static Condition Nested(string key, Filter filter) => new() { Nested = new NestedCondition { Key = key, Filter = filter } };

    private static Condition Field(string key, Match match) => new() { Field = new FieldCondition { Key = key, Match = match } };

    private static Timestamp? Time(DateTimeOffset? time) => time is { } given ? Timestamp.FromDateTimeOffset(given) : null;
}
