using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Turns types into values of the payload.</summary>
internal static class ValueParser
{
    /// <summary>A value and what is needed to choose its handle.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Shape">Whether it is one, a list or a dictionary of the scalars or objects.</param>
    /// <param name="Kind">The scalar; null for objects.</param>
    /// <param name="Scalar">The type of that scalar.</param>
    /// <param name="Object">The object; null for scalars.</param>
    /// <param name="Depth">How many dictionaries there are, one in the other.</param>
    public sealed record Parsed(ValueModel Value, PayloadShape Shape, PayloadKind? Kind, string? Scalar, INamedTypeSymbol? Object, int Depth = 0);

    /// <summary>Parses a type; null, after a report, when it has no stored form.</summary>
    public static Parsed? Parse(ITypeSymbol type, FoundProperty property, PayloadOptions options, ParseContext context)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        bool isNullable = IsNullable(type);
        ITypeSymbol bare = Bare(type);
        string name = context.TypeName(bare);
        if (options.Conversion is { } conversion && SymbolEqualityComparer.Default.Equals(bare, conversion.Type))
        {
            if (Parse(conversion.Stored, property, options with { Conversion = null }, context) is not { } stored) return null;
            return stored with { Value = new ConvertedValue(name, bare.IsValueType, isNullable, context.TypeName(conversion.Converter), conversion.Converter.Name, stored.Value) };
        }
        if (Kind(bare, property, options, context) is { } kind)
        {
            ValueModel scalar = bare.TypeKind == TypeKind.Enum && !options.EnumAsInteger
                ? new EnumValue(name, isNullable, Enum((INamedTypeSymbol)bare, context).Name)
                : new ScalarValue(name, bare.IsValueType, isNullable, kind.Write, kind.Cast, kind.WriteArguments, kind.NamesMember, kind.Read);
            return new Parsed(scalar, PayloadShape.Single, kind, name, null);
        }
        if (bare.TypeKind == TypeKind.Enum) return null;
        if (Collections.IsList(bare, out ITypeSymbol element, out string finish))
        {
            if (Parse(element, property, options, context) is not { } item) return null;
            var list = new ListValue(name, bare.IsValueType, isNullable, context.CodecName(ListName(bare, item.Value), $"{name} of {item.Value}"), finish, item.Value);
            return new Parsed(list, item.Shape == PayloadShape.Single ? PayloadShape.List : PayloadShape.ListOfMore, item.Kind, item.Scalar, item.Object);
        }
        if (Collections.IsDictionary(bare, out element, out finish))
        {
            if (Parse(element, property, options, context) is not { } item) return null;
            var dictionary = new DictionaryValue(name, isNullable, context.CodecName(ListName(bare, item.Value), $"{name} of {item.Value}"), finish, item.Value);
            return new Parsed(dictionary, OfDictionary(item.Shape), item.Kind, item.Scalar, item.Object, item.Depth + 1);
        }
        if (IsObject(bare) || PolymorphParser.IsBase(bare))
            return new Parsed(new ObjectValue(name, bare.IsValueType, isNullable, context.CodecName(bare.Name, name)), PayloadShape.Single, null, null, (INamedTypeSymbol)bare);
        context.Findings.Report(Diagnostics.PayloadType, property.Symbol, property.Symbol.Name, ParseContext.Display(type));
        return null;
    }

    // A dictionary of dictionaries is reached by one key after the other.
    private static PayloadShape OfDictionary(PayloadShape values) => values switch
    {
        PayloadShape.Single or PayloadShape.Dictionary => PayloadShape.Dictionary,
        PayloadShape.List or PayloadShape.DictionaryOfLists => PayloadShape.DictionaryOfLists,
        _ => PayloadShape.More,
    };

    public static bool IsNullable(ITypeSymbol type) =>
        type.IsValueType ? type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T : type.NullableAnnotation != NullableAnnotation.NotAnnotated;

    public static ITypeSymbol Bare(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0]
            : type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : type;

    private static PayloadKind? Kind(ITypeSymbol type, FoundProperty property, PayloadOptions options, ParseContext context)
    {
        if (type.SpecialType == SpecialType.System_Decimal) return PayloadKinds.Decimal(options.Index, options.Scale);
        if (options.IgnoreCase && type.SpecialType == SpecialType.System_String) return PayloadKinds.LowerCase;
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } named) return PayloadKinds.Find(type);
        EnumModel model = Enum(named, context);
        if (options.EnumAsInteger)
        {
            string form = Form(model.Name + "NumberForm", model, PayloadKinds.IntegerName(named.EnumUnderlyingType!.SpecialType), context);
            return PayloadKinds.EnumAsInteger(model.TypeName, named.EnumUnderlyingType.SpecialType, form);
        }
        if (named.GetAttributes().Any(a => a.AttributeClass is { Name: "FlagsAttribute", ContainingNamespace.Name: "System" }))
        {
            context.Findings.Report(Diagnostics.FlagsByName, property.Symbol, property.Symbol.Name, named.Name);
            return null;
        }
        context.Enums[model.TypeName] = model;
        return new PayloadKind("", true, "", PayloadKinds.EnumByName(Form(model.Name + "Form", model, null, context)));
    }

    private static string Form(string name, EnumModel model, string? integer, ParseContext context)
    {
        context.Forms[name] = new FormModel(name, model, integer);
        return name;
    }

    private static EnumModel Enum(INamedTypeSymbol type, ParseContext context)
    {
        string typeName = context.TypeName(type);
        var seen = new HashSet<object>();
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).Select(f => new EnumMember(f.Name, !seen.Add(f.ConstantValue!)));
        return new EnumModel(typeName, context.CodecName(type.Name, typeName), new EquatableArray<EnumMember>(members));
    }

    private static bool IsObject(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: false, IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } named
        && named.ContainingAssembly.Name is not ("Qdrant.Repository.Abstractions" or "Qdrant.Repository" or "Qdrant.Core")
        && (named.Locations.Any(l => l.IsInSource) || !IsFrameworkNamespace(named.ContainingNamespace));

    private static bool IsFrameworkNamespace(INamespaceSymbol? ns)
    {
        for (; ns is { IsGlobalNamespace: false }; ns = ns.ContainingNamespace)
            if (ns.ContainingNamespace.IsGlobalNamespace) return ns.Name is "System" or "Microsoft";
        return false;
    }

    private static string ListName(ITypeSymbol type, ValueModel element)
    {
        string own = type is IArrayTypeSymbol ? "Array" : type.Name.Length > 1 && type.Name[0] == 'I' && char.IsUpper(type.Name[1]) ? type.Name.Substring(1) : type.Name;
        string of = element switch
        {
            EnumValue e => e.Name,
            ObjectValue o => o.Name,
            ConvertedValue c => c.Name,
            ListValue l => l.Name,
            DictionaryValue d => d.Name,
            _ => Simple(element.TypeName),
        };
        return own + "Of" + (element.IsNullable ? "Nullable" : "") + of;
    }

    private static string Simple(string typeName)
    {
        string last = typeName.Replace("[]", "s").Substring(typeName.LastIndexOf('.') + 1);
        return char.ToUpperInvariant(last[0]) + last.Substring(1);
    }
}

/// <summary>What a property's attributes say about its stored form.</summary>
/// <param name="EnumAsInteger">Whether enums are stored as numbers.</param>
/// <param name="Index">The kind of its index; empty for none.</param>
/// <param name="Scale">Decimal places of a scaled decimal.</param>
/// <param name="Conversion">The user's converter; null when there is none.</param>
/// <param name="IgnoreCase">Whether text is written in lower case.</param>
internal sealed record PayloadOptions(bool EnumAsInteger, string Index, int Scale, PayloadConversion? Conversion = null, bool IgnoreCase = false);

/// <summary>How scalars or objects are arranged in a property.</summary>
internal enum PayloadShape { Single, List, ListOfMore, Dictionary, DictionaryOfLists, More }
