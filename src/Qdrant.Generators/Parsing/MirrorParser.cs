using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses an index on a copy of a property: a second index, or one that ignores case.</summary>
internal static class MirrorParser
{
    /// <summary>The copy.</summary>
    /// <param name="Key">Its key.</param>
    /// <param name="Step">Its key as a step of a path.</param>
    /// <param name="IsLower">Whether it is in lower case.</param>
    public sealed record Mirror(string Key, string Step, bool IsLower);

    /// <summary>Adds the index of the copy to the schema; null, after a report, when it does not fit.</summary>
    public static Mirror? Parse(
        KeyValuePair<string, AttributeData> index, string primary, string key, ValueParser.Parsed parsed, FoundProperty property, ObjectBuilder owner, Scope scope, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        bool isLower = index.Value.IsSet("IgnoreCase");
        bool isText = parsed.Shape == PayloadShape.Single && ValueParser.Bare(symbol.Type).SpecialType == SpecialType.System_String && property.Attribute("PayloadConverter") is null;
        if (index.Key != "Keyword" || !isText || primary is not ("" or "Text"))
        {
            context.Findings.Report(Diagnostics.NotSupported, index.Value, symbol, symbol.Name, "a copy with another index than a keyword index, or of anything but text with a text index or none,");
            return null;
        }
        string mirror = index.Value.Text("Mirror") ?? key + "_lower";
        if (Naming.ToPathStep(mirror) is not { } step)
        {
            context.Findings.Report(Diagnostics.InvalidName, index.Value, symbol, symbol.Name, $"has a copy under the key {Emission.SourceWriter.Literal(mirror)}, which no payload path can express: a key is not empty and holds no quote, backslash or control character");
            return null;
        }
        if (!owner.Claim(mirror, symbol) || !IndexParser.Parse(index.Key, index.Value, -1, parsed, property, step, scope, context)) return null;
        return new Mirror(mirror, step, isLower);
    }
}
