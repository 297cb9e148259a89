using System.Globalization;
using System.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Generators.Tests.Harness;
using Qdrant.Repository;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests;

/// <summary>The stored form of every type: a contract on disk, row by row, and back.</summary>
public sealed class StoredFormTests
{
    // Attributes, type, value in C#, stored form (i integer, d double, s text).
    private static readonly (string Attributes, string Type, string Value, string Stored)[] Forms =
    [
        ("", "bool", "true", "true"),
        ("", "sbyte", "-128", "i-128"), ("", "byte", "255", "i255"), ("", "short", "-7", "i-7"), ("", "ushort", "65535", "i65535"),
        ("[IntegerIndex]", "int", "int.MinValue", "i-2147483648"), ("[FloatIndex]", "uint", "uint.MaxValue", "i4294967295"),
        ("", "long", "long.MinValue", "i-9223372036854775808"), ("[IntegerIndex]", "ulong", "9223372036854775807UL", "i9223372036854775807"),
        ("[FloatIndex]", "double", "0.1", "d0.1"), ("", "double", "7.0", "d7"), ("", "float", "9.99f", "d9.99"), ("", "float", "16777216f", "d16777216"), ("", "Half", "(Half)0.1", "d0.1"),
        ("", "decimal", "1.10m", "s1.10"), ("[KeywordIndex]", "decimal", "-0.5m", "s-0.5"), ("[FloatIndex]", "decimal", "1.5m", "d1.5"), ("[IntegerIndex(Scale = 2)]", "decimal", "9.99m", "i999"),
        ("[IntegerIndex(Scale = 3)]", "decimal", "-9223372036854775.808m", "i-9223372036854775808"), ("[IntegerIndex(Scale = 3)]", "decimal", "9223372036854775.807m", "i9223372036854775807"),
        ("", "Guid", "new Guid(\"ABCDEF00-0000-0000-0000-00000000000A\")", "sabcdef00-0000-0000-0000-00000000000a"), ("[UuidIndex]", "Guid", "Guid.Empty", "s00000000-0000-0000-0000-000000000000"),
        ("[DatetimeIndex]", "DateTimeOffset", "new DateTimeOffset(2024, 5, 1, 13, 45, 10, TimeSpan.FromHours(2))", "s2024-05-01T11:45:10Z"),
        ("", "DateTimeOffset", "new DateTimeOffset(2024, 5, 1, 13, 45, 10, TimeSpan.Zero).AddTicks(1234567)", "s2024-05-01T13:45:10.1234567Z"),
        ("", "DateTime", "new DateTime(2024, 5, 1, 13, 45, 10, DateTimeKind.Utc)", "s2024-05-01T13:45:10Z"), ("", "DateTime", "new DateTime(2024, 5, 1)", "s2024-05-01T00:00:00Z"),
        ("", "DateOnly", "new DateOnly(2024, 5, 1)", "s2024-05-01"), ("[KeywordIndex]", "DateOnly", "new DateOnly(1, 1, 1)", "s0001-01-01"),
        ("", "TimeOnly", "new TimeOnly(13, 45, 10).Add(TimeSpan.FromTicks(1234567))", "s13:45:10.1234567"), ("[KeywordIndex]", "TimeOnly", "new TimeOnly(0, 0)", "s00:00:00"),
        ("[IntegerIndex]", "TimeSpan", "TimeSpan.FromSeconds(-1)", "i-10000000"),
        ("[KeywordIndex]", "Uri", "new Uri(\"https://x.org/a b?c\")", "shttps://x.org/a b?c"), ("", "byte[]", "new byte[] { 1, 2, 255 }", "sAQL/"),
        ("[KeywordIndex]", "Color", "Color.Blue", "sBlue"), ("[Payload(EnumAsInteger = true), IntegerIndex]", "Color", "Color.Blue", "i5"), ("[Payload(EnumAsInteger = true)]", "Many", "Many.A | Many.B", "i3"),
        ("[GeoIndex]", "GeoPoint", "new GeoPoint(13.5, -52.25)", "{lon:d13.5,lat:d-52.25}"), ("", "string", "\"\"", "s"), ("[TextIndex]", "string", "\"ünï 🦀\"", "sünï 🦀"),
        ("", "System.Text.Json.JsonElement", "System.Text.Json.JsonDocument.Parse(\"{\\\"a\\\":[1,2.0,null,\\\"x\\\"]}\").RootElement", "{a:[i1,d2,null,sx]}"),
        ("", "System.Text.Json.JsonElement", "System.Text.Json.JsonDocument.Parse(\"null\").RootElement", "null"), ("", "System.Text.Json.JsonElement[]", "new[] { System.Text.Json.JsonDocument.Parse(\"null\").RootElement }", "[null]"),
        ("", "int?", "3", "i3"), ("", "int?[]", "new int?[] { 1, null }", "[i1,null]"), ("[IntegerIndex]", "int[]", "new[] { 1, 2 }", "[i1,i2]"), ("", "List<double>", "new() { 1, 2.5 }", "[d1,d2.5]"),
        ("[KeywordIndex]", "IReadOnlyList<string>", "new[] { \"a\", \"b\" }", "[sa,sb]"), ("", "string[]", "new string[0]", "[]"), ("[KeywordIndex]", "Color[]", "new[] { Color.Red }", "[sRed]"),
        ("", "HashSet<Guid>", "new() { Guid.Empty }", "[s00000000-0000-0000-0000-000000000000]"), ("", "System.Collections.Immutable.ImmutableArray<float>", "System.Collections.Immutable.ImmutableArray.Create(9.99f)", "[d9.99]"),
        ("", "List<List<int>>", "new() { new() { 1 }, new() }", "[[i1],[]]"), ("", "Dictionary<string, int>", "new() { [\"k\"] = 1 }", "{k:i1}"), ("", "Dictionary<string, Inner?>", "new() { [\"k\"] = null }", "{k:null}"),
        ("", "IReadOnlyDictionary<string, List<string>>", "new Dictionary<string, List<string>> { [\"k\"] = new() { \"v\" } }", "{k:[sv]}"),
        ("", "Inner", "new Inner { Deep = new Deeper(3) }", "{deep:{a:i3}}"), ("", "Value", "new Value { Left = 1, Right = \"r\" }", "{left:i1,right:sr}"), ("", "Inner[]", "new[] { new Inner() }", "[{}]"),
        ("[Payload(WriteNull = true)]", "string?", "null", "null"), ("", "DateTimeOffset?", "DateTimeOffset.UnixEpoch", "s1970-01-01T00:00:00Z"),
    ];

