using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Qdrant.Generators.Usage;

/// <summary>Tells handles and conditions from other types, and finds the property of the model that a handle stands for.</summary>
internal static class Handles
{
    public static bool IsOurs(ITypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "Repository", ContainingNamespace: { Name: "Qdrant", ContainingNamespace.IsGlobalNamespace: true } } };

    public static bool IsCondition(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (type.Name == "Condition" && IsOurs(type)) return true;
        return false;
    }

    /// <summary>Whether a type is a handle of a field: one of ours, or the generated class of a nested object.</summary>
    public static bool IsHandle(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && (IsOurs(named) && named.Name.EndsWith("Field", StringComparison.Ordinal) || named.BaseType is { Name: "ObjectField" } parent && IsOurs(parent));

    public static bool IsUnindexed(IPropertySymbol property) => property.GetAttributes().Any(a => a.AttributeClass is { Name: "UnindexedAttribute" } type && IsOurs(type));

    /// <summary>What uses a value, through conversions and parentheses.</summary>
    public static IOperation? UserOf(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation) parent = parent.Parent;
        return parent;
    }

    /// <summary>The value itself, without conversions and parentheses.</summary>
    public static IOperation Bare(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Bare(conversion.Operand),
        IParenthesizedOperation parenthesized => Bare(parenthesized.Operand),
        _ => operation,
    };

    /// <summary>The property of the model that a generated field stands for; null when it is not found.</summary>
    public static IPropertySymbol? ModelProperty(IPropertySymbol field) => Property(Owner(field.ContainingType), field.Name);

    // The generated classes are nested as the properties are, and called after them.
    private static ITypeSymbol? Owner(INamedTypeSymbol fields)
    {
        if (fields.ContainingType is not { } around) return Entity(fields);
        ITypeSymbol? owner = Owner(around);
        return Element(Property(owner, Called(fields))?.Type) ?? DerivedType(fields, owner);
    }

    /// <summary>The derived type that a generated class is about, when it holds what that type adds to its base; null for other classes.</summary>
    public static ITypeSymbol? DerivedType(INamedTypeSymbol fields) => fields.ContainingType is { } around ? DerivedType(fields, Owner(around)) : null;

    private static ITypeSymbol? DerivedType(INamedTypeSymbol fields, ITypeSymbol? owner) =>
        Property(owner, Called(fields)) is null ? Derived(owner).FirstOrDefault(derived => derived.Name == Called(fields)) : null;

    private static string Called(INamedTypeSymbol fields)
    {
        string name = fields.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return name.EndsWith("Fields", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Fields".Length) : fields.Name;
    }

    /// <summary>Whether a generated field is the discriminator of a base, or a condition on it.</summary>
    public static bool IsDiscriminator(IPropertySymbol field) => Owner(field.ContainingType) is { } owner && Derived(owner).Any() && Property(owner, field.Name) is null;

    private static IEnumerable<ITypeSymbol> Derived(ITypeSymbol? type) => type is null ? [] :
        type.GetAttributes().Where(a => a.AttributeClass is { Name: "PayloadDerivedAttribute" } attribute && IsOurs(attribute) && a.ConstructorArguments.Length > 0)
            .Select(a => a.ConstructorArguments[0].Value).OfType<ITypeSymbol>();

    // Every handle of the outermost class names the entity.
    private static ITypeSymbol? Entity(INamedTypeSymbol fields) =>
        fields.GetMembers().OfType<IPropertySymbol>().Select(p => p.Type).OfType<INamedTypeSymbol>().FirstOrDefault(t => t.IsGenericType && IsHandle(t))?.TypeArguments[0];

    private static IPropertySymbol? Property(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property) return property;
            if (type.TypeKind == TypeKind.Interface) return type.AllInterfaces.SelectMany(i => i.GetMembers(name)).OfType<IPropertySymbol>().FirstOrDefault();
        }
        return null;
    }

    private static ITypeSymbol? Element(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Element(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: > 0 } generic => Element(generic.TypeArguments[generic.TypeArguments.Length - 1]),
        _ => type,
    };
}
