using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>The one table: C# type of a vector property to the way it is written and read.</summary>
internal static class VectorForms
{
    public const string Dense = "a dense vector is a float[], ReadOnlyMemory<float>, Memory<float> or Embedding<float>, a Half[] with Datatype.Float16, or a byte[] with Datatype.Uint8";
    public const string Multi = "a multivector is a float[][], or a list of float[] or ReadOnlyMemory<float>";
    public const string Sparse = "a sparse vector is a SparseVector or an IReadOnlyDictionary<uint, float>";

    private const string Codec = "global::Qdrant.Repository.Codec.VectorWriter.";
    private const string Embedding = "global::Microsoft.Extensions.AI.Embedding<float>";
    private static readonly string[] SparseMaps = ["System.Collections.Generic.Dictionary", "System.Collections.Generic.IDictionary", "System.Collections.Generic.IReadOnlyDictionary"];

    /// <summary>The form of a dense vector; null when the type holds none.</summary>
    public static VectorForm? OfDense(ITypeSymbol type)
    {
        if (IsArrayOf(type, SpecialType.System_Single)) return new VectorForm(VectorKind.Dense, "{0}", "{0}.ToDense()", "[]");
        if (IsArrayOf(type, SpecialType.System_Byte)) return new VectorForm(VectorKind.Dense, "{0}", "{0}.ToDenseBytes()", "[]", "Uint8");
        if (type is IArrayTypeSymbol { Rank: 1, ElementType: INamedTypeSymbol element } && PayloadKinds.FullName(element) == "System.Half")
            return new VectorForm(VectorKind.Dense, "{0}", "{0}.ToDenseHalves()", "[]", "Float16");
        return NameOfFloats(type) switch
        {
            "System.ReadOnlyMemory" or "System.Memory" => new VectorForm(VectorKind.Dense, "{0}.Span", "{0}.ToDense()", "default"),
            "Microsoft.Extensions.AI.Embedding" => new VectorForm(VectorKind.Dense, Codec + "Components({0})", $"new {Embedding}({{0}}.ToDense())", $"new {Embedding}(default)"),
            _ => null,
        };
    }

    /// <summary>The form of a multivector; null when the type holds none.</summary>
    public static VectorForm? OfMulti(ITypeSymbol type)
    {
        if (!Collections.IsList(type, out ITypeSymbol row, out string finish)) return null;
        if (IsArrayOf(row, SpecialType.System_Single))
        {
            string rows = type is IArrayTypeSymbol ? "{0}.ToMulti()" : string.Format(finish, "new global::System.Collections.Generic.List<float[]>({0}.ToMulti())", "float[]");
            return new VectorForm(VectorKind.Multi, "{0}", rows, "[]");
        }
        return NameOfFloats(row) == "System.ReadOnlyMemory"
            ? new VectorForm(VectorKind.Multi, "{0}", string.Format(finish, "{0}.ToRows()", "global::System.ReadOnlyMemory<float>"), "[]")
            : null;
    }

    /// <summary>The form of a sparse vector; null when the type holds none.</summary>
    public static VectorForm? OfSparse(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named) return null;
        if (!named.IsGenericType) return PayloadKinds.FullName(named) == "Qdrant.Repository.SparseVector" ? new VectorForm(VectorKind.Sparse, "{0}", "{0}.ToSparse()", null) : null;
        bool isMap = named.TypeArguments.Length == 2 && SparseMaps.Contains(PayloadKinds.FullName(named))
            && named.TypeArguments[0].SpecialType == SpecialType.System_UInt32 && named.TypeArguments[1].SpecialType == SpecialType.System_Single;
        return isMap ? new VectorForm(VectorKind.Sparse, "new global::Qdrant.Repository.SparseVector({0})", "{0}.ToSparseMap()", null) : null;
    }

    private static bool IsArrayOf(ITypeSymbol type, SpecialType element) => type is IArrayTypeSymbol { Rank: 1 } array && array.ElementType.SpecialType == element;

    private static string? NameOfFloats(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } generic && generic.TypeArguments[0].SpecialType == SpecialType.System_Single ? PayloadKinds.FullName(generic) : null;
}
