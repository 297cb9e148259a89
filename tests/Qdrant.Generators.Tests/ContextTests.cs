using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Qdrant.Generators.Tests.Harness;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests;

/// <summary>Models and repositories in different assemblies, and repositories that users wrote a part of. Programs run on the embedded engine.</summary>
public sealed class ContextTests
{
    private const string Usings = "using Microsoft.Extensions.DependencyInjection; using Qdrant.Core; using Qdrant.Local; using System.Threading.Tasks;\n";

    private const string Domain = """
        namespace Domain;
        /// <summary>A product.</summary>
        [QdrantCollection("products")]
        public sealed record Product([property: PointId] Guid Id, [KeywordIndex] string Name, [Payload("cost")] decimal? Price = 5)
        {
            [Vector(2)] public float[] Embedding { get; init; } = [1, 2];
            public required Part Main { get; init; }
            public IReadOnlyList<Part> Others { get; init; } = [];
            public string Internal { get; internal set; } = "own";
        }
        public sealed class Part { public static Part Of(int size) => new() { Size = size }; [IntegerIndex] public int Size { get; init; } }
        public static class Samples { public static Product One() => new(new Guid("00000000-0000-0000-0000-000000000007"), "N", 2.5m) { Main = Part.Of(3), Others = [Part.Of(4)], Internal = "i" }; }
        """;

