using Microsoft.CodeAnalysis;

namespace Qdrant.Generators.Parsing;

/// <summary>The shapes of lists and dictionaries, and how each is made of a List or Dictionary that was read.</summary>
internal static class Collections
{
    private const string Immutable = "global::System.Collections.Immutable.";
    private const string Generic = "global::System.Collections.Generic.";

    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["System.Collections.Generic.List"] = "{0}",
        ["System.Collections.Generic.IList"] = "{0}",
        ["System.Collections.Generic.ICollection"] = "{0}",
        ["System.Collections.Generic.IEnumerable"] = "{0}",
        ["System.Collections.Generic.IReadOnlyList"] = "{0}",
        ["System.Collections.Generic.IReadOnlyCollection"] = "{0}",
        ["System.Collections.Generic.HashSet"] = $"new {Generic}HashSet<{{1}}>({{0}})",
        ["System.Collections.Generic.ISet"] = $"new {Generic}HashSet<{{1}}>({{0}})",
        ["System.Collections.Generic.IReadOnlySet"] = $"new {Generic}HashSet<{{1}}>({{0}})",
        ["System.Collections.Generic.SortedSet"] = $"new {Generic}SortedSet<{{1}}>({{0}})",
        ["System.Collections.Immutable.ImmutableArray"] = $"{Immutable}ImmutableArray.CreateRange({{0}})",
        ["System.Collections.Immutable.ImmutableList"] = $"{Immutable}ImmutableList.CreateRange({{0}})",
        ["System.Collections.Immutable.IImmutableList"] = $"{Immutable}ImmutableList.CreateRange({{0}})",
        ["System.Collections.Immutable.ImmutableHashSet"] = $"{Immutable}ImmutableHashSet.CreateRange({{0}})",
        ["System.Collections.Immutable.IImmutableSet"] = $"{Immutable}ImmutableHashSet.CreateRange({{0}})",
        ["System.Collections.Immutable.ImmutableSortedSet"] = $"{Immutable}ImmutableSortedSet.CreateRange({{0}})",
    };

    private static readonly Dictionary<string, string> Dictionaries = new(StringComparer.Ordinal)
    {
        ["System.Collections.Generic.Dictionary"] = "{0}",
        ["System.Collections.Generic.IDictionary"] = "{0}",
        ["System.Collections.Generic.IReadOnlyDictionary"] = "{0}",
        ["System.Collections.Generic.SortedDictionary"] = $"new {Generic}SortedDictionary<string, {{1}}>({{0}})",
        ["System.Collections.Immutable.ImmutableDictionary"] = $"{Immutable}ImmutableDictionary.CreateRange({{0}})",
        ["System.Collections.Immutable.IImmutableDictionary"] = $"{Immutable}ImmutableDictionary.CreateRange({{0}})",
        ["System.Collections.Immutable.ImmutableSortedDictionary"] = $"{Immutable}ImmutableSortedDictionary.CreateRange({{0}})",
    };

    /// <summary>Whether a type is a list, its elements, and how it is made of a List.</summary>
    public static bool IsList(ITypeSymbol type, out ITypeSymbol element, out string finish)
    {
        (element, finish) = (type, "{0}.ToArray()");
        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            element = array.ElementType;
            return true;
        }
        if (type is not INamedTypeSymbol { TypeArguments.Length: 1 } named || !Lists.TryGetValue(PayloadKinds.FullName(named), out string? found)) return false;
        (element, finish) = (named.TypeArguments[0], found);
        return true;
    }

    /// <summary>Whether a type is a dictionary with string keys, its values, and how it is made of a Dictionary.</summary>
    public static bool IsDictionary(ITypeSymbol type, out ITypeSymbol element, out string finish)
    {
        (element, finish) = (type, "");
        if (type is not INamedTypeSymbol { TypeArguments.Length: 2 } named || named.TypeArguments[0].SpecialType != SpecialType.System_String) return false;
        if (!Dictionaries.TryGetValue(PayloadKinds.FullName(named), out string? found)) return false;
        (element, finish) = (named.TypeArguments[1], found);
        return true;
    }
}