    internal static readonly Lazy<(Assembly Assembly, Codec Codec)> Loaded = new(() =>
    {
        string properties = string.Concat(Forms.Select((f, i) => $"    {f.Attributes} public {f.Type} P{i} {{ get; {(i % 2 == 0 ? "set" : "init")}; }} = default!;\n"));
        string values = string.Concat(Forms.Select((f, i) => $"P{i} = {f.Value}, "));
        Assembly assembly = GeneratorHarness.Load($$"""
            namespace Forms;
            public enum Color { Red, Blue = 5 }
            [Flags] public enum Many { A = 1, B = 2 }
            public sealed class Inner { public Deeper? Deep { get; set; } }
            public sealed record Deeper(int A);
            public record struct Value { public int Left { get; init; } public string Right { get; set; } }
            [QdrantCollection("forms")]
            public sealed class Form
            {
                [PointId] public ulong Id { get; set; }
            {{properties}}
                public static Form Sample() => new() { Id = 5, {{values}} };
            }
            """);
        return (assembly, Codec.Of(assembly, "Forms.Form"));
    });

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Forms.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_type_has_its_stored_form_and_reads_back(int row)
    {
        object sample = Loaded.Value.Assembly.GetType("Forms.Form")!.GetMethod("Sample")!.Invoke(null, [])!;
        PointStruct sent = Loaded.Value.Codec.Write(sample);
        Assert.Equal(5UL, sent.Id.Num);
        string key = "p" + row.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(Forms[row].Stored, Text(sent.Payload[key]));

        object back = Loaded.Value.Codec.Read(Codec.Stored(sent));
        PropertyInfo property = back.GetType().GetProperty("P" + row)!;
        Assert.Equal(RandomValues.Describe(Expected(property.GetValue(sample))), RandomValues.Describe(property.GetValue(back)));
        PointStruct again = Loaded.Value.Codec.Write(back);
        Assert.Equal(Forms[row].Stored, Text(again.Payload[key]));
    }

    // Points in time come back in UTC.
    private static object? Expected(object? value) => value switch
    {
        DateTimeOffset time => time.ToUniversalTime(),
        DateTime { Kind: DateTimeKind.Unspecified } time => DateTime.SpecifyKind(time, DateTimeKind.Utc),
        _ => value,
    };

    internal static string Text(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.IntegerValue => "i" + value.IntegerValue.ToString(CultureInfo.InvariantCulture),
        Value.KindOneofCase.DoubleValue => "d" + value.DoubleValue.ToString("R", CultureInfo.InvariantCulture),
        Value.KindOneofCase.StringValue => "s" + value.StringValue,
        Value.KindOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        Value.KindOneofCase.ListValue => "[" + string.Join(',', value.ListValue.Values.Select(Text)) + "]",
        Value.KindOneofCase.StructValue => "{" + string.Join(',', value.StructValue.Fields.Select(f => $"{f.Key}:{Text(f.Value)}")) + "}",
        _ => "null",
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_values_of_every_shape_round_trip(int seed)
    {
        var random = new Random(seed);
        Type type = Loaded.Value.Assembly.GetType("Forms.Form")!;
        for (int i = 0; i < 200; i++)
        {
            object entity = Activator.CreateInstance(type)!;
            foreach (PropertyInfo property in type.GetProperties()) property.SetValue(entity, RandomValues.Create(property, random));
            RetrievedPoint stored = Codec.Stored(Loaded.Value.Codec.Write(entity));
            stored.Payload.Add("unknown_" + random.Next(), new Value { ListValue = new ListValue { Values = { new Value { StringValue = "?" }, new Value { StructValue = new Struct() } } } });
            object back = Loaded.Value.Codec.Read(stored);
            foreach (PropertyInfo property in type.GetProperties())
                Assert.Equal($"{property.Name} ({i}): {RandomValues.Describe(property.GetValue(entity))}", $"{property.Name} ({i}): {RandomValues.Describe(property.GetValue(back))}");
        }
    }
}
