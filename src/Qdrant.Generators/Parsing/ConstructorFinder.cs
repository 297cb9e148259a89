using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Chooses the constructor an object is read through.</summary>
internal static class ConstructorFinder
{
    /// <summary>
    /// The constructor without parameters when there is one, else the one with the most parameters that are all named and typed as properties; null when there is none.
    /// A struct prefers its parameters: without them it has no defaults to lose.
    /// </summary>
    public static (ConstructionKind Kind, IReadOnlyList<(IParameterSymbol Parameter, IPropertySymbol Property)> Parameters)? Find(
        INamedTypeSymbol type, IReadOnlyList<FoundProperty> properties, INamedTypeSymbol home)
    {
        IMethodSymbol? best = null;
        IReadOnlyList<(IParameterSymbol, IPropertySymbol)> matched = [];
        foreach (IMethodSymbol constructor in type.InstanceConstructors.Where(c => Accessible.IsUsable(c, home)))
        {
            if (constructor.Parameters.Length == 0)
            {
                if (type.IsValueType && constructor.IsImplicitlyDeclared) continue;
                (best, matched) = (constructor, []);
                break;
            }
            if (constructor.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected && best is not null) continue;
            if (Match(constructor, properties) is { } match && match.Count > matched.Count) (best, matched) = (constructor, match);
        }
        if (best is null) return type.IsValueType ? (ConstructionKind.Default, []) : null;
        bool accessible = Accessible.FromGenerated(best, home, out _);
        bool plain = accessible && (!HasRequiredMembers(type) || SetsRequiredMembers(best));
        return (plain ? ConstructionKind.New : ConstructionKind.Accessor, matched);
    }

    /// <summary>The default of a parameter as C#; null when it has none.</summary>
    public static string? DefaultOf(IParameterSymbol parameter, string typeName)
    {
        if (!parameter.HasExplicitDefaultValue) return null;
        if (parameter.ExplicitDefaultValue is not { } value) return "default";
        string literal = value switch
        {
            float number => Emission.SourceWriter.Literal(number),
            double number => Emission.SourceWriter.Literal(number),
            decimal number => number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "M",
            _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
        };
        return parameter.Type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean ? literal : $"({typeName})({literal})";
    }

    private static IReadOnlyList<(IParameterSymbol, IPropertySymbol)>? Match(IMethodSymbol constructor, IReadOnlyList<FoundProperty> properties)
    {
        var matched = new List<(IParameterSymbol, IPropertySymbol)>();
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            FoundProperty? property = properties.FirstOrDefault(p => string.Equals(p.Symbol.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(p.Symbol.Type, parameter.Type));
            if (property is null || parameter.RefKind is RefKind.Ref or RefKind.Out) return null;
            matched.Add((parameter, property.Symbol));
        }
        return matched;
    }

    private static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null and not { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType }; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers())
                if (member.Kind is SymbolKind.Property or SymbolKind.Field && member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) return true;
        }
        return false;
    }

    private static bool SetsRequiredMembers(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute");
}
