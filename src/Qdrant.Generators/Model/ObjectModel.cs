namespace Qdrant.Generators.Model;

/// <summary>A type stored as an object: the entity itself, or a POCO inside it.</summary>
/// <param name="TypeName">The type with <c>global::</c>.</param>
/// <param name="Name">A name that is unique in the entity, for private methods.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="Construction">How it is created.</param>
/// <param name="Parameters">The members that the constructor takes, in its order.</param>
/// <param name="Members">The members, in the order of their keys in the payload.</param>
/// <param name="Discriminator">What says that it is this type, where its base is stored; null elsewhere.</param>
internal sealed record ObjectModel(
    string TypeName, string Name, bool IsValueType, ConstructionKind Construction, EquatableArray<ParameterModel> Parameters, EquatableArray<MemberModel> Members,
    DiscriminatorModel? Discriminator = null)
{
    /// <summary>The type as its users write it, for errors.</summary>
    public string Display => TypeName.Substring(TypeName.LastIndexOfAny(['.', ':']) + 1).TrimStart('@');
}

/// <summary>A constructor parameter.</summary>
/// <param name="Member">The property it sets.</param>
/// <param name="TypeName">Its type.</param>
/// <param name="Default">Its default value as C#; null when the value is needed.</param>
internal sealed record ParameterModel(string Member, string TypeName, string? Default);

/// <summary>How an object is created.</summary>
internal enum ConstructionKind
{
    /// <summary>By <c>new</c>.</summary>
    New,

    /// <summary>By a generated accessor, around <c>required</c> or accessibility.</summary>
    Accessor,

    /// <summary>A struct without constructor of its own: its default.</summary>
    Default,
}

/// <summary>How a property is set after construction.</summary>
internal enum SetterKind
{
    /// <summary>Not at all: get-only, or set by the constructor.</summary>
    None,

    /// <summary>By assignment.</summary>
    Assignment,

    /// <summary>By a generated accessor: <c>init</c> or not accessible.</summary>
    Accessor,

    /// <summary>By an object initialiser: <c>init</c> of a generic base, for which .NET 8 has no accessor.</summary>
    Initializer,
}

/// <summary>What a property is.</summary>
internal enum MemberRole { Payload, Id, Vector, Extra }

/// <summary>A property.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Local">The name of the local variable it is read into.</param>
/// <param name="TypeName">Its type, without the <c>?</c> of a nullable one.</param>
/// <param name="IsValueType">Whether that type is a struct.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Setter">How it is set.</param>
/// <param name="DeclaringType">The type that declares it.</param>
/// <param name="IsRequired">Whether it has the modifier <c>required</c>.</param>
/// <param name="IsRead">Whether it is read at all: a get-only one is only written.</param>
/// <param name="Role">What it is.</param>
/// <param name="Payload">How it is stored in the payload; null when it is not.</param>
/// <param name="Vector">The name of its vector; null when it is none.</param>
/// <param name="VectorForm">How it holds its vector; null when it is none.</param>
internal sealed record MemberModel(
    string Name,
    string Local,
    string TypeName,
    bool IsValueType,
    bool IsNullable,
    SetterKind Setter,
    string DeclaringType,
    bool IsRequired,
    bool IsRead,
    MemberRole Role,
    PayloadModel? Payload,
    string? Vector,
    VectorForm? VectorForm);

/// <summary>How a property is stored in the payload.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Formerly">Keys it had before.</param>
/// <param name="WriteNull">Whether null is written.</param>
/// <param name="Value">Its value.</param>
/// <param name="Mirrors">Copies with indexes of their own, which are written and never read.</param>
/// <param name="Beside">A key that the repository writes beside it, which no property reads; null when there is none.</param>
internal sealed record PayloadModel(string Key, EquatableArray<string> Formerly, bool WriteNull, ValueModel Value, EquatableArray<MirrorModel> Mirrors = default, string? Beside = null);

/// <summary>A copy of a property under another key.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value, in the stored form of its own index.</param>
internal sealed record MirrorModel(string Key, ValueModel Value);
