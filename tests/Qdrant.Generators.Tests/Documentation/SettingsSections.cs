using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Generators.Tests.Harness;
using Qdrant.Repository;
using Qdrant.Repository.Schema;
using Codec = Qdrant.Generators.Tests.Harness.Codec;

namespace Qdrant.Generators.Tests.Documentation;

/// <summary>The sections of docs/types.md about indexes and collections: every setting, and what it becomes on the wire.</summary>
internal static partial class SettingsSections
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatDefaultValues(false));

    /// <summary>Attributes of a property, and its type; a row with a list type is that of an element of a list.</summary>
    private static readonly (string Attributes, string Type, bool InList)[] Indexes =
    [
        ("[KeywordIndex]", "string", false),
        ("[KeywordIndex(IsTenant = true)]", "string", false),
        ("[KeywordIndex(Prefix = true)]", "string", false),
        ("[KeywordIndex(IgnoreCase = true)]", "string", false),
        ("[KeywordIndex(Nested = true)]", "string", true),
        ("[TextIndex, KeywordIndex(Mirror = \"exact\")]", "string", false),
        ("[IntegerIndex]", "int", false),
        ("[IntegerIndex(Lookup = false)]", "long", false),
        ("[IntegerIndex(Range = false, IsPrincipal = true)]", "int", false),
        ("[IntegerIndex(Scale = 2)]", "decimal", false),
        ("[FloatIndex(IsPrincipal = true)]", "double", false),
        ("[BoolIndex(OnDisk = true)]", "bool", false),
        ("[DatetimeIndex(IsPrincipal = true, OnDisk = true)]", "DateTimeOffset", false),
        ("[GeoIndex(EnableHnsw = false)]", "GeoPoint", false),
        ("[UuidIndex(IsTenant = true, Memory = Memory.Pinned)]", "Guid", false),
        ("[TextIndex(Tokenizer = Tokenizer.Prefix, MinTokenLen = 2, MaxTokenLen = 20)]", "string", false),
        ("[TextIndex(PhraseMatching = true, Lowercase = false, AsciiFolding = true)]", "string", false),
        ("[TextIndex(Stemmer = \"english\", StopwordLanguages = [\"english\"], Stopwords = [\"qdrant\"])]", "string", false),
        ("[TextIndex(Scoring = TextScoring.Bm25)]", "string", false),
    ];

    /// <summary>Arguments of [QdrantCollection], and attributes beside it.</summary>
    private static readonly (string Arguments, string Attributes)[] Collections =
    [
        ("ShardNumber = 4, ReplicationFactor = 2, WriteConsistencyFactor = 2", ""),
        ("Sharding = ShardingMethod.Custom", ""),
        ("OnDiskPayload = true", ""),
        ("PayloadMemory = Memory.Cold, IdTrackerMemory = Memory.Pinned", ""),
        ("", "[Hnsw(M = 32, EfConstruct = 200, FullScanThreshold = 5000, MaxIndexingThreads = 2)]"),
        ("", "[Hnsw(OnDisk = true, PayloadM = 16, InlineStorage = true, Memory = Memory.Cached)]"),
        ("", "[ScalarQuantization(Quantile = 0.99f, AlwaysRam = true)]"),
        ("", "[ProductQuantization(CompressionRatio.X16, Memory = Memory.Cached)]"),
        ("", "[BinaryQuantization(Encoding = BinaryQuantizationEncoding.TwoBits, QueryEncoding = BinaryQuantizationQueryEncoding.Scalar8Bits)]"),
        ("", "[TurboQuantization(Bits = TurboQuantBitSize.Bits4)]"),
        ("", "[Optimizers(DeletedThreshold = 0.3, VacuumMinVectorNumber = 500, DefaultSegmentNumber = 4, MaxSegmentSize = 200000)]"),
        ("", "[Optimizers(MemmapThreshold = 50000, IndexingThreshold = 10000, FlushIntervalSec = 10, MaxOptimizationThreads = 2, PreventUnoptimized = true)]"),
        ("", "[Wal(CapacityMb = 64, SegmentsAhead = 1, RetainClosed = 2)]"),
        ("", "[StrictMode(MaxQueryLimit = 100, MaxTimeout = 10, UnindexedFilteringRetrieve = false, UnindexedFilteringUpdate = false)]"),
        ("", "[StrictMode(Enabled = true, SearchMaxHnswEf = 256, SearchAllowExact = false, SearchMaxOversampling = 4, SearchMaxBatchsize = 10, UpsertMaxBatchsize = 1000)]"),
        ("", "[StrictMode(MaxCollectionVectorSizeBytes = 1000000000, MaxCollectionPayloadSizeBytes = 1000000000, MaxPointsCount = 1000000, MaxPayloadIndexCount = 20)]"),
        ("", "[StrictMode(ReadRateLimit = 100, WriteRateLimit = 100, FilterMaxConditions = 20, ConditionMaxSize = 1000)]"),
        ("", "[CollectionMetadata(\"owner\", \"search team\")]"),
    ];

    private static readonly string[] Vectors =
    [
        "[Vector(768)]", "[Vector(768, Distance.Dot, Name = \"dense\")]", "[Vector(768, Name = \"\")]", "[Vector(768, Datatype = Datatype.Float16)]", "[Vector(768, OnDisk = true)]", "[Vector(768, Memory = Memory.Cached)]",
        "[Vector(768), Hnsw(M = 32), ScalarQuantization(Quantile = 0.99f)]", "[Vector(768), BinaryQuantization]", "[Vector(768, From = nameof(Text))]", "[Vector(128, Distance.Dot, Multi = true)]",
        "[SparseVector]", "[SparseVector(Modifier = Modifier.Idf, From = nameof(Text))]", "[SparseVector(Name = \"terms\", Datatype = Datatype.Float16, FullScanThreshold = 1000, OnDisk = true)]", "[SparseVector(Memory = Memory.Pinned)]",
    ];

    /// <summary>All attributes of the page, for the test that no setting is missing.</summary>
    public static string Code => string.Join('\n', [.. Indexes.Select(row => row.Attributes), .. Collections.Select(row => row.Arguments + row.Attributes), .. Vectors]);

    private const string Hook = """
        [QdrantCollection("articles")]
        public sealed record Article
        {
            [PointId] public Guid Id { get; init; }
            [Vector(768)] public ReadOnlyMemory<float> Embedding { get; init; }

            public static void Configure(CollectionBuilder<Article> collection) => collection
                .Collection(c => c with { ShardNumber = Environment.GetEnvironmentVariable("ARTICLES") is "many" ? 8 : 2 })
                .Vector(nameof(Embedding), v => v with { Size = 384 })
                .Index(new Qdrant.Repository.Schema.IntegerIndexSchema { Path = "meta.size" })
                .Metadata("owner", "search team");
        }
        """;

    public static string Write()
    {
        var source = new StringBuilder("namespace Settings;\n");
        foreach ((int i, (string attributes, string type, bool inList)) in Indexes.Index())
            source.Append(inList
                ? $"[QdrantCollection(\"i\")] public sealed class I{i} {{ [PointId] public ulong Id {{ get; set; }} public List<Element{i}> List {{ get; set; }} = []; }} public sealed class Element{i} {{ {attributes} public {type} Field {{ get; set; }} = default!; }}\n"
                : $"[QdrantCollection(\"i\")] public sealed class I{i} {{ [PointId] public ulong Id {{ get; set; }} {attributes} public {type} Field {{ get; set; }} = default!; }}\n");
        foreach ((int i, (string arguments, string attributes)) in Collections.Index())
            source.Append(CultureInfo.InvariantCulture, $"[QdrantCollection(\"c\"{(arguments.Length > 0 ? ", " + arguments : "")})] {attributes} public sealed class C{i} {{ [PointId] public ulong Id {{ get; set; }} }}\n");
        foreach ((int i, string attributes) in Vectors.Index())
            source.Append(CultureInfo.InvariantCulture, $"[QdrantCollection(\"c\")] public sealed class V{i} {{ [PointId] public ulong Id {{ get; set; }} {attributes} public {(attributes.Contains("Sparse", StringComparison.Ordinal) ? "SparseVector?" : attributes.Contains("Multi", StringComparison.Ordinal) ? "float[][]?" : "float[]?")} Field {{ get; set; }} public string Text => \"\"; }}\n");
        Assembly assembly = GeneratorHarness.Load(source.ToString());

        var page = new StringBuilder("## Settings of indexes\n\nWhat is not given is left to the server. `Nested` is for properties of the elements of a list. `IsTenant` stores the points of one value close together; `IsPrincipal` says that most queries filter by the field.\n\n| C# | index | parameters |\n|---|---|---|\n");
        foreach ((int i, (string attributes, string type, bool inList)) in Indexes.Index())
        {
            IReadOnlyList<PayloadIndexSchema> indexes = Schema(assembly, "I", i).PayloadIndexes;
            page.Append($"| `{attributes} {type}`{(inList ? " in a list of objects" : "")} | {string.Join("<br>", indexes.Select(index => $"`{index.Path}`"))} | {string.Join("<br>", indexes.Select(index => $"`{Json(index.ToParams())}`"))} |\n");
        }
        page.Append("\n## Settings of vectors\n\n| C# | vector | parameters |\n|---|---|---|\n");
        foreach ((int i, string attributes) in Vectors.Index())
        {
            CollectionSchema schema = Schema(assembly, "V", i);
            (string name, IMessage parameters) = schema.Vectors.Count > 0 ? (schema.Vectors[0].Name, (IMessage)schema.Vectors[0].ToVectorParams()) : (schema.SparseVectors[0].Name, schema.SparseVectors[0].ToSparseVectorParams());
            page.Append($"| `{attributes}` | `\"{name}\"` | `{Json(parameters)}` |\n");
        }
        page.Append("\nAn unnamed vector (`Name = \"\"`) is the only dense one of its collection. `From` says which text fills the vector when it is not given: a dense one by the registered embedding generator, a sparse one by BM25.\n");
        page.Append("\n## Settings of collections\n\n| C# | collection |\n|---|---|\n");
        foreach ((int i, (string arguments, string attributes)) in Collections.Index())
            page.Append($"| `{(arguments.Length > 0 ? $"[QdrantCollection(\"c\", {arguments})]" : attributes)}` | `{Changes(Schema(assembly, "C", i))}` |\n");
        page.Append("""

            `Managed = false`: the collection is only checked, never created or changed. `Versioned = true`: it is called `name@1` and `name` is an alias.
            `NamingPolicy`: see keys. What attributes cannot say, because it depends on where the program runs, a hook on the entity says; it is called once:


            """.ReplaceLineEndings("\n"));
        page.Append($"```csharp\n{Hook}\n```\n\n");
        CollectionSchema configured = Codec.Of(GeneratorHarness.Load(Hook), "Article").Schema;
        page.Append($"`{Changes(configured)}`\n\n`{configured.PayloadIndexes.Single().Path}`: `{Json(configured.PayloadIndexes.Single().ToParams())}`\n\n");
        return page.ToString();
    }

    private static CollectionSchema Schema(Assembly assembly, string prefix, int i) => Codec.Of(assembly, string.Create(CultureInfo.InvariantCulture, $"Settings.{prefix}{i}")).Schema;

    // Numbers of 64 bits and texts of metadata as people write them.
    private static string Json(IMessage message) =>
        StoredText().Replace(QuotedNumber().Replace(Formatter.Format(message), ": $1"), "$1");

    [GeneratedRegex(": \"(\\d+)\"")]
    private static partial Regex QuotedNumber();

    [GeneratedRegex("{ \"string_value\": (\"[^\"]*\") }")]
    private static partial Regex StoredText();

    // What a collection without any setting has is the same in every row.
    private static string Changes(CollectionSchema schema)
    {
        CreateCollection request = schema.ToCreateCollection("");
        CreateCollection plain = new CollectionSchema { Name = "c" }.ToCreateCollection("");
        foreach (FieldDescriptor field in CreateCollection.Descriptor.Fields.InFieldNumberOrder())
            if (Equals(field.Accessor.GetValue(request), field.Accessor.GetValue(plain))) field.Accessor.Clear(request);
        return Json(request);
    }
}
