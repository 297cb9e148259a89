using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Qdrant.Generators.Parsing;

/// <summary>The names of generated types and files: whether they are free, and what makes them unique.</summary>
internal static class GeneratedNames
{
    private const string Registration = "QdrantRegistration";

    // Names in a namespace or type that differ from others by case only: looked for once, not once an entity.
    private static readonly ConditionalWeakTable<INamespaceOrTypeSymbol, HashSet<string>> Ambiguous = new();

    /// <summary>Reports generated types whose names are taken: by types of the user's own, or by the generated types of another entity.</summary>
    public static void Check(INamedTypeSymbol type, INamedTypeSymbol home, IReadOnlyList<FoundProperty> properties, Findings findings)
    {
        // Only beside an entity and in a context are these types generated; a projection has none of them.
        bool isOwn = SymbolEqualityComparer.Default.Equals(type, home);
        if (!isOwn && !home.GetAttributes().Any(a => Attributes.OurName(a) == "QdrantContext")) return;
        INamespaceSymbol around = home.ContainingNamespace;
        string name = type.Name, fields = name + "Fields";
        foreach (string generated in new[] { fields, name + "Model" })
            if (around.GetTypeMembers(generated, 0).Any(t => !IsGenerated(t))) Report(generated, "as one of your types is: rename one of the two");
        List<(string, TypeKind)> partials = [($"I{name}Repository", TypeKind.Interface), (name + "Repository", TypeKind.Class)];
        if (properties.Any(p => p.Attribute("Tenant") is not null)) partials.AddRange([($"I{name}Tenants", TypeKind.Interface), (name + "Tenants", TypeKind.Class)]);
        foreach ((string generated, TypeKind kind) in partials)
            if (around.GetTypeMembers(generated, 0).Any(t => t.TypeKind != kind || t.IsRecord || !IsPartial(t)))
                Report(generated, $"as one of your types is, which is no partial {(kind == TypeKind.Class ? "class" : "interface")}: make it one, or rename it");
        if (home.ContainingAssembly.GlobalNamespace.GetTypeMembers(Registration, 0).Any(t => !IsGenerated(t))) Report(Registration, "as one of your types is: rename it");
        if (name.Length > 1 && name[0] == 'I' && around.GetTypeMembers(name.Substring(1), 0).Any(IsEntity)) Report(name + "Repository", $"as the interface of the repository of {name.Substring(1)} is: rename one of the two");
        if (isOwn && type.ContainingType is not null && Twin(type, around) is { } twin)
            Report(fields, $"as that of {twin.ToDisplayString()} is, which is in the same namespace: rename one of the two");
        if (properties.FirstOrDefault(p => p.Symbol.Name == fields && p.Attribute("QdrantIgnore") is null) is { } property)
            findings.Report(Diagnostics.NameTaken, property.Symbol, $"{name}.{property.Symbol.Name}", "would have a handle that is called as the generated class around it: rename the property; [Payload] keeps its key");

        void Report(string generated, string why) => findings.Report(Diagnostics.NameTaken, type, name, $"has a generated type that is called {generated}, {why}");
    }

    /// <summary>The name of the files of an entity or projection. File names differ by more than case, so a type whose name does not gets a hash.</summary>
    public static string Hint(INamedTypeSymbol type, string name)
    {
        for (ISymbol current = type; current is not INamespaceSymbol { IsGlobalNamespace: true }; current = current.ContainingSymbol)
            if (Ambiguous.GetValue((INamespaceOrTypeSymbol)current.ContainingSymbol, FindAmbiguous).Contains(current.Name)) return $"{name}.{Hash(name):x8}";
        return name;
    }

    private static HashSet<string> FindAmbiguous(INamespaceOrTypeSymbol container)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var ambiguous = new HashSet<string>(StringComparer.Ordinal);
        foreach (ISymbol member in container is INamespaceSymbol ns ? ns.GetMembers() : (IEnumerable<ISymbol>)container.GetTypeMembers())
        {
            if (!seen.TryGetValue(member.Name, out string? first)) seen.Add(member.Name, member.Name);
            else if (first != member.Name) ambiguous.UnionWith([first, member.Name]);
        }
        return ambiguous;
    }

    // Of two entities of one name the first is generated.
    private static INamedTypeSymbol? Twin(INamedTypeSymbol type, INamespaceSymbol around) =>
        around.GetTypeMembers(type.Name, 0).FirstOrDefault(IsEntity)
        ?? around.GetTypeMembers().SelectMany(Nested).FirstOrDefault(t => t.Name == type.Name && t.Arity == 0 && string.CompareOrdinal(t.ToDisplayString(), type.ToDisplayString()) < 0 && IsEntity(t));

    private static IEnumerable<INamedTypeSymbol> Nested(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(t => Nested(t).Prepend(t));

    private static bool IsEntity(INamedTypeSymbol type) => type.GetAttributes().Any(a => Attributes.OurName(a) == "QdrantCollection");

    private static bool IsGenerated(INamedTypeSymbol type) =>
        type.GetAttributes().Any(a => a.AttributeClass?.Name == "GeneratedCodeAttribute" && a.ConstructorArguments.Length == 2 && a.ConstructorArguments[0].Value is "Qdrant.Generators");

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(r => r.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(m => m.ValueText == "partial"));

    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text) hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }
}
