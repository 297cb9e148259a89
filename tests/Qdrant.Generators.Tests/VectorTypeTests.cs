using System.Reflection;
using Qdrant.Core.Protocol;
using Qdrant.Generators.Tests.Harness;
using Qdrant.Repository;
using Codec = Qdrant.Generators.Tests.Harness.Codec;
using Datatype = Qdrant.Repository.Datatype;
using SparseVector = Qdrant.Repository.SparseVector;

namespace Qdrant.Generators.Tests;

/// <summary>Every C# type a vector may have: written, read back, empty when it was not asked for, and refused when that would be written.</summary>
public sealed class VectorTypeTests
{
    private static readonly (string Type, string Attribute, string Value, Datatype? Datatype)[] Types =
    [
        ("float[]", "Vector(2)", "new float[] { 1, 2 }", null),
        ("ReadOnlyMemory<float>", "Vector(2)", "new float[] { 1, 2 }", null),
        ("Memory<float>", "Vector(2)", "new float[] { 1, 2 }", null),
        ("Half[]", "Vector(2)", "new[] { (Half)1, (Half)0.5 }", Datatype.Float16),
        ("Half[]", "Vector(2, Datatype = Datatype.Float16)", "new[] { (Half)1, Half.MaxValue }", Datatype.Float16),
        ("byte[]", "Vector(2, Distance.Dot)", "new byte[] { 0, 255 }", Datatype.Uint8),
        ("Microsoft.Extensions.AI.Embedding<float>", "Vector(2)", "new(new float[] { 1, 2 })", null),
        ("float[][]", "Vector(2, Multi = true)", "new[] { new float[] { 1, 2 }, new float[] { 3, 4 } }", null),
        ("List<float[]>", "Vector(2, Multi = true)", "new() { new float[] { 1, 2 } }", null),
        ("IReadOnlyList<float[]>", "Vector(2, Multi = true)", "new[] { new float[] { 1, 2 } }", null),
        ("IReadOnlyList<ReadOnlyMemory<float>>", "Vector(2, Multi = true)", "new ReadOnlyMemory<float>[] { new float[] { 1, 2 }, new float[] { 3, 4 } }", null),
        ("ReadOnlyMemory<float>[]", "Vector(2, Multi = true)", "new ReadOnlyMemory<float>[] { new float[] { 1, 2 } }", null),
        ("SparseVector", "SparseVector", "new(new uint[] { 3, 1 }, new float[] { 1, 2 })", null),
        ("IReadOnlyDictionary<uint, float>", "SparseVector", "new Dictionary<uint, float> { [7] = 0.5f, [2] = 1 }", null),
        ("Dictionary<uint, float>", "SparseVector", "new() { [7] = 0.5f }", null),
    ];

