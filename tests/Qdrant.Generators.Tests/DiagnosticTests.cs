using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Qdrant.Generators.Tests.Harness;

namespace Qdrant.Generators.Tests;

/// <summary>Every rule fires exactly once at the marked span, generates nothing then, stays silent on the corrected source and obeys <c>#pragma</c>.</summary>
public sealed class DiagnosticTests
{
    private const string Id = "[PointId] public Guid Id { get; set; }";

    /// <summary>Rule, wrong source with the span in «», corrected source.</summary>
    public static TheoryData<string, string, string> Rules => new()
    {
        { "QDT001", "[QdrantCollection(\"c\")] public class «A» { public string Name { get; set; } = \"\"; }", Entity("public string Name { get; set; } = \"\";") },
        { "QDT002", Entity("[«PointId»] public int Other { get; set; }"), Entity("public int Other { get; set; }") },
        { "QDT003", "[QdrantCollection(\"c\")] public class A { [PointId] public double «Id» { get; set; } }", "[QdrantCollection(\"c\")] public class A { [PointId] public uint Id { get; set; } }" },
        { "QDT003", "[QdrantCollection(\"c\")] public class A { [PointId] public Guid? «Id» { get; set; } }", "[QdrantCollection(\"c\")] public class A { [PointId] public Guid Id { get; set; } }" },
        { "QDT004", Entity("public object? «What» { get; set; }"), Entity("[QdrantIgnore] public object? What { get; set; }") },
        { "QDT004", Entity("public Dictionary<int, string>? «Map» { get; set; }"), Entity("public Dictionary<string, string>? Map { get; set; }") },
        { "QDT004", Entity("public char «Letter» { get; set; }"), Entity("public string? Letter { get; set; }") },
        { "QDT005", Entity("[Vector(3)] public double[]? «V» { get; set; }"), Entity("[Vector(3)] public float[]? V { get; set; }") },
        { "QDT005", Entity("[Vector(3)] public float[][]? «V» { get; set; }"), Entity("[Vector(3, Multi = true)] public float[][]? V { get; set; }") },
        { "QDT005", Entity("[SparseVector] public float[]? «V» { get; set; }"), Entity("[SparseVector] public SparseVector? V { get; set; }") },
        { "QDT006", Entity("[«Vector(0)»] public float[]? V { get; set; }"), Entity("[Vector(1)] public float[]? V { get; set; }") },
        { "QDT006", Entity("[«Vector(65537)»] public float[]? V { get; set; }"), Entity("[Vector(65536)] public float[]? V { get; set; }") },
        { "QDT007", Entity("public int Year { get; set; } [Payload(\"year\")] public int «Zear» { get; set; }"), Entity("public int Year { get; set; } [Payload(\"zear\")] public int Zear { get; set; }") },
        { "QDT008", Entity("[Vector(3)] public float[]? V { get; set; } [Vector(3, Name = \"v\")] public float[]? «W» { get; set; }"), Entity("[Vector(3)] public float[]? V { get; set; } [Vector(3)] public float[]? W { get; set; }") },
        { "QDT009", Entity("[«IntegerIndex»] public string? Name { get; set; }"), Entity("[KeywordIndex] public string? Name { get; set; }") },
        { "QDT009", Entity("[«KeywordIndex»] public double Price { get; set; }"), Entity("[FloatIndex] public double Price { get; set; }") },
        { "QDT009", Entity("[«IntegerIndex»] public decimal Price { get; set; }"), Entity("[IntegerIndex(Scale = 2)] public decimal Price { get; set; }") },
        { "QDT010", Entity("[KeywordIndex, «TextIndex»] public string? Name { get; set; }"), Entity("[TextIndex] public string? Name { get; set; }") },
        { "QDT011", "[QdrantCollection(\"c\")] public class «A»<T> { [PointId] public Guid Id { get; set; } }", Entity("") },
        { "QDT012", "[QdrantCollection(\"c\")] public abstract class «A» { [PointId] public Guid Id { get; set; } }", Entity("") },
        { "QDT013", "[QdrantCollection(\"c\")] public struct «A» { [PointId] public Guid Id { get; set; } }", Entity("") },
        { "QDT014", "public class Outer { [QdrantCollection(\"c\")] private class «A» { [PointId] public Guid Id { get; set; } } }", "public class Outer { [QdrantCollection(\"c\")] internal class A { [PointId] public Guid Id { get; set; } } }" },
        { "QDT015", Entity("[«Tenant»] public int TenantId { get; set; }"), Entity("public int TenantId { get; set; }") },
        { "QDT015", Entity("[«Tenant»] public string? TenantId { get; set; }"), Entity("public string? TenantId { get; set; }") },
        { "QDT016", "[QdrantCollection(\"c\")] public class «A» { public A(int other) { } [PointId] public Guid Id { get; set; } }", "[QdrantCollection(\"c\")] public class A { public A(Guid id) { Id = id; } [PointId] public Guid Id { get; } }" },
        { "QDT017", "public class B<T> { public T «Value» { get; private set; } = default!; } [QdrantCollection(\"c\")] public class A : B<int> { [PointId] public Guid Id { get; set; } }", "public class B<T> { public T Value { get; init; } = default!; } [QdrantCollection(\"c\")] public class A : B<int> { [PointId] public Guid Id { get; set; } }" },
        { "QDT018", Entity("public N? Nested { get; set; }") + " public class N { public N? «Inner» { get; set; } }", Entity("public N? Nested { get; set; }") + " public class N { [QdrantIgnore] public N? Inner { get; set; } }" },
        { "QDT019", "[«QdrantCollection(\"a/b\")»] public class A { [PointId] public Guid Id { get; set; } }", Entity("") },
        { "QDT019", Entity("[Payload(\"a\\\"b\")] public int «Odd» { get; set; }"), Entity("[Payload(\"a b\")] public int Odd { get; set; }") },
        { "QDT030", Entity("[«ConcurrencyToken»] public Guid Revision { get; set; }"), Entity("[ConcurrencyToken] public long Revision { get; set; }") },
        { "QDT030", Entity("[«ConcurrencyToken»] public long? Revision { get; set; }"), Entity("[ConcurrencyToken, IntegerIndex] public int Revision { get; init; }") },
        { "QDT030", Entity("[«ConcurrencyToken»] public long Revision => 5;"), Entity("[ConcurrencyToken] public required long Revision { get; init; }") },
        { "QDT030", Entity("[ConcurrencyToken] public long One { get; set; } [«ConcurrencyToken»] public long Two { get; set; }"), Entity("[ConcurrencyToken] public long One { get; set; } public long Two { get; set; }") },
        { "QDT007", Entity("public int A1 { get; set; } [ConcurrencyToken] public long «Revision» { get; set; } [Payload(\"revision_stamps\")] public string? Aaa { get; set; }"), Entity("[ConcurrencyToken] public long Revision { get; set; } public string? Stamps { get; set; }") },
        { "QDT024", "public class In { [«ConcurrencyToken»] public long Revision { get; set; } } " + Entity("public In? In { get; set; }"), "public class In { public long Revision { get; set; } } " + Entity("public In? In { get; set; }") },
        { "QDT015", Entity("[«Tenant»] public Guid TenantId { get; set; }"), Entity("[Tenant] public string TenantId { get; set; } = \"\";") },
        { "QDT015", Entity("[«Tenant»] public string? TenantId { get; set; }"), Entity("[Tenant, KeywordIndex] public required string TenantId { get; init; }") },
        { "QDT015", Entity("[«Tenant»] public string TenantId => \"x\";"), Entity("[Tenant, Payload(\"tenant\")] public string TenantId { get; set; } = \"\";") },
        { "QDT015", Entity("[«Tenant», TextIndex] public string TenantId { get; set; } = \"\";"), Entity("[Tenant, TextIndex(Mirror = \"words\")] public string TenantId { get; set; } = \"\";") },
        { "QDT015", Entity("[Tenant] public string A1 { get; set; } = \"\"; [«Tenant»] public string A2 { get; set; } = \"\";"), Entity("[Tenant] public string A1 { get; set; } = \"\"; public string A2 { get; set; } = \"\";") },
        { "QDT022", "[QdrantCollection(\"c\")] public class A { [PointId, «Tenant»] public string Id { get; set; } = \"\"; }", "[QdrantCollection(\"c\")] public class A { [PointId] public string Id { get; set; } = \"\"; [Tenant] public string T { get; set; } = \"\"; }" },
        { "QDT029", "public class ATenants { } [QdrantCollection(\"c\")] public class «A» { [PointId] public Guid Id { get; set; } [Tenant] public string T { get; set; } = \"\"; }", "public sealed partial class ATenants { } [QdrantCollection(\"c\")] public class A { [PointId] public Guid Id { get; set; } [Tenant] public string T { get; set; } = \"\"; }" },
        { "QDT009", Entity("[IntegerIndex, «TextIndex(Mirror = \"m\")»] public int Number { get; set; }"), Entity("[IntegerIndex, FloatIndex(Mirror = \"m\")] public int Number { get; set; }") },
        { "QDT009", Entity("[FloatIndex, «IntegerIndex(Mirror = \"m\")»] public decimal Price { get; set; }"), Entity("[FloatIndex, IntegerIndex(Mirror = \"m\", Scale = 2)] public decimal Price { get; set; }") },
        { "QDT010", Entity("[KeywordIndex, «UuidIndex», TextIndex(Mirror = \"m\")] public string? Name { get; set; }"), Entity("[KeywordIndex, UuidIndex(Mirror = \"n\"), TextIndex(Mirror = \"m\")] public string? Name { get; set; }") },
        { "QDT024", Entity("[«KeywordIndex(IgnoreCase = true)»] public Guid Key { get; set; }"), Entity("[KeywordIndex] public Guid Key { get; set; }") },
        { "QDT024", Entity("[KeywordIndex, TextIndex(Mirror = \"m\")] public string? «Name» { get; set; } public int NameText { get; set; }"), Entity("[KeywordIndex, TextIndex(Mirror = \"m\")] public string? Name { get; set; } public int NameWords { get; set; }") },
        { "QDT019", Entity("[Payload(\"\\ud83d\")] public int «Odd» { get; set; }"), Entity("[Payload(\"😀 [0]\")] public int Odd { get; set; }") },
        { "QDT019", Entity("[KeywordIndex, «TextIndex(Mirror = \"a\\\"b\")»] public string? Name { get; set; }"), Entity("[KeywordIndex, TextIndex(Mirror = \"a.b\")] public string? Name { get; set; }") },
        { "QDT028", Projected("partial record Card(int «Yaer»);"), Projected("partial record Card(int Year);") },
        { "QDT028", Projected("partial record Card(long «Year»);"), Projected("partial record Card(int? Year);") },
        { "QDT028", Projected("partial record Card(string «Note»);"), Projected("partial record Card(string? Note);") },
        { "QDT028", Projected("partial record Card(List<string> «Tags»);"), Projected("partial record Card(List<string?> Tags);") },
        { "QDT028", Projected("partial class Card { public int «Other» { get; set; } public int Year { get; set; } }"), Projected("partial class Card { public int Other => 1; [QdrantIgnore] public int More { get; set; } public int Year { get; set; } }") },
        { "QDT028", Projected("partial record Card([«Payload(\"year\")»] int Year);"), Projected("partial record Card(int Year);") },
        { "QDT028", Projected("partial record Card(Dictionary<string, System.Text.Json.JsonElement>? «Extra»);"), Projected("partial record Card(int Year);") },
        { "QDT028", Projected("partial class «Card» { }"), Projected("partial class Card { public int Year { get; init; } }") },
        { "QDT028", Projected("record «Card»(int Year);"), Projected("partial record Card(int Year);") },
        { "QDT028", Projected("partial record struct «Card»(int Year);"), Projected("partial record Card(int Year);") },
        { "QDT028", Projected("partial record «Card»<T>(int Year);"), Projected("partial record Card(int Year);") },
        { "QDT028", Projected("abstract partial record «Card»(int Year);"), Projected("partial record Card(int Year);") },
        { "QDT028", "public class Outer { [QdrantProjection(typeof(A))] public partial record «Card»(int Year); } " + Projected(""), "public partial class Outer { [QdrantProjection(typeof(A))] public partial record Card(int Year); } " + Projected("") },
        { "QDT028", "public class B { } [«QdrantProjection(typeof(B))»] public partial record Card(int Year);", Projected("partial record Card(int Year);") },
        { "QDT014", Projected("partial class Card { public int Year { get; set; } [QdrantProjection(typeof(A))] private partial record «Inner»(int Year); }"), Projected("partial class Card { public int Year { get; set; } [QdrantProjection(typeof(A))] internal partial record Inner(int Year); }") },
        { "QDT016", Projected("partial class «Card» { public Card(string other) { } public int Year { get; set; } }"), Projected("partial class Card { public Card(int year) => Year = year; public int Year { get; } }") },
        { "QDT024", "[«QdrantContext(typeof(A), typeof(string))»] public partial class Shop { } " + Entity(""), "[QdrantContext(typeof(A))] public partial class Shop { } " + Entity("") },
        { "QDT024", "[«QdrantContext(typeof(A), typeof(A))»] public partial class Shop { } " + Entity(""), "[QdrantContext(typeof(A))] public partial class Shop { } " + Entity("") },
        { "QDT024", "[QdrantContext(typeof(A))] public class «Shop» { } " + Entity(""), "[QdrantContext(typeof(A))] public partial class Shop { } " + Entity("") },
        { "QDT024", Entity("[«PayloadConverter(typeof(string))»] public int Number { get; set; }"), Entity("public int Number { get; set; }") },
        { "QDT024", "public sealed class Hex : IPayloadConverter<uint, string> { public static string ToStored(uint value) => $\"{value:x}\"; public static uint FromStored(string stored) => Convert.ToUInt32(stored, 16); } " + Entity("[«PayloadConverter(typeof(Hex))»] public int Number { get; set; }"), "public sealed class Hex : IPayloadConverter<uint, string> { public static string ToStored(uint value) => $\"{value:x}\"; public static uint FromStored(string stored) => Convert.ToUInt32(stored, 16); } " + Entity("[PayloadConverter(typeof(Hex))] public uint Number { get; set; }") },
        { "QDT014", Entity("private static void «Configure»(CollectionBuilder<A> c) { }"), Entity("internal static void Configure(CollectionBuilder<A> c) { }") },
        { "QDT024", Entity("public void «Configure»(CollectionBuilder<A> c) { }"), Entity("public static void Configure(CollectionBuilder<A> c) { }") },
        { "QDT004", Entity("public SparseVector? «Terms» { get; set; }"), Entity("[SparseVector] public SparseVector? Terms { get; set; }") },
        { "QDT005", Entity("[Vector(3, Datatype = Datatype.Float32)] public Half[]? «V» { get; set; }"), Entity("[Vector(3)] public Half[]? V { get; set; }") },
        { "QDT010", Entity("[TextIndex, KeywordIndex(Mirror = \"m\"), «UuidIndex»] public string? Name { get; set; }"), Entity("[TextIndex, KeywordIndex(Mirror = \"m\")] public string? Name { get; set; }") },
        { "QDT007", Entity("[TextIndex, KeywordIndex(Mirror = \"other\")] public string? «Name» { get; set; } public int Aaa { get; set; } [Payload(\"other\")] public int Bbb { get; set; }"), Entity("[TextIndex, KeywordIndex(Mirror = \"m\")] public string? Name { get; set; } [Payload(\"other\")] public int Bbb { get; set; }") },
        { "QDT024", Entity("[«Hnsw(M = 3)»] public string? Name { get; set; }"), Entity("[Vector(3), Hnsw(M = 3), ScalarQuantization] public float[]? V { get; set; }") },
        { "QDT024", Entity("[«ExtraPayload»] public Dictionary<string, string>? Extra { get; set; }"), Entity("[ExtraPayload] public Dictionary<string, System.Text.Json.JsonElement>? Extra { get; set; }") },
        { "QDT022", Entity("[Vector(3), «KeywordIndex»] public float[]? V { get; set; }"), Entity("[Vector(3)] public float[]? V { get; set; }") },
        { "QDT022", Entity("[QdrantIgnore, «KeywordIndex»] public string? Name { get; set; }"), Entity("[QdrantIgnore] public string? Name { get; set; }") },
        { "QDT023", "[Flags] public enum F { A = 1, B = 2 } " + Entity("public F «Flags» { get; set; }"), "[Flags] public enum F { A = 1, B = 2 } " + Entity("[Payload(EnumAsInteger = true)] public F Flags { get; set; }") },
        { "QDT024", Entity("[«KeywordIndex(Nested = true)»] public string? Name { get; set; }"), Entity("[KeywordIndex] public string? Name { get; set; }") },
        { "QDT024", Entity("[«Vector(3, Memory = Memory.Pinned)»] public float[]? V { get; set; }"), Entity("[Vector(3, Memory = Memory.Cold)] public float[]? V { get; set; }") },
        { "QDT026", "[«PayloadDerived(typeof(string))»] public abstract class S { } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(T))] public abstract class S { } public class T : S { } " + Entity("public S? Shape { get; set; }") },
        { "QDT026", "[PayloadDerived(typeof(T)), «PayloadDerived(typeof(U))»] public abstract class S { } public class T : S { } public abstract class U : S { } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(T)), PayloadDerived(typeof(U))] public abstract class S { } public class T : S { } public class U : S { } " + Entity("public S? Shape { get; set; }") },
        { "QDT026", "[«PayloadDerived(typeof(T<>))»] public interface S { } public class T<X> : S { } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(U))] public interface S { } public class T<X> : S { public X? Value { get; set; } } public class U : T<int> { } " + Entity("public S? Shape { get; set; }") },
        { "QDT026", "[«PayloadDerived(typeof(Outer.T))»] public interface S { } public class Outer { private class T : S { } } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(Outer.T))] public interface S { } public class Outer { internal class T : S { } } " + Entity("public S? Shape { get; set; }") },
        { "QDT026", "[PayloadDerived(typeof(T), \"t\"), «PayloadDerived(typeof(U), \"t\")»] public class S { } public class T : S { } public class U : S { } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(T), \"t\"), PayloadDerived(typeof(U), \"u\")] public class S { } public class T : S { } public class U : S { } " + Entity("public S? Shape { get; set; }") },
        { "QDT026", "[PayloadDerived(typeof(T), \"t\"), «PayloadDerived(typeof(T), \"u\")»] public class S { } public class T : S { } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(T), \"t\"), PayloadDerived(typeof(S), \"u\")] public class S { } public class T : S { } " + Entity("public S? Shape { get; set; }") },
        { "QDT026", "[«PayloadDerived(typeof(T), \"\")»] public class S { } public class T : S { } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(T), \" \")] public class S { } public class T : S { } " + Entity("public S? Shape { get; set; }") },
        { "QDT026", "[«PayloadDiscriminator(\"type\")»] public class S { } " + Entity("public S? Shape { get; set; }"), "[PayloadDiscriminator(\"type\"), PayloadDerived(typeof(S))] public class S { } " + Entity("public S? Shape { get; set; }") },
        { "QDT026", "[«PayloadDerived(typeof(T))»] public class S { [Payload(\"k\")] public int Kind { get; set; } } public class T : S { } " + Entity("public S? Shape { get; set; }"), "[PayloadDiscriminator(\"type\"), PayloadDerived(typeof(T))] public class S { [Payload(\"k\")] public int Kind { get; set; } } public class T : S { } " + Entity("public S? Shape { get; set; }") },
        { "QDT026", "[«PayloadDerived(typeof(Size))»] public class S { public int Size { get; set; } } public class Size : S { public int Other { get; set; } } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(Sized))] public class S { public int Size { get; set; } } public class Sized : S { public int Other { get; set; } } " + Entity("public S? Shape { get; set; }") },
        { "QDT026", "[PayloadDerived(typeof(T)), «PayloadDerived(typeof(U))»] public class S { public virtual int Size { get; set; } } public class T : S { } public class U : S { [Payload(\"other\")] public override int Size { get; set; } } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(T)), PayloadDerived(typeof(U))] public class S { [Payload(\"other\")] public virtual int Size { get; set; } } public class T : S { } public class U : S { public override int Size { get; set; } } " + Entity("public S? Shape { get; set; }") },
        { "QDT007", "[PayloadDerived(typeof(T))] public class S { } public class T : S { public int «Kind» { get; set; } } " + Entity("public S? Shape { get; set; }"), "[PayloadDiscriminator(\"$type\"), PayloadDerived(typeof(T))] public class S { } public class T : S { public int Kind { get; set; } } " + Entity("public S? Shape { get; set; }") },
        { "QDT019", "[«PayloadDiscriminator(\"\")», PayloadDerived(typeof(T))] public class S { } public class T : S { } " + Entity("public S? Shape { get; set; }"), "[PayloadDiscriminator(\"a b\"), PayloadDerived(typeof(T))] public class S { } public class T : S { } " + Entity("public S? Shape { get; set; }") },
        { "QDT024", "[«PayloadDiscriminator(Index = true)», PayloadDerived(typeof(T))] public class S { } public class T : S { } " + Entity("public Dictionary<string, S>? Shapes { get; set; }"), "[PayloadDiscriminator(Index = true), PayloadDerived(typeof(T))] public class S { } public class T : S { } " + Entity("public List<S>? Shapes { get; set; }") },
        { "QDT018", "[PayloadDerived(typeof(T))] public class S { } public class T : S { public List<S>? «Inside» { get; set; } } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(T))] public class S { } public class T : S { [QdrantIgnore] public List<S>? Inside { get; set; } } " + Entity("public S? Shape { get; set; }") },
        { "QDT018", "[PayloadDerived(typeof(T))] public class S { } public class T : S { public T? «Inside» { get; set; } } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(T))] public class S { } public class T : S { } " + Entity("public S? Shape { get; set; } public T? Own { get; set; }") },
        { "QDT016", "[PayloadDerived(typeof(T))] public class S { } public class T : S { public T(int other) { } } " + Entity("public S? «Shape» { get; set; }"), "[PayloadDerived(typeof(T))] public class S { } public class T : S { public T(int other) { Other = other; } public int Other { get; } } " + Entity("public S? Shape { get; set; }") },
        { "QDT004", "public abstract class S { } " + Entity("public S? «Shape» { get; set; }"), "public class S { } " + Entity("public S? Shape { get; set; }") },
        { "QDT004", "public interface S { } " + Entity("public List<S>? «Shapes» { get; set; }"), "[PayloadDerived(typeof(T))] public interface S { } public struct T : S { } " + Entity("public List<S>? Shapes { get; set; }") },
        { "QDT027", "[PayloadDerived(typeof(T)), PayloadDerived(typeof(U))] public class S { } public class T : S { public int Size { get; set; } } public class U : S { public string? «Size» { get; set; } } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(T)), PayloadDerived(typeof(U))] public class S { } public class T : S { public int Size { get; set; } } public class U : S { public long? Size { get; set; } } " + Entity("public S? Shape { get; set; }") },
        { "QDT027", "[PayloadDerived(typeof(T)), PayloadDerived(typeof(U))] public class S { } public class T : S { [KeywordIndex] public string? Name { get; set; } } public class U : S { public string? «Name» { get; set; } } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(T)), PayloadDerived(typeof(U))] public class S { } public class T : S { [KeywordIndex] public string? Name { get; set; } } public class U : S { [KeywordIndex] public string? Name { get; set; } } " + Entity("public S? Shape { get; set; }") },
        { "QDT027", "[PayloadDerived(typeof(T)), PayloadDerived(typeof(U))] public class S { } public class T : S { [KeywordIndex] public string? Name { get; set; } } public class U : S { [«KeywordIndex(OnDisk = true)»] public string? Name { get; set; } } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(T)), PayloadDerived(typeof(U))] public class S { } public class T : S { [KeywordIndex(OnDisk = true)] public string? Name { get; set; } } public class U : S { [KeywordIndex(OnDisk = true), Payload(\"name\")] public string? Called { get; set; } } " + Entity("public S? Shape { get; set; }") },
        { "QDT027", "[PayloadDerived(typeof(T)), PayloadDerived(typeof(U))] public class S { } public class T : S { public M? Meta { get; set; } } public class U : S { public N? «Meta» { get; set; } } public class M { public int X { get; set; } } public class N { public string? X { get; set; } } " + Entity("public S? Shape { get; set; }"), "[PayloadDerived(typeof(T)), PayloadDerived(typeof(U))] public class S { } public class T : S { public M? Meta { get; set; } } public class U : S { public N? Meta { get; set; } } public class M { public int X { get; set; } public int Y { get; set; } } public class N { public int X { get; set; } public string? Z { get; set; } } " + Entity("public S? Shape { get; set; }") },
        { "QDT029", "[QdrantCollection(\"c\")] public class «A» { [PointId] public Guid Id { get; set; } } public class AFields { }", Entity("") + " public class AFields<T> { }" },
        { "QDT029", "[QdrantCollection(\"c\")] public class «A» { [PointId] public Guid Id { get; set; } } public class AModel { }", Entity("") + " public class Around { public class AModel { } }" },
        { "QDT029", "[QdrantCollection(\"c\")] public class «A» { [PointId] public Guid Id { get; set; } } public class ARepository { }", Entity("") + " public partial class ARepository { public string Own => \"\"; }" },
        { "QDT029", "[QdrantCollection(\"c\")] public class «A» { [PointId] public Guid Id { get; set; } } public interface IARepository { }", Entity("") + " public partial interface IARepository { }" },
        { "QDT029", "[QdrantCollection(\"c\")] public class «A» { [PointId] public Guid Id { get; set; } } public static class QdrantRegistration { }", Entity("") + " namespace N { public static class QdrantRegistration { } }" },
        { "QDT029", Entity("[Payload(\"fields\")] public int «AFields» { get; set; }"), Entity("[QdrantIgnore] public int AFields { get; set; } public int BFields { get; set; }") },
        { "QDT024", Entity("[Vector(3, Name = \"\")] public float[]? «V» { get; set; } [Vector(3)] public float[]? W { get; set; }"), Entity("[Vector(3, Name = \"\")] public float[]? V { get; set; } [SparseVector] public SparseVector? W { get; set; }") },
        { "QDT024", Entity("[«Vector(3, Multi = true, From = nameof(Text))»] public float[][]? V { get; set; } public string? Text { get; set; }"), Entity("[Vector(3, Multi = true)] public float[][]? V { get; set; } [SparseVector(From = nameof(Text))] public IReadOnlyDictionary<uint, float>? S { get; set; } public string? Text { get; set; }") },
        { "QDT024", Entity("[«Vector(3, From = nameof(Text))»] public byte[]? V { get; set; } public string? Text { get; set; }"), Entity("[Vector(3, From = nameof(Text))] public Half[]? V { get; set; } public string? Text { get; set; }") },
        { "QDT025", Entity("[«Vector(3, From = \"Txt\")»] public float[]? V { get; set; }"), Entity("[Vector(3, From = nameof(Txt))] public float[]? V { get; set; } public string Txt => \"\";") },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_rule_fires_once_at_its_span_and_only_types_without_members_are_generated(string rule, string wrong, string right)
    {
        int start = wrong.IndexOf('«'), length = wrong.IndexOf('»') - start - 1;
        string source = wrong.Replace("«", "").Replace("»", "");
        Diagnostic found = Assert.Single(await GeneratorHarness.AnalyzeAsync(source, LanguageVersion.Latest, new EntityAnalyzer()));
        Assert.Equal(rule, found.Id);
        Assert.Equal(source.Substring(start, length), source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        Assert.Equal(start, found.Location.SourceSpan.Start);
        bool isBeside = wrong.Contains("QdrantContext", StringComparison.Ordinal) || wrong.Contains("QdrantProjection", StringComparison.Ordinal);
        Generated generated = GeneratorHarness.Run(source);
        Assert.DoesNotContain(generated.Output().GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree?.FilePath.EndsWith(".Unfinished.cs", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(generated.Sources, s => !isBeside && !s.HintName.EndsWith(".Unfinished.g.cs", StringComparison.Ordinal) || s.HintName.Contains("Context", StringComparison.Ordinal) || s.HintName.EndsWith(wrong.Contains("«Inner»", StringComparison.Ordinal) ? "Inner.Projection.g.cs" : "Projection.g.cs", StringComparison.Ordinal));

        Assert.Empty(await GeneratorHarness.AnalyzeAsync(right, LanguageVersion.Latest, new EntityAnalyzer()));
        GeneratorHarness.Emit(right, LanguageVersion.CSharp12).Dispose();
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_pragma_silences_a_rule(string rule, string wrong, string right)
    {
        Assert.NotEmpty(right);
        string source = $"#pragma warning disable {rule}\n" + wrong.Replace("«", "").Replace("»", "");
        Assert.Empty(await GeneratorHarness.AnalyzeAsync(source, LanguageVersion.Latest, new EntityAnalyzer()));
    }

    [Theory]
    [InlineData("namespace M; public class O { [QdrantCollection(\"c\")] public class «A» { [PointId] public int Id { get; set; } } } [QdrantCollection(\"c\")] public class A { [PointId] public int Id { get; set; } }", "M.A.Fields.g.cs")]
    [InlineData("namespace M; public class O { [QdrantCollection(\"c\")] public class A { [PointId] public int Id { get; set; } } } public class P { public class Q { [QdrantCollection(\"c\")] public class «A» { [PointId] public int Id { get; set; } } } }", "M.O.A.Fields.g.cs")]
    [InlineData("namespace M; [QdrantCollection(\"c\")] public class «IA» { [PointId] public int Id { get; set; } } [QdrantCollection(\"c\")] public class A { [PointId] public int Id { get; set; } }", "M.A.Fields.g.cs")]
    public async Task Of_two_entities_that_would_generate_one_name_the_second_is_an_error(string source, string generated)
    {
        int start = source.IndexOf('«');
        source = source.Replace("«", "").Replace("»", "");
        Diagnostic found = Assert.Single(await GeneratorHarness.AnalyzeAsync(source, LanguageVersion.Latest, new EntityAnalyzer()));
        Assert.Equal(("QDT029", start), (found.Id, found.Location.SourceSpan.Start));
        Assert.Equal(generated, Assert.Single(GeneratorHarness.Run(source).Sources, s => s.HintName.EndsWith(".Fields.g.cs", StringComparison.Ordinal)).HintName);
    }

    [Fact]
    public async Task Of_two_contexts_of_one_name_the_second_is_an_error()
    {
        const string source = "namespace M { [QdrantCollection(\"c\")] public class A { [PointId] public int Id { get; set; } } [QdrantContext(typeof(A))] public partial class Shop { } } namespace N { [QdrantContext(typeof(M.A))] public partial class Shop { } }";
        Diagnostic found = Assert.Single(await GeneratorHarness.AnalyzeAsync(source, LanguageVersion.Latest, new EntityAnalyzer()));
        Assert.Equal(("QDT029", source.LastIndexOf("Shop", StringComparison.Ordinal)), (found.Id, found.Location.SourceSpan.Start));
        Assert.Single(GeneratorHarness.Run(source).Sources, s => s.HintName.EndsWith(".Context.g.cs", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("error", DiagnosticSeverity.Error)]
    public async Task An_editorconfig_sets_the_severity_of_a_rule(string severity, DiagnosticSeverity? expected)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(Entity("public char Letter { get; set; }"), LanguageVersion.CSharp12);
        SyntaxTree model = compilation.SyntaxTrees[1];
        compilation = compilation.ReplaceSyntaxTree(model, model.WithFilePath("/src/Model.cs"));
        compilation = compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithSyntaxTreeOptionsProvider(EditorConfig.Of("QDT004", severity)));
        var found = await compilation.WithAnalyzers([new EntityAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(expected is null ? [] : [expected.Value], found.Select(d => d.Severity));
    }

    [Fact]
    public void Code_that_names_the_types_of_an_entity_with_an_error_binds()
    {
        const string source = "namespace M; [QdrantCollection(\"c\")] public class A { [PointId] public int Id { get; set; } [Tenant] public string T { get; set; } = \"\"; public char Letter { get; set; } } "
            + "public sealed class User(IARepository one, IATenants two) { public AFields? Fields; public IARepository One => one; public ARepository? Other; public IATenants Two => two; public ATenants? Both; public AModel? Model; } "
            + "public partial interface IARepository { int More(); } public partial class ARepository { public int More() => 1; }";
        CSharpCompilation output = GeneratorHarness.Run(source).Output();
        Assert.Empty(output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS0649").Select(d => d.ToString()));
    }

    [Fact]
    public async Task An_old_language_is_one_error()
    {
        Diagnostic found = Assert.Single(await GeneratorHarness.AnalyzeAsync(Entity(""), LanguageVersion.CSharp11, new EntityAnalyzer()));
        Assert.Equal("QDT021", found.Id);
        Assert.Empty(GeneratorHarness.Run(Entity(""), LanguageVersion.CSharp11).Sources);
    }

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule()
    {
        string folder = Path.Combine(FindRoot(), "docs", "diagnostics");
        DiagnosticDescriptor[] rules = [.. new EntityAnalyzer().SupportedDiagnostics, .. new UsageAnalyzer().SupportedDiagnostics];
        foreach (DiagnosticDescriptor rule in rules)
        {
            string page = Path.Combine(folder, rule.Id + ".md");
            Assert.True(File.Exists(page), $"{page} is missing");
            string text = File.ReadAllText(page);
            Assert.StartsWith($"# {rule.Id}: {rule.Title}", text);
            Assert.Contains("\n## Wrong\n", text);
            Assert.Contains("\n## Right\n", text);
            Assert.EndsWith($"/{rule.Id}.md", rule.HelpLinkUri);
        }
        Assert.Equal(rules.Select(rule => rule.Id).Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    private static string Entity(string members) => $"[QdrantCollection(\"c\")] public class A {{ {Id} {members} }}";

    private static string Projected(string projection) => (projection.Length == 0 ? "" : $"[QdrantProjection(typeof(A))] public {projection} ")
        + Entity("public int Year { get; set; } public string? Note { get; set; } public List<string?> Tags { get; set; } = []; [ExtraPayload] public Dictionary<string, System.Text.Json.JsonElement>? Extra { get; set; }");

    private static string FindRoot()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "global.json"))) directory = Path.GetDirectoryName(directory);
        return directory ?? throw new InvalidOperationException("The repository was not found above the tests.");
    }
}
