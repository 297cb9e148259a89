using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Parsing;

/// <summary>A handle for a kind of value and an index: its name, and the stored form it needs when values are not stored as they are.</summary>
/// <param name="Index">The index; empty for none.</param>
/// <param name="Name">The handle without type arguments.</param>
/// <param name="Form">The form; null when values are stored as they are. The second type argument is the value's type then.</param>
/// <param name="ListForm">The same for lists.</param>
/// <param name="Argument">Another argument of the handle, when it needs no form.</param>
internal sealed record HandleChoice(string Index, string Name, string? Form = null, string? ListForm = null, string? Argument = null);

/// <summary>A kind of value: its codec verbs and the handle for each index that serves it.</summary>
internal sealed record PayloadKind(string Write, bool NamesMember, string Read, params HandleChoice[] Handles)
{
    /// <summary>A cast before writing.</summary>
    public string Cast { get; init; } = "";

    /// <summary>Arguments between value and member.</summary>
    public string WriteArguments { get; init; } = "";

    public HandleChoice? Handle(string index)
    {
        foreach (HandleChoice handle in Handles)
            if (handle.Index == index) return handle;
        return null;
    }

    /// <summary>The indexes that fit, for messages.</summary>
    public string Fitting => Handles.Length == 0 || Handles.All(h => h.Index.Length == 0) ? "; no index does"
        : "; fitting: " + string.Join(", ", Handles.Where(h => h.Index.Length > 0).Select(h => $"[{h.Index}Index]"));
}

/// <summary>The one table: C# type to codec verbs, fitting indexes and handles. A type that is not here is no scalar of the payload.</summary>
internal static class PayloadKinds
{
    private const string Forms = "global::Qdrant.Repository.";

    private static readonly HandleChoice[] Floats = [new("", "UnindexedFloatField"), new("Float", "FloatField")];
    private static readonly HandleChoice[] Times = [new("", "UnindexedDatetimeField"), new("Datetime", "DatetimeField")];

    private static readonly PayloadKind Bool = new("WriteBool", false, "ToBool()", new("", "UnindexedBoolField"), new("Bool", "BoolField"));
    private static readonly PayloadKind String = new("WriteString", true, "ToText()",
        new("", "UnindexedKeywordField"), new("Keyword", "KeywordField"), new("Datetime", "DatetimeField"), new("Uuid", "UuidField"), new("Text", "TextField"));

    /// <summary>Text in a copy that ignores case.</summary>
    public static PayloadKind LowerCase { get; } = new("WriteLowerCase", true, "ToText()", new HandleChoice("Keyword", "KeywordField", Argument: "ignoreCase: true"));

    private static readonly PayloadKind UInt64 = new("WriteUnsigned", true, "ToInteger<ulong>()",
        Typed("", "UnindexedIntegerField", "IntegerForm.UInt64"), Typed("Integer", "IntegerField", "IntegerForm.UInt64"));
    private static readonly PayloadKind SByte = Integer("sbyte", "SByte"), Byte = Integer("byte", "Byte"), Int16 = Integer("short", "Int16"), UInt16 = Integer("ushort", "UInt16"),
        Int32 = Integer("int", "Int32"), UInt32 = Integer("uint", "UInt32"), Int64 = Integer("long", "Int64");
    private static readonly PayloadKind Double = new("WriteDouble", true, "ToDouble()", Floats);
    private static readonly PayloadKind Single = new("WriteSingle", true, "ToSingle()", Floats);
    private static readonly PayloadKind DateTime = new("WriteDateTime", false, "ToDateTime()", Times);
    private static readonly PayloadKind Bytes = new("WriteBytes", true, "ToBytes()");

    private static readonly PayloadKind DecimalAsText = new("WriteDecimal", false, "ToDecimal()",
        Typed("", "UnindexedKeywordField", "TextForm.Decimal"), Typed("Keyword", "KeywordField", "TextForm.Decimal"),
        Typed("Float", "FloatField", "FloatForm.Decimal"), new("Integer", "IntegerField", Forms + "IntegerForm.ScaledDecimal"));

