using System.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Generators.Tests.Harness;
using Qdrant.Repository;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests;

/// <summary>The null rule, the initialiser rule, and reading that is tolerant where nothing is lost and loud elsewhere.</summary>
public sealed class ReadingTests
{
    private static readonly Lazy<Codec> Loaded = new(() => Codec.Of(GeneratorHarness.Load("""
        namespace Reading;
        public sealed record Inner(int Stars, string? Note = "none", int Plus = 4);
        public abstract class Base { public string FromBase { get; set; } = "base"; }
        [QdrantCollection("reading")]
        public sealed class Thing : Base
        {
            private Thing() { }
            [PointId] public int Id { get; private set; }
            [Vector(2)] public float[] Dense { get; init; } = [];
            public string Name { get; init; } = "unnamed";
            public int Count { get; set; } = 3;
            public double Number { get; init; } = 1.5;
            public List<double> Numbers { get; init; } = [9];
            public List<string> Texts { get; init; } = ["x"];
            public string?[] Maybe { get; init; } = [];
            public string? Nothing { get; init; } = "something";
            public Inner? Inner { get; init; }
            public List<Inner> Inners { get; init; } = [];
            [Payload("new_key", Formerly = ["old_key", "older"])] public string? Moved { get; init; }
            [ExtraPayload] public IDictionary<string, System.Text.Json.JsonElement>? Extra { get; init; }
            [Payload] public string Computed => Name + "!";
            [KeywordIndex(IgnoreCase = true)] public string? Cased { get; init; }
            [TextIndex, KeywordIndex(Mirror = "title_exact")] public string? Title { get; init; }
            public byte Small { get; init; }
            public float Rough { get; init; }
            public Half Rougher { get; init; }
            public Dictionary<string, int> Attributes { get; init; } = [];
            public Dictionary<string, Inner> ByName { get; init; } = [];
            public Dictionary<string, List<Dictionary<string, byte>>>? Deep { get; init; }
            public List<Dictionary<string, Inner?>>? Maps { get; init; }
        }
        """), "Reading.Thing"));

    private static object Read(params (string Key, Value Value)[] payload)
    {
        var point = new RetrievedPoint { Id = new PointId { Num = 17 } };
        foreach ((string key, Value value) in payload) point.Payload.Add(key, value);
        return Loaded.Value.Read(point);
    }

    private static object? Get(object entity, string property) => entity.GetType().GetProperty(property)!.GetValue(entity);

    private static UnreadablePointException Fails(string key, Value value)
    {
        var error = Assert.Throws<UnreadablePointException>(() => Read((key.Split('.')[0], value)));
        Assert.Equal("17", error.PointId);
        Assert.Equal(key, error.Key);
        Assert.Contains("Point 17", error.Message);
        Assert.Contains($"`{key}`", error.Message);
        Assert.Contains("Thing", error.Message);
        return error;
    }

    private static Value Int(long value) => new() { IntegerValue = value };

    private static Value Real(double value) => new() { DoubleValue = value };

    private static Value Text(string value) => new() { StringValue = value };

    private static Value List(params Value[] values)
    {
        var list = new ListValue();
        list.Values.AddRange(values);
        return new Value { ListValue = list };
    }

    private static Value Object(params (string Key, Value Value)[] fields)
    {
        var value = new Value { StructValue = new Struct() };
        foreach ((string key, Value field) in fields) value.StructValue.Fields.Add(key, field);
        return value;
    }

    private static readonly Value Null = new() { NullValue = NullValue.NullValue };

    [Fact]
    public void A_point_without_payload_reads_as_the_initialisers_say()
    {
        object thing = Read();
        Assert.Equal(17, Get(thing, "Id"));
        Assert.Equal(("unnamed", 3, 1.5, "something", "base"), (Get(thing, "Name"), Get(thing, "Count"), Get(thing, "Number"), Get(thing, "Nothing"), Get(thing, "FromBase")));
        Assert.Equal("[9Double]", RandomValues.Describe(Get(thing, "Numbers")));
        Assert.Empty((float[])Get(thing, "Dense")!);
        Assert.Null(Get(thing, "Extra"));
    }

    [Fact]
    public void Stored_null_is_null_where_the_type_has_it_and_missing_elsewhere()
    {
        object thing = Read(("nothing", Null), ("name", Null), ("count", Null));
        Assert.Null(Get(thing, "Nothing"));
        Assert.Equal(("unnamed", 3), (Get(thing, "Name"), Get(thing, "Count")));
    }

    [Fact]
    public void What_loses_nothing_is_read()
    {
        object thing = Read(("count", Real(7)), ("number", Int(2)), ("rough", Int(16777216)), ("rougher", Int(2048)), ("numbers", List(Int(1), Real(2.5))), ("texts", Text("one")), ("maybe", List(Null, Text("a"))), ("inner", Object(("stars", Int(5)))));
        Assert.Equal((7, 2.0, 16777216f, (Half)2048), (Get(thing, "Count"), Get(thing, "Number"), Get(thing, "Rough"), Get(thing, "Rougher")));
        Assert.Equal("[1Double, 2.5Double]", RandomValues.Describe(Get(thing, "Numbers")));
        Assert.Equal("[\"one\"]", RandomValues.Describe(Get(thing, "Texts")));
        Assert.Equal("[null, \"a\"]", RandomValues.Describe(Get(thing, "Maybe")));
        Assert.Equal("Inner{Stars: 5, Note: \"none\", Plus: 4}", RandomValues.Describe(Get(thing, "Inner")));
    }

