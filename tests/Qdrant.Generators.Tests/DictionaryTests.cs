using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Generators.Tests.Harness;

namespace Qdrant.Generators.Tests;

/// <summary>Dictionaries of anything, one in the other, are filtered by one key after the other.</summary>
public sealed class DictionaryTests
{
    private const string Model = """
        public enum Color { Red }
        public class Part { public int N { get; set; } public Part2? Inner { get; set; } public Dictionary<string, Dictionary<string, Part2>> Maps { get; set; } = []; public Dictionary<string, Part2[]> Lists { get; set; } = []; }
        public class Part2 { public string? Name { get; set; } }
        [PayloadDerived(typeof(Circle))] public abstract class Shape { } public class Circle : Shape { public double Radius { get; set; } }
        [QdrantCollection("c")] public class A
        {
            [PointId] public Guid Id { get; set; }
            public Dictionary<string, Part> Parts { get; set; } = [];
            public Dictionary<string, List<Part>> PartLists { get; set; } = [];
            public Dictionary<string, Dictionary<string, int>> Numbers { get; set; } = [];
            public Dictionary<string, IReadOnlyDictionary<string, Dictionary<string, Color[]>>> Deep { get; set; } = [];
            public Dictionary<string, Dictionary<string, Part>> DeepParts { get; set; } = [];
            public Dictionary<string, Dictionary<string, List<Shape>>> Shapes { get; set; } = [];
            public List<Part> Nested { get; set; } = [];
            public Dictionary<string, List<List<Part>>> Opaque { get; set; } = [];
            public Dictionary<string, List<Dictionary<string, int>>> Opaque2 { get; set; } = [];
        }

        """;

    [Fact]
    public void Conditions_are_about_the_stored_keys()
    {
        (string Condition, string Json)[] rows =
        [
            ("a.Parts[\"x\"].N == 1", """{"must":[{"key":"parts.x.n","match":{"value":1}}]}"""),
            ("a.Parts[\"x\"].Inner.Name == \"n\"", """{"must":[{"key":"parts.x.inner.name","match":{"value":"n"}}]}"""),
            ("a.Parts[\"x\"].Maps[\"y y\"][\"z\"].Name == \"n\"", """{"must":[{"key":"parts.x.maps.\"y y\".z.name","match":{"value":"n"}}]}"""),
            ("a.Parts[\"x\"].Lists[\"y\"].Any(p => p.Name == \"n\")", """{"must":[{"nested":{"key":"parts.x.lists.y","filter":{"must":[{"key":"name","match":{"value":"n"}}]}}}]}"""),
            ("a.PartLists[\"x\"].Any(p => p.N > 1 && p.Inner.Name == \"n\")", """{"must":[{"nested":{"key":"part_lists.x","filter":{"must":[{"key":"n","range":{"gt":1.0}},{"key":"inner.name","match":{"value":"n"}}]}}}]}"""),
            ("a.PartLists[\"x\"].Count == 2", """{"must":[{"key":"part_lists.x","values_count":{"gte":2,"lte":2}}]}"""),
            ("a.PartLists[\"x\"].Any(p => p.Maps[\"y\"][\"z\"].Name == \"n\")", """{"must":[{"nested":{"key":"part_lists.x","filter":{"must":[{"key":"maps.y.z.name","match":{"value":"n"}}]}}}]}"""),
            ("a.Numbers[\"x\"][\"y\"] == 1", """{"must":[{"key":"numbers.x.y","match":{"value":1}}]}"""),
            ("a.Numbers[\"x\"].HasValue", """{"must":[{"key":"numbers.x","is_empty":false}]}"""),
            ("a.Deep[\"x\"][\"y\"][\"z.z\"].Contains(Color.Red)", """{"must":[{"key":"deep.x.y.\"z.z\"","match":{"value":"Red"}}]}"""),
            ("a.DeepParts[\"x\"][\"y\"].N == 1", """{"must":[{"key":"deep_parts.x.y.n","match":{"value":1}}]}"""),
            ("a.DeepParts[\"x\"][\"y\"].IsMissing", """{"must":[{"is_empty":{"key":"deep_parts.x.y"}}]}"""),
            ("a.Shapes[\"x\"][\"y\"].Any(s => s.IsCircle && s.Circle.Radius > 1)", """{"must":[{"nested":{"key":"shapes.x.y","filter":{"must":[{"key":"kind","match":{"value":"Circle"}},{"key":"radius","range":{"gt":1.0}}]}}}]}"""),
            ("a.Nested.Any(p => p.Maps[\"y\"][\"z\"].Name == \"n\")", """{"must":[{"nested":{"key":"nested","filter":{"must":[{"key":"maps.y.z.name","match":{"value":"n"}}]}}}]}"""),
            ("a.Opaque.IsMissing && a.Opaque2.IsMissing", """{"must":[{"is_empty":{"key":"opaque"}},{"is_empty":{"key":"opaque2"}}]}"""),
        ];
        var assembly = GeneratorHarness.Load($"{Model}public static class Use {{ public static string[] All(AFields a) => new Condition<A>[] {{ {string.Join(",\n", rows.Select(r => r.Condition))} }}.Select(c => c.ToJson()).ToArray(); }}");
        object fields = assembly.GetType("AFields")!.GetProperty("Instance")!.GetValue(null)!;
        string[] all = (string[])assembly.GetType("Use")!.GetMethod("All")!.Invoke(null, [fields])!;
        Assert.Equal(rows.Select(r => $"{r.Condition}: {r.Json}"), rows.Zip(all, (r, json) => $"{r.Condition}: {json}"));
        Assert.Equal(["OpaqueField`1", "OpaqueField`1"], new[] { "Opaque", "Opaque2" }.Select(name => fields.GetType().GetProperty(name)!.PropertyType.Name));
    }

    [Fact]
    public async Task An_index_inside_a_dictionary_is_an_error()
    {
        const string source = """
            public class Part { [IntegerIndex] public int N { get; set; } }
            [QdrantCollection("c")] public class A { [PointId] public Guid Id { get; set; } public Dictionary<string, List<Part>> Parts { get; set; } = []; }
            """;
        var found = Assert.Single(await GeneratorHarness.AnalyzeAsync(source, LanguageVersion.CSharp12, new EntityAnalyzer()));
        Assert.Equal("QDT024", found.Id);
        Assert.Contains("keys of a dictionary are not known", found.GetMessage(null), StringComparison.Ordinal);
    }
}
