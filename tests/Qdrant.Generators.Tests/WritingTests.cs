using System.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Generators.Tests.Harness;
using Qdrant.Repository;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests;

/// <summary>Values without a stored form, keys of every kind, and the schema that is declared.</summary>
public sealed class WritingTests
{
    private static readonly Lazy<Assembly> Loaded = new(() => GeneratorHarness.Load("""
        namespace Writing;
        public enum Color { Red }
        [QdrantCollection("writing", NamingPolicy = NamingPolicy.CamelCase, ShardNumber = 2), Hnsw(M = 8), StrictMode(MaxQueryLimit = 10), CollectionMetadata("owner", "us")]
        public sealed class Thing
        {
            [PointId] public string Sku { get; set; } = "a";
            [Vector(2, Name = "")] public ReadOnlyMemory<float> Dense { get; set; } = new float[] { 1, 2 };
            public double Number { get; set; }
            public float Single { get; set; }
            public ulong Big { get; set; }
            public Color Color { get; set; }
            [FloatIndex] public decimal AsDouble { get; set; }
            [IntegerIndex(Scale = 2, Range = false, EnableHnsw = false)] public decimal Scaled { get; set; }
            public List<string> Texts { get; set; } = [];
            public Inner? Inner { get; set; }
            public List<List<int>> Lists { get; set; } = [];
            public Dictionary<string, Dictionary<string, int>> Maps { get; set; } = [];
            public List<System.Collections.Immutable.ImmutableArray<int>> Arrays { get; set; } = [];
            public System.Collections.Immutable.ImmutableArray<int>? Array { get; set; }
            public System.Text.Json.JsonElement Json { get; set; }
            public System.Text.Json.JsonElement? MaybeJson { get; set; }
            public List<System.Text.Json.JsonElement> Jsons { get; set; } = [];
        }
        public sealed record Named(string Name, Uri? Link = null);
        [QdrantCollection("positional")] public sealed record Positional([PointId] int Id, string Text, Uri Link, byte[] Bytes, Named? Part = null, Dictionary<string, string?>? Map = null);
        [QdrantCollection("needed")] public sealed class Needed { [PointId] public int Id { get; set; } public required List<int> List { get; set; } public required Dictionary<string, int> Map { get; set; } public required System.Text.Json.JsonElement Json { get; set; } public required System.Collections.Immutable.ImmutableArray<int> Array { get; set; } }
        public sealed class Inner { public double[] Numbers { get; set; } = []; public List<Part> Parts { get; set; } = []; }
        public struct Part { [KeywordIndex(Nested = true, IsTenant = true)] public string? Name { get; set; } }
        [QdrantCollection("ints")] public sealed record Ints([property: PointId] int Id);
        [QdrantCollection("longs")] public sealed record Longs([PointId] long Id);
        [QdrantCollection("uints")] public sealed record Uints([PointId] uint Id, [SparseVector] SparseVector? Terms = null);
        """));

    private static Codec Thing => Codec.Of(Loaded.Value, "Writing.Thing");

    private static object New() => Activator.CreateInstance(Loaded.Value.GetType("Writing.Thing")!)!;

    private static UnwritablePointException Fails(string property, object value)
    {
        object thing = New();
        PropertyInfo target = thing.GetType().GetProperty(property)!;
        target.SetValue(thing, target.PropertyType.IsEnum ? Enum.ToObject(target.PropertyType, value) : value);
        var error = Assert.Throws<UnwritablePointException>(() => Thing.Write(thing));
        Assert.Equal("Thing." + property, error.Member);
        Assert.Contains("Point a.", error.Message);
        return error;
    }

    [Fact]
    public void A_value_without_a_stored_form_names_point_and_property()
    {
        Fails("Number", double.NaN);
        Fails("Number", double.PositiveInfinity);
        Fails("Single", float.NegativeInfinity);
        Fails("Big", ulong.MaxValue);
        Fails("Color", 5);
        Fails("AsDouble", 0.1234567890123456789012345678m);
        Fails("Scaled", 0.001m);
        Fails("Scaled", decimal.MaxValue);
        Fails("Texts", new List<string> { "a", null! });
        Fails("Dense", new ReadOnlyMemory<float>([1f]));
    }

