using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Qdrant.Generators.Tests.Harness;

namespace Qdrant.Generators.Tests;

/// <summary>The fields of a base: its own, the discriminator, a condition for each derived type and what each adds.</summary>
public sealed class PolymorphFieldTests
{
    private const string Model = """
        [PayloadDerived(typeof(Circle), "circle"), PayloadDerived(typeof(Square), "square"), PayloadDerived(typeof(Dot))]
        public abstract class Shape { public string Name { get; set; } = ""; [BoolIndex] public bool Old { get; set; } }
        public class Circle : Shape { [FloatIndex] public double Radius { get; set; } public Point? Center { get; set; } public double Grey { get; set; } }
        public class Square : Shape { public double Side { get; set; } public List<Point> Corners { get; set; } = []; public double Grey { get; set; } }
        public class Dot : Shape { }
        public class Point { public int X { get; set; } }
        [PayloadDiscriminator("sort_of"), PayloadDerived(typeof(Tall)), PayloadDerived(typeof(Long))] public interface IBox { int Size { get; } }
        public class Tall : IBox { public int Size { get; set; } public Point? Top { get; set; } public List<Point> Sides { get; set; } = []; public Dictionary<string, Point> Named { get; set; } = []; }
        public class Long : IBox { public int Size { get; set; } public int Length { get; set; } }
        [QdrantCollection("c")] public class A { [PointId] public Guid Id { get; set; } public Shape? Shape { get; set; } public List<Shape> Shapes { get; set; } = []; public Dictionary<string, IBox> Boxes { get; set; } = []; }

        """;

    [Fact]
    public void Conditions_are_about_the_stored_keys()
    {
        (string Condition, string Json)[] rows =
        [
            ("a.Shape.Kind == \"circle\"", """{"must":[{"key":"shape.kind","match":{"value":"circle"}}]}"""),
            ("a.Shape.IsDot", """{"must":[{"key":"shape.kind","match":{"value":"Dot"}}]}"""),
            ("a.Shape.Name == \"x\"", """{"must":[{"key":"shape.name","match":{"value":"x"}}]}"""),
            ("a.Shape.Circle.Radius > 2", """{"must":[{"key":"shape.radius","range":{"gt":2.0}}]}"""),
            ("a.Shape.Circle.Center.X == 1", """{"must":[{"key":"shape.center.x","match":{"value":1}}]}"""),
            ("a.Shape.Square.Corners.Any(c => c.X == 1)", """{"must":[{"nested":{"key":"shape.corners","filter":{"must":[{"key":"x","match":{"value":1}}]}}}]}"""),
            ("a.Shapes.Any(s => s.IsSquare && s.Square.Side > 1)", """{"must":[{"nested":{"key":"shapes","filter":{"must":[{"key":"kind","match":{"value":"square"}},{"key":"side","range":{"gt":1.0}}]}}}]}"""),
            ("a.Shapes.Any(s => s.Circle.Center.X == 1)", """{"must":[{"nested":{"key":"shapes","filter":{"must":[{"key":"center.x","match":{"value":1}}]}}}]}"""),
            ("a.Boxes[\"x y\"].IsTall", """{"must":[{"key":"boxes.\"x y\".sort_of","match":{"value":"Tall"}}]}"""),
            ("a.Boxes[\"x\"].SortOf == \"Tall\"", """{"must":[{"key":"boxes.x.sort_of","match":{"value":"Tall"}}]}"""),
            ("a.Boxes[\"x\"].Size == 1", """{"must":[{"key":"boxes.x.size","match":{"value":1}}]}"""),
            ("a.Boxes[\"x\"].Long.Length == 1", """{"must":[{"key":"boxes.x.length","match":{"value":1}}]}"""),
            ("a.Boxes[\"x\"].Tall.Top.X == 1", """{"must":[{"key":"boxes.x.top.x","match":{"value":1}}]}"""),
            ("a.Boxes[\"x\"].Tall.Named[\"y\"].X == 1", """{"must":[{"key":"boxes.x.named.y.x","match":{"value":1}}]}"""),
            ("a.Boxes[\"x\"].Tall.Sides.Any(c => c.X == 1)", """{"must":[{"nested":{"key":"boxes.x.sides","filter":{"must":[{"key":"x","match":{"value":1}}]}}}]}"""),
        ];
        var assembly = GeneratorHarness.Load($"{Model}public static class Use {{ public static string[] All(AFields a) => new Condition<A>[] {{ {string.Join(",\n", rows.Select(r => r.Condition))} }}.Select(c => c.ToJson()).ToArray(); }}");
        object fields = assembly.GetType("AFields")!.GetProperty("Instance")!.GetValue(null)!;
        Assert.Equal(rows.Select(r => r.Json), (string[])assembly.GetType("Use")!.GetMethod("All")!.Invoke(null, [fields])!);
    }

