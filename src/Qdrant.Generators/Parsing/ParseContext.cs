using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>What is collected while one entity is parsed.</summary>
internal sealed class ParseContext(INamedTypeSymbol entity, INamedTypeSymbol home, int namingPolicy, Findings findings, CancellationToken cancellation)
{
    private readonly TypeNames _names = TypeNames.Of(findings.Compilation);
    private readonly Dictionary<string, string> _codecNames = new(StringComparer.Ordinal);

    public INamedTypeSymbol Entity => entity;

    /// <summary>The type beside which code is generated: the entity, or a context that names an entity of another assembly.</summary>
    public INamedTypeSymbol Home => home;

    public int NamingPolicy => namingPolicy;

    public Findings Findings => findings;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The objects inside the entity, by the names of their codec methods.</summary>
    public Dictionary<string, ObjectModel> Objects { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PolymorphModel> Polymorphs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, EnumModel> Enums { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FormModel> Forms { get; } = new(StringComparer.Ordinal);

    public List<IndexModel> Indexes { get; } = [];

    /// <summary>The properties that indexes were declared on, by path.</summary>
    public Dictionary<string, string> IndexOwners { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys of each property that is stored under several.</summary>
    public List<EquatableArray<StoredKeyModel>> Mirrors { get; } = [];

    /// <summary>A type as C#, without the <c>?</c> of a nullable reference.</summary>
    public string TypeName(ITypeSymbol type) => _names.InCode(type);

    /// <summary>A type for documentation.</summary>
    public string DisplayName(ITypeSymbol type) => _names.Displayed(type);

    /// <summary>A type for messages.</summary>
    public static string Display(ITypeSymbol type) => TypeNames.Display(type);

    /// <summary>A name for the codec methods of a type: the wanted one, with a number when another type has it.</summary>
    public string CodecName(string wanted, string typeName)
    {
        string name = wanted;
        for (int i = 2; _codecNames.TryGetValue(name, out string? owner) && owner != typeName; i++) name = wanted + i;
        _codecNames[name] = typeName;
        return name;
    }
}

/// <summary>Where in the payload a type is being parsed.</summary>
/// <param name="Type">The type that conditions are about: the entity, or the element of the innermost list of objects.</param>
/// <param name="Path">The path of handles, which starts at <paramref name="Type"/>.</param>
/// <param name="IndexPath">The path of indexes, which starts at the entity.</param>
/// <param name="List">The index path of the innermost list of objects; null outside of one.</param>
/// <param name="CanIndex">False inside dictionaries, where keys are not known.</param>
/// <param name="Around">The types around, to find recursion.</param>
/// <param name="IsRelative">Whether <paramref name="Path"/> starts at the object around: inside the values of dictionaries.</param>
internal sealed record Scope(string Type, string Path, string IndexPath, string? List, bool CanIndex, IReadOnlyList<ITypeSymbol> Around, bool IsRelative = false)
{
    /// <summary>The path of a handle inside.</summary>
    public string Join(string step) => Path.Length == 0 ? step : Path + "." + step;

    /// <summary>The path of an index inside.</summary>
    public string JoinIndex(string step) => IndexPath.Length == 0 ? step : IndexPath + "." + step;
}
