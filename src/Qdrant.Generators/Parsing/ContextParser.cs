using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses <c>[QdrantContext]</c>. Like the parser of entities it serves the generator, which passes no sink, and the analyzer.</summary>
internal static class ContextParser
{
    /// <summary>The context; null when there was an error.</summary>
    public static ContextModel? Parse(INamedTypeSymbol context, AttributeData attribute, Compilation compilation, Action<Diagnostic>? sink, CancellationToken cancellation)
    {
        var findings = new Findings(context, compilation, sink);
        if (context.ContainingType is not null || context.IsGenericType || context.IsRecord || !IsPartial(context, cancellation))
            findings.Report(Diagnostics.Parameter, context, context.Name, "a context is a partial class, not a record, not generic and not inside another type");
        string fullName = context.ToDisplayString();
        if (compilation.GetSymbolsWithName(context.Name, SymbolFilter.Type, cancellation).FirstOrDefault(t => string.CompareOrdinal(t.ToDisplayString(), fullName) < 0 && t.GetAttributes().Any(a => Attributes.OurName(a) == "QdrantContext")) is { } twin)
            findings.Report(Diagnostics.NameTaken, context, context.Name, $"has a generated method that is called Add{context.Name}, as that of {twin.ToDisplayString()} is: rename one of the two");
        var registered = new List<RegisteredEntity>();
        var emitted = new List<ParsedEntity>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (TypedConstant value in attribute.ConstructorArguments.Length == 1 && !attribute.ConstructorArguments[0].IsNull ? attribute.ConstructorArguments[0].Values : [])
        {
            cancellation.ThrowIfCancellationRequested();
            AttributeData? collection = (value.Value as INamedTypeSymbol)?.GetAttributes().FirstOrDefault(a => Attributes.OurName(a) == "QdrantCollection");
            if (value.Value is not INamedTypeSymbol entity || collection is null)
            {
                findings.Report(Diagnostics.Parameter, attribute, context, context.Name, $"{value.Value ?? "null"} has no [QdrantCollection]");
                continue;
            }
            if (IsIn(entity, context.ContainingAssembly))
            {
                // What is wrong with it is reported where it is declared.
                var silent = new Findings(entity, compilation, sink: null);
                if (EntityParser.Parse(entity, collection, entity, compilation, silent, cancellation) is { } own) Add(RegisteredEntity.Of(own.Entity));
            }
            else if (Generated(entity, context) is { } existing) Add(existing);
            else if (EntityParser.Parse(entity, collection, context, compilation, findings, cancellation) is { } parsed)
            {
                Add(RegisteredEntity.Of(parsed.Entity));
                emitted.Add(parsed);
            }

            void Add(RegisteredEntity added)
            {
                if (!names.Add(added.Generated("", "Repository")))
                    findings.Report(Diagnostics.Parameter, attribute, context, context.Name, $"{entity.Name} is named twice, or two entities of this name would get the same repository");
                registered.Add(added);
            }
        }
        if (registered.Count == 0 && !findings.HasErrors && attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Values.IsDefaultOrEmpty)
            findings.Report(Diagnostics.Parameter, attribute, context, context.Name, "a context names at least one entity");
        if (findings.HasErrors) return null;
        string @namespace = Naming.Namespace(context);
        string hint = (@namespace.Length == 0 ? "" : @namespace + ".") + context.Name;
        return new ContextModel(@namespace, context.Name, hint.Replace("@", ""), Accessible.Of(context), new EquatableArray<RegisteredEntity>(registered), new EquatableArray<ParsedEntity>(emitted));
    }

    // An assembly that ran the generator itself has the code already; this one registers it.
    private static RegisteredEntity? Generated(INamedTypeSymbol entity, INamedTypeSymbol context)
    {
        foreach (string name in new[] { entity.Name + "Model", "I" + entity.Name + "Repository", entity.Name + "Repository" })
            if (entity.ContainingNamespace.GetTypeMembers(name, 0).FirstOrDefault(t => IsIn(t, entity.ContainingAssembly)) is not { } type || !Accessible.FromGenerated(type, context, out _)) return null;
        INamedTypeSymbol repository = entity.ContainingNamespace.GetTypeMembers(entity.Name + "Repository", 0).First(t => IsIn(t, entity.ContainingAssembly));
        bool hasOurs = repository.InstanceConstructors.Any(c => c.Parameters.Length == 2 && c.Parameters[1].Type.Name == "RepositorySettings");
        IMethodSymbol? own = hasOurs ? null : repository.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public).OrderByDescending(c => c.Parameters.Length).FirstOrDefault();
        return new RegisteredEntity(Naming.Namespace(entity), entity.Name, entity.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            own is null ? null : new EquatableArray<string>(own.Parameters.Where(p => !p.HasExplicitDefaultValue).Select(p => p.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))),
            !entity.ContainingNamespace.GetTypeMembers(entity.Name + "Tenants", 0).IsEmpty);
    }

    private static bool IsIn(INamedTypeSymbol type, IAssemblySymbol assembly) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly);

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.All(r => r.GetSyntax(cancellation) is ClassDeclarationSyntax declaration && declaration.Modifiers.Any(m => m.ValueText == "partial"));
}
