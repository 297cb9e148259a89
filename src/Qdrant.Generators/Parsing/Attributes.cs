using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Reads attributes of Qdrant.Repository, and writes their values as C#.</summary>
internal static class Attributes
{
    public const string Collection = "QdrantCollectionAttribute", Context = "QdrantContextAttribute", Projection = "QdrantProjectionAttribute";

    // There are a few dozen.
    private static readonly ConcurrentDictionary<string, string> ShortNames = new(StringComparer.Ordinal);

    /// <summary>The name of an attribute of ours without its suffix; null when it is somebody else's.</summary>
    public static string? OurName(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { ContainingNamespace: { Name: "Repository", ContainingNamespace: { Name: "Qdrant", ContainingNamespace.IsGlobalNamespace: true } } } type) return null;
        return type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? ShortNames.GetOrAdd(type.Name, static name => name.Substring(0, name.Length - "Attribute".Length)) : null;
    }

    /// <summary>Our attributes of a symbol by name.</summary>
    public static OurAttributes Ours(ImmutableArray<AttributeData> attributes)
    {
        var ours = new OurAttributes();
        ours.Add(attributes);
        return ours;
    }

    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            if (argument.Key == name) return argument.Value;
        return null;
    }

    public static string? Text(this AttributeData attribute, string name) => attribute.Named(name)?.Value as string;

    public static bool IsSet(this AttributeData attribute, string name) => attribute.Named(name)?.Value is true;

    public static object? Argument(this AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Array ? attribute.ConstructorArguments[index].Value : null;

    /// <summary>The settings that were given, as initialisers; those in <paramref name="except"/> are for the parser.</summary>
    public static IEnumerable<SettingModel> Settings(AttributeData attribute, params string[] except) => attribute.NamedArguments.IsEmpty ? []
        : attribute.NamedArguments.Where(a => !except.Contains(a.Key)).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new SettingModel(a.Key, ToCSharp(a.Value)));

    public static string ToCSharp(TypedConstant value) => value.Kind switch
    {
        TypedConstantKind.Array => "[" + string.Join(", ", value.Values.Select(ToCSharp)) + "]",
        TypedConstantKind.Enum => EnumToCSharp(value),
        _ => value.Value switch
        {
            null => "null",
            float number => Emission.SourceWriter.Literal(number),
            double number => Emission.SourceWriter.Literal(number),
            long number => number.ToString(CultureInfo.InvariantCulture) + "L",
            { } other => SymbolDisplay.FormatPrimitive(other, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
        },
    };

    private static string EnumToCSharp(TypedConstant value)
    {
        // The enums of attributes are our own, whose names need no escapes.
        string type = "global::" + PayloadKinds.FullName((INamedTypeSymbol)value.Type!);
        foreach (ISymbol member in value.Type!.GetMembers())
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value.Value)) return $"{type}.{field.Name}";
        return $"({type}){SymbolDisplay.FormatPrimitive(value.Value!, true, false)}";
    }
}
