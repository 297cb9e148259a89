using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses a POCO inside an entity: its codec once, its fields and indexes at every path it is found at.</summary>
internal static class ObjectParser
{
    /// <summary>The fields of a nested type; null, after a report, when it cannot be used.</summary>
    public static IReadOnlyList<FieldModel>? Parse(INamedTypeSymbol type, FoundProperty property, Scope scope, ParseContext context)
    {
        if (scope.Around.Contains(type, SymbolEqualityComparer.Default))
        {
            context.Findings.Report(Diagnostics.Recursive, property.Symbol, property.Symbol.Name, type.Name);
            return null;
        }
        if (!Accessible.FromGenerated(type, context.Home, out string why))
        {
            context.Findings.Report(Diagnostics.Inaccessible, property.Symbol, type.Name, why);
            return null;
        }
        Scope inside = scope with { Around = [.. scope.Around, type] };
        if (PolymorphParser.IsBase(type)) return PolymorphParser.Parse(type, property, inside, context);
        List<FoundProperty> properties = PropertyFinder.Find(type);
        var builder = new ObjectBuilder(type, properties, context);
        List<FieldModel> fields = ParseMembers(properties, builder, inside, context);
        if (builder.Build(property.Symbol) is { } model) context.Objects[model.Name] = model;
        return fields;
    }

    /// <summary>Adds the properties of an object to its builder and gives their fields.</summary>
    public static List<FieldModel> ParseMembers(IReadOnlyList<FoundProperty> properties, ObjectBuilder builder, Scope scope, ParseContext context)
    {
        var fields = new List<FieldModel>();
        foreach (FoundProperty inner in properties)
        {
            if (inner.AttributeWhere(static a => a is "PointId" or "Vector" or "SparseVector" or "Tenant" or "ConcurrencyToken" or "ExtraPayload") is { } misplaced)
                context.Findings.Report(Diagnostics.Parameter, inner.Attributes[misplaced], inner.Symbol, $"{builder.Type.Name}.{inner.Symbol.Name}", $"[{misplaced}] belongs on a property of the entity, not of an object inside it");
            else if (MemberParser.Parse(inner, builder, scope, context) is { } field) fields.Add(field);
        }
        return fields;
    }
}
