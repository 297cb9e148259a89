using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Parsing;

/// <summary>The names of types, kept as long as their compilation is: all entities use the same few, and to print one takes longer than most else.</summary>
internal sealed class TypeNames
{
    private static readonly ConditionalWeakTable<Compilation, TypeNames> All = new();

    private static readonly SymbolDisplayFormat CodeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat DisplayFormat = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly ConcurrentDictionary<ITypeSymbol, string> _inCode = new(SymbolEqualityComparer.IncludeNullability), _displayed = new(SymbolEqualityComparer.IncludeNullability);

    private TypeNames() { }

    /// <summary>Those of a compilation.</summary>
    public static TypeNames Of(Compilation compilation) => All.GetValue(compilation, static _ => new TypeNames());

    /// <summary>A type for messages and documentation.</summary>
    public static string Display(ITypeSymbol type) => type.ToDisplayString(DisplayFormat);

    /// <summary>The same, kept.</summary>
    public string Displayed(ITypeSymbol type)
    {
        if (!_displayed.TryGetValue(type, out string? name)) _displayed.TryAdd(type, name = Display(type));
        return name;
    }

    /// <summary>A type as C#, without the <c>?</c> of a nullable reference.</summary>
    public string InCode(ITypeSymbol type)
    {
        ITypeSymbol bare = type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : type;
        if (!_inCode.TryGetValue(bare, out string? name)) _inCode.TryAdd(bare, name = Name(bare));
        return name;
    }

    // Where annotations are off, elements may be null and are read as such; code generated with annotations on says so.
    private string Name(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => $"{InCode(array.ElementType)}{(array.ElementType.IsReferenceType && ValueParser.IsNullable(array.ElementType) ? "?" : "")}[]",
        _ => Annotated(type).ToDisplayString(CodeFormat),
    };

    private static ITypeSymbol Annotated(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsGenericType: true, ContainingType: null } generic || generic.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return type;
        var annotations = generic.TypeArguments.Select(a => a.IsReferenceType && a.NullableAnnotation == NullableAnnotation.None ? NullableAnnotation.Annotated : a.NullableAnnotation);
        return generic.OriginalDefinition.Construct([.. generic.TypeArguments.Select(Annotated)], [.. annotations]);
    }
}
