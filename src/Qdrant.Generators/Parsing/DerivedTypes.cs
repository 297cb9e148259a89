using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Parsing;

/// <summary>A declared derived type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Kind">Its discriminator.</param>
/// <param name="Attribute">What declares it.</param>
internal sealed record DerivedType(INamedTypeSymbol Type, string Kind, AttributeData Attribute);

/// <summary>Finds the derived types that a base declares.</summary>
internal static class DerivedTypes
{
    /// <summary>The derived types by discriminator, so that the order of attributes does not matter; none, after a report, when one of them cannot be stored.</summary>
    public static IReadOnlyList<DerivedType> Find(INamedTypeSymbol type, AttributeData? discriminator, ParseContext context)
    {
        var found = new List<DerivedType>();
        bool failed = false;
        foreach (AttributeData attribute in type.GetAttributes().Where(a => Attributes.OurName(a) == "PayloadDerived"))
        {
            string name = (attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as ITypeSymbol : null)?.Name ?? "null";
            if (attribute.ConstructorArguments.Length == 0 || attribute.ConstructorArguments[0].Value is not INamedTypeSymbol derived) Refuse("is no class of yours");
            else if (EntityParser.IsGeneric(derived)) Refuse("is generic: derive a type that is not");
            else if (!IsDerivedFrom(derived, type)) Refuse($"is not derived from {type.Name}");
            else if (derived.IsAbstract || derived.TypeKind == TypeKind.Interface) Refuse("cannot be created: declare the types that are derived from it");
            else if (!Accessible.FromGenerated(derived, context.Home, out string why)) Refuse($"is {why}, so that generated code cannot name it");
            else
            {
                string kind = attribute.Argument(1) as string ?? derived.Name;
                if (kind.Length == 0) Refuse("has an empty discriminator");
                else if (found.FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Type, derived)) is not null) Refuse("is declared twice");
                else if (found.FirstOrDefault(d => d.Kind == kind) is { } other) Refuse($"has the discriminator \"{kind}\", as {other.Type.Name} has");
                else found.Add(new DerivedType(derived, kind, attribute));
            }

            void Refuse(string why)
            {
                failed = true;
                context.Findings.Report(Diagnostics.Derived, attribute, type, name, why);
            }
        }
        if (found.Count == 0 && !failed) context.Findings.Report(Diagnostics.Derived, discriminator!, type, type.Name, "has a discriminator but no derived types: declare them with [PayloadDerived(typeof(…))]");
        return failed ? [] : [.. found.OrderBy(d => d.Kind, StringComparer.Ordinal)];
    }

    private static bool IsDerivedFrom(INamedTypeSymbol derived, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = derived; current is not null; current = current.BaseType)
            if (SymbolEqualityComparer.Default.Equals(current, type)) return true;
        return derived.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);
    }
}
