namespace Qdrant.Repository;

/// <summary>
/// On an abstract class, interface, base class or base record: a type that is stored where a property is of the base. Each derived type is declared;
/// the stored object says by a discriminator which one it is. Another one at run time is an <c>UnwritablePointException</c> before anything is sent.
/// </summary>
/// <remarks>The discriminator is stored under <c>kind</c>, unless <see cref="PayloadDiscriminatorAttribute"/> says otherwise.</remarks>
/// <param name="type">The derived type: one that can be created. The base itself may be one.</param>
/// <param name="name">The discriminator that is stored; null takes the name of the type as it is declared, like the names of enum members. It is data: the type may be renamed, its discriminator may not.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class PayloadDerivedAttribute(Type type, string? name = null) : Attribute
{
    /// <summary>The derived type.</summary>
    public Type Type { get; } = type;

    /// <summary>The discriminator that is stored; null for the name of the type.</summary>
    public string? Name { get; } = name;
}

/// <summary>Beside <see cref="PayloadDerivedAttribute"/>: the key of the discriminator, and whether it has an index.</summary>
/// <param name="key">The payload key, inside the object.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class PayloadDiscriminatorAttribute(string key = "kind") : Attribute
{
    /// <summary>The payload key, inside the object.</summary>
    public string Key { get; } = key;

    /// <summary>True: the discriminator has a keyword index, wherever the base is used. Default false: filtering by it scans the points.</summary>
    public bool Index { get; set; }
}