    [Fact]
    public void What_is_null_inside_against_its_type_names_point_and_property()
    {
        Fails("Lists", new List<List<int>> { null! });
        Fails("Maps", new Dictionary<string, Dictionary<string, int>> { ["a"] = null! });
        Fails("Arrays", new List<System.Collections.Immutable.ImmutableArray<int>> { default });
        Fails("Jsons", new List<System.Text.Json.JsonElement> { default });
        Codec codec = Codec.Of(Loaded.Value, "Writing.Needed");
        Type type = Loaded.Value.GetType("Writing.Needed")!;
        object needed = Activator.CreateInstance(type)!;
        foreach ((string property, object value) in new (string, object)[] { ("Array", System.Collections.Immutable.ImmutableArray<int>.Empty), ("Json", System.Text.Json.JsonSerializer.SerializeToElement(1)), ("List", new List<int>()), ("Map", new Dictionary<string, int>()) })
        {
            var error = Assert.Throws<UnwritablePointException>(() => codec.Write(needed));
            Assert.Equal("Needed." + property, error.Member);
            type.GetProperty(property)!.SetValue(needed, value);
        }
        Assert.Equal(["array", "json", "list", "map"], codec.Write(needed).Payload.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_reading_needs_is_never_left_out()
    {
        Codec codec = Codec.Of(Loaded.Value, "Writing.Positional");
        Type type = Loaded.Value.GetType("Writing.Positional")!, named = Loaded.Value.GetType("Writing.Named")!;
        object Part(string? name) => Activator.CreateInstance(named, name, null)!;
        var link = new Uri("urn:b");
        foreach ((string member, object?[] values) in new (string, object?[])[]
        {
            ("Positional.Text", [1, null, link, Array.Empty<byte>(), null, null]), ("Positional.Link", [1, "", null, Array.Empty<byte>(), null, null]),
            ("Positional.Bytes", [1, "", link, null, null, null]), ("Named.Name", [1, "", link, Array.Empty<byte>(), Part(null), null]),
        })
            Assert.Equal(member, Assert.Throws<UnwritablePointException>(() => codec.Write(Activator.CreateInstance(type, values)!)).Member);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        foreach (string text in new[] { "\uD83E", "a\uDD80b", "\uDD80\uD83E", "\uD83E\uDD80\uD83E" })
        {
            Fails("Texts", new List<string> { text });
            Codec codec = Codec.Of(Loaded.Value, "Writing.Positional");
            object entity = Activator.CreateInstance(Loaded.Value.GetType("Writing.Positional")!, 1, "", new Uri("urn:b"), Array.Empty<byte>(), null, new Dictionary<string, string?> { [text] = null })!;
            Assert.Equal("Positional.Map", Assert.Throws<UnwritablePointException>(() => codec.Write(entity)).Member);
        }
        Assert.Equal("🦀x🦀", Assert.Single(Thing.Write(With("Texts", new List<string> { "🦀x🦀" })).Payload["texts"].ListValue.Values).StringValue);
    }

    [Fact]
    public void A_struct_without_a_value_is_not_stored_as_null()
    {
        object thing = With("Array", default(System.Collections.Immutable.ImmutableArray<int>));
        thing.GetType().GetProperty("MaybeJson")!.SetValue(thing, default(System.Text.Json.JsonElement));
        Assert.Empty(Thing.Write(thing).Payload.Keys.Intersect(["array", "json", "maybeJson"]));
        object back = Thing.RoundTrip(thing);
        Assert.Equal(System.Text.Json.JsonValueKind.Undefined, ((System.Text.Json.JsonElement)back.GetType().GetProperty("Json")!.GetValue(back)!).ValueKind);
    }

    [Fact]
    public void String_keys_are_uuids_of_version_5_and_come_back()
    {
        PointStruct sent = Thing.Write(New());
        Assert.Equal("5", sent.Id.Uuid[14].ToString());
        Assert.Equal("a", sent.Payload["sku"].StringValue);
        Assert.Equal("a", Thing.ReadKey(Codec.Stored(sent)));
        Assert.Equal("a", Thing.RoundTrip(New()).GetType().GetProperty("Sku")!.GetValue(Thing.RoundTrip(New())));
        Assert.NotEqual(sent.Id.Uuid, Codec.Of(Loaded.Value, "Writing.Thing").Write(With("Sku", "b")).Id.Uuid);
        Assert.Equal([1f, 2f], sent.Vectors.Vector.Dense.Data);
        // A contract on disk: this key has had this id from the first release on.
        Assert.Equal(Qdrant.Repository.Codec.StringKeys.ToGuid("writing", null, "a").ToString(), sent.Id.Uuid);
        Assert.NotEqual(Qdrant.Repository.Codec.StringKeys.ToGuid("writing", "t", "a"), Qdrant.Repository.Codec.StringKeys.ToGuid("writing", null, "a"));
    }

    [Fact]
    public void Numeric_keys_of_every_type()
    {
        foreach ((string name, object id) in new (string, object)[] { ("Ints", 7), ("Longs", 8000000000L), ("Uints", uint.MaxValue) })
        {
            Codec codec = Codec.Of(Loaded.Value, "Writing." + name);
            Type type = Loaded.Value.GetType("Writing." + name)!;
            object entity = type.GetConstructors()[0].Invoke(name == "Uints" ? [id, null] : [id]);
            PointStruct sent = codec.Write(entity);
            Assert.Equal(Convert.ToUInt64(id, null), sent.Id.Num);
            Assert.Equal(id, codec.ReadKey(Codec.Stored(sent)));
            Assert.Equal(entity, codec.RoundTrip(entity));
        }
        Assert.Throws<UnwritablePointException>(() => Codec.Of(Loaded.Value, "Writing.Ints").Write(Loaded.Value.GetType("Writing.Ints")!.GetConstructors()[0].Invoke([-1])));
    }

    [Fact]
    public void The_schema_becomes_the_messages_that_create_it()
    {
        CreateCollection create = Repository.Schema.SchemaConversion.ToCreateCollection(Thing.Schema, "other");
        Assert.Equal("other", create.CollectionName);
        Assert.Equal((2u, 8ul, 10u, "us"), (create.ShardNumber, create.HnswConfig.M, create.StrictModeConfig.MaxQueryLimit, create.Metadata["owner"].StringValue));
        Assert.Equal((2ul, Core.Protocol.Distance.Cosine), (create.VectorsConfig.Params.Size, create.VectorsConfig.Params.Distance));
        Assert.False(create.HasReplicationFactor);
        var indexes = Thing.Schema.PayloadIndexes.Select(i => Repository.Schema.IndexConversion.ToCreateFieldIndex(i, "other")).ToDictionary(i => i.FieldName);
        Assert.Equal(["asDouble", "inner.parts[].name", "scaled"], indexes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("{ \"range\": false, \"enableHnsw\": false }", indexes["scaled"].FieldIndexParams.IntegerIndexParams.ToString());
        Assert.Equal("{ \"isTenant\": true, \"nested\": \"inner.parts[]\" }", indexes["inner.parts[].name"].FieldIndexParams.KeywordIndexParams.ToString());
    }

    private static object With(string property, object value)
    {
        object thing = New();
        thing.GetType().GetProperty(property)!.SetValue(thing, value);
        return thing;
    }
}
