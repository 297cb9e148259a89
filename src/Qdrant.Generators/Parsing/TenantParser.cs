using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses a tenant: a text property with a keyword index, by which a server keeps the points of a tenant together.</summary>
internal static class TenantParser
{
    /// <summary>Whether a property can be a tenant; reports one that cannot.</summary>
    public static bool Fits(FoundProperty property, AttributeData attribute, ObjectBuilder owner, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        string? why = symbol.Type.SpecialType != SpecialType.System_String || symbol.NullableAnnotation == NullableAnnotation.Annotated ? $"is of type {ParseContext.Display(symbol.Type)}: a tenant is a string that is never null"
            : !owner.CanSet(symbol) ? "has no setter: a tenant is read, and filled in when it is written"
            : property.Attribute("PayloadConverter") is not null ? "has a converter: a tenant is stored as the text it is"
            : property.Indexes.FirstOrDefault(i => i.Key != "Keyword" && i.Value.Text("Mirror") is null) is { Key: { } index } ? $"has a {index.ToLowerInvariant()} index: a tenant has a keyword index; give the other a key of its own with Mirror = \"…\""
            : null;
        if (why is not null) context.Findings.Report(Diagnostics.Tenant, attribute, symbol, symbol.Name, why);
        return why is null;
    }

    /// <summary>Makes the index of the tenant one, whether it was declared or not.</summary>
    public static void Index(string step, Scope scope, ParseContext context)
    {
        string path = scope.JoinIndex(step);
        IndexModel declared = context.Indexes.FirstOrDefault(i => i.Path == path) ?? new IndexModel("Keyword", path, default);
        context.Indexes.Remove(declared);
        context.Indexes.Add(declared with { Settings = new EquatableArray<SettingModel>(declared.Settings.Where(s => s.Name != "IsTenant").Append(new SettingModel("IsTenant", "true"))) });
    }
}
