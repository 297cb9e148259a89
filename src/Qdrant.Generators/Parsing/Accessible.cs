using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Parsing;

/// <summary>What generated code may name.</summary>
internal static class Accessible
{
    /// <summary>Whether a symbol and the types around it are public, or internal to the assembly.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="home">A type of the assembly that the code is generated into.</param>
    /// <param name="why">What hides it.</param>
    public static bool FromGenerated(ISymbol symbol, INamedTypeSymbol home, out string why)
    {
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            bool inside = SymbolEqualityComparer.Default.Equals(current.ContainingAssembly, home.ContainingAssembly);
            why = current is INamedTypeSymbol { IsFileLocal: true } ? "local to its file" : current.DeclaredAccessibility switch
            {
                Accessibility.Private => "private",
                Accessibility.Protected or Accessibility.ProtectedAndInternal => "protected",
                Accessibility.Internal or Accessibility.ProtectedOrInternal when !inside => "internal to another assembly",
                _ => "",
            };
            if (why.Length == 0) continue;
            if (!SymbolEqualityComparer.Default.Equals(current, symbol)) why = $"inside {current.Name}, which is {why}";
            return false;
        }
        why = "";
        return true;
    }

    /// <summary>
    /// Whether generated code may use a setter or constructor, by an accessor if need be. Metadata leaves out what is not public, so of another assembly
    /// only what can be named counts, also where an IDE shows more.
    /// </summary>
    public static bool IsUsable(IMethodSymbol method, INamedTypeSymbol home) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, home.ContainingAssembly) || FromGenerated(method, home, out _);

    /// <summary><c>public</c> when the type and all around it are, else <c>internal</c>.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            if (current.DeclaredAccessibility != Accessibility.Public) return "internal";
        return "public";
    }
}
