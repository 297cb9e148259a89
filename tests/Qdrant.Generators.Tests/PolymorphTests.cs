using System.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Generators.Tests.Documentation;
using Qdrant.Generators.Tests.Harness;
using Qdrant.Repository;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests;

/// <summary>Nested properties of a base type: stored with a discriminator, read by it in any order of keys.</summary>
public sealed class PolymorphTests
{
    private static readonly Lazy<Assembly> Loaded = new(() => GeneratorHarness.Load("""
        namespace Shapes;

        /// <summary>A shape.</summary>
        [PayloadDiscriminator(Index = true)]
        [PayloadDerived(typeof(Circle), "circle"), PayloadDerived(typeof(Square), "square"), PayloadDerived(typeof(Group))]
        public abstract record Shape([KeywordIndex] string Name)
        {
            /// <summary>What it is painted with.</summary>
            public virtual IPaint? Paint { get; init; }
        }
        public sealed record Circle(string Name, [FloatIndex] double Radius) : Shape(Name);
        public record Square(string Name, double Side, bool Filled = true) : Shape(Name) { [KeywordIndex] public required string? Label { get; init; } }
        public sealed record Cube(string Name, double Side) : Square(Name, Side);
        public sealed record Group(string Name) : Shape(Name) { public List<IPaint> Paints { get; init; } = []; [KeywordIndex] public string? Label { get; init; } public int? Count { get; set; } }

        [PayloadDiscriminator("$type"), PayloadDerived(typeof(Plain)), PayloadDerived(typeof(Mixed), "the \"mix\""), PayloadDerived(typeof(Spot), "spot")]
        public interface IPaint { [Payload("price_tag"), IntegerIndex] int Price { get; } bool IsExpensive { get; } }
        public class Plain : IPaint { public int Price { get; set; } public bool IsExpensive => Price > 100; public Color Color { get; private set; } = Color.Red; }
        public sealed class Mixed : IPaint { public int Price { get; init; } public bool IsExpensive => true; public Dictionary<string, double> Parts { get; init; } = []; public Plain? Base { get; set; } }
        public struct Spot : IPaint { public int Price { get; init; } public readonly bool IsExpensive => false; }
        public enum Color { Red, Green }

        [PayloadDerived(typeof(Dog)), PayloadDerived(typeof(Animal))] public class Animal { public string Name { get; set; } = "none"; }
        public class Dog : Animal { public int Age { get; set; } }
        public class Puppy : Dog;

        [QdrantCollection("drawings")]
        public sealed class Drawing
        {
            [PointId] public ulong Id { get; set; }
            public Shape Main { get; set; } = new Circle("c", 1);
            public Shape? Other { get; set; }
            [Payload(WriteNull = true)] public Shape? Nulled { get; set; }
            public List<Shape> Shapes { get; set; } = [];
            public Shape?[] Holes { get; set; } = [];
            public HashSet<IPaint>? Paints { get; set; }
            public Circle? Plain { get; set; }
            public Dictionary<string, Animal> Animals { get; set; } = [];
            public Dictionary<string, List<Animal>>? Packs { get; set; }
            public List<List<Animal>>? Cages { get; set; }
            public required Animal Pet { get; set; }
            public Frame? Frame { get; set; }
        }
        public sealed record Frame(IPaint Paint, List<Shape> Inside);
        """));

    private static Codec Drawing => Codec.Of(Loaded.Value, "Shapes.Drawing");

    private static object New(string type, params object?[] arguments) => Activator.CreateInstance(Loaded.Value.GetType("Shapes." + type)!, arguments)!;

    private static object With(string property, object? value)
    {
        object drawing = New("Drawing");
        Set(drawing, "Pet", New("Dog"));
        Set(drawing, property, value);
        return drawing;
    }

    private static object Set(object target, string property, object? value)
    {
        target.GetType().GetProperty(property)!.SetValue(target, value);
        return target;
    }

    private static RetrievedPoint Point(string key, string json)
    {
        RetrievedPoint point = Codec.Stored(Drawing.Write(With("Other", null)));
        point.Payload[key] = StoredJson.Read(json);
        return point;
    }

    private static string ReadBack(string property, string key, string json) => RandomValues.Describe(Loaded.Value.GetType("Shapes.Drawing")!.GetProperty(property)!.GetValue(Drawing.Read(Point(key, json))));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_values_round_trip_in_every_order_of_keys(int seed)
    {
        var random = new Random(seed);
        Type type = Loaded.Value.GetType("Shapes.Drawing")!;
        var kinds = new HashSet<string>();
        for (int i = 0; i < 200; i++)
        {
            object drawing = Activator.CreateInstance(type)!;
            foreach (PropertyInfo property in type.GetProperties()) property.SetValue(drawing, RandomValues.Create(property, random));
            RetrievedPoint stored = Codec.Stored(Drawing.Write(drawing));
            foreach (Value value in stored.Payload.Values) Shuffle(value, random);
            string expected = RandomValues.Describe(drawing);
            Assert.Equal(expected, RandomValues.Describe(Drawing.Read(stored)));
            kinds.Add(drawing.GetType().GetProperty("Main")!.GetValue(drawing)!.GetType().Name);
        }
        Assert.Equal(["Circle", "Group", "Square"], kinds.Order(StringComparer.Ordinal));
    }

