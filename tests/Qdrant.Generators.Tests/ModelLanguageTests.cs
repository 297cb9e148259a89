using System.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Generators.Tests.Harness;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests;

/// <summary>Where and how a model may be declared, and what attributes, converters and hooks make of it.</summary>
public sealed class ModelLanguageTests
{
    [Theory]
    [InlineData("an entity in the global namespace", "Thing", "[QdrantCollection(\"t\")] public class Thing { [PointId] public int Id { get; set; } [KeywordIndex] public string? Name { get; set; } = \"n\"; public static Thing Sample() => new() { Id = 1 }; }")]
    [InlineData("an entity that is called as a namespace is", "Microsoft", "#pragma warning disable CS0437\n[QdrantCollection(\"t\")] public class Microsoft { [PointId] public int Id { get; set; } public string? Name { get; set; } = \"n\"; public Google? Part { get; set; } public static Microsoft Sample() => new() { Id = 1, Part = new() { A = 2 } }; } public class Google { [IntegerIndex] public int? A { get; set; } }")]
    [InlineData("an entity inside a class", "Out.Outer+Middle+Thing", "namespace Out; public class Outer { public static class Middle { [QdrantCollection(\"t\")] public record Thing { [PointId] public int Id { get; set; } public Sort Kind { get; init; } public Inner? Part { get; init; } public static Thing Sample() => new() { Id = 1, Kind = Sort.B, Part = new() { A = 3 } }; public class Inner { public int A { get; set; } } public enum Sort { A, B } } } }")]
    [InlineData("keywords as names", "@namespace.@class.@event", "namespace @namespace.@class; [QdrantCollection(\"t\")] public class @event { [PointId] public int @int { get; set; } [KeywordIndex] public string @string { get; set; } = \"s\"; public @struct? @new { get; set; } public List<@struct> @base { get; set; } = []; public @enum @true { get; set; } [Vector(1)] public float[] @params { get; set; } = [1]; public string record { get; set; } = \"r\"; public string value { get; set; } = \"v\"; public string entity { get; set; } = \"e\"; public string Path { get; set; } = \"p\"; public static @event Sample() => new() { @int = 1, @new = new() { @out = 2, Path = \"q\" }, @base = [new()], @true = @enum.@false }; } public struct @struct { public int @out { get; set; } public string Path { get; set; } public string Instance { get; set; } } public enum @enum { @null, @false }")]
    [InlineData("a positional record", "Pos.Thing", "namespace Pos; [QdrantCollection(\"t\")] public record Thing([PointId] Guid Id, [KeywordIndex] string Name, [Vector(2)] ReadOnlyMemory<float> Dense, [Payload(\"y\", Formerly = [\"z\"]), IntegerIndex] int? Year = 4, params string[] Tags) { public static Thing Sample() => new(Guid.Empty, \"n\", new float[] { 1, 2 }, 5, \"a\"); }")]
    [InlineData("inherited and overridden properties", "Inh.Thing", "namespace Inh; public abstract class Root { [PointId] public virtual int Id { get; init; } [KeywordIndex] public abstract string Name { get; set; } public int Hidden { get; set; } } public class Middle : Root { public override int Id { get; init; } public override string Name { get; set; } = \"m\"; public int Private { get; private set; } = 4; } [QdrantCollection(\"t\")] public class Thing : Middle { public new int Hidden { get; set; } = 6; public static Thing Sample() => new() { Id = 1, Name = \"x\", Hidden = 7 }; }")]
    [InlineData("init properties of a generic base", "Gen.Thing", "namespace Gen; public abstract class Base<T, TKey> { [PointId] public TKey Id { get; init; } = default!; public T? Value { get; init; } public List<T> Values { get; init; } = []; public string Kept { get; init; } = \"kept\"; public int? Count { get; init; } = 3; } [QdrantCollection(\"t\")] public sealed class Thing : Base<int, long> { public int Own { get; init; } = 2; public static Thing Sample() => new() { Id = 1, Value = 5, Values = [1, 2], Count = 4, Own = 3 }; }")]
    [InlineData("a base that entity and object share", "Sha.A", "namespace Sha; public abstract class Shared { public string? C { get; init; } public string? BC { get; init; } } [QdrantCollection(\"t\")] public sealed class A : Shared { [PointId] public int Id { get; init; } public AB? Part { get; init; } public Other? More { get; init; } public static A Sample() => new() { Id = 1, C = \"c\", BC = \"bc\", Part = new() { C = \"d\", BC = \"e\", N = 2 }, More = new() { BC = [3] } }; } public sealed class AB : Shared { public int N { get; init; } } public sealed class Other : Shared { public new List<int> BC { get; init; } = []; }")]
    [InlineData("defaults without a literal", "Def.Thing", "namespace Def; [QdrantCollection(\"t\")] public sealed record Thing([PointId] int Id, [QdrantIgnore] double A = double.NaN, float B = float.PositiveInfinity, [QdrantIgnore] double C = double.NegativeInfinity, double D = -0.0, float E = -0f, long F = long.MinValue, ulong G = ulong.MaxValue, decimal H = -0.10m, DayOfWeek? I = DayOfWeek.Friday, string J = \"\\\"\\n\", Guid K = default) { public static Thing Sample() => new(1, B: 2, G: 1); }")]
    [InlineData("structs as nested objects", "Str.Thing", "namespace Str; public readonly record struct Size(int Width, int Height = 2); public struct Free { public int A { get; init; } public string? B; public string C { get; set; } } [QdrantCollection(\"t\")] public class Thing { [PointId] public int Id { get; set; } public Size Size { get; set; } public Size? Maybe { get; set; } public Size[] Sizes { get; set; } = []; public Free Free { get; set; } public static Thing Sample() => new() { Id = 1, Size = new(1, 5), Sizes = [new(3)], Free = new() { A = 4, C = \"c\" } }; }")]
    [InlineData("required members and a constructor", "Req.Thing", "namespace Req; [QdrantCollection(\"t\")] public sealed class Thing { public Thing(int id) => Id = id; [PointId] public int Id { get; } public required string Name { get; init; } public required int? Year { get; set; } public required List<string> Tags { get; init; } public static Thing Sample() => new(1) { Name = \"n\", Year = null, Tags = [\"a\"] }; }")]
    [InlineData("annotations off", "Obl.Thing", "#nullable disable\nnamespace Obl; [QdrantCollection(\"t\")] public class Thing { [PointId] public int Id { get; set; } public string Name { get; set; } public List<string> Tags { get; set; } public Part Part { get; set; } public static Thing Sample() => new() { Id = 1, Tags = new() { \"a\", null } }; } public class Part { public int A { get; set; } }")]
    [InlineData("dictionaries of everything", "Dic.Thing", "namespace Dic; public class Part { [QdrantIgnore] public int Skip { get; set; } public int Size { get; set; } public Inner? Deep { get; set; } } public class Inner { public string? Name { get; set; } } [QdrantCollection(\"t\")] public class Thing { [PointId] public int Id { get; set; } public Dictionary<string, Part> Parts { get; set; } = []; public IReadOnlyDictionary<string, List<int>> Lists { get; set; } = new Dictionary<string, List<int>>(); public Dictionary<string, Dictionary<string, Part[]>> Deep { get; set; } = []; public static Thing Sample() => new() { Id = 1, Parts = new() { [\"a.b\"] = new() { Size = 2, Deep = new() { Name = \"d\" } } }, Lists = new Dictionary<string, List<int>> { [\"l\"] = [1, 2] }, Deep = new() { [\"x\"] = new() { [\"y\"] = [new() { Size = 4 }] } } }; }")]
    public void A_model_works(string what, string entity, string source)
    {
        Assert.NotEmpty(what);
        Assembly assembly = GeneratorHarness.Load(source);
        Type type = assembly.GetType(entity.Replace("@", "", StringComparison.Ordinal))!;
        // The code of an entity inside a class stands beside the class.
        Codec codec = Codec.Of(type, assembly.GetTypes().Single(t => t.Name == type.Name + "Model"));
        object sample = type.GetMethod("Sample")!.Invoke(null, null)!;
        PointStruct sent = codec.Write(sample);
        object back = codec.Read(Codec.Stored(sent));
        Assert.Equal(Describe(sample), Describe(back));
        Assert.Equal(sent, codec.Write(back));
    }

