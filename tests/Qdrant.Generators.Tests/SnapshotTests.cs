using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Generators.Tests.Harness;

namespace Qdrant.Generators.Tests;

/// <summary>
/// Generated files as they are read by people. A change of emitted code shows here as a diff to review:
/// run with QDRANT_REWRITE_SNAPSHOTS=1 and look at what git says.
/// </summary>
public sealed class SnapshotTests
{
    private const string Simple = """
        namespace Shop;

        /// <summary>A product.</summary>
        [QdrantCollection("products")]
        public sealed class Product
        {
            [PointId] public Guid Id { get; set; }
            /// <summary>What it is called.</summary>
            [KeywordIndex] public required string Name { get; init; }
            [FloatIndex] public double Price { get; set; }
            public int? Stock { get; set; }
        }
        """;

    private const string Card = " [QdrantProjection(typeof(Product))] public sealed partial record ProductCard(Guid Id, string Name, int? Stock = null);";

    internal const string Tenant = """
        [QdrantCollection("files")]
        public sealed class File { [PointId] public string Path { get; set; } = ""; [Tenant] public string Owner { get; set; } = ""; [ConcurrencyToken] public int Revision { get; set; } }
        """;

    internal const string Nested = """
        namespace Shop;
        [QdrantCollection("orders")]
        public sealed record Order([property: PointId] ulong Id, Address Address, IReadOnlyList<Line> Lines)
        {
            public Dictionary<string, string> Labels { get; init; } = [];
        }
        public sealed record Address(string Street, [KeywordIndex] string? City = null);
        public sealed class Line { [IntegerIndex] public int Count { get; set; } public string Sku { get; set; } = ""; }
        """;

    internal const string StringKey = """
        [QdrantCollection("chunks")]
        public sealed class Chunk { [PointId] public string Key { get; set; } = ""; public string Text { get; set; } = ""; }
        """;

    internal const string Vectors = """
        [QdrantCollection("images"), Hnsw(M = 8)]
        internal sealed class Image
        {
            [PointId] public long Id { get; set; }
            public string Caption { get; set; } = "";
            [Vector(512, Distance.Dot, From = nameof(Caption)), ScalarQuantization] public float[] Pixels { get; set; } = [];
            [Vector(96, Multi = true)] public IReadOnlyList<ReadOnlyMemory<float>>? Patches { get; set; }
            [SparseVector(Modifier = Modifier.Idf)] public IReadOnlyDictionary<uint, float>? Words { get; set; }
        }
        """;

    public static TheoryData<string, string, string> Files => new()
    {
        { "simple.Fields", Simple, ".Fields.g.cs" },
        { "simple.Model", Simple, ".Model.g.cs" },
        { "simple.Repository", Simple, ".Repository.g.cs" },
        { "simple.Registration", Simple, "QdrantRegistration.g.cs" },
        { "nested.Fields", Nested, ".Fields.g.cs" },
        { "nested.Model", Nested, ".Model.g.cs" },
        { "stringkey.Model", StringKey, ".Model.g.cs" },
        { "vectors.Model", Vectors, ".Model.g.cs" },
        { "tenant.Repository", Tenant, ".Repository.g.cs" },
        { "simple.Projection", Simple + Card, ".Projection.g.cs" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Generated_text_is_as_reviewed(string name, string source, string file)
    {
        string path = Path.Combine(Folder(), name + ".txt"), text = GeneratorHarness.Run(source).File(file);
        if (Environment.GetEnvironmentVariable("QDRANT_REWRITE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(path, text);
        }
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
        GeneratorHarness.Emit(source, LanguageVersion.CSharp12).Dispose();
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Snapshots");
}
