using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses a payload property: its key, its value, its index and its handle.</summary>
internal static class MemberParser
{
    private static readonly string[] Unsupported = ["ExtraPayload", "PayloadConverter", "Tenant", "ConcurrencyToken"];

    /// <summary>Adds a property to its object and gives its field; null when it is not payload or, after a report, cannot be.</summary>
    public static FieldModel? Parse(FoundProperty property, ObjectBuilder owner, Scope scope, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        bool attributed = property.Attribute("Payload") is not null || property.Indexes.Any();
        if (property.Attribute("QdrantIgnore") is not null)
        {
            if (property.Attributes.FirstOrDefault(a => a.Key != "QdrantIgnore") is { Value: { } other } conflict)
                context.Findings.Report(Diagnostics.Conflict, other, symbol, symbol.Name, "[QdrantIgnore]", $"[{conflict.Key}]");
            return null;
        }
        foreach (string feature in Unsupported)
        {
            if (property.Attribute(feature) is not { } attribute) continue;
            context.Findings.Report(Diagnostics.NotSupported, attribute, symbol, symbol.Name, $"[{feature}]");
            return null;
        }
        if (!attributed && !owner.CanSet(symbol)) return null;
        return ParsePayload(property, owner, scope, context);
    }

    /// <summary>Adds a payload property to its object.</summary>
    /// <param name="property">The property.</param>
    /// <param name="owner">Its object.</param>
    /// <param name="scope">Where it is.</param>
    /// <param name="context">The entity's context.</param>
    /// <param name="role">What it is: the string key of an entity is payload too.</param>
    public static FieldModel? ParsePayload(FoundProperty property, ObjectBuilder owner, Scope scope, ParseContext context, MemberRole role = MemberRole.Payload)
    {
        IPropertySymbol symbol = property.Symbol;
        AttributeData? payload = property.Attribute("Payload");
        string key = payload?.Argument(0) as string ?? Naming.ToStored(symbol.Name, context.NamingPolicy);
        if (Naming.ToPathStep(key) is not { } step)
        {
            context.Findings.Report(Diagnostics.InvalidName, symbol, symbol.Name, $"is stored under the key {Emission.SourceWriter.Literal(key)}, which no payload path can express: a key is not empty and holds no quote, backslash or control character");
            return null;
        }
        List<KeyValuePair<string, AttributeData>> indexes = property.Indexes.ToList();
        foreach (KeyValuePair<string, AttributeData> index in indexes)
        {
            if (index.Value.Named("Mirror") is null && !index.Value.IsSet("IgnoreCase")) continue;
            context.Findings.Report(Diagnostics.NotSupported, index.Value, symbol, symbol.Name, index.Value.IsSet("IgnoreCase") ? "IgnoreCase" : "Mirror");
            return null;
        }
        if (indexes.Count > 1)
        {
            context.Findings.Report(Diagnostics.TwoIndexes, indexes[1].Value, symbol, symbol.Name);
            return null;
        }
        string kind = indexes.Count == 1 ? indexes[0].Key : "";
        int scale = indexes.Count == 1 && indexes[0].Value.Named("Scale")?.Value is int given ? given : -1;
        var options = new PayloadOptions(payload?.IsSet("EnumAsInteger") == true, kind, Math.Max(scale, 0));
        if (ValueParser.Parse(symbol.Type, property, options, context) is not { } parsed) return null;
        if (indexes.Count == 1 && !IndexParser.Parse(kind, indexes[0].Value, scale, parsed, property, step, scope, context)) return null;
        if (!owner.Claim(key, symbol)) return null;
        IEnumerable<string> formerly = payload?.Named("Formerly")?.Values.Select(v => v.Value as string ?? "") ?? [];
        owner.Add(symbol, role, new PayloadModel(key, new EquatableArray<string>(formerly), payload?.IsSet("WriteNull") == true, parsed.Value));
        return FieldParser.Parse(property, parsed, kind, key, step, scope, context);
    }
}
