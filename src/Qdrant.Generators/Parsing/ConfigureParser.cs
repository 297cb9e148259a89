using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Parsing;

/// <summary>Finds the hook of an entity: <c>static void Configure(CollectionBuilder&lt;T&gt; collection)</c>.</summary>
internal static class ConfigureParser
{
    /// <summary>Whether the entity has a hook that can be called; reports one that cannot.</summary>
    public static bool Parse(INamedTypeSymbol entity, ParseContext context)
    {
        foreach (IMethodSymbol method in entity.GetMembers("Configure").OfType<IMethodSymbol>())
        {
            if (method.Parameters.Length != 1 || method.Parameters[0].Type is not INamedTypeSymbol { TypeArguments.Length: 1 } builder || PayloadKinds.FullName(builder) != "Qdrant.Repository.CollectionBuilder") continue;
            if (!Accessible.FromGenerated(method, context.Home, out string why)) context.Findings.Report(Diagnostics.Inaccessible, method, $"{entity.Name}.Configure", why);
            else if (!method.IsStatic || !method.ReturnsVoid || method.IsGenericMethod || !SymbolEqualityComparer.Default.Equals(builder.TypeArguments[0], entity))
                context.Findings.Report(Diagnostics.Parameter, method, $"{entity.Name}.Configure", $"the hook is static void Configure(CollectionBuilder<{entity.Name}> collection)");
            return true;
        }
        return false;
    }
}
