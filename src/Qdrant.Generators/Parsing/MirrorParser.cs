using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Parses the copies of a property, each under a key and with an index of its own: a second index, or one that ignores case.</summary>
internal static class MirrorParser
{
    /// <summary>A copy.</summary>
    /// <param name="Index">The kind of its index.</param>
    /// <param name="Key">Its key.</param>
    /// <param name="Step">Its key as a step of a path.</param>
    /// <param name="IsLower">Whether it is in lower case.</param>
    /// <param name="Parsed">Its value, in the stored form of its index.</param>
    /// <param name="Scale">Decimal places of a scaled decimal.</param>
    public sealed record Mirror(string Index, string Key, string Step, bool IsLower, ValueParser.Parsed Parsed, int Scale);

    /// <summary>The indexes on a property's own key, and those on copies.</summary>
    public static (IReadOnlyList<KeyValuePair<string, AttributeData>> Own, IReadOnlyList<KeyValuePair<string, AttributeData>> OfCopies) Split(IReadOnlyList<KeyValuePair<string, AttributeData>> indexes)
    {
        for (int i = 0; i < indexes.Count; i++)
            if (IsOfCopy(indexes[i].Value)) return ([.. indexes.Where(index => !IsOfCopy(index.Value))], [.. indexes.Where(index => IsOfCopy(index.Value))]);
        return (indexes, []);
    }

    private static bool IsOfCopy(AttributeData index) => index.Text("Mirror") is not null || index.IsSet("IgnoreCase");

    /// <summary>Adds the indexes of the copies to the schema; null, after a report, when one does not fit.</summary>
    public static IReadOnlyList<Mirror>? Parse(
        IReadOnlyList<KeyValuePair<string, AttributeData>> indexes, string key, PayloadOptions options, FoundProperty property, ObjectBuilder owner, Scope scope, ParseContext context)
    {
        if (indexes.Count == 0) return [];
        var mirrors = new List<Mirror>();
        foreach (KeyValuePair<string, AttributeData> index in indexes)
        {
            if (Parse(index.Key, index.Value, key, options, property, owner, scope, context) is not { } mirror) return null;
            mirrors.Add(mirror);
        }
        return mirrors;
    }

    /// <summary>Remembers that a property is stored under several keys. Elements of lists are never patched alone.</summary>
    public static void Register(IReadOnlyList<Mirror> mirrors, ValueParser.Parsed parsed, string index, int scale, string step, Scope scope, ParseContext context)
    {
        if (mirrors.Count == 0 || scope.List is not null) return;
        var keys = new EquatableArray<StoredKeyModel>(
        [
            new StoredKeyModel(scope.Join(step), Form(parsed, index, isLower: false), scale),
            .. mirrors.Select(m => new StoredKeyModel(scope.Join(m.Step), Form(m.Parsed, m.Index, m.IsLower), m.Scale)),
        ]);
        // Derived types share what they inherit.
        if (!context.Mirrors.Contains(keys)) context.Mirrors.Add(keys);
    }

    private static Mirror? Parse(string kind, AttributeData index, string key, PayloadOptions options, FoundProperty property, ObjectBuilder owner, Scope scope, ParseContext context)
    {
        IPropertySymbol symbol = property.Symbol;
        bool isLower = index.IsSet("IgnoreCase");
        int scale = index.Named("Scale")?.Value is int given ? given : -1;
        string mirror = index.Text("Mirror") ?? key + "_lower";
        if (Naming.ToPathStep(mirror) is not { } step)
        {
            context.Findings.Report(Diagnostics.InvalidName, index, symbol, symbol.Name, $"has a copy under the key {Emission.SourceWriter.Literal(mirror)}, which no payload path can express: a key is not empty and holds no quote, backslash, control character or half of a surrogate pair");
            return null;
        }
        if (ValueParser.Parse(symbol.Type, property, options with { Index = kind, Scale = Math.Max(scale, 0), IgnoreCase = isLower }, context) is not { } parsed) return null;
        if (isLower && parsed.Scalar != "string")
        {
            context.Findings.Report(Diagnostics.Parameter, index, symbol, symbol.Name, $"IgnoreCase is for text, and this is {ParseContext.Display(symbol.Type)}");
            return null;
        }
        if (!owner.Claim(mirror, symbol) || !IndexParser.Parse(kind, index, scale, parsed, property, step, scope, context)) return null;
        return new Mirror(kind, mirror, step, isLower, parsed, Math.Max(scale, 0));
    }

    // Only decimals are stored in another form for another index; everything else is the same value again.
    private static string Form(ValueParser.Parsed parsed, string index, bool isLower) => parsed.Scalar != "decimal" ? isLower ? "LowerCase" : "Same" : index switch
    {
        "Float" => "DecimalNumber",
        "Integer" => "ScaledDecimal",
        _ => "DecimalText",
    };
}
