using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Core.Protocol;
using Qdrant.Generators.Parsing;
using Qdrant.Generators.Tests.Harness;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests.Documentation;

/// <summary>The sections of docs/types.md about keys, copies, former keys, converters and contexts: their code is compiled and run.</summary>
internal static class ModelSections
{
    private const string Copies = """
        [QdrantCollection("books")]
        public sealed record Book
        {
            [PointId] public Guid Id { get; init; }
            [TextIndex, KeywordIndex(Mirror = "title_exact")] public required string Title { get; init; }
            [KeywordIndex, TextIndex(Mirror = "author_text")] public string? Author { get; init; }
            [KeywordIndex(IgnoreCase = true)] public string? Publisher { get; init; }
            [IntegerIndex(Scale = 2), FloatIndex(Mirror = "price_number")] public decimal Price { get; init; }
        }
        """;

    private const string Kept = """
        [QdrantCollection("notes")]
        public sealed record Note
        {
            [PointId] public Guid Id { get; init; }
            [Payload("src", Formerly = ["source", "origin"])] public string? Source { get; init; }
            [Payload(WriteNull = true)] public string? Reviewer { get; init; }
            [KeywordIndex] public string Initial => (Source ?? "?")[..1];
            public string Shown => $"from {Source}";
            [QdrantIgnore] public string Scratch { get; set; } = "";
            [ExtraPayload] public IDictionary<string, System.Text.Json.JsonElement>? Extra { get; init; }
        }
        """;

    private const string Converted = """
        [QdrantCollection("paints")]
        public sealed record Paint
        {
            [PointId] public Guid Id { get; init; }
            [PayloadConverter(typeof(HexColor)), KeywordIndex] public uint Color { get; init; }
            [PayloadConverter(typeof(HexColor))] public List<uint> Mixed { get; init; } = [];
        }

        public sealed class HexColor : IPayloadConverter<uint, string>
        {
            public static string ToStored(uint value) => value.ToString("x6");
            public static uint FromStored(string stored) => Convert.ToUInt32(stored, 16);
        }
        """;

    private const string Context = """
        [QdrantCollection("articles")]
        public sealed record Article { [PointId] public Guid Id { get; init; } }

        [QdrantCollection("products")]
        public sealed record Product { [PointId] public Guid Id { get; init; } }

        [QdrantContext(typeof(Article), typeof(Product))]
        public sealed partial class ShopSearch;

        public static class Startup
        {
            public static void Add(IServiceCollection services) => services.AddQdrant(o => o.Url = "http://localhost:6334").AddShopSearch();
        }
        """;

    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("## Keys\n\nA property is stored under its name by `NamingPolicy` of `[QdrantCollection]`, or under the key that `[Payload(\"…\")]` gives. A key that no payload path can express (empty, or with `\"`, `\\` or a control character) is a build error, [QDT019](diagnostics/QDT019.md).\n\n| C# | `SnakeCaseLower`, the default | `CamelCase` | `AsDeclared` |\n|---|---|---|---|\n");
        foreach (string name in new[] { "Title", "PublishedAt", "HTMLTitle", "Size2X", "Größe" })
            page.Append($"| `{name}` | `{Naming.ToStored(name, 0)}` | `{Naming.ToStored(name, 1)}` | `{Naming.ToStored(name, 2)}` |\n");

        page.Append("\n## More than one index on a property\n\n");
        page.Append(Block(Copies));
        page.Append("""
            A key has one index; a second one on a property needs a key of its own. `Mirror` writes a copy there, in the stored form of that index, and
            `IgnoreCase` a copy in lower case (under the key with `_lower` unless `Mirror` says another). Copies are never read back. Patches set and remove
            all of them together, whichever handle names the property. The handle of a copy stands beside the property's, with the kind of its index in its name;
            a keyword copy of a text with a text index is its `Exact`. When every index is on a copy, the first one is the property's handle. Values are compared
            in lower case where a copy is.


            """.ReplaceLineEndings("\n"));
        page.Append(Stored(Copies, "Book", "new Book { Title = \"Async Streams\", Author = \"Kim Lee\", Publisher = \"McMillan\", Price = 9.95m }"));
        page.Append(Conditions(Copies, "Book", "b.Title.Matches(\"streams\") && b.Title.Exact != \"Async Streams\"", "b.Author == \"Kim Lee\" || b.AuthorText.Matches(\"kim\")", "b.Publisher == \"MCMILLAN\"", "b.Price == 9.95m && b.PriceFloat < 10m"));

