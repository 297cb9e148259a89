using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses a payload property: its key, its value, its index and its handle.</summary>
internal static class MemberParser
{
    /// <summary>Adds a property to its object and gives its field; null when it is not payload or, after a report, cannot be.</summary>
    public static FieldModel? Parse(FoundProperty property, ObjectBuilder owner, Scope scope, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        bool attributed = property.Attribute("Payload") is not null || property.Indexes.Count > 0;
        if (property.Attribute("QdrantIgnore") is not null)
        {
            if (property.AttributeWhere(static name => name != "QdrantIgnore") is { } other)
                context.Findings.Report(Diagnostics.Conflict, property.Attributes[other], symbol, symbol.Name, "[QdrantIgnore]", $"[{other}]");
            return null;
        }
        if (property.AttributeWhere(static name => name == "Hnsw" || name.EndsWith("Quantization", StringComparison.Ordinal)) is { } misplaced)
        {
            context.Findings.Report(Diagnostics.Parameter, property.Attributes[misplaced], symbol, symbol.Name, $"[{misplaced}] belongs on a dense vector or on the entity");
            return null;
        }
        if (property.Attribute("Tenant") is { } tenant && !TenantParser.Fits(property, tenant, owner, context)) return null;
        if (property.Attribute("ConcurrencyToken") is { } token && !TokenParser.Fits(property, token, owner, context)) return null;
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
            context.Findings.Report(Diagnostics.InvalidName, symbol, symbol.Name, $"is stored under the key {Emission.SourceWriter.Literal(key)}, which no payload path can express: a key is not empty and holds no quote, backslash, control character or half of a surrogate pair");
            return null;
        }
        (IReadOnlyList<KeyValuePair<string, AttributeData>> indexes, IReadOnlyList<KeyValuePair<string, AttributeData>> mirrored) = MirrorParser.Split(property.Indexes);
        if (indexes.Count > 1)
        {
            context.Findings.Report(Diagnostics.TwoIndexes, indexes[1].Value, symbol, symbol.Name);
            return null;
        }
        bool isToken = property.Attribute("ConcurrencyToken") is not null;
        bool isTenant = property.Attribute("Tenant") is not null;
        string kind = indexes.Count == 1 ? indexes[0].Key : isToken ? "Integer" : isTenant ? "Keyword" : "";
        int scale = indexes.Count == 1 && indexes[0].Value.Named("Scale")?.Value is int given ? given : -1;
        PayloadConversion? conversion = null;
        if (property.Attribute("PayloadConverter") is { } converter && (conversion = ConverterParser.Parse(property, converter, context)) is null) return null;
        var options = new PayloadOptions(payload?.IsSet("EnumAsInteger") == true, kind, Math.Max(scale, 0), conversion);
        if (ValueParser.Parse(symbol.Type, property, options, context) is not { } parsed) return null;
        if (!owner.Claim(key, symbol)) return null;
        if (indexes.Count == 1 && !IndexParser.Parse(kind, indexes[0].Value, scale, parsed, property, step, scope, context)) return null;
        if (isTenant) TenantParser.Index(step, scope, context);
        if (isToken && TokenParser.Parse(key, step, indexes.Count == 0, owner, property, scope, context) is false) return null;
        if (MirrorParser.Parse(mirrored, key, options, property, owner, scope, context) is not { } mirrors) return null;
        MirrorParser.Register(mirrors, parsed, kind, options.Scale, step, scope, context);
        IEnumerable<string> formerly = payload?.Named("Formerly")?.Values.Select(v => v.Value as string ?? "") ?? [];
        owner.Add(symbol, role, new PayloadModel(key, new EquatableArray<string>(formerly), payload?.IsSet("WriteNull") == true, parsed.Value, mirrors.Count == 0 ? default : new EquatableArray<MirrorModel>(mirrors.Select(m => new MirrorModel(m.Key, m.Parsed.Value))), isToken ? TokenParser.Stamps(key) : null));
        return FieldParser.Parse(property, parsed, kind, key, step, mirrors, scope, context);
    }
}