    // A payload is a map: servers and other clients give its entries in any order.
    private static void Shuffle(Value value, Random random)
    {
        if (value.KindCase == Value.KindOneofCase.ListValue) foreach (Value item in value.ListValue.Values) Shuffle(item, random);
        if (value.KindCase != Value.KindOneofCase.StructValue) return;
        KeyValuePair<string, Value>[] fields = [.. value.StructValue.Fields];
        random.Shuffle(fields);
        value.StructValue.Fields.Clear();
        foreach ((string key, Value field) in fields)
        {
            Shuffle(field, random);
            value.StructValue.Fields.Add(key, field);
        }
    }

    [Fact]
    public void The_discriminator_is_stored_first_and_then_all_properties()
    {
        Assert.Equal("""{"kind":"circle","name":"c","radius":2.5}""", StoredJson.Write(Drawing.Write(With("Other", New("Circle", "c", 2.5))).Payload["other"]));
        Assert.Equal("""{"kind":"Group","name":"g","paints":[]}""", StoredJson.Write(Drawing.Write(With("Main", New("Group", "g"))).Payload["main"]));
        Assert.Equal("""{"kind":"Dog","age":0,"name":"none"}""", StoredJson.Write(Drawing.Write(With("Pet", New("Dog"))).Payload["pet"]));
        Assert.Equal("""{"kind":"Animal","name":"none"}""", StoredJson.Write(Drawing.Write(With("Pet", New("Animal"))).Payload["pet"]));
        // A property of a derived type is that type, without a discriminator.
        Assert.Equal("""{"name":"c","radius":2.5}""", StoredJson.Write(Drawing.Write(With("Plain", New("Circle", "c", 2.5))).Payload["plain"]));
        // What the interface says of a property holds for those that implement it.
        object group = New("Group", "g");
        ((System.Collections.IList)group.GetType().GetProperty("Paints")!.GetValue(group)!).Add(Set(New("Mixed"), "Price", 7));
        Assert.Equal("""{"kind":"Group","name":"g","paints":[{"$type":"the \"mix\"","parts":{},"price_tag":7}]}""", StoredJson.Write(Drawing.Write(With("Main", group)).Payload["main"]));
    }

    [Fact]
    public void Keys_that_the_type_does_not_have_are_skipped_and_those_missing_keep_their_initialisers()
    {
        Assert.Equal("Dog{Age: 3, Name: \"none\"}", ReadBack("Pet", "pet", """{"age":3,"radius":7,"kind":"Dog"}"""));
        Assert.Equal("[Animal{Name: \"none\"}]", ReadBack("Cages", "cages", """{"kind":"Animal"}""").Trim('[', ']').Insert(0, "[") + "]");
        Assert.Equal("null", ReadBack("Other", "other", "null"));
        Assert.Equal("Circle{Radius: 1Double, Name: \"c\", Paint: null}", ReadBack("Main", "main", "null"));
        Assert.Equal("[null]", ReadBack("Holes", "holes", "[null]"));
    }

    [Theory]
    [InlineData("pet", """{"age":3}""", "pet.kind", "missing")]
    [InlineData("pet", """{"age":3,"kind":"Cat"}""", "pet.kind", "is \"Cat\"")]
    [InlineData("pet", """{"kind":"dog"}""", "pet.kind", "is \"dog\"")]
    [InlineData("pet", """{"kind":7}""", "pet.kind", "no text")]
    [InlineData("pet", """{"kind":null}""", "pet.kind", "no text")]
    [InlineData("pet", "7", "pet", "an object")]
    [InlineData("pet", """{"kind":"Dog","age":"3"}""", "pet.age", "an integer")]
    [InlineData("shapes", """[{"kind":"circle","name":"c","radius":1},{"name":"c"}]""", "shapes.kind", "\"circle\", \"square\"")]
    [InlineData("shapes", """[{"kind":"circle","radius":1}]""", "shapes.name", "missing")]
    [InlineData("main", """{"kind":"Group","name":"g","paints":[{"price_tag":1}]}""", "main.paints.\"$type\"", "\"the \"mix\"\"")]
    [InlineData("frame", """{"paint":{"$type":"spot"},"inside":[{"kind":"oval"}]}""", "frame.inside.kind", "is \"oval\"")]
    public void A_discriminator_that_does_not_say_what_it_is_names_point_path_and_the_known_ones(string key, string json, string path, string says)
    {
        var error = Assert.Throws<UnreadablePointException>(() => Drawing.Read(Point(key, json)));
        Assert.Equal(("0", path), (error.PointId, error.Key));
        Assert.Contains(says, error.Message);
        if (path.EndsWith("kind", StringComparison.Ordinal)) Assert.Matches("one of \"|known: \"", error.Message);
    }

