using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Core.Protocol;
using Qdrant.Generators.Parsing;
using Qdrant.Generators.Tests.Harness;
using Qdrant.Repository;
using Qdrant.Repository.Tests.Documentation;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests.Documentation;

/// <summary>docs/types.md is what generated code does with every type that payload and vectors support.</summary>
public sealed partial class TypePageTests
{
    private const string Usings = "using System.Collections.Immutable; using System.Text.Json;\nnamespace Types;\n";
    private static readonly string[] Kinds = ["Keyword", "Integer", "Float", "Bool", "Datetime", "Geo", "Uuid", "Text"];

    private static readonly Lazy<(Assembly Assembly, Codec Codec)> Loaded = new(() =>
    {
        var source = new StringBuilder(Usings + TypeRows.Declarations + "\n[QdrantCollection(\"stored\")] public sealed class Stored\n{\n    [PointId] public ulong Id { get; set; } = 5;\n");
        foreach ((int i, TypeRows.Row row) in TypeRows.All.Index()) source.Append(CultureInfo.InvariantCulture, $"    {row.Attributes} public {row.Type} P{i} {{ get; set; }} = default!;\n");
        source.Append("    public static Stored Sample() => new()\n    {\n");
        foreach ((int i, TypeRows.Row row) in TypeRows.All.Index()) source.Append(CultureInfo.InvariantCulture, $"        P{i} = {row.Value},\n");
        Assembly assembly = GeneratorHarness.Load(source.Append("    };\n}\n").ToString());
        return (assembly, Codec.Of(assembly, "Types.Stored"));
    });

    [Fact]
    public async Task The_page_is_what_the_code_does()
    {
        object sample = Loaded.Value.Assembly.GetType("Types.Stored")!.GetMethod("Sample")!.Invoke(null, [])!;
        PointStruct sent = Loaded.Value.Codec.Write(sample);
        var page = new StringBuilder("""
            # Types: what C# becomes in a payload

            A public property with a getter and a way to set it is payload. The rows below are run by a test over generated code: written, read back, and tried
            with the other stored values. The stored form is a contract on disk. Reading is tolerant where nothing is lost, and throws `UnreadablePointException`,
            with the point's id and the key, where something would be.

            Null is not stored unless `[Payload(WriteNull = true)]` says so. A missing key leaves the property as its initialiser made it; it is an error only for
            a `required` member, or a constructor parameter without a default, whose type is not nullable. A stored null is read as null where the type has null,
            and as a missing key elsewhere. Any other type is a build error, [QDT004](diagnostics/QDT004.md).


            """.ReplaceLineEndings("\n"));
        int first = 0;
        Write("Values", TypeRows.Scalars);
        Write("Nullable, lists, dictionaries, objects", TypeRows.Composed);
        page.Append(DerivedSection.Write());
        page.Append("## Indexes and handles\n\nWhich index each type can have, and the handle it then has in the fields class. What handles offer: [filters](filters.md). Other indexes are a build error, [QDT009](diagnostics/QDT009.md). `V` is the type itself.\n\n");
        page.Append("| C# | without index | with index | a list of it |\n|---|---|---|---|\n");
        foreach (string line in await HandlesAsync()) page.Append(line).Append('\n');
        page.Append('\n');
        page.Append(VectorRows.Write());
        page.Append('\n').Append(ModelSections.Write());
        page.Append(SettingsSections.Write());
        page.Append(Projections.TrimStart());
        Page.AssertIs("types.md", page.ToString());

        void Write(string title, IReadOnlyList<TypeRows.Row> rows)
        {
            page.Append($"## {title}\n\n| C# | for example | is stored as | also read | refused | |\n|---|---|---|---|---|---|\n");
            foreach ((int i, TypeRows.Row row) in rows.Index())
                page.Append($"| {Code((row.Attributes + " " + row.Type).Trim())} | {Code(row.Value)} | {Code(StoredJson.Write(sent.Payload[Key(first + i)]))} | {Codes(row.Also)} | {Codes(row.Refused)} | {row.About} |\n");
            page.Append('\n');
            first += rows.Count;
        }
    }

