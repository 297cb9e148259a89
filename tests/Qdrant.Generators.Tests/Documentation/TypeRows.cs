namespace Qdrant.Generators.Tests.Documentation;

/// <summary>The types that payload supports, as rows of docs/types.md. Everything in them is run: written, read back, and tried with other stored values.</summary>
internal static class TypeRows
{
    /// <summary>A type.</summary>
    /// <param name="Type">It as C#.</param>
    /// <param name="Value">A value of it as C#.</param>
    /// <param name="Also">Other stored JSON that is read as well.</param>
    /// <param name="Refused">Stored JSON that is an error, by <c>UnreadablePointException</c>.</param>
    /// <param name="About">What users must know.</param>
    /// <param name="Attributes">Attributes that change the stored form.</param>
    public sealed record Row(string Type, string Value, string[] Also, string[] Refused, string About = "", string Attributes = "");

    /// <summary>What the rows use.</summary>
    public const string Declarations = """
        public enum Topic { Science, Sports }
        [Flags] public enum Days { Monday = 1, Tuesday = 2 }
        public sealed record Author(string Name, int? Age = null);
        [PayloadDerived(typeof(Circle), "circle"), PayloadDerived(typeof(Square), "square")]
        public abstract record Shape { public string? Label { get; init; } }
        public sealed record Circle(double Radius) : Shape;
        public sealed record Square(double Side) : Shape;
        public struct Span { public int From { get; set; } public int To { get; set; } }
        """;

    public static readonly Row[] Scalars =
    [
        new("bool", "true", [], ["1", "\"true\""]),
        new("string", "\"news\"", [], ["7", "true"], "\"\" is a value. Half of a surrogate pair is refused before sending."),
        new("sbyte", "-7", ["-7.0"], ["-7.5", "128", "\"7\""]),
        new("byte", "7", ["7.0"], ["256", "-1", "\"7\""]),
        new("short", "7", ["7.0"], ["40000", "\"7\""]),
        new("ushort", "7", ["7.0"], ["-1", "\"7\""]),
        new("int", "7", ["7.0"], ["7.5", "3000000000", "\"7\""]),
        new("uint", "7", ["7.0"], ["-1", "\"7\""]),
        new("long", "7", ["7.0"], ["7.5", "\"7\""]),
        new("ulong", "7", ["7.0"], ["-1", "\"7\""], "A value above 2^63-1 is refused before sending."),
        new("double", "2.5", ["2"], ["\"2.5\"", "9007199254740993"], "NaN and infinity are refused before sending."),
        new("float", "9.99f", ["10"], ["\"9.99\"", "1e300"], "The double nearest to the shortest text: what a person would type."),
        new("Half", "(Half)2.5", ["2"], ["\"2.5\"", "1e300"]),
        new("decimal", "19.95m", ["19.95", "20"], ["\"much\"", "true"], "As text, so that nothing is lost."),
        new("decimal", "19.95m", ["20", "\"19.95\""], ["\"much\""], "A value that a double does not hold is refused before sending.", "[FloatIndex]"),
        new("decimal", "19.95m", ["1995.0"], ["19.95", "\"19.95\""], "Scaled. More decimal places are refused before sending.", "[IntegerIndex(Scale = 2)]"),
        new("Guid", "new Guid(\"0B8A7C5E-1111-4222-8333-444455556666\")", ["\"0B8A7C5E-1111-4222-8333-444455556666\"", "\"0b8a7c5e111142228333444455556666\""], ["\"kim\"", "7"]),
        new("DateTimeOffset", "new DateTimeOffset(2024, 5, 1, 13, 45, 10, TimeSpan.FromHours(2))", ["\"2024-05-01T13:45:10+02:00\"", "\"2024-05-01T11:45:10.1234567\"", "\"2024-05-01\""], ["1714564800", "\"soon\""], "In UTC, and in UTC it comes back."),
        new("DateTime", "new DateTime(2024, 5, 1, 13, 45, 10)", ["\"2024-05-01T13:45:10+02:00\"", "\"2024-05-01\""], ["1714564800", "\"soon\""], "Local time is converted; without a kind it is UTC."),
        new("DateOnly", "new DateOnly(2024, 5, 1)", ["\"2024-05-01T00:00:00Z\""], ["\"2024-05-01T12:00:00Z\"", "20240501"]),
        new("TimeOnly", "new TimeOnly(13, 45, 10)", ["\"13:45\"", "\"13:45:10.1234567\""], ["\"1 pm\"", "7"]),
        new("TimeSpan", "TimeSpan.FromSeconds(1)", ["10000000.0"], ["\"00:00:01\"", "0.5"], "Ticks of 100 ns."),
        new("Uri", "new Uri(\"https://example.org/a\")", ["\"a/b\""], ["7"], "As it was written."),
        new("byte[]", "new byte[] { 1, 2, 255 }", ["\"\""], ["\"*\"", "[1,2]"], "Base64."),
        new("Topic", "Topic.Sports", [], ["\"Cooking\"", "1"], "An enum by its name. A value without a name is refused before sending."),
        new("Topic", "Topic.Sports", ["1.0"], ["\"Sports\""], "", "[Payload(EnumAsInteger = true)]"),
        new("Days", "Days.Monday | Days.Tuesday", ["3.0"], ["\"Monday\""], "`[Flags]` only as a number.", "[Payload(EnumAsInteger = true)]"),
        new("GeoPoint", "new GeoPoint(13.5, 52)", ["{\"lat\":52,\"lon\":13,\"name\":\"Berlin\"}"], ["[13.5,52]", "{\"lon\":13.5}", "{\"lon\":190,\"lat\":0}"]),
        new("JsonElement", "JsonDocument.Parse(\"{\\\"a\\\":[1,2.5,null]}\").RootElement", ["7", "\"x\"", "[true]"], [], "Anything, without conditions on what is in it."),
    ];

