namespace Qdrant.Repository;

/// <summary>Settings of a payload property. Public properties that can be set are payload without it; a get-only property becomes payload by it (written, never read).</summary>
/// <param name="key">The payload key; null takes the property's name by the naming policy.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = true)]
public sealed class PayloadAttribute(string? key = null) : Attribute
{
    /// <summary>The payload key.</summary>
    public string? Key { get; } = key;

    /// <summary>Keys this property had before: read when <see cref="Key"/> is missing, never written.</summary>
    public string[] Formerly { get; set; } = [];

    /// <summary>True: null is written as JSON null, so that <c>IsNull</c> finds it. Default false: null is not written.</summary>
    public bool WriteNull { get; set; }

    /// <summary>True: an enum is stored as its number instead of its name. Needed for <see cref="FlagsAttribute"/> enums.</summary>
    public bool EnumAsInteger { get; set; }
}

/// <summary>
/// On a dictionary of <see cref="System.Text.Json.JsonElement"/>: receives the payload keys that no other property has, and writes them back,
/// so that loading and saving an entity loses nothing another program wrote.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = true)]
public sealed class ExtraPayloadAttribute : Attribute;

/// <summary>The property is not stored.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = true)]
public sealed class QdrantIgnoreAttribute : Attribute;

/// <summary>
/// On a string: the tenant of a point. Repositories are only obtained for one tenant, or across all of them with a reason: every read is filtered by it, every write is
/// stamped with it and leaves the points of others alone. The property gets a keyword index with <c>is_tenant</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = true)]
public sealed class TenantAttribute : Attribute;

/// <summary>
/// On a long or int: the revision of a point. Every write of the entity takes place only where the stored revision is the one that was read, and counts it on; 0 is a
/// point that is not stored yet. The property gets an integer index, and a key with <c>_stamps</c> after its own holds what tells one write from another.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = true)]
public sealed class ConcurrencyTokenAttribute : Attribute;

/// <summary>Stores the property by a converter of the user's own.</summary>
/// <param name="converter">A type that implements <see cref="IPayloadConverter{T, TStored}"/>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = true)]
public sealed class PayloadConverterAttribute(Type converter) : Attribute
{
    /// <summary>The converter.</summary>
    public Type Converter { get; } = converter;
}

/// <summary>Turns values of one type into values that are stored, and back.</summary>
/// <typeparam name="T">The property's type.</typeparam>
/// <typeparam name="TStored">The stored type: one that payload supports.</typeparam>
public interface IPayloadConverter<T, TStored>
{
    /// <summary>The value to store.</summary>
    static abstract TStored ToStored(T value);

    /// <summary>The value of a stored one.</summary>
    static abstract T FromStored(TStored stored);
}