    private static readonly Dictionary<string, PayloadKind> ByName = new(StringComparer.Ordinal)
    {
        ["System.Half"] = new("WriteHalf", true, "ToHalf()", Floats),
        ["System.Guid"] = new("WriteGuid", false, "ToGuid()",
            Typed("", "UnindexedKeywordField", "TextForm.Guid"), Typed("Keyword", "KeywordField", "TextForm.Guid"), new("Uuid", "UuidField")),
        ["System.DateTimeOffset"] = new("WriteDateTimeOffset", false, "ToDateTimeOffset()", Times),
        ["System.DateOnly"] = new("WriteDateOnly", false, "ToDateOnly()",
            new("", "UnindexedDatetimeField", Argument: "wholeDays: true"), Typed("Keyword", "KeywordField", "TextForm.DateOnly"), new("Datetime", "DatetimeField", Argument: "wholeDays: true")),
        ["System.TimeOnly"] = new("WriteTimeOnly", false, "ToTimeOnly()",
            Typed("", "UnindexedKeywordField", "TextForm.TimeOnly"), Typed("Keyword", "KeywordField", "TextForm.TimeOnly")),
        ["System.TimeSpan"] = new("WriteTimeSpan", false, "ToTimeSpan()",
            Typed("", "UnindexedIntegerField", "IntegerForm.TimeSpan"), Typed("Integer", "IntegerField", "IntegerForm.TimeSpan")),
        ["System.Uri"] = new("WriteUri", true, "ToUri()", new("", "UnindexedUriField"), new("Keyword", "UriField")),
        ["Qdrant.Repository.GeoPoint"] = new("WriteGeoPoint", true, "ToGeoPoint()", new("", "UnindexedGeoField"), new("Geo", "GeoField")),
        ["System.Text.Json.JsonElement"] = new("WriteJson", true, "ToJson()"),
    };

    /// <summary>The kind of a type; null when it is no scalar.</summary>
    public static PayloadKind? Find(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => Bool,
        SpecialType.System_String => String,
        SpecialType.System_SByte => SByte,
        SpecialType.System_Byte => Byte,
        SpecialType.System_Int16 => Int16,
        SpecialType.System_UInt16 => UInt16,
        SpecialType.System_Int32 => Int32,
        SpecialType.System_UInt32 => UInt32,
        SpecialType.System_Int64 => Int64,
        SpecialType.System_UInt64 => UInt64,
        SpecialType.System_Double => Double,
        SpecialType.System_Single => Single,
        SpecialType.System_Decimal => DecimalAsText,
        SpecialType.System_DateTime => DateTime,
        SpecialType.None when type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => Bytes,
        SpecialType.None when type is INamedTypeSymbol { IsGenericType: false } named => Named(named),
        _ => null,
    };

    // The namespaces are looked at last: most types are none of these.
    private static PayloadKind? Named(INamedTypeSymbol type)
    {
        foreach (KeyValuePair<string, PayloadKind> kind in ByName)
            if (kind.Key.EndsWith(type.Name, StringComparison.Ordinal) && kind.Key == FullName(type)) return kind.Value;
        return null;
    }

    /// <summary>A decimal stored for its index: as a double, or as a scaled integer.</summary>
    public static PayloadKind Decimal(string index, int scale) => index switch
    {
        "Float" => DecimalAsText with { Write = "WriteDecimalAsDouble", NamesMember = true },
        "Integer" => new PayloadKind("WriteScaledDecimal", true, $"ToScaledDecimal({scale})", Typed("Integer", "IntegerField", $"IntegerForm.ScaledDecimal({scale})")) { WriteArguments = $", {scale}" },
        _ => DecimalAsText,
    };

    /// <summary>An enum stored as its number.</summary>
    public static PayloadKind EnumAsInteger(string enumType, SpecialType underlying, string form)
    {
        string integer = IntegerName(underlying);
        string verb = underlying == SpecialType.System_UInt64 ? "WriteUnsigned" : "WriteInteger";
        return new PayloadKind(verb, verb == "WriteUnsigned", $"ToInteger<{integer}>()",
            new HandleChoice("", "UnindexedIntegerField", form, form), new HandleChoice("Integer", "IntegerField", form, form)) { Cast = $"({integer})" };
    }

    /// <summary>The handles of an enum stored by name.</summary>
    public static HandleChoice[] EnumByName(string form) => [new("", "UnindexedKeywordField", form, form), new("Keyword", "KeywordField", form, form)];

    public static string IntegerName(SpecialType type) => type switch
    {
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt64 => "ulong",
        _ => "int",
    };

    /// <summary>Namespace and name.</summary>
    public static string FullName(INamedTypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } ns ? $"{FullName(ns)}.{type.Name}" : type.Name;

    private static string FullName(INamespaceSymbol ns) => ns.ContainingNamespace is { IsGlobalNamespace: false } around ? $"{FullName(around)}.{ns.Name}" : ns.Name;

    // A handle of integers is of those that Qdrant stores, unless it is told of a smaller type.
    private static PayloadKind Integer(string type, string size)
    {
        string argument = Forms + "IntegerSize." + size;
        string? smaller = type == "long" ? null : argument;
        return new("WriteInteger", false, $"ToInteger<{type}>()", new("", "UnindexedIntegerField", Argument: smaller), new("Integer", "IntegerField", Argument: smaller), new("Float", "FloatField", Argument: argument));
    }

    private static HandleChoice Typed(string index, string name, string form) => new(index, name, Forms + form, Forms + form);
}