    [Fact]
    public void A_missing_key_leaves_the_initialiser_of_a_generic_base_in_force()
    {
        Assembly assembly = GeneratorHarness.Load("public abstract class Base<T> { public T Value { get; init; } = default!; public string Kept { get; init; } = \"kept\"; public int? Count { get; init; } = 3; } [QdrantCollection(\"t\")] public sealed class Thing : Base<int[]> { [PointId] public int Id { get; set; } }");
        object thing = Codec.Of(assembly, "Thing").Read(new RetrievedPoint { Id = new PointId { Num = 3 } });
        Assert.Equal("Thing{Id: 3, Value: null, Kept: \"kept\", Count: 3}", RandomValues.Describe(thing));
    }

    [Fact]
    public void Values_of_dictionaries_have_handles()
    {
        Assembly assembly = GeneratorHarness.Load("""
            public class Part { public int Size { get; set; } public Inner? Deep { get; set; } public List<Inner> Many { get; set; } = []; public Dictionary<string, Inner> More { get; set; } = []; public string Path { get; set; } = ""; }
            public class Inner { public string? Name { get; set; } }
            public enum Color { Red, Blue }
            [QdrantCollection("t")] public class Thing
            {
                [PointId] public int Id { get; set; }
                public Dictionary<string, Part> Parts { get; set; } = [];
                public Dictionary<string, List<string>> Lists { get; set; } = [];
                public Dictionary<string, Color[]> Colors { get; set; } = [];
                public static string[] Conditions()
                {
                    var a = ThingFields.Instance;
                    return
                    [
                        (a.Parts["k"].Size > 3).ToString(), (a.Parts["a.b"].Deep.Name == "x").ToString(), a.Parts["k"].Many.Any(i => i.Name == "y").ToString(),
                        (a.Parts["k"].More["l"].Name == "z").ToString(), a.Lists["k"].Contains("v").ToString(), a.Colors["k"].Contains(Color.Blue).ToString(), (a.Parts["k"].Path == "p").ToString(),
                    ];
                }
            }
            """);
        string[] conditions = (string[])assembly.GetType("Thing")!.GetMethod("Conditions")!.Invoke(null, null)!;
        string[] paths = ["parts.k.size", "parts.\"a.b\".deep.name", "parts.k.many", "parts.k.more.l.name", "lists.k", "colors.k", "parts.k.path"];
        for (int i = 0; i < paths.Length; i++) Assert.Contains(paths[i], conditions[i], StringComparison.Ordinal);
        Assert.Contains("Blue", conditions[5], StringComparison.Ordinal);
    }