    [Fact]
    public void What_only_a_derived_type_has_is_no_field_of_the_base()
    {
        var assembly = GeneratorHarness.Load(Model);
        string[] Names(string type) => [.. assembly.GetType(type)!.GetProperties(System.Reflection.BindingFlags.DeclaredOnly | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance).Select(p => p.Name).Order(StringComparer.Ordinal)];
        Assert.Equal(["Circle", "IsCircle", "IsDot", "IsSquare", "Kind", "Name", "Old", "Square"], Names("AFields+ShapeFields"));
        Assert.Equal(["Circle", "IsCircle", "IsDot", "IsSquare", "Kind", "Name", "Old", "Square"], Names("AFields+ShapesFields"));
        Assert.Equal(["Center", "Grey", "Radius"], Names("AFields+ShapeFields+CircleFields"));
        Assert.Equal(["IsLong", "IsTall", "Long", "Size", "SortOf", "Tall"], Names("AFields+BoxesFields"));
    }

    /// <summary>A point with another derived type has none of its fields.</summary>
    [Theory]
    [InlineData("a.Boxes[\"x\"].Long.Length != 2", "Length may be missing: != also matches the points without it; HasOther, or HasValue beside it, leaves them out")]
    [InlineData("a.Shape.Square.Corners.Any(c => c.X != 1)", null)]
    [InlineData("a.Boxes[\"x\"].IsLong && a.Boxes[\"x\"].Long.Length != 2", null)]
    [InlineData("a.Boxes[\"x\"].Long.Length.HasValue && a.Boxes[\"x\"].Long.Length != 2", null)]
    [InlineData("a.Boxes[\"x\"].IsLong || a.Boxes[\"x\"].Long.Length != 2", "Length may be missing: != also matches the points without it; HasOther, or HasValue beside it, leaves them out")]
    [InlineData("a.Boxes[\"x\"].Size != 2", null)]
    public async Task What_only_a_derived_type_has_may_be_missing(string condition, string? message)
    {
        var generated = GeneratorHarness.Run($"{Model}public static class Use {{ public static Condition<A> Of(AFields a) => {condition}; }}", LanguageVersion.CSharp12);
        var found = (await generated.Output().WithAnalyzers([new UsageAnalyzer()]).GetAnalyzerDiagnosticsAsync()).Where(d => d.Id == "QDT106" && d.Location.SourceTree!.FilePath == "Model.cs");
        Assert.Equal(message, found.SingleOrDefault()?.GetMessage(null));
    }

    [Theory]
    [InlineData("a.Shape.IsCircle", "IsCircle has no index: filtering by it scans the points, and strict mode refuses it; set Index = true on [PayloadDiscriminator]")]
    [InlineData("a.Shape.Kind == \"circle\"", "Kind has no index: filtering by it scans the points, and strict mode refuses it; set Index = true on [PayloadDiscriminator]")]
    [InlineData("a.Shape.Square.Side > 2", "Side has no index: filtering by it scans the points, and strict mode refuses it; add [FloatIndex] to the property")]
    [InlineData("a.Shape.Circle.Radius > 2", null)]
    [InlineData("a.Shape.Old", null)]
    public async Task A_field_without_index_is_a_warning_that_says_where_it_belongs(string condition, string? message)
    {
        var generated = GeneratorHarness.Run($"{Model}public static class Use {{ public static Condition<A> Of(AFields a) => {condition}; }}", LanguageVersion.CSharp12);
        CompilationWithAnalyzers analyzed = generated.Output().WithAnalyzers([new UsageAnalyzer()]);
        var found = (await analyzed.GetAnalyzerDiagnosticsAsync()).Where(d => d.Id == "QDT101" && d.Location.SourceTree!.FilePath == "Model.cs");
        Assert.Equal(message, found.SingleOrDefault()?.GetMessage(null));
    }
}
