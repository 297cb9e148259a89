using Qdrant.Generators.Tests.Harness;

namespace Qdrant.Generators.Tests.Documentation;

/// <summary>The section of docs/types.md about derived types: the code in it is compiled, and its conditions are what that code gives.</summary>
internal static class DerivedSection
{
    private const string Model = """
        [PayloadDiscriminator("kind", Index = true)]
        [PayloadDerived(typeof(Circle), "circle"), PayloadDerived(typeof(Square), "square")]
        public abstract record Shape { [KeywordIndex] public string? Label { get; init; } }

        public sealed record Circle([FloatIndex] double Radius) : Shape;
        public sealed record Square([FloatIndex] double Side) : Shape;

        [QdrantCollection("drawings")]
        public sealed record Drawing([PointId] Guid Id, Shape Main, IReadOnlyList<Shape> Shapes);
        """;

    private static readonly string[] Conditions =
    [
        "d.Main.Label == \"draft\"", "d.Main.IsCircle", "d.Main.Kind == \"circle\"", "d.Main.Circle.Radius > 2", "d.Shapes.Any(s => s.IsSquare && s.Square.Side > 1)",
    ];

    public static string Write()
    {
        var assembly = GeneratorHarness.Load($"{Model}\npublic static class Use {{ public static string[] All(DrawingFields d) => new Condition<Drawing>[] {{ {string.Join(", ", Conditions)} }}.Select(c => c.ToJson()).ToArray(); }}");
        object fields = assembly.GetType("DrawingFields")!.GetProperty("Instance")!.GetValue(null)!;
        string[] json = (string[])assembly.GetType("Use")!.GetMethod("All")!.Invoke(null, [fields])!;
        return $"""
            ## Derived types

            A property whose type is an abstract class, an interface or a base class holds any of the derived types that the base declares:

            ```csharp
            {Model}
            ```

            The object is stored with a discriminator and the properties of its own type, the base's included. Without `[PayloadDiscriminator]` its key is `kind`,
            without an index; without a name in `[PayloadDerived]` it is the name of the type as it is declared, like that of an enum member. A type that is not
            declared, also one derived from a declared one, is an `UnwritablePointException` before anything is sent; a stored object without a known discriminator is
            an `UnreadablePointException`. Attributes on a property of an interface hold for the properties that implement it. A property of the type `Circle` itself is
            stored without discriminator.

            What derived types store under one key must be of one type and have one index, [QDT027](diagnostics/QDT027.md): a filter on it means all of them.

            | C# | JSON |
            |---|---|
            {string.Join('\n', Conditions.Zip(json, (condition, text) => $"| `{condition}` | `{text}` |"))}


            """.ReplaceLineEndings("\n");
    }
}
