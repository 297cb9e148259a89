using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses an index attribute.</summary>
internal static class IndexParser
{
    private static readonly string[] NotSettings = ["Mirror", "IgnoreCase", "Nested", "Scale"];

    /// <summary>Adds the index to the schema; false, after a report, when it does not fit.</summary>
    public static bool Parse(string kind, AttributeData attribute, int scale, ValueParser.Parsed parsed, FoundProperty property, string step, Scope scope, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        bool fits = parsed.Shape is PayloadShape.Single or PayloadShape.List && parsed.Kind?.Handle(kind) is not null;
        bool isDecimal = parsed.Scalar == "decimal";
        if (!fits || (isDecimal && kind == "Integer" && scale < 0))
        {
            string fitting = isDecimal ? "; fitting: [FloatIndex], [KeywordIndex], [IntegerIndex(Scale = …)]" : parsed.Kind is { } scalar && parsed.Shape is PayloadShape.Single or PayloadShape.List ? parsed.Kind.Fitting : "; no index does";
            context.Findings.Report(Diagnostics.IndexKind, attribute, symbol, symbol.Name, ParseContext.Display(symbol.Type), kind.ToLowerInvariant(), fitting);
            return false;
        }
        if (scale >= 0 && !isDecimal) return Refuse("Scale is for decimals");
        if (scale > 18) return Refuse("Scale is 0 to 18");
        if (!scope.CanIndex) return Refuse("an index needs a known path, and the keys of a dictionary are not known");
        if (attribute.IsSet("Nested") && scope.List is null) return Refuse("Nested is for properties of the elements of a list");
        var settings = Attributes.Settings(attribute, NotSettings).ToList();
        if (attribute.IsSet("Nested")) settings.Add(new SettingModel("Nested", Emission.SourceWriter.Literal(scope.List!)));
        var index = new IndexModel(kind, scope.JoinIndex(step), new EquatableArray<SettingModel>(settings));
        string name = $"{symbol.ContainingType.Name}.{symbol.Name}";
        // Derived types share paths; one index serves all of them, when they declare the same.
        if (context.IndexOwners.TryGetValue(index.Path, out string? owner))
        {
            if (context.Indexes.Contains(index)) return true;
            context.Findings.Report(Diagnostics.DerivedDiffer, attribute, symbol, name, owner, index.Path);
            return false;
        }
        context.IndexOwners.Add(index.Path, name);
        context.Indexes.Add(index);
        return true;

        bool Refuse(string why)
        {
            context.Findings.Report(Diagnostics.Parameter, attribute, symbol, symbol.Name, why);
            return false;
        }
    }
}