    private static readonly Lazy<Assembly> Loaded = new(() => GeneratorHarness.Load(string.Concat(Types.Select((t, i) => $$"""
        [QdrantCollection("v{{i}}")] public sealed class Set{{i}} { [PointId] public ulong Id { get; set; } [{{t.Attribute}}] public {{t.Type}} V { get; set; } = {{t.Value}}; }
        [QdrantCollection("v{{i}}")] public sealed class Maybe{{i}} { [PointId] public ulong Id { get; set; } [{{t.Attribute}}] public {{t.Type}}? V { get; init; } = {{t.Value}}; }
        [QdrantCollection("v{{i}}")] public sealed class Required{{i}} { [PointId] public ulong Id { get; set; } [{{t.Attribute}}] public required {{t.Type}} V { get; init; } public static Required{{i}} Sample() => new() { V = {{t.Value}} }; }
        [QdrantCollection("v{{i}}")] public sealed record Positional{{i}}([PointId] ulong Id, [{{t.Attribute}}] {{t.Type}} V) { public static Positional{{i}} Sample() => new(1, {{t.Value}}); }

        """))));

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Types.Length)];

    /// <summary>Servers take a point without any vector as an empty map, and an unnamed vector beside others under the empty name.</summary>
    [Fact]
    public void An_unnamed_vector_is_in_the_map_unless_it_is_alone_and_always_there()
    {
        Assembly assembly = GeneratorHarness.Load("""
            [QdrantCollection("c")] public sealed class Alone { [PointId] public ulong Id { get; set; } [Vector(2, Name = "")] public float[] V { get; set; } = [1, 2]; }
            [QdrantCollection("c")] public sealed class Maybe { [PointId] public ulong Id { get; set; } [Vector(2, Name = "")] public Half[]? V { get; set; } = [(Half)1, (Half)2]; }
            [QdrantCollection("c")] public sealed class Beside { [PointId] public ulong Id { get; set; } [Vector(2, Name = "", Multi = true)] public float[][] V { get; set; } = [[1, 2], [3, 4]]; [SparseVector] public SparseVector? Terms { get; set; } = new([1], [2f]); }
            """);
        Assert.Equal([1f, 2f], Write("Alone").Vectors.Vector.Dense.Data);
        Assert.Equal([1f, 2f], Write("Maybe").Vectors.Vectors_.Vectors[""].Dense.Data);
        Assert.Empty(Write("Maybe", clear: true).Vectors.Vectors_.Vectors);
        Assert.Equal(Vectors.VectorsOptionsOneofCase.Vectors_, Write("Maybe", clear: true).Vectors.VectorsOptionsCase);
        PointStruct beside = Write("Beside");
        Assert.Equal(["", "terms"], beside.Vectors.Vectors_.Vectors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2, beside.Vectors.Vectors_.Vectors[""].MultiDense.Vectors.Count);
        object back = Codec.Of(assembly, "Beside").Read(Codec.Stored(beside));
        Assert.Equal(beside.Vectors, Codec.Of(assembly, "Beside").Write(back).Vectors);

        PointStruct Write(string type, bool clear = false)
        {
            object entity = Activator.CreateInstance(assembly.GetType(type)!)!;
            if (clear) entity.GetType().GetProperty("V")!.SetValue(entity, null);
            return Codec.Of(assembly, type).Write(entity);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_type_is_written_and_read(int row)
    {
        foreach (string shape in new[] { "Set", "Maybe", "Required", "Positional" })
        {
            Type type = Loaded.Value.GetType(shape + row)!;
            Codec codec = Codec.Of(Loaded.Value, shape + row);
            object entity = type.GetMethod("Sample")?.Invoke(null, null) ?? Activator.CreateInstance(type)!;
            PointStruct sent = codec.Write(entity);
            Assert.Single(sent.Vectors.Vectors_.Vectors);
            object back = codec.Read(Codec.Stored(sent));
            Assert.Equal(Describe(type, entity), Describe(type, back));
            Assert.Equal(sent.Vectors, codec.Write(back).Vectors);
            Assert.Equal(Types[row].Datatype, codec.Schema.Vectors.FirstOrDefault()?.Datatype);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_vector_that_was_not_asked_for_is_not_written_over_the_stored_one(int row)
    {
        foreach (string shape in new[] { "Required", "Positional" })
        {
            Codec codec = Codec.Of(Loaded.Value, shape + row);
            object back = codec.Read(new RetrievedPoint { Id = new PointId { Num = 3 } });
            var error = Assert.Throws<UnwritablePointException>(() => codec.Write(back));
            Assert.Equal("3", error.PointKey);
            Assert.Contains("PatchAsync", error.Message);
        }
    }

    [Fact]
    public void Components_that_a_type_cannot_hold_name_the_point_and_the_vector()
    {
        foreach ((string type, float[] stored) in new[] { ("Set3", new[] { 1, 0.1f }), ("Set3", [1, 70000f]), ("Set5", [1, 0.5f]), ("Set5", [1, 256f]), ("Set5", [1, -1f]), ("Set5", [1, float.NaN]) })
        {
            var point = new RetrievedPoint { Id = new PointId { Num = 3 }, Vectors = new VectorsOutput { Vectors = new NamedVectorsOutput() } };
            point.Vectors.Vectors.Vectors.Add("v", new VectorOutput { Dense = new DenseVector { Data = { stored } } });
            var error = Assert.Throws<UnreadablePointException>(() => Codec.Of(Loaded.Value, type).Read(point));
            Assert.Equal(("3", "v"), (error.PointId, error.Key));
        }
    }

    private static string Describe(Type type, object entity) => type.GetProperty("V")!.GetValue(entity) switch
    {
        ReadOnlyMemory<float> memory => RandomValues.Describe(memory.ToArray()),
        Memory<float> memory => RandomValues.Describe(memory.ToArray()),
        Microsoft.Extensions.AI.Embedding<float> embedding => RandomValues.Describe(embedding.Vector.ToArray()),
        IEnumerable<ReadOnlyMemory<float>> rows => RandomValues.Describe(rows.Select(r => r.ToArray()).ToArray()),
        IReadOnlyDictionary<uint, float> map => string.Join(",", map.OrderBy(p => p.Key)),
        SparseVector sparse => sparse.ToString(),
        { } other => RandomValues.Describe(other),
        null => "null",
    };
}
