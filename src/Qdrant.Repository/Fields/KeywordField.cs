using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A text with a keyword index.</summary>
/// <remarks>The index answers ==, In, StartsWith and facets. It sees strings only: <c>HasOther</c> then matches only points with some other string.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
/// <param name="ignoreCase">Whether <paramref name="path"/> is a mirror in lower case: values are lower-cased before they are compared.</param>
public readonly struct KeywordField<T>(string path, bool ignoreCase = false) : IFacetable<T, string>, IGroupable<T, string>, IStores<T, string>
{
    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The field is missing, null or an empty list. An empty text, 0 and false are values.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The field holds something: it is not missing, not null and not an empty list.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>A null is stored. A missing field is not null: nulls are stored only where the model says so, or by other writers.</summary>
    public Condition<T> IsNull => new(FieldLeaf.IsNull(Path));

    /// <summary>Holds exactly this value, by code points and case-sensitive.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="IsMissing"/> or <see cref="IsNull"/>.</exception>
    public static Condition<T> operator ==(KeywordField<T> field, string? value) => field.Equals(value);

    /// <summary>Does not hold this value. Points without the field, or with a value of another type, match as well: use <see cref="HasOther"/> to leave them out.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="HasValue"/>.</exception>
    public static Condition<T> operator !=(KeywordField<T> field, string? value) => !field.Equals(value);

    /// <summary>The same as <c>==</c>.</summary>
    public Condition<T> Equals(string? value) => new(FieldLeaf.Keyword(Path, Fold(value)));

    /// <summary>Holds one of these values. No values at all match nothing. The same as <c>values.Contains(field)</c>.</summary>
    public Condition<T> In(params string[] values) => In((IEnumerable<string>)values);

    /// <summary>Holds one of these values. No values at all match nothing. The same as <c>values.Contains(field)</c>.</summary>
    public Condition<T> In(IEnumerable<string> values) => new(FieldLeaf.Keywords(Path, values.Select(Fold)));

    /// <summary>Holds none of these values. Points without the field, or with a value of another type, match as well.</summary>
    public Condition<T> NotIn(params string[] values) => !In(values);

    /// <summary>Holds none of these values. Points without the field, or with a value of another type, match as well.</summary>
    public Condition<T> NotIn(IEnumerable<string> values) => !In(values);

    /// <summary>Holds a value that is none of these (Qdrant: <c>except</c>). Points without the field do not match; with the index, neither do values of another type.</summary>
    public Condition<T> HasOther(params string[] values) => new(FieldLeaf.ExceptKeywords(Path, values.Select(Fold)));

    /// <summary>The text starts with <paramref name="prefix"/>, case-sensitive. Since Qdrant 1.19.</summary>
    public Condition<T> StartsWith(string prefix) => new(FieldLeaf.Prefix(Path, Fold(prefix)));

    /// <summary>The text contains <paramref name="part"/>, case-sensitive. Since Qdrant 1.20.</summary>
    public Condition<T> Contains(string part) => new(FieldLeaf.Substring(Path, Fold(part)));

    /// <summary>Not available: compare with a value of the field's type.</summary>
    [Obsolete("This would compare handles, not stored values. Compare the field with a value of its type.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();

    string IFacetable<T, string>.ReadFacet(Proto.FacetValue value) => value.StringValue;

    string IGroupable<T, string>.ReadGroup(Proto.GroupId group) => group.StringValue;

    Proto.Value IStores<T, string>.ToStored(string value) => new() { StringValue = value };

    // A mirror in lower case is compared in lower case.
    private string Fold(string? value) => ignoreCase ? FieldLeaf.Given(Path, value).ToLowerInvariant() : FieldLeaf.Given(Path, value);
}
