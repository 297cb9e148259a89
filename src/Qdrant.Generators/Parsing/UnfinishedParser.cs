using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>
/// Finds what to generate for an entity with an error: its types, without members. A compiler that cannot bind the names of types in signatures stops before
/// analyzers run, so without them a build would miss types and never say why.
/// </summary>
internal static class UnfinishedParser
{
    // What these are about has no generated types of its own.
    private static readonly DiagnosticDescriptor[] WithoutTypes = [Diagnostics.Language, Diagnostics.Struct, Diagnostics.Abstract, Diagnostics.Generic, Diagnostics.Inaccessible, Diagnostics.NameTaken];

    /// <summary>An entity, or what is left of it when it has an error.</summary>
    public static EntityResult ParseEntity(INamedTypeSymbol type, AttributeData collection, Compilation compilation, CancellationToken cancellation)
    {
        var findings = new Findings(type, compilation, sink: null);
        ParsedEntity? parsed = EntityParser.Parse(type, collection, type, compilation, findings, cancellation);
        return new EntityResult(parsed, parsed is null ? Parse(type, findings, cancellation) : null);
    }

    // The types; null when there can be none.
    private static UnfinishedModel? Parse(INamedTypeSymbol type, Findings findings, CancellationToken cancellation)
    {
        if (WithoutTypes.Any(findings.Has)) return null;
        var context = new ParseContext(type, type, namingPolicy: 0, findings, cancellation);
        string typeName = context.TypeName(type), accessibility = Accessible.Of(type), name = type.Name;
        List<string> declarations =
        [
            $"{accessibility} sealed class {name}Fields", $"{accessibility} sealed class {name}Model",
            $"{accessibility} partial interface I{name}Repository", $"{accessibility} sealed partial class {name}Repository : I{name}Repository",
        ];
        if (PropertyFinder.Find(type).Any(p => p.Attribute("Tenant") is not null))
            declarations.AddRange([$"{accessibility} partial interface I{name}Tenants", $"{accessibility} sealed partial class {name}Tenants : I{name}Tenants"]);
        return new UnfinishedModel(Naming.Namespace(type), GeneratedNames.Hint(type, typeName.Replace("global::", "").Replace("@", "")), typeName, new EquatableArray<string>(declarations));
    }
}