    private static readonly string Projections = """

        ## Projections

        A partial class or record with `[QdrantProjection]` is a part of an entity for queries that need no more. Only the payload and the vectors it names travel.

        ```csharp
        [QdrantCollection("articles")]
        public sealed record Article
        {
            [PointId] public Guid Id { get; init; }
            [Vector(3)] public ReadOnlyMemory<float> Embedding { get; init; }
            [KeywordIndex] public required string Title { get; init; }
            [Payload("cost", Formerly = ["price"])] public double Price { get; init; }
            public string? Note { get; init; }
        }

        [QdrantProjection(typeof(Article))]
        public sealed partial record ArticleCard(Guid Id, string Title, double Price, string? Note = "none");

        public static class Cards
        {
            public static Task<QueryResult<ArticleCard>> FindAsync(IArticleRepository articles, float[] near, CancellationToken ct) =>
                articles.Query().Nearest(a => a.Embedding, near).Limit(10).Select<ArticleCard>().ToListAsync(ct);
        }
        ```

        Each property that can be set has the name of a stored property of the entity (payload, point id or vector) and its type, or the nullable of it; what may be
        null in the entity is nullable here. Objects inside are loaded whole. Keys, former keys, converters and stored forms are the entity's, and the tables above
        hold. What is missing follows the projection's own declaration: its initialisers and defaults stay, and a `required` member or a parameter without a default
        is an error. Get-only properties and those with `[QdrantIgnore]` are its own. Anything else is a build error, [QDT028](diagnostics/QDT028.md), and
        `Select<T>()` of a type that is no projection of the entity does not compile. `ScrollAsync<T>()` reads projections too, and `Select<T>().GroupBy(…)` groups them.

        """.ReplaceLineEndings("\n");