        page.Append("## Former keys, computed properties, keys the model does not know\n\n");
        page.Append(Block(Kept));
        page.Append("""
            - `Formerly`: a key that the property had before is still read, where the present one is missing, and never written.
            - A get-only property is stored only when it is attributed, and then written and never read: something to filter by.
            - `[ExtraPayload]` keeps the keys that no property has, so that loading and saving loses none; a key of the model in it is refused before sending.
            - `[QdrantIgnore]` keeps a property out of the payload.


            """.ReplaceLineEndings("\n"));
        page.Append(Stored(Kept, "Note", "new Note { Source = \"kim\", Shown = …, Extra = { [\"color\"] = \"red\" } }", "new Note { Source = \"kim\", Extra = new Dictionary<string, System.Text.Json.JsonElement> { [\"color\"] = System.Text.Json.JsonDocument.Parse(\"\\\"red\\\"\").RootElement } }"));
        page.Append(Read(Kept, "Note", """{"source":"kim","origin":"lee"}""", """{"src":"kim","source":"lee"}""", """{"color":"red","size":[1,2.5]}"""));

        page.Append("## Converters\n\n");
        page.Append(Block(Converted));
        page.Append("A converter says how values of one type are stored as another that has a stored form, and how they come back; on a list or dictionary it converts the elements. Null is not converted. The index and the handle are those of the stored type.\n\n");
        page.Append(Stored(Converted, "Paint", "new Paint { Color = 0xff8000, Mixed = [1, 2] }"));
        page.Append(Conditions(Converted, "Paint", "p.Color == \"ff8000\"", "p.Mixed.Contains(\"000001\")"));

        page.Append("## Contexts\n\n");
        page.Append(Block(Context));
        page.Append("A context registers entities under a name of its own. For entities of a referenced assembly, which may have nothing but the attributes, it is the place where their code is generated. Without one, an assembly registers all of its entities with `AddRepositories()`.\n\n");
        Assert.NotNull(GeneratorHarness.Load("using Microsoft.Extensions.DependencyInjection;\n" + Context).GetType("ShopSearch"));
        return page.ToString();
    }

    private static string Block(string code) => $"```csharp\n{code}\n```\n\n";

    private static string Stored(string model, string entity, string shown, string? value = null)
    {
        Assembly assembly = Load(model, $"public static object Make() => {value ?? shown};");
        PointStruct sent = Codec.Of(assembly, entity).Write(Use(assembly, "Make", []));
        return $"| C# | is stored as |\n|---|---|\n| `{shown.Replace(" Shown = …,", "", StringComparison.Ordinal)}` | `{Payload(sent.Payload)}` |\n\n";
    }

    private static string Conditions(string model, string entity, params string[] conditions)
    {
        string parameter = char.ToLowerInvariant(entity[0]).ToString();
        Assembly assembly = Load(model, $"public static string[] All({entity}Fields {parameter}) => new Condition<{entity}>[] {{ {string.Join(", ", conditions)} }}.Select(c => c.ToJson()).ToArray();");
        string[] json = (string[])Use(assembly, "All", [assembly.GetType(entity + "Fields")!.GetProperty("Instance")!.GetValue(null)]);
        return $"| C# | JSON |\n|---|---|\n{string.Concat(conditions.Zip(json, (condition, text) => $"| `{condition.Replace("|", "\\|", StringComparison.Ordinal)}` | `{text}` |\n"))}\n";
    }

    private static string Read(string model, string entity, params string[] payloads)
    {
        Codec codec = Codec.Of(Load(model, ""), entity);
        var table = new StringBuilder("| stored | is saved again as |\n|---|---|\n");
        foreach (string payload in payloads)
        {
            var point = new RetrievedPoint { Id = new PointId { Uuid = Guid.Empty.ToString() } };
            foreach (JsonProperty property in JsonDocument.Parse(payload).RootElement.EnumerateObject()) point.Payload.Add(property.Name, StoredJson.Read(property.Value.GetRawText()));
            table.Append($"| `{payload}` | `{Payload(codec.Write(codec.Read(point)).Payload)}` |\n");
        }
        return table.Append('\n').ToString();
    }

    private static string Payload(IEnumerable<KeyValuePair<string, Value>> payload) =>
        "{" + string.Join(",", payload.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"\"{entry.Key}\":{StoredJson.Write(entry.Value)}")) + "}";

    private static Assembly Load(string model, string member) => GeneratorHarness.Load($"{model}\npublic static class Use {{ {member} }}");

    private static object Use(Assembly assembly, string method, object?[] arguments) => assembly.GetType("Use")!.GetMethod(method)!.Invoke(null, arguments)!;
}
