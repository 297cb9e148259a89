using System.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Generators.Tests.Harness;
using Qdrant.Repository;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests;

/// <summary>Reading has shortcuts for what every writer sends; whatever else protobuf allows means the same to us as to Google.Protobuf.</summary>
public sealed class OddEncodingTests
{
    private static readonly Lazy<Codec> Edges = new(() => Codec.Of(GeneratorHarness.Load("""
        namespace Edges;
        [QdrantCollection("edges")]
        public sealed class Edge
        {
            [PointId] public ulong Id { get; set; }
            public string Text { get; set; } = "";
            public long Number { get; set; }
            public Guid Uuid { get; set; }
            public DateOnly Date { get; set; }
            public TimeOnly Time { get; set; }
            public string[] Texts { get; set; } = [];
            public Dictionary<string, string> Map { get; set; } = [];
        }
        """), "Edges.Edge"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_protobuf_allows_is_read_as_protobuf_reads_it(int seed)
    {
        (Assembly assembly, Codec codec) = StoredFormTests.Loaded.Value;
        var random = new Random(seed);
        var encoder = new OddEncoder(random);
        Type type = assembly.GetType("Forms.Form")!;
        IReadOnlyDictionary<string, Value> before = new Dictionary<string, Value>();
        for (int i = 0; i < 200; i++)
        {
            object entity = Activator.CreateInstance(type)!;
            foreach (PropertyInfo property in type.GetProperties()) property.SetValue(entity, RandomValues.Create(property, random));
            RetrievedPoint stored = Codec.Stored(codec.Write(entity));
            stored.Vectors = null;
            stored.Payload.Add("unknown", new Value { ListValue = new ListValue { Values = { new Value { StringValue = "?" }, new Value { StructValue = new Struct() } } } });

            byte[] odd = encoder.Encode(stored, before);
            Assert.Equal(stored, RetrievedPoint.Parser.WithDiscardUnknownFields(true).ParseFrom(odd));
            Assert.Equal(RandomValues.Describe(codec.Read(stored)), RandomValues.Describe(codec.Read(odd)));
            before = stored.Payload.ToDictionary(entry => entry.Key, entry => entry.Value);
        }
    }

    public static TheoryData<int> Lengths => [0, 1, 113, 127, 128, 129, 16_375, 16_383, 16_384, 2_097_151, 2_097_152];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Text_of_every_length_is_read(int length)
    {
        string text = new('x', length);
        var list = new Value { ListValue = new ListValue { Values = { Of(text), Of("after") } } };
        var map = new Value { StructValue = new Struct { Fields = { ["key"] = Of(text), ["after"] = Of("after") } } };
        object read = Read(("text", Of(text)), ("texts", list), ("map", map), ("number", new Value { IntegerValue = 5 }));
        Assert.Equal((text, 5L), (Get(read, "Text"), Get(read, "Number")));
        Assert.Equal([text, "after"], (string[])Get(read, "Texts")!);
        Assert.Equal(new Dictionary<string, string> { ["key"] = text, ["after"] = "after" }, (Dictionary<string, string>)Get(read, "Map")!);
    }

    [Fact]
    public void Integers_of_every_length_are_read()
    {
        for (int bits = 0; bits < 64; bits++)
        {
            foreach (long number in (long[])[1L << bits, (1L << bits) - 1, -(1L << bits)])
                Assert.Equal(number, Get(Read(("number", new Value { IntegerValue = number })), "Number"));
        }
    }

    [Theory]
    [InlineData("uuid", "ABCDEF00-0000-0000-0000-00000000000a", "abcdef00-0000-0000-0000-00000000000a")]
    [InlineData("uuid", "abcdef0000000000000000000000000a", "abcdef00-0000-0000-0000-00000000000a")]
    [InlineData("uuid", "{abcdef00-0000-0000-0000-00000000000a}", "abcdef00-0000-0000-0000-00000000000a")]
    [InlineData("uuid", " abcdef00-0000-0000-0000-00000000000a", "abcdef00-0000-0000-0000-00000000000a")]
    [InlineData("uuid", "abcdef00-0000-0000-0000-00000000000a-", null)]
    [InlineData("uuid", "abcdef00-0000-0000-0000-00000000000g", null)]
    [InlineData("uuid", "", null)]
    [InlineData("date", "2024-02-29", "02/29/2024")]
    [InlineData("date", "2024-05-01T00:00:00Z", "05/01/2024")]
    [InlineData("date", "2024-05-01T02:00:00+02:00", "05/01/2024")]
    [InlineData("date", "2024-05-01T00:00:01Z", null)]
    [InlineData("date", "2023-02-29", null)]
    [InlineData("date", "２０24-05", null)]
    [InlineData("time", "13:45", "13:45")]
    [InlineData("time", "13:45:00.5", "13:45")]
    [InlineData("time", "13:45:10.1234567", "13:45")]
    [InlineData("time", "13:45:10.12345678", null)]
    [InlineData("time", "24:00", null)]
    [InlineData("time", "1:45", null)]
    [InlineData("time", "", null)]
    public void Texts_of_a_form_are_read_or_name_point_and_key(string key, string text, string? expected)
    {
        if (expected is not null)
        {
            var read = (IFormattable)Get(Read((key, Of(text))), char.ToUpperInvariant(key[0]) + key[1..])!;
            Assert.Equal(expected, read.ToString(null, System.Globalization.CultureInfo.InvariantCulture));
            return;
        }
        var error = Assert.Throws<UnreadablePointException>(() => Read((key, Of(text))));
        Assert.Equal(("17", key), (error.PointId, error.Key));
    }

    private static Value Of(string text) => new() { StringValue = text };

    private static object? Get(object entity, string property) => entity.GetType().GetProperty(property)!.GetValue(entity);

    private static object Read(params (string Key, Value Value)[] payload)
    {
        var point = new RetrievedPoint { Id = new PointId { Num = 17 } };
        foreach ((string key, Value value) in payload) point.Payload.Add(key, value);
        return Edges.Value.Read(point);
    }
}
