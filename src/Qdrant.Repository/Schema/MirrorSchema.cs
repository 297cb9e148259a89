namespace Qdrant.Repository.Schema;

/// <summary>
/// The keys that one property is stored under: its own, then its copies, each with an index of its own. Servers know nothing of it; a patch of
/// the property changes all of them.
/// </summary>
public sealed record MirrorSchema
{
    /// <summary>The keys. The first is read, the others are only written.</summary>
    public required IReadOnlyList<StoredKey> Keys { get; init; }
}

/// <summary>One of the keys that a property is stored under.</summary>
/// <param name="Path">The payload path.</param>
/// <param name="Form">How the value is stored there.</param>
/// <param name="Scale">Decimal places of a scaled decimal.</param>
public sealed record StoredKey(string Path, StoredForm Form = StoredForm.Same, int Scale = 0);

/// <summary>How the value of a property is stored under one of its keys.</summary>
public enum StoredForm
{
    /// <summary>As under all the others.</summary>
    Same,

    /// <summary>Text in lower case.</summary>
    LowerCase,

    /// <summary>A decimal as text.</summary>
    DecimalText,

    /// <summary>A decimal as a double.</summary>
    DecimalNumber,

    /// <summary>A decimal as an integer, scaled by a power of ten.</summary>
    ScaledDecimal,
}
