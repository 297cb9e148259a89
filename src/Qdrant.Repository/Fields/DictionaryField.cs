using System.ComponentModel;

namespace Qdrant.Repository;

/// <summary>A dictionary with string keys, stored as an object: <c>a.Attributes["color"] == "red"</c>.</summary>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <typeparam name="TField">The handle of a value.</typeparam>
/// <param name="path">The stored payload path of the object.</param>
/// <param name="field">Makes the handle of a value from its path.</param>
public readonly struct DictionaryField<T, TField>(string path, Func<string, TField> field) : IPayloadField<T>
{
    private readonly Func<string, TField> _field = field;

    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The dictionary is missing or null. An empty one is a value.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The dictionary is there.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>The value under a key. The key is quoted as Qdrant's path grammar needs, so it can be any text without <c>"</c> and <c>\</c>.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentException">The key holds <c>"</c> or <c>\</c>, which no path can express.</exception>
    public TField this[string key] => _field(PayloadPath.Join(Path, key));

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