    [Fact]
    public void A_converter_stores_a_property_or_its_elements()
    {
        Assembly assembly = GeneratorHarness.Load("""
            namespace Conv;
            public readonly record struct Money(long Cents);
            public sealed class Version2 { public Version2(int major) => Major = major; public int Major { get; } }
            public sealed class MoneyAsCents : IPayloadConverter<Money, long> { public static long ToStored(Money value) => value.Cents; public static Money FromStored(long stored) => new(stored); }
            public sealed class MoneyAsText : IPayloadConverter<Money, string> { public static string ToStored(Money value) => $"{value.Cents}c"; public static Money FromStored(string stored) => new(long.Parse(stored.TrimEnd('c'))); }
            public sealed class VersionAsParts : IPayloadConverter<Version2, List<int>> { public static List<int> ToStored(Version2 value) => [value.Major]; public static Version2 FromStored(List<int> stored) => new(stored[0]); }
            public enum Color { Red, Blue }
            [QdrantCollection("t")] public class Thing
            {
                [PointId] public int Id { get; set; }
                [PayloadConverter(typeof(MoneyAsCents)), IntegerIndex] public Money Price { get; set; }
                [PayloadConverter(typeof(MoneyAsText)), KeywordIndex] public Money? Old { get; set; }
                [PayloadConverter(typeof(MoneyAsCents))] public List<Money> Prices { get; set; } = [];
                [PayloadConverter(typeof(MoneyAsText))] public List<Money> Texts { get; set; } = [];
                [PayloadConverter(typeof(MoneyAsText))] public Dictionary<string, Money?> Map { get; set; } = [];
                [PayloadConverter(typeof(VersionAsParts))] public Version2? Version { get; set; }
                public List<Color> Names { get; set; } = [];
                [Payload(EnumAsInteger = true)] public List<Color> Numbers { get; set; } = [];
                public static Thing Sample() => new() { Id = 1, Price = new(250), Old = new(7), Prices = [new(1)], Texts = [new(2)], Map = new() { ["k"] = new(3), ["n"] = null }, Version = new(9), Names = [Color.Blue], Numbers = [Color.Blue] };
                public static string Condition() => (ThingFields.Instance.Price > 100 && ThingFields.Instance.Old == "7c").ToString();
            }
            """);
        Codec codec = Codec.Of(assembly, "Conv.Thing");
        object sample = assembly.GetType("Conv.Thing")!.GetMethod("Sample")!.Invoke(null, null)!;
        PointStruct sent = codec.Write(sample);
        Assert.Equal("map={k:s3c,n:null} names=[sBlue] numbers=[i1] old=s7c price=i250 prices=[i1] texts=[s2c] version=[i9]",
            string.Join(' ', sent.Payload.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={StoredFormTests.Text(p.Value)}")));
        Assert.Equal(RandomValues.Describe(sample), RandomValues.Describe(codec.RoundTrip(sample)));
        Assert.Equal(["old", "price"], codec.Schema.PayloadIndexes.Select(i => i.Path));
        Assert.Contains("7c", (string)assembly.GetType("Conv.Thing")!.GetMethod("Condition")!.Invoke(null, null)!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hook_of_an_entity_changes_its_schema()
    {
        Assembly assembly = GeneratorHarness.Load("""
            using Qdrant.Repository.Schema;
            [QdrantCollection("t", ShardNumber = 2)] public class Thing
            {
                [PointId] public int Id { get; set; }
                [Vector(3)] public float[] Dense { get; set; } = [];
                [SparseVector] public SparseVector? Terms { get; set; }
                [IntegerIndex] public int Year { get; set; }
                internal static void Configure(CollectionBuilder<Thing> collection) => collection
                    .Collection(c => c with { ShardNumber = 4, OnDiskPayload = true })
                    .Vector(nameof(Dense), v => v with { Size = 5, Distance = Distance.Dot })
                    .SparseVector(nameof(Terms), v => v with { Modifier = Modifier.Idf })
                    .Index(new IntegerIndexSchema { Path = "year", Lookup = false }).Index(new KeywordIndexSchema { Path = "meta.kind" })
                    .Metadata("owner", "us");
            }
            [QdrantCollection("t")] public class Wrong { [PointId] public int Id { get; set; } [Vector(3)] public float[] Dense { get; set; } = []; public static void Configure(CollectionBuilder<Wrong> c) => c.Vector("Dense", v => v with { Name = "other" }); }
            """);
        var schema = Codec.Of(assembly, "Thing").Schema;
        Assert.Equal((4, true, 5, Repository.Distance.Dot, Repository.Modifier.Idf, "us"), (schema.ShardNumber, schema.OnDiskPayload, schema.Vectors[0].Size, schema.Vectors[0].Distance, schema.SparseVectors[0].Modifier, schema.Metadata["owner"]));
        Assert.Equal(["year", "meta.kind"], schema.PayloadIndexes.Select(i => i.Path));
        Assert.Contains("attributes say those", Assert.ThrowsAny<Exception>(() => Codec.Of(assembly, "Wrong").Schema).GetBaseException().Message, StringComparison.Ordinal);
    }

    private static string Describe(object entity) => string.Join(", ", entity.GetType().GetProperties().Select(p => $"{p.Name}: {RandomValues.Describe(p.GetValue(entity) is ReadOnlyMemory<float> m ? m.ToArray() : p.GetValue(entity))}"));
}
