using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Parsing;

/// <summary>Names: property names to stored ones, and stored ones to payload paths.</summary>
internal static class Naming
{
    private static readonly SymbolDisplayFormat WithoutGlobal = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>The stored name of a property by a policy (0 snake case, 1 camel case, 2 as declared); the same as System.Text.Json's.</summary>
    public static string ToStored(string name, int policy) => policy switch
    {
        0 => ToSnakeCase(name),
        1 => ToCamelCase(name),
        _ => name,
    };

    /// <summary>The namespace of a type as it is declared; empty for the global one.</summary>
    public static string Namespace(INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace ? ""
        : type.ContainingNamespace.ToDisplayString(WithoutGlobal);

    /// <summary>A key as a step of a payload path; null when the grammar of paths cannot express it.</summary>
    public static string? ToPathStep(string key)
    {
        bool isPlain = key.Length > 0;
        foreach (char c in key)
        {
            if (c == '"' || c == '\\' || char.IsControl(c)) return null;
            isPlain &= c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '-';
        }
        if (isPlain) return key;
        return key.Length == 0 || HasHalfSurrogate(key) ? null : $"\"{key}\"";
    }

    private static bool HasHalfSurrogate(string key)
    {
        for (int i = 0; i < key.Length; i++)
        {
            if (!char.IsSurrogate(key[i])) continue;
            if (i + 1 == key.Length || !char.IsSurrogatePair(key[i], key[i + 1])) return true;
            i++;
        }
        return false;
    }

    public static string ToCamelCase(string name)
    {
        char[] chars = name.ToCharArray();
        for (int i = 0; i < chars.Length; i++)
        {
            if (i == 1 && !char.IsUpper(chars[i])) break;
            if (i > 0 && i + 1 < chars.Length && !char.IsUpper(chars[i + 1])) break;
            chars[i] = char.ToLowerInvariant(chars[i]);
        }
        return new string(chars);
    }

    /// <summary>A key as the name of a C# property: <c>shape_kind</c> is <c>ShapeKind</c>.</summary>
    public static string ToPascalCase(string key)
    {
        var name = new StringBuilder(key.Length);
        bool startsWord = true;
        foreach (char c in key)
        {
            bool isLetter = char.IsLetter(c);
            if (isLetter || (char.IsDigit(c) && name.Length > 0)) name.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = !isLetter;
        }
        return name.Length == 0 ? "Kind" : name.ToString();
    }

    private static string ToSnakeCase(string name)
    {
        var result = new StringBuilder(name.Length + 8);
        bool inWord = false, afterUpper = false;
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            switch (char.GetUnicodeCategory(c))
            {
                case UnicodeCategory.UppercaseLetter:
                    bool startsWord = inWord && (!afterUpper || (i + 1 < name.Length && char.IsLower(name[i + 1])));
                    if (startsWord) result.Append('_');
                    result.Append(char.ToLowerInvariant(c));
                    (inWord, afterUpper) = (true, true);
                    break;
                case UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber:
                    result.Append(c);
                    (inWord, afterUpper) = (true, false);
                    break;
                default:
                    result.Append(c);
                    (inWord, afterUpper) = (false, false);
                    break;
            }
        }
        return result.ToString();
    }
}
