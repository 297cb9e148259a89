using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses a concurrency token: an integer property with an index, and a key beside it for the stamps of writes.</summary>
internal static class TokenParser
{
    /// <summary>The key of the stamps, as the repository writes them.</summary>
    public static string Stamps(string key) => key + "_stamps";

    /// <summary>Whether a property can be a token; reports one that cannot.</summary>
    public static bool Fits(FoundProperty property, AttributeData attribute, ObjectBuilder owner, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        string? why = symbol.Type.SpecialType is not (SpecialType.System_Int64 or SpecialType.System_Int32) ? $"is of type {ParseContext.Display(symbol.Type)}: a concurrency token is a long or an int, and not nullable"
            : !owner.CanSet(symbol) ? "has no setter: a concurrency token is read, so that the next write knows what it changes"
            : property.Attribute("PayloadConverter") is not null ? "has a converter: a concurrency token is stored as the integer it is"
            : null;
        if (why is not null) context.Findings.Report(Diagnostics.ConcurrencyToken, attribute, symbol, symbol.Name, why);
        return why is null;
    }

    /// <summary>Claims the key of the stamps, and indexes the token, since every write filters by it; false, after a report, when the key is taken.</summary>
    public static bool Parse(string key, string step, bool needsIndex, ObjectBuilder owner, FoundProperty property, Scope scope, ParseContext context)
    {
        if (!owner.Claim(Stamps(key), property.Symbol)) return false;
        if (needsIndex) context.Indexes.Add(new IndexModel("Integer", scope.JoinIndex(step), default));
        return true;
    }
}
