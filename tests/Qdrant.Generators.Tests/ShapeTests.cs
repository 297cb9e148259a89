using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Generators.Tests.Harness;

namespace Qdrant.Generators.Tests;

/// <summary>Shapes and names of models that people write: their generated code compiles without any warning.</summary>
public sealed class ShapeTests
{
    public static TheoryData<string, string> Models => new()
    {
        { "positional record, nullable parameters without defaults", """
            namespace M; [QdrantCollection("a")] public sealed record A([PointId] ulong Id, [Vector(2)] float[] V, string? Name, int? Age, IReadOnlyList<string>? Tags, Guid? G);
            """ },
        { "nested record struct with a nullable parameter", """
            namespace M; public readonly record struct Place(int X, string? Y);
            [QdrantCollection("a")] public class A { [PointId] public Guid Id { get; set; } [SparseVector] public SparseVector? V { get; set; } public Place P { get; set; } public Place? Q { get; set; } public List<Place> Ps { get; set; } = []; }
            """ },
        { "parameter with an old key", """
            namespace M; [QdrantCollection("a")] public sealed record A([PointId] Guid Id, [SparseVector] SparseVector? V, [property: Payload("n", Formerly = ["name"])] string? Name);
            """ },
        { "names that generated code uses itself", """
            namespace M; [QdrantCollection("a")] public class A { [PointId] public Guid Point { get; set; } [Vector(2)] public float[] Vectors { get; set; } = []; public string Entity { get; set; } = ""; public string Writer { get; set; } = "";
            public string Field { get; set; } = ""; public string Type { get; set; } = ""; public string Entry { get; set; } = ""; public string Result { get; set; } = ""; public string Layout { get; set; } = ""; public string Schema { get; set; } = ""; public string Value { get; set; } = "";
            public string Instance { get; set; } = ""; public string Fields { get; set; } = ""; public string Payload { get; set; } = ""; public string Read { get; set; } = ""; public string Item { get; set; } = ""; public string Key { get; set; } = ""; public string Id { get; set; } = ""; public string Path { get; set; } = ""; public string Error { get; set; } = ""; public string Computed { get; set; } = ""; public string Tenant { get; set; } = ""; }
            """ },
        { "keywords, letters of any script, property named like its type", """
            namespace M.@class.@namespace; public enum Color { @default, Rot } public class @event { public string? @if { get; set; } public string Größe { get; set; } = ""; }
            [QdrantCollection("a")] public class @record { [PointId] public Guid @Id { get; set; } [SparseVector] public SparseVector? @base { get; set; } [KeywordIndex] public Color Color { get; set; } public @event? @event { get; set; } [KeywordIndex] public string @string { get; set; } = ""; public int @int { get; set; } public string 名前 { get; set; } = ""; }
            """ },
        { "names of System types in the entity's namespace", """
            namespace M.System; public class String { public int Length { get; set; } } public enum Guid { A }
            [QdrantCollection("a")] public class Object { [PointId] public ulong Id { get; set; } [SparseVector] public SparseVector? V { get; set; } public String? S { get; set; } public Guid G { get; set; } }
            """ },
        { "global namespace, entity inside classes, same name twice", """
            [QdrantCollection("g")] public class A { [PointId] public Guid Id { get; set; } [SparseVector] public SparseVector? V { get; set; } }
            namespace M { public static class Outer { public partial class Inner { [QdrantCollection("i")] internal class A { [PointId] public Guid Id { get; set; } [SparseVector] public SparseVector? V { get; set; } public List<Sub> Subs { get; set; } = []; public class Sub { public int N { get; set; } } } } } }
            namespace N { [QdrantCollection("n")] public class A { [PointId] public Guid Id { get; set; } [SparseVector] public SparseVector? V { get; set; } } }
            """ },
        { "obsolete members", """
            namespace M; [QdrantCollection("a")] public class A { [PointId] public Guid Id { get; set; } [SparseVector] public SparseVector? V { get; set; } [Obsolete("use B")] public string Old { get; set; } = ""; [Obsolete] public string? Older { get; init; } public Kind K { get; set; } }
            public enum Kind { X, [Obsolete] Y }
            """ },
        { "obsolete entity", """
            namespace M; [Obsolete("gone soon")] [QdrantCollection("a")] public class A { [PointId] public Guid Id { get; set; } [SparseVector] public SparseVector? V { get; set; } public string S { get; set; } = ""; }
            """ },
        { "nullable annotations off", """
            #nullable disable
            namespace M; [QdrantCollection("a")] public class A { [PointId] public Guid Id { get; set; } [Vector(2)] public float[] V { get; set; } public string S { get; set; } public List<string> L { get; set; } public B Sub { get; set; } public List<B> Subs { get; set; } } public class B { public string X { get; set; } }
            """ },
        { "required members, a constructor that sets them, private setters", """
            namespace M; [QdrantCollection("a")] public class A { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public A(Guid id, string name) { Id = id; Name = name; } [PointId] public Guid Id { get; } public required string Name { get; init; } [SparseVector] public SparseVector? V { get; private set; } public int N { get; private init; } = 3; }
            """ },
        { "primary constructor of a class", """
            namespace M; [QdrantCollection("a")] public class A(Guid id, string? note, int count = 5) { [PointId] public Guid Id { get; } = id; public string? Note { get; } = note; public int Count { get; set; } = count; [SparseVector] public SparseVector? V { get; set; } }
            """ },
        { "enums: same value twice, byte, ulong, nested", """
            namespace M; [QdrantCollection("a")] public class A { [PointId] public Guid Id { get; set; } [SparseVector] public SparseVector? V { get; set; } [KeywordIndex] public E1 A1 { get; set; } public E2? A2 { get; set; } [IntegerIndex, Payload(EnumAsInteger = true)] public E3 A3 { get; set; } public List<E1>? L { get; set; } public enum E1 { X = 1, Y = 1, Z = 2 } public enum E2 : byte { P } [Flags] public enum E3 : long { None = 0, One = 1 } }
            """ },
        { "inherited, hidden and overridden members", """
            namespace M; public abstract class B0 { [PointId] public Guid Id { get; init; } public virtual string Name { get; init; } = ""; public string Hidden { get; set; } = ""; public required string Req { get; init; } } public interface I { int N { get; } }
            [QdrantCollection("a")] public sealed class A : B0, I { public override string Name { get; init; } = "x"; public new int Hidden { get; set; } public int N { get; init; } int I.N => N; [SparseVector] public SparseVector? V { get; init; } }
            """ },
        { "entities and namespaces that differ by case only", """
            namespace M { [QdrantCollection("a")] public class AbC { [PointId] public Guid Id { get; set; } } [QdrantCollection("a")] public class ABC { [PointId] public Guid Id { get; set; } } [QdrantProjection(typeof(ABC))] public partial record Card(Guid Id); [QdrantProjection(typeof(ABC))] public partial record CARD(Guid Id); }
            namespace m { [QdrantCollection("a")] public class AbC { [PointId] public Guid Id { get; set; } } }
            """ },
        { "properties called as the classes of nested objects, at any depth", """
            namespace M; [QdrantCollection("a")] public class A { [PointId] public Guid Id { get; set; } [KeywordIndex(IgnoreCase = true)] public string? EditorFields { get; set; } public N? Editor { get; set; } public List<N>? EditorFields2 { get; set; } public Dictionary<string, N3>? Map { get; set; } }
            public class N { [Payload(WriteNull = true)] public string? EditorFields { get; set; } public N2? Editor { get; set; } } public class N2 { public string? EditorFields { get; set; } public N3? Editor { get; set; } } public class N3 { public int EditorFields2 { get; set; } public int MapFields { get; set; } }
            """ },
        { "properties called as the forms of enums", """
            namespace M; public enum Topic { A } public class N { [KeywordIndex] public Topic Topic { get; set; } public Topic TopicForm { get; set; } public List<Topic>? TopicForm2 { get; set; } }
            [QdrantCollection("a")] public class A { [PointId] public Guid Id { get; set; } [KeywordIndex] public Topic Topic { get; set; } [Payload(EnumAsInteger = true)] public Topic Other { get; set; } public string? TopicNumberForm { get; set; } public N? N { get; set; } public List<N>? Ns { get; set; } }
            """ },
        { "properties called as members of object, of handles and as the one instance", """
            namespace M; public class N { public new string? Equals { get; set; } public new int ToString { get; set; } public new int GetHashCode { get; set; } public new int GetType { get; set; } public new int ReferenceEquals { get; set; } public new int MemberwiseClone { get; set; } public N2? Path { get; set; } public int IsMissing { get; set; } public int HasValue { get; set; } public int IsNull { get; set; } } public class N2 { public int Path { get; set; } }
            [QdrantCollection("a")] public class A { [PointId] public Guid Id { get; set; } public new string? Equals { get; set; } public new int ToString { get; set; } public new int GetHashCode { get; set; } public new int GetType { get; set; } public new int ReferenceEquals { get; set; } public new int MemberwiseClone { get; set; } public int Instance { get; set; } public int TheInstance { get; set; } public N? N { get; set; } public List<N>? Ns { get; set; } public Dictionary<string, N>? Map { get; set; } }
            [QdrantCollection("a")] public class B { [PointId] public Guid Id { get; set; } [ExtraPayload] public Dictionary<string, System.Text.Json.JsonElement>? Instance { get; set; } }
            """ },
        { "properties, types and namespaces called as what generated code names", """
            namespace M.Qdrant.Repository.Codec; public class Guid1 { public int System { get; set; } public int Qdrant { get; set; } public int WireWriter { get; set; } public string? Condition { get; set; } public int global { get; set; } } public class Condition { public int Value { get; set; } } public class WireWriter { public int Kind { get; set; } } public enum PayloadWriter { Write, @class }
            [QdrantCollection("a")] public class Task { [PointId] public Guid Id { get; set; } public string? System { get; set; } public Condition? Qdrant { get; set; } public List<WireWriter> Guid { get; set; } = []; [KeywordIndex] public PayloadWriter String { get; set; } public Guid1? WireWriter { get; set; } public Dictionary<string, Condition>? Global { get; set; } public string? @record { get; set; } public int? @async { get; set; } public int _ { get; set; } }
            """ },
        { "projections with the names of their readers", """
            namespace M; public class N { public int V { get; set; } } [QdrantCollection("a")] public class A { [PointId] public Guid Id { get; set; } public string? CardReader { get; set; } public List<N>? System { get; set; } public N? Qdrant { get; set; } }
            public class CardReader { } [QdrantProjection(typeof(A))] public partial record Card(string? CardReader, List<N>? System, N? Qdrant);
            """ },
        { "derived types with the names of handles", """
            namespace M; [PayloadDerived(typeof(@class)), PayloadDerived(typeof(Missing)), PayloadDerived(typeof(Null))] public class S { public int V { get; set; } } public class @class : S { public int _path { get; set; } public S2? Path { get; set; } public int classFields { get; set; } } public class S2 { public int _path { get; set; } } public class Missing : S { public int MissingFields { get; set; } } public class Null : S { }
            public class SAsMissing { public int V { get; set; } } [QdrantCollection("a")] public class A { [PointId] public Guid Id { get; set; } public S? S { get; set; } public List<S>? Ls { get; set; } public Dictionary<string, S>? Map { get; set; } public SAsMissing? SAsMissing { get; set; } }
            """ },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Compiles_without_a_warning(string shape, string source)
    {
        Assert.NotEmpty(shape);
        GeneratorHarness.Load(source);
        Assert.NotEmpty(GeneratorHarness.Run(source, LanguageVersion.Latest).Sources);
    }
}