    public static TheoryData<int, string> Rows => [.. TypeRows.All.Index().Select(row => (row.Index, row.Item.Type))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Stored_values_are_read_or_refused_as_the_page_says(int row, string type)
    {
        Assert.Equal(type, TypeRows.All.ElementAt(row).Type);
        object sample = Loaded.Value.Assembly.GetType("Types.Stored")!.GetMethod("Sample")!.Invoke(null, [])!;
        RetrievedPoint point = Codec.Stored(Loaded.Value.Codec.Write(sample));
        Value own = point.Payload[Key(row)];
        Assert.Equal(StoredJson.Write(own), StoredJson.Write(Loaded.Value.Codec.Write(Loaded.Value.Codec.Read(point)).Payload[Key(row)]));
        Assert.Equal(StoredJson.Write(own), StoredJson.Write(StoredJson.Read(StoredJson.Write(own))));
        foreach (string json in TypeRows.All.ElementAt(row).Also)
        {
            point.Payload[Key(row)] = StoredJson.Read(json);
            Assert.NotNull(Loaded.Value.Codec.Read(point));
        }
        foreach (string json in TypeRows.All.ElementAt(row).Refused)
        {
            point.Payload[Key(row)] = StoredJson.Read(json);
            UnreadablePointException? error = null;
            try
            {
                Loaded.Value.Codec.Read(point);
            }
            catch (UnreadablePointException thrown)
            {
                error = thrown;
            }
            Assert.True(error is not null, $"{json} is read as {type}, but the page says that it is refused");
            Assert.StartsWith(Key(row), error.Key, StringComparison.Ordinal);
            Assert.Equal("5", error.PointId);
        }
    }

    /// <summary>A setting that is added to an attribute needs a row.</summary>
    [Fact]
    public void Every_setting_of_every_attribute_is_on_the_page()
    {
        string page = SettingsSections.Code + File.ReadAllText(Path.Combine(Page.Root(), "docs", "types.md"));
        Type[] attributes = [.. typeof(QdrantCollectionAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute)) && !type.IsAbstract && type.Name is not ("TenantAttribute" or "ConcurrencyTokenAttribute"))];
        Assert.True(attributes.Length > 25, $"{attributes.Length} attributes");
        foreach (Type attribute in attributes)
        {
            string name = attribute.Name[..^"Attribute".Length];
            Assert.True(page.Contains(name, StringComparison.Ordinal), $"docs/types.md does not show [{name}].");
            foreach (PropertyInfo setting in attribute.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.DeclaringType != typeof(Attribute)))
                Assert.True(Regex.IsMatch(page, $@"\b{setting.Name} = ") || setting.Name is "NamingPolicy", $"docs/types.md shows no {setting.Name} of [{name}]: add a row to SettingsSections.");
        }
    }

    /// <summary>A type that is added to the generator's tables needs a row.</summary>
    [Fact]
    public void Every_type_of_the_generator_has_a_row()
    {
        string types = string.Join('\n', TypeRows.All.Select(row => row.Type));
        string[] known =
        [
            .. Table(typeof(PayloadKinds), "ByName"), .. Table(typeof(Collections), "Lists"), .. Table(typeof(Collections), "Dictionaries"),
            "bool", "string", "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "double", "float", "decimal", "DateTime", "byte[]",
        ];
        Assert.True(known.Length > 40);
        foreach (string name in known)
            Assert.True(types.Split('\n').Any(type => type == name || type.StartsWith(name + "<", StringComparison.Ordinal)), $"docs/types.md has no row for {name}: add one to TypeRows");

        foreach (string form in new[] { VectorForms.Dense, VectorForms.Multi, VectorForms.Sparse })
            foreach (System.Text.RegularExpressions.Match type in VectorType().Matches(form))
                Assert.True(VectorRows.Types.Any(row => row.Contains(type.Value, StringComparison.Ordinal)), $"docs/types.md has no row for the vector {type.Value}: add one to VectorRows");

        static IEnumerable<string> Table(Type owner, string field) =>
            ((System.Collections.IDictionary)owner.GetField(field, BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!).Keys.Cast<string>().Select(name => name[(name.LastIndexOf('.') + 1)..]);
    }

    private static async Task<IEnumerable<string>> HandlesAsync()
    {
        string[] types = [.. TypeRows.Scalars.Select(row => row.Type).Where(type => type != "Days").Distinct()];
        (int Type, string Kind)[] wanted = [.. types.Index().SelectMany(type => Kinds.Select(kind => (type.Index, kind)))];
        string Attribute((int Type, string Kind) pair) => types[pair.Type] == "decimal" && pair.Kind == "Integer" ? "[IntegerIndex(Scale = 2)]" : $"[{pair.Kind}Index]";
        string Property((int Type, string Kind) pair, string type, string prefix) => $"    {Attribute(pair)} public {type} {prefix}{pair.Type}{pair.Kind} {{ get; set; }} = default!;";

        string probe = Entity("Probe", wanted.Select(pair => Property(pair, types[pair.Type], "P")));
        HashSet<int> misfits = [.. (await GeneratorHarness.AnalyzeAsync(probe, LanguageVersion.Latest, new EntityAnalyzer())).Where(d => d.Id == "QDT009").Select(d => d.Location.GetLineSpan().StartLinePosition.Line)];
        string[] lines = probe.Split('\n');
        (int Type, string Kind)[] fitting = [.. wanted.Where(pair => !misfits.Contains(Array.IndexOf(lines, Property(pair, types[pair.Type], "P"))))];

        Type fields = GeneratorHarness.Load(Entity("Handles",
            fitting.SelectMany(pair => new[] { Property(pair, types[pair.Type], "P"), Property(pair, $"List<{types[pair.Type]}>", "L") })
                .Concat(types.Index().SelectMany(type => new[] { $"    public {type.Item} P{type.Index} {{ get; set; }} = default!;", $"    public List<{type.Item}> L{type.Index} {{ get; set; }} = default!;" }))))
            .GetType("Types.HandlesFields")!;
        string Handle(string property) => Code(Name(fields.GetProperty(property)!.PropertyType));
        return types.Index().Select(type =>
        {
            (int Type, string Kind)[] own = [.. fitting.Where(pair => pair.Type == type.Index)];
            return $"| {Code(type.Item)} | {Handle("P" + type.Index)} | {string.Join("<br>", own.Select(pair => $"{Code(Attribute(pair))} {Handle($"P{pair.Type}{pair.Kind}")}"))} | {string.Join("<br>", own.Select(pair => Handle($"L{pair.Type}{pair.Kind}")).Prepend(Handle("L" + type.Index)).Distinct())} |";
        });

        string Entity(string name, IEnumerable<string> properties) =>
            $"{Usings}{TypeRows.Declarations}\n[QdrantCollection(\"c\")] public sealed class {name}\n{{\n    [PointId] public ulong Id {{ get; set; }}\n{string.Join('\n', properties)}\n}}\n";
    }

    [GeneratedRegex(@"\w+<[^>]+>|\w+(\[\])+|SparseVector")]
    private static partial Regex VectorType();

    private static string Name(Type handle) => handle.Name.Split('`')[0] + (handle.GetGenericArguments().Length == 2 ? "<V>" : "");

    private static string Key(int row) => "p" + row.ToString(CultureInfo.InvariantCulture);

    private static string Code(string text) => $"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Codes(string[] texts) => string.Join(" ", texts.Select(Code));
}