    public static readonly Row[] Composed =
    [
        new("int?", "7", ["null", "7.0"], ["\"7\""], "Null is not stored, unless `[Payload(WriteNull = true)]`."),
        new("string[]", "new[] { \"a\", \"b\" }", ["\"a\"", "[]"], ["[1]", "[null]"], "A single value is read as a list of one. A null inside needs a nullable element."),
        new("string?[]", "new[] { \"a\", null }", ["\"a\"", "[null]"], ["[1]"]),
        new("List<double>", "new() { 1, 2.5 }", ["[1,2.5]", "3"], ["[1,\"2\"]"]),
        new("IList<int>", "new List<int> { 1 }", ["1"], ["[1.5]"]),
        new("ICollection<int>", "new List<int> { 1 }", ["1"], ["[1.5]"]),
        new("IEnumerable<int>", "new List<int> { 1 }", ["1"], ["[1.5]"]),
        new("IReadOnlyList<Topic>", "new[] { Topic.Science }", ["\"Science\""], ["[0]"]),
        new("IReadOnlyCollection<int>", "new[] { 1 }", ["1"], ["[1.5]"]),
        new("HashSet<Guid>", "new() { Guid.Empty }", ["[]"], ["[7]"]),
        new("ISet<int>", "new HashSet<int> { 1 }", ["[1,1]"], ["[1.5]"]),
        new("IReadOnlySet<int>", "new HashSet<int> { 1 }", ["[1,1]"], ["[1.5]"]),
        new("SortedSet<int>", "new() { 2, 1 }", ["[2,1]"], ["[1.5]"]),
        new("ImmutableArray<float>", "ImmutableArray.Create(9.99f)", ["10"], ["[\"x\"]"]),
        new("ImmutableList<int>", "ImmutableList.Create(1)", ["1"], ["[1.5]"]),
        new("IImmutableList<int>", "ImmutableList.Create(1)", ["1"], ["[1.5]"]),
        new("ImmutableHashSet<int>", "ImmutableHashSet.Create(1)", ["1"], ["[1.5]"]),
        new("IImmutableSet<int>", "ImmutableHashSet.Create(1)", ["1"], ["[1.5]"]),
        new("ImmutableSortedSet<int>", "ImmutableSortedSet.Create(1)", ["1"], ["[1.5]"]),
        new("List<List<int>>", "new() { new() { 1 }, new() }", ["[1]"], ["[[1.5]]"]),
        new("Dictionary<string, int>", "new() { [\"a\"] = 1 }", ["{}"], ["[1]", "{\"a\":\"1\"}"], "Keys are texts. A dictionary has no index: its keys are not known."),
        new("IDictionary<string, int>", "new Dictionary<string, int> { [\"a\"] = 1 }", ["{}"], ["7"]),
        new("IReadOnlyDictionary<string, Author>", "new Dictionary<string, Author> { [\"first\"] = new(\"Kim\") }", ["{}"], ["{\"a\":null}"]),
        new("SortedDictionary<string, int>", "new() { [\"a\"] = 1 }", ["{}"], ["7"]),
        new("ImmutableDictionary<string, int>", "ImmutableDictionary<string, int>.Empty.Add(\"a\", 1)", ["{}"], ["7"]),
        new("IImmutableDictionary<string, int>", "ImmutableDictionary<string, int>.Empty.Add(\"a\", 1)", ["{}"], ["7"]),
        new("ImmutableSortedDictionary<string, int>", "ImmutableSortedDictionary<string, int>.Empty.Add(\"a\", 1)", ["{}"], ["7"]),
        new("Dictionary<string, Dictionary<string, List<Author>>>", "new() { [\"a\"] = new() { [\"b\"] = new() { new(\"Kim\") } } }", ["{}", "{\"a\":{}}"], ["{\"a\":7}"], "Filtered by one key after the other: `p[\"a\"][\"b\"].Any(x => x.Name == \"Kim\")`."),
        new("Author", "new(\"Kim\")", ["{\"name\":\"Kim\",\"age\":7,\"other\":true}"], ["\"Kim\"", "{\"name\":7}"], "A class or record of your own, to any depth. Keys it does not know are skipped."),
        new("Span", "new() { From = 1, To = 2 }", ["{}"], ["7"], "A struct of your own."),
        new("List<Author>", "new() { new(\"Kim\") }", ["{\"name\":\"Kim\"}"], ["[{\"name\":7}]", "[null]"]),
        new("Shape", "new Circle(2.5) { Label = \"a\" }", ["{\"side\":1,\"kind\":\"square\"}"], ["{\"radius\":2.5}", "{\"kind\":\"hexagon\"}", "7"], "A base with declared derived types, see below. The discriminator may stand anywhere."),
        new("List<Shape>", "new() { new Square(1) }", ["[]", "{\"kind\":\"circle\",\"radius\":1}"], ["[{\"side\":1}]", "[null]"]),
    ];

    public static IEnumerable<Row> All => Scalars.Concat(Composed);
}