    [Theory]
    [InlineData("Pet", "Puppy", "Drawing.Pet", "Animal")]
    [InlineData("Main", "Cube", "Drawing.Main", "Shape")]
    public void A_type_that_is_not_declared_is_an_error_before_anything_is_sent(string property, string type, string member, string declaredOn)
    {
        object value = type == "Cube" ? Set(New("Cube", "c", 1.0), "Label", "l") : New(type);
        var error = Assert.Throws<UnwritablePointException>(() => Drawing.Write(With(property, value)));
        Assert.Equal((member, "0"), (error.Member, error.PointKey));
        Assert.Contains($"Shapes.{type}", error.Message);
        Assert.Contains($"add [PayloadDerived(typeof({type}))] to {declaredOn}", error.Message);
        Assert.Throws<UnwritablePointException>(() => Drawing.Write(With("Pet", null)));
    }

    [Fact]
    public void The_base_may_be_of_another_assembly()
    {
        using MemoryStream domain = GeneratorHarness.EmitDomain("""
            namespace Domain;
            [PayloadDerived(typeof(Circle), "circle"), PayloadDerived(typeof(Square), "square")] public interface IShape { [IntegerIndex] int Size { get; } }
            public record Circle([property: KeywordIndex] string Name, int Size) : IShape; public sealed class Square : IShape { public int Size { get; init; } public double Side { get; set; } }
            [QdrantCollection("d")] public sealed class Doc { [PointId] public int Id { get; set; } public List<IShape> Shapes { get; set; } = [new Circle("c", 1), new Square { Size = 2, Side = 3 }]; }
            """);
        const string host = "namespace Host { [QdrantContext(typeof(Domain.Doc))] public partial class Search; public static class Use { public static Condition<Domain.Doc> Of(DocFields d) => d.Shapes.Any(s => s.IsCircle && s.Circle.Name == \"c\" && s.Size == 1); } }";
        Assembly loaded = GeneratorHarness.LoadTogether(domain, GeneratorHarness.Emit(host, Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12, GeneratorHarness.Reference(domain)));
        Type model = loaded.GetType("Host.DocModel")!, entity = model.GetInterfaces().Single(i => i.IsGenericType).GenericTypeArguments[0];
        Codec codec = Codec.Of(entity, model);
        object doc = Activator.CreateInstance(entity)!;
        Assert.Equal("""[{"kind":"circle","name":"c","size":1},{"kind":"square","side":3.0,"size":2}]""", StoredJson.Write(codec.Write(doc).Payload["shapes"]));
        Assert.Equal(RandomValues.Describe(doc), RandomValues.Describe(codec.RoundTrip(doc)));
        Assert.Equal(["shapes[].name", "shapes[].size"], codec.Schema.PayloadIndexes.Select(i => i.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Copies_of_inherited_properties_are_declared_once()
    {
        var assembly = GeneratorHarness.Load("""
            [PayloadDerived(typeof(T)), PayloadDerived(typeof(U))] public class S { [KeywordIndex(IgnoreCase = true)] public string? Name { get; set; } }
            public class T : S { } public class U : S { }
            [QdrantCollection("c")] public class A { [PointId] public Guid Id { get; set; } public S? Shape { get; set; } }
            """);
        var schema = Codec.Of(assembly, "A").Schema;
        Assert.Equal(["shape.name", "shape.name_lower"], Assert.Single(schema.Mirrors).Keys.Select(k => k.Path));
        Assert.Equal(["shape.name_lower"], schema.PayloadIndexes.Select(i => i.Path));
    }

    [Fact]
    public void Indexes_of_base_discriminator_and_derived_types_are_declared_once()
    {
        string[] paths = [.. Drawing.Schema.PayloadIndexes.Select(i => $"{i.GetType().Name.Replace("IndexSchema", "", StringComparison.Ordinal)} {i.Path}")];
        Assert.Equal(paths.Distinct(), paths);
        Assert.Equal(["Keyword shapes[].kind", "Keyword shapes[].label", "Keyword shapes[].name", "Float shapes[].radius", "Integer shapes[].paint.price_tag", "Integer shapes[].paints[].price_tag"],
            paths.Where(p => p.Contains(" shapes[]", StringComparison.Ordinal)).OrderBy(p => p.Split(' ')[1].Count(c => c == '.')).ThenBy(p => p.Split(' ')[1], StringComparer.Ordinal));
        Assert.Contains("Integer paints[].price_tag", paths);
        Assert.Contains("Float plain.radius", paths);
        Assert.DoesNotContain("Keyword plain.kind", paths);
    }
}
