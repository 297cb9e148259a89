using Microsoft.CodeAnalysis;
using Qdrant.Generators.Model;

namespace Qdrant.Generators.Parsing;

/// <summary>Collects the members of one type and how it is constructed.</summary>
internal sealed class ObjectBuilder
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "point", "layout", "field", "type", "entry", "vectors", "entity", "value", "fields", "writer", "member", "schema", "computed", "item", "items", "list", "error", "start", "key", "result", "named", "expectedSize", "tenant", "target",
    };

    private readonly INamedTypeSymbol _type;
    private readonly ParseContext _context;
    private readonly (ConstructionKind Kind, IReadOnlyList<(IParameterSymbol Parameter, IPropertySymbol Property)> Parameters)? _constructor;
    private readonly List<MemberModel> _members;
    private readonly Dictionary<string, string> _keys;

    public ObjectBuilder(INamedTypeSymbol type, IReadOnlyList<FoundProperty> properties, ParseContext context)
    {
        (_type, _context) = (type, context);
        _members = new(properties.Count);
        _keys = new(properties.Count, StringComparer.Ordinal);
        _constructor = ConstructorFinder.Find(type, properties, context.Home);
    }

    public INamedTypeSymbol Type => _type;

    /// <summary>Whether a property can be set in any way: a setter, <c>init</c>, or a constructor parameter.</summary>
    public bool CanSet(IPropertySymbol property) => Setter(property) is not null || IsParameter(property);

    /// <summary>Whether a property for the payload of no other property was added.</summary>
    public bool HasExtra => _members.Any(m => m.Role == MemberRole.Extra);

    /// <summary>The key of the concurrency token; null when there is none.</summary>
    public string? RevisionKey => _members.FirstOrDefault(m => m.Payload?.Beside is not null)?.Payload!.Key;

    /// <summary>Claims a payload key; false, after a report, when another property has it.</summary>
    public bool Claim(string key, IPropertySymbol property)
    {
        if (_keys.TryGetValue(key, out string? owner))
        {
            _context.Findings.Report(Diagnostics.DuplicateKey, property, property.Name, key, owner);
            return false;
        }
        _keys.Add(key, property.Name);
        return true;
    }

    /// <summary>Keeps a payload key from properties.</summary>
    public void Reserve(string key, string owner) => _keys.Add(key, owner);

    public void Add(IPropertySymbol property, MemberRole role, PayloadModel? payload, string? vector = null, VectorForm? form = null)
    {
        ITypeSymbol bare = ValueParser.Bare(property.Type);
        bool isRead = CanSet(property);
        SetterKind setter = SetterOf(property);
        if (setter == SetterKind.Accessor && property.ContainingType.IsGenericType && property.SetMethod!.IsInitOnly
            && _constructor?.Kind == ConstructionKind.New && Accessible.FromGenerated(property.SetMethod, _context.Home, out _)) setter = SetterKind.Initializer;
        if (setter == SetterKind.Accessor && property.ContainingType.IsGenericType)
            _context.Findings.Report(Diagnostics.Unsettable, property, property.Name, $"it is declared by the generic type {property.ContainingType.Name} with a setter that generated code cannot reach: a private one, or an init one beside required members or a hidden constructor, and .NET 8 has no accessors for members of generic types; make it a public set");
        _members.Add(new MemberModel(
            property.Name, Local(property.Name), _context.TypeName(bare), bare.IsValueType, ValueParser.IsNullable(property.Type), setter,
            _context.TypeName(property.ContainingType), property.IsRequired, isRead, role, payload, vector, form));
    }

    /// <summary>The object; null, after a report, when nothing can construct it.</summary>
    /// <param name="reportOn">What is reported on when the type is not the entity.</param>
    /// <param name="derived">The base it is stored for, and its discriminator; null when it is stored as itself.</param>
    public ObjectModel? Build(ISymbol reportOn, (INamedTypeSymbol Base, DiscriminatorModel Discriminator)? derived = null)
    {
        if (_constructor is not { } constructor)
        {
            _context.Findings.Report(Diagnostics.Constructor, SymbolEqualityComparer.Default.Equals(_type, _context.Entity) ? _type : reportOn, _type.Name);
            return null;
        }
        string typeName = _context.TypeName(_type);
        var parameters = constructor.Parameters.Select(p =>
        {
            string parameterType = _context.TypeName(p.Parameter.Type);
            bool stored = _members.Any(m => m.Name == p.Property.Name);
            return new ParameterModel(p.Property.Name, parameterType, ConstructorFinder.DefaultOf(p.Parameter, parameterType) ?? (stored ? null : "default!"));
        });
        string name = derived is { } from ? _context.CodecName(from.Base.Name + "As" + _type.Name, $"{typeName} as {_context.TypeName(from.Base)}") : _context.CodecName(_type.Name, typeName);
        return new ObjectModel(
            typeName, name, _type.IsValueType, constructor.Kind, new EquatableArray<ParameterModel>(parameters), new EquatableArray<MemberModel>(_members), derived?.Discriminator);
    }

    private bool IsParameter(IPropertySymbol property)
    {
        if (_constructor is not { Parameters: { Count: > 0 } parameters }) return false;
        foreach ((_, IPropertySymbol candidate) in parameters)
            if (SymbolEqualityComparer.Default.Equals(candidate, property)) return true;
        return false;
    }

    private IMethodSymbol? Setter(IPropertySymbol property) => property.SetMethod is { } setter && Accessible.IsUsable(setter, _context.Home) ? setter : null;

    private SetterKind SetterOf(IPropertySymbol property)
    {
        if (IsParameter(property) || Setter(property) is not { } setter) return SetterKind.None;
        bool assignable = !setter.IsInitOnly && Accessible.FromGenerated(setter, _context.Home, out _);
        return assignable ? SetterKind.Assignment : SetterKind.Accessor;
    }

    private string Local(string name)
    {
        string local = Naming.ToCamelCase(name);
        if (Reserved.Contains(local) || IsPrefixed(local, "found") || IsPrefixed(local, "computed")) local += "Value";
        while (IsTaken(Emission.SourceWriter.Identifier(local))) local += "2";
        return Emission.SourceWriter.Identifier(local);
    }

    private bool IsTaken(string local)
    {
        foreach (MemberModel member in _members)
            if (member.Local == local) return true;
        return false;
    }

    // Generated code has locals of its own with these prefixes.
    private static bool IsPrefixed(string local, string prefix) =>
        local.Length > prefix.Length && local.StartsWith(prefix, StringComparison.Ordinal) && char.IsUpper(local[prefix.Length]);
}