    [Theory]
    [InlineData("attributes", """{"a":"x"}""", "attributes.a")]
    [InlineData("attributes", """{"a":1,"b c":null}""", "attributes.\"b c\"")]
    [InlineData("attributes", """{"a.b":1.5}""", "attributes.\"a.b\"")]
    [InlineData("attributes", """{"a\"b":1.5}""", "attributes.\"a\"b\"")]
    [InlineData("attributes", "7", "attributes")]
    [InlineData("by_name", """{"a":{"stars":"x"}}""", "by_name.a.stars")]
    [InlineData("by_name", """{"a":{}}""", "by_name.a.stars")]
    [InlineData("by_name", """{"a":7}""", "by_name.a")]
    [InlineData("by_name", """{"a":null}""", "by_name.a")]
    [InlineData("deep", """{"a":[{"b":1},{"c":256}]}""", "deep.a.c")]
    [InlineData("maps", """[{"b":null},{"c":{"stars":1.5}}]""", "maps.c.stars")]
    [InlineData("inner", """{"stars":"x"}""", "inner.stars")]
    public void What_cannot_be_read_names_its_whole_path(string key, string json, string path)
    {
        var error = Assert.Throws<UnreadablePointException>(() => Read((key, Documentation.StoredJson.Read(json))));
        Assert.Equal(("17", path), (error.PointId, error.Key));
        Assert.Contains($"`{path}` ", error.Message);
    }

    [Fact]
    public void What_would_lose_something_names_point_and_key()
    {
        Assert.Contains("3000000000", Fails("count", Int(3000000000)).Message);
        Fails("count", Real(7.5));
        Fails("count", Text("7"));
        Fails("small", Int(-1));
        Fails("small", Int(256));
        Fails("number", Int(9007199254740993));
        Fails("rough", Int(16777217));
        Fails("rougher", Int(2049));
        Fails("texts", List(Text("a"), Null));
        Fails("name", Object());
        Fails("inner", Int(1));
        Fails("inner.stars", Object(("stars", Text("many"))));
        Fails("inner.stars", Object());
        Fails("inners.stars", List(Object(("stars", Int(1))), Object(("stars", Null))));
    }

    [Fact]
    public void A_point_with_another_form_of_id_is_an_error()
    {
        var error = Assert.Throws<UnreadablePointException>(() => Loaded.Value.Read(new RetrievedPoint { Id = new PointId { Uuid = Guid.Empty.ToString() } }));
        Assert.Null(error.Key);
        Assert.Equal(Guid.Empty.ToString(), error.PointId);
        Assert.Throws<UnreadablePointException>(() => Loaded.Value.Read(new RetrievedPoint { Id = new PointId { Num = 3000000000 } }));
    }

    [Fact]
    public void A_former_key_is_read_only_when_the_present_one_is_missing()
    {
        Assert.Equal("old", Get(Read(("old_key", Text("old"))), "Moved"));
        Assert.Equal("new", Get(Read(("old_key", Text("old")), ("new_key", Text("new"))), "Moved"));
        Assert.Equal("new", Get(Read(("new_key", Text("new")), ("older", Text("old"))), "Moved"));
    }

    [Fact]
    public void Unknown_keys_survive_a_round_trip_and_copies_are_not_among_them()
    {
        object thing = Read(("name", Text("N")), ("cased", Text("MiXed")), ("title", Text("A Title")), ("other", List(Int(1), Real(2), Null)), ("computed", Text("stale")), ("cased_lower", Text("mixed")), ("old_key", Text("o")));
        Assert.Equal("{other: [1,2.0,null]}", RandomValues.Describe(Get(thing, "Extra")));
        var sent = Loaded.Value.Write(SetDense(thing)).Payload;
        Assert.Equal(("N!", "MiXed", "mixed", "A Title", "A Title", "o"), (sent["computed"].StringValue, sent["cased"].StringValue, sent["cased_lower"].StringValue, sent["title"].StringValue, sent["title_exact"].StringValue, sent["new_key"].StringValue));
        Assert.Equal("[i1,d2,null]", StoredFormTests.Text(sent["other"]));
        Assert.False(sent.ContainsKey("old_key"));
    }

    [Fact]
    public void An_entity_read_without_vectors_is_not_written_over_the_stored_one()
    {
        object thing = Read();
        var error = Assert.Throws<UnwritablePointException>(() => Loaded.Value.Write(thing));
        Assert.Contains("Thing.Dense", error.Message);
        Assert.Contains("PatchAsync", error.Message);
        Assert.Equal("17", error.PointKey);
        thing.GetType().GetProperty("Dense")!.SetValue(thing, new float[] { 1, 2, 3 });
        Assert.Contains("3 dimensions", Assert.Throws<UnwritablePointException>(() => Loaded.Value.Write(thing)).Message);
    }

    private static object SetDense(object thing)
    {
        thing.GetType().GetProperty("Dense")!.SetValue(thing, new float[] { 1, 2 });
        return thing;
    }
}
