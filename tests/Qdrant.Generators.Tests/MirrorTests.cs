using Qdrant.Core.Protocol;
using Qdrant.Generators.Tests.Harness;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests;

/// <summary>Copies of properties under keys of their own: what is written, in which form, with which index, and that it is never read.</summary>
public sealed class MirrorTests
{
    private static readonly Lazy<Codec> Loaded = new(() => Codec.Of(GeneratorHarness.Load("""
        namespace Mirrors;
        public sealed class Hex : IPayloadConverter<uint, string> { public static string ToStored(uint value) => $"{value:X}"; public static uint FromStored(string stored) => Convert.ToUInt32(stored, 16); }
        public sealed record Part([TextIndex, KeywordIndex(Mirror = "name exact")] string Name, [KeywordIndex(IgnoreCase = true, Nested = true)] string? Kind = null);
        [QdrantCollection("mirrors", NamingPolicy = NamingPolicy.CamelCase)]
        public sealed record Thing([property: PointId] string Sku, [TextIndex, KeywordIndex(IgnoreCase = true)] string Title)
        {
            [Vector(2)] public float[] Dense { get; init; } = [1, 2];
            [KeywordIndex(IgnoreCase = true)] public string?[] Names { get; init; } = ["A", null];
            [TextIndex, KeywordIndex(Mirror = "words")] public System.Collections.Immutable.ImmutableArray<string> Texts { get; init; } = ["Xy"];
            [KeywordIndex, TextIndex(Mirror = "set.text", PhraseMatching = true)] public HashSet<string> Set { get; init; } = ["S"];
            [PayloadConverter(typeof(Hex)), KeywordIndex(IgnoreCase = true), TextIndex(Mirror = "hexText")] public uint Color { get; init; } = 255;
            [PayloadConverter(typeof(Hex)), KeywordIndex, TextIndex(Mirror = "hexesText")] public uint[] Colors { get; init; } = [171];
            [Payload("c"), KeywordIndex, TextIndex(Mirror = "computedText")] public string Computed => Title + "!";
            [Payload(WriteNull = true), IntegerIndex, FloatIndex(Mirror = "countFloat")] public int? Count { get; init; }
            public List<Part> Parts { get; init; } = [new("N", "K")];
            [ExtraPayload] public IDictionary<string, System.Text.Json.JsonElement>? Extra { get; init; }
        }
        """), "Mirrors.Thing"));

    private static PointStruct Written => Loaded.Value.Write(Activator.CreateInstance(Loaded.Value.GetType().GenericTypeArguments[0], "sku", "Title")!);

    [Fact]
    public void Every_copy_is_written_in_the_form_of_its_index()
    {
        var payload = Written.Payload;
        Assert.Equal(["Title", "title"], [payload["title"].StringValue, payload["title_lower"].StringValue]);
        Assert.Equal(["A", ""], payload["names"].ListValue.Values.Select(v => v.StringValue));
        Assert.Equal(["a", ""], payload["names_lower"].ListValue.Values.Select(v => v.StringValue));
        Assert.Equal(Value.KindOneofCase.NullValue, payload["names_lower"].ListValue.Values[1].KindCase);
        Assert.Equal("Xy", payload["words"].ListValue.Values.Single().StringValue);
        Assert.Equal("S", payload["set.text"].ListValue.Values.Single().StringValue);
        Assert.Equal(["FF", "ff", "FF"], [payload["color"].StringValue, payload["color_lower"].StringValue, payload["hexText"].StringValue]);
        Assert.Equal("AB", payload["hexesText"].ListValue.Values.Single().StringValue);
        Assert.Equal(["Title!", "Title!"], [payload["c"].StringValue, payload["computedText"].StringValue]);
        Assert.True(payload.ContainsKey("count") && !payload.ContainsKey("countFloat"));
        var part = payload["parts"].ListValue.Values.Single().StructValue.Fields;
        Assert.Equal(["N", "N", "K", "k"], [part["name"].StringValue, part["name exact"].StringValue, part["kind"].StringValue, part["kind_lower"].StringValue]);
    }

    [Fact]
    public void Every_copy_has_its_index()
    {
        Assert.Equal(
            ["Keyword title_lower", "Keyword names_lower", "Keyword words", "Text \"set.text\"", "Keyword color_lower", "Text hexText", "Text hexesText", "Text computedText", "Float countFloat", "Keyword parts[].\"name exact\"", "Keyword parts[].kind_lower"],
            Loaded.Value.Schema.PayloadIndexes.Where(i => i.Path is not ("title" or "texts" or "set" or "colors" or "c" or "count" or "parts[].name"))
                .Select(i => $"{i.GetType().Name.Replace("IndexSchema", "", StringComparison.Ordinal)} {i.Path}").OrderBy(Order));

        static int Order(string index) => Array.FindIndex(["title_", "names_", "words", "set.", "color_", "hexText", "hexesText", "computed", "countF", "exact", "kind_"], part => index.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void Copies_are_never_read()
    {
        RetrievedPoint stored = Codec.Stored(Written);
        foreach (string copy in new[] { "title_lower", "names_lower", "words", "set.text", "color_lower", "hexText", "hexesText", "computedText" }) stored.Payload[copy] = new Value { StringValue = "something else" };
        object read = Loaded.Value.Read(stored);
        Assert.Null(read.GetType().GetProperty("Extra")!.GetValue(read));
        Assert.Equal(Written, Loaded.Value.Write(read));
    }

    [Fact]
    public void Copies_of_copies_of_text_in_handles_read_as_they_are_stored()
    {
        string fields = GeneratorHarness.Run("""
            [QdrantCollection("c")] public class A
            {
                [PointId] public int Id { get; set; }
                /// <summary>What it is called.</summary>
                [KeywordIndex, TextIndex(Mirror = "name_text")] public string? Name { get; set; }
            }
            """).File("A.Fields.g.cs");
        Assert.Contains("/// What it is called.\n    /// <para>Payload <c>name_text</c>, a copy of <c>name</c>, text index.</para>", fields);
        Assert.Contains("public global::Qdrant.Repository.TextField<global::A> NameText => new(\"name_text\");", fields);
    }
}