    [Fact]
    public async Task A_context_generates_code_of_entities_whose_assembly_has_only_the_attributes()
    {
        MemoryStream domain = GeneratorHarness.EmitDomain(Domain);
        string host = Usings + """
            namespace Shop;
            /// <summary>The search of the shop.</summary>
            [QdrantContext(typeof(Domain.Product))] public sealed partial class ShopSearch;
            public static class Host
            {
                public static async Task<string> Run()
                {
                    var services = new ServiceCollection();
                    services.AddQdrant(o => o.Url = "memory:").AddLocal().AddShopSearch(r => r.For<Domain.Product>(p => p.Collection = "products_eu"));
                    await using ServiceProvider provider = services.BuildServiceProvider();
                    var products = provider.GetRequiredService<IProductRepository>();
                    await products.EnsureCreatedAsync();
                    await products.UpsertAsync(Domain.Samples.One());
                    var found = await products.Query().Where(p => p.Name == "N" && p.Main.Size == 3 && p.Others.Any(o => o.Size >= 4)).Limit(5).ToItemsAsync();
                    return $"{found.Single().Name} {found.Single().Price} {found.Single().Internal} {found.Single().Others.Single().Size} {ShopSearch.Schemas.Single().Name}";
                }
            }
            """;
        CSharpCompilation seen = GeneratorHarness.Compile(host, LanguageVersion.CSharp12).AddReferences(GeneratorHarness.Reference(domain));
        Assert.Empty(await seen.WithAnalyzers([new EntityAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
        Assert.Equal("N 2.5 own 4 products", await RunAsync(GeneratorHarness.LoadTogether(domain, GeneratorHarness.Emit(host, LanguageVersion.CSharp12, GeneratorHarness.Reference(domain))), "Shop.Host"));
        Assert.DoesNotContain("A product.", string.Concat(GeneratorHarness.Run(host, LanguageVersion.CSharp12, GeneratorHarness.Reference(domain)).Sources.Select(s => s.SourceText.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entities_of_two_assemblies_are_registered_in_one_host()
    {
        MemoryStream catalog = GeneratorHarness.Emit("""
            namespace Catalog;
            [QdrantCollection("items")] public sealed class Item { [PointId] public int Id { get; set; } [KeywordIndex] public string Name { get; set; } = ""; }
            /// <summary>The catalog.</summary>
            [QdrantContext(typeof(Item))] public sealed partial class CatalogSearch;
            """, LanguageVersion.CSharp12);
        MemoryStream sales = GeneratorHarness.Emit("""
            namespace Sales;
            [QdrantCollection("items_sold")] public sealed class Item { [PointId] public int Id { get; set; } [IntegerIndex] public int Count { get; set; } }
            """, LanguageVersion.CSharp12);
        string host = Usings + """
            namespace Shop;
            [QdrantCollection("own")] internal sealed class Own { [PointId] public int Id { get; set; } }
            // Catalog brings its own registration; Sales has its repository, but no registration that is visible here.
            [QdrantContext(typeof(Sales.Item))] internal sealed partial class SalesSearch;
            public static class Host
            {
                public static async Task<string> Run()
                {
                    var services = new ServiceCollection();
                    services.AddQdrant(o => o.Url = "memory:").AddLocal().AddRepositories().AddCatalogSearch().AddSalesSearch();
                    await using ServiceProvider provider = services.BuildServiceProvider();
                    var own = provider.GetRequiredService<IOwnRepository>();
                    var items = provider.GetRequiredService<Catalog.IItemRepository>();
                    var sold = provider.GetRequiredService<Sales.IItemRepository>();
                    await own.EnsureCreatedAsync();
                    await items.EnsureCreatedAsync();
                    await sold.EnsureCreatedAsync();
                    await items.UpsertAsync(new Catalog.Item { Id = 1, Name = "a" });
                    await sold.UpsertAsync(new Sales.Item { Id = 2, Count = 9 });
                    return $"{(await items.FindAsync(1))!.Name} {(await sold.FindAsync(2))!.Count} {await own.FindAsync(1) is null}";
                }
            }
            """;
        MemoryStream image = GeneratorHarness.Emit(host, LanguageVersion.CSharp12, GeneratorHarness.Reference(catalog), GeneratorHarness.Reference(sales));
        Assert.Equal("a 9 True", await RunAsync(GeneratorHarness.LoadTogether(catalog, sales, image), "Shop.Host"));
    }

    [Fact]
    public async Task What_is_wrong_with_an_entity_of_another_assembly_is_reported_at_the_context()
    {
        MemoryStream domain = GeneratorHarness.EmitDomain("[QdrantCollection(\"c\")] public sealed class A { [PointId] public Guid Id { get; set; } public object? What { get; set; } }");
        const string source = "[QdrantContext(typeof(A))] public sealed partial class Search;";
        CSharpCompilation compilation = GeneratorHarness.Compile(source, LanguageVersion.CSharp12).AddReferences(GeneratorHarness.Reference(domain));
        Diagnostic found = Assert.Single(await compilation.WithAnalyzers([new EntityAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("QDT004", "Search"), (found.Id, source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length)));
        Assert.Contains("What", found.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(GeneratorHarness.Run(source, LanguageVersion.CSharp12, GeneratorHarness.Reference(domain)).Sources);
    }

    [Fact]
    public void A_nested_type_belongs_to_each_entity_that_uses_it()
    {
        Assembly assembly = GeneratorHarness.Load("""
            namespace Two;
            public sealed class Part { [KeywordIndex] public string? Name { get; set; } public Kind Kind { get; set; } }
            public enum Kind { A, B }
            [QdrantCollection("x")] public sealed class X { [PointId] public int Id { get; set; } public Part? Part { get; set; } public List<Part> Parts { get; set; } = []; public static X Sample() => new() { Part = new() { Name = "n", Kind = Kind.B }, Parts = [new() { Name = "m" }] }; }
            [QdrantCollection("y", NamingPolicy = NamingPolicy.AsDeclared)] public sealed class Y { [PointId] public int Id { get; set; } public Part? Part { get; set; } public static Y Sample() => new() { Part = new() { Name = "n", Kind = Kind.B } }; }
            """);
        foreach (string name in new[] { "X", "Y" })
        {
            Codec codec = Codec.Of(assembly, "Two." + name);
            object sample = assembly.GetType("Two." + name)!.GetMethod("Sample")!.Invoke(null, null)!;
            Assert.Equal(RandomValues.Describe(sample), RandomValues.Describe(codec.RoundTrip(sample)));
        }
        Assert.Equal(["part.name", "parts[].name"], Codec.Of(assembly, "Two.X").Schema.PayloadIndexes.Select(i => i.Path));
        Assert.Equal(["Part.Name"], Codec.Of(assembly, "Two.Y").Schema.PayloadIndexes.Select(i => i.Path));
    }

    [Fact]
    public async Task A_constructor_that_the_user_wrote_replaces_ours()
    {
        Assembly assembly = GeneratorHarness.Load(Usings + """
            namespace Own;
            public sealed class Clock { public int Now => 7; }
            [QdrantCollection("x")] public sealed class X { [PointId] public int Id { get; set; } [IntegerIndex] public int Year { get; set; } }
            public partial interface IXRepository { Task<int> CountNow(); }
            public sealed partial class XRepository
            {
                private readonly Clock _clock;
                public XRepository(QdrantClient client, RepositorySettings<X> settings, Clock clock) : base(client, XFields.Instance, settings) => _clock = clock;
                public async Task<int> CountNow() => (int)await CountAsync(x => x.Year == _clock.Now);
            }
            public static class Host
            {
                public static async Task<string> Run()
                {
                    var services = new ServiceCollection();
                    services.AddSingleton<Clock>().AddQdrant(o => o.Url = "memory:").AddLocal().AddRepositories(r => r.For<X>(x => x.Collection = "other"));
                    await using ServiceProvider provider = services.BuildServiceProvider();
                    var repository = provider.GetRequiredService<IXRepository>();
                    await repository.EnsureCreatedAsync();
                    await repository.UpsertAsync(new X { Id = 1, Year = 7 });
                    await repository.UpsertAsync(new X { Id = 2, Year = 8 });
                    return $"{await repository.CountNow()} {typeof(XRepository).GetConstructors().Length} {(await provider.GetRequiredService<QdrantClient>().ListCollectionsAsync()).Single()}";
                }
            }
            """);
        Assert.Equal("1 1 other", await RunAsync(assembly, "Own.Host"));
    }

    private static async Task<string> RunAsync(Assembly assembly, string type) => await (Task<string>)assembly.GetType(type)!.GetMethod("Run")!.Invoke(null, null)!;
}
