using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Qdrant.Generators.Parsing;

/// <summary>A public property with our attributes, those on a positional parameter and on overridden properties included.</summary>
internal sealed record FoundProperty(IPropertySymbol Symbol, OurAttributes Attributes)
{
    private static readonly KeyValuePair<string, AttributeData>[] None = [];

    /// <summary>The index attributes, by the kind of index, in the order they are written in.</summary>
    public IReadOnlyList<KeyValuePair<string, AttributeData>> Indexes { get; } = IndexesOf(Attributes);

    public AttributeData? Attribute(string name) => Attributes.Find(name);

    /// <summary>The name of an attribute that passes a test; null when none does.</summary>
    public string? AttributeWhere(Func<string, bool> test) => Attributes.NameWhere(test);

    private static IReadOnlyList<KeyValuePair<string, AttributeData>> IndexesOf(OurAttributes attributes)
    {
        List<KeyValuePair<string, AttributeData>>? indexes = null;
        foreach (KeyValuePair<string, AttributeData> attribute in attributes)
            if (attribute.Key.EndsWith("Index", StringComparison.Ordinal)) (indexes ??= new(1)).Add(new(attribute.Key.Substring(0, attribute.Key.Length - "Index".Length), attribute.Value));
        return indexes is null ? None : indexes.Count < 2 ? indexes : [.. indexes.OrderBy(a => a.Value.ApplicationSyntaxReference?.Span.Start ?? 0)];
    }
}

/// <summary>Finds the properties of a type.</summary>
internal static class PropertyFinder
{
    /// <summary>Public instance properties with a getter, inherited ones included, by name: so the order of declarations does not matter.</summary>
    /// <param name="type">The type.</param>
    /// <param name="contract">An interface it is stored for, whose attributes count too; null when there is none.</param>
    public static List<FoundProperty> Find(INamedTypeSymbol type, INamedTypeSymbol? contract = null)
    {
        var found = new List<FoundProperty>();
        foreach (INamedTypeSymbol current in Declaring(type))
        {
            foreach (ISymbol member in current.GetMembers())
            {
                if (member.Kind == SymbolKind.Property
                    && member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public } property
                    && !Has(found, property.Name)) found.Add(new FoundProperty(property, AttributesOf(property, type, contract)));
            }
        }
        found.Sort(static (one, other) => string.CompareOrdinal(one.Symbol.Name, other.Symbol.Name));
        return found;
    }

    private static bool Has(List<FoundProperty> found, string name)
    {
        foreach (FoundProperty property in found)
            if (property.Symbol.Name == name) return true;
        return false;
    }

    private static IEnumerable<INamedTypeSymbol> Declaring(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null && current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); current = current.BaseType)
            yield return current;
        if (type.TypeKind != TypeKind.Interface) yield break;
        foreach (INamedTypeSymbol inherited in type.AllInterfaces) yield return inherited;
    }

    /// <summary>The parameter a positional record declares a property with; null for other properties.</summary>
    public static IParameterSymbol? Parameter(IPropertySymbol property)
    {
        ImmutableArray<SyntaxReference> references = property.DeclaringSyntaxReferences;
        if (references.IsEmpty) return MetadataParameter(property);
        if (!property.ContainingType.IsRecord) return null;
        foreach (SyntaxReference reference in references)
        {
            if (reference.GetSyntax() is not ParameterSyntax) continue;
            foreach (IMethodSymbol constructor in property.ContainingType.InstanceConstructors)
                foreach (IParameterSymbol parameter in constructor.Parameters)
                    if (parameter.Name == property.Name && parameter.DeclaringSyntaxReferences.Any(r => r.Span == reference.Span && r.SyntaxTree == reference.SyntaxTree)) return parameter;
        }
        return null;
    }

    // Metadata does not say which constructor is the primary one; a parameter called and typed as the property is its own.
    private static IParameterSymbol? MetadataParameter(IPropertySymbol property) =>
        property.ContainingType.InstanceConstructors.SelectMany(c => c.Parameters)
            .FirstOrDefault(p => p.Name == property.Name && SymbolEqualityComparer.Default.Equals(p.Type, property.Type) && p.GetAttributes().Any(a => Attributes.OurName(a) is not null));

    private static OurAttributes AttributesOf(IPropertySymbol property, INamedTypeSymbol type, INamedTypeSymbol? contract)
    {
        OurAttributes attributes = Attributes.Ours(property.GetAttributes());
        if (Parameter(property) is { } parameter) attributes.Add(parameter.GetAttributes());
        for (IPropertySymbol? overridden = property.OverriddenProperty; overridden is not null; overridden = overridden.OverriddenProperty) attributes.Add(overridden.GetAttributes());
        if (contract is not { TypeKind: TypeKind.Interface }) return attributes;
        foreach (IPropertySymbol declared in contract.AllInterfaces.Insert(0, contract).SelectMany(i => i.GetMembers(property.Name)).OfType<IPropertySymbol>())
            if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), property)) attributes.Add(declared.GetAttributes());
        return attributes;
    }
}
