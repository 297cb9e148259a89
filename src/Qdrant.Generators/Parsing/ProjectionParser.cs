using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>
/// Parses <c>[QdrantProjection]</c>: each property takes key and stored form from the property of the entity that has its name. Like the parser of entities
/// it serves the generator, which passes no sink, and the analyzer.
/// </summary>
internal static class ProjectionParser
{
    /// <summary>The projection; null when there was an error, in it or in its entity, which is reported where the entity is.</summary>
    public static ProjectionModel? Parse(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, Findings findings, CancellationToken cancellation)
    {
        CheckType(type, attribute, compilation, findings, cancellation);
        if (attribute.Argument(0) is not INamedTypeSymbol { TypeKind: not TypeKind.Error } entity) return null;
        if (entity.GetAttributes().FirstOrDefault(a => Attributes.OurName(a) == "QdrantCollection") is not { } collection)
        {
            findings.Report(Diagnostics.Projection, attribute, type, type.Name, $"is a projection of {ParseContext.Display(entity)}, which has no [QdrantCollection]");
            return null;
        }
        INamedTypeSymbol home = SymbolEqualityComparer.Default.Equals(entity.ContainingAssembly, type.ContainingAssembly) ? entity : type;
        if (findings.HasErrors || EntityParser.Parse(entity, collection, home, compilation, new Findings(home, compilation, sink: null), cancellation)?.Entity is not { } model) return null;

        var context = new ParseContext(type, type, namingPolicy: 0, findings, cancellation);
        foreach (ObjectModel nested in model.Nested) context.CodecName(nested.Name, nested.TypeName);
        foreach (PolymorphModel polymorph in model.Polymorphs) context.CodecName(polymorph.Name, polymorph.TypeName);
        List<FoundProperty> properties = PropertyFinder.Find(type);
        var builder = new ObjectBuilder(type, properties, context);
        foreach (FoundProperty property in properties) ParseProperty(property, model, builder, context);
        if (builder.Build(type) is not { } root || findings.HasErrors) return null;
        if (root.Members.Count == 0)
        {
            findings.Report(Diagnostics.Projection, type, type.Name, "has no property to read: " + Names(model));
            return null;
        }
        var inside = ProjectionContents.Of(root, model);
        string typeName = context.TypeName(type);
        return new ProjectionModel(
            Naming.Namespace(type), type.Name, GeneratedNames.Hint(type, typeName.Replace("global::", "").Replace("@", "")), typeName, model.TypeName, new EquatableArray<string>(Declarations(type)), model.Key, root,
            new EquatableArray<ObjectModel>(inside.Objects), new EquatableArray<EnumModel>(inside.Enums),
            new EquatableArray<PolymorphModel>(inside.Polymorphs));
    }

    private static void ParseProperty(FoundProperty property, EntityModel entity, ObjectBuilder builder, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        if (property.Attribute("QdrantIgnore") is not null || (property.Attributes.Count == 0 && !builder.CanSet(symbol))) return;
        string stored = $"{entity.Name}.{symbol.Name}";
        if (property.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).FirstOrDefault() is { Value: { } attribute } first)
            context.Findings.Report(Diagnostics.Projection, attribute, symbol, symbol.Name, $"has [{first.Key}]: a projection reads what its entity stores, so the attribute belongs on {stored}");
        else if (entity.Root.Members.FirstOrDefault(m => m.Name == symbol.Name) is not { } source)
            context.Findings.Report(Diagnostics.Projection, symbol, symbol.Name, $"is no stored property of {entity.Name}: {Names(entity)}");
        else if (source.Role == MemberRole.Extra)
            context.Findings.Report(Diagnostics.Projection, symbol, symbol.Name, $"is what no property of {entity.Name} has, and a projection loads only what is named");
        else if (context.TypeName(ValueParser.Bare(symbol.Type)) != source.TypeName)
            context.Findings.Report(Diagnostics.Projection, symbol, symbol.Name, $"is of type {ParseContext.Display(symbol.Type)}, but {stored} is of type {Display(source)}: use the same type, or its nullable");
        else if (source.IsNullable && !ValueParser.IsNullable(symbol.Type))
            context.Findings.Report(Diagnostics.Projection, symbol, symbol.Name, $"is of type {ParseContext.Display(symbol.Type)}, but {stored} may be null: make it nullable");
        else builder.Add(symbol, source.Role, source.Payload is { } payload ? payload with { WriteNull = false, Mirrors = default, Beside = null } : null, source.Vector, source.VectorForm);
    }

    private static string Display(MemberModel member) => member.TypeName.Replace("global::", "") + (member.IsNullable ? "?" : "");

    private static string Names(EntityModel entity) =>
        $"name some of {string.Join(", ", entity.Root.Members.Where(m => m.Role != MemberRole.Extra).Select(m => m.Name))}";

    private static void CheckType(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, Findings findings, CancellationToken cancellation)
    {
        LanguageVersion language = ((CSharpCompilation)compilation).LanguageVersion;
        string? what = type.TypeKind != TypeKind.Class ? "a struct" : type.IsStatic ? "static" : type.IsAbstract ? "abstract" : EntityParser.IsGeneric(type) ? "generic or inside a generic type" : null;
        if (language < LanguageVersion.CSharp12) findings.Report(Diagnostics.Language, type, type.Name, language.ToDisplayString());
        else if (what is not null) findings.Report(Diagnostics.Projection, type, type.Name, $"is {what}: a projection is a partial class or record that can be created");
        else if (!Accessible.FromGenerated(type, type, out string why)) findings.Report(Diagnostics.Inaccessible, type, type.Name, why);
        else if (Around(type).FirstOrDefault(t => !IsPartial(t, cancellation)) is { } whole)
            findings.Report(Diagnostics.Projection, type, type.Name, SymbolEqualityComparer.Default.Equals(whole, type) ? "is not partial: its reader is generated into it" : $"is inside {whole.Name}, which is not partial: its reader is generated into it");
    }

    private static IEnumerable<string> Declarations(INamedTypeSymbol type) => Around(type).Select(t =>
        $"partial {(t.TypeKind, t.IsRecord) switch { (TypeKind.Struct, true) => "record struct", (TypeKind.Struct, false) => "struct", (TypeKind.Interface, _) => "interface", (_, true) => "record", _ => "class" }} {Emission.SourceWriter.Identifier(t.Name)}");

    /// <summary>The type and those around it, outermost first.</summary>
    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type) => type.ContainingType is { } outer ? Around(outer).Append(type) : [type];

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.All(r => r.GetSyntax(cancellation) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(m => m.ValueText == "partial"));
}
