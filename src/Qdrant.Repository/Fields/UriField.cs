using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A URI, stored as its text, with a keyword index.</summary>
/// <remarks>The index sees strings only: <c>HasOther</c> then matches only points with some other string.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
public readonly struct UriField<T>(string path) : IFacetable<T, Uri>, IGroupable<T, Uri>, IStores<T, Uri>
{
    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The field is missing, null or an empty list. An empty text, 0 and false are values.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The field holds something: it is not missing, not null and not an empty list.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>A null is stored. A missing field is not null: nulls are stored only where the model says so, or by other writers.</summary>
    public Condition<T> IsNull => new(FieldLeaf.IsNull(Path));

    /// <summary>Holds exactly this value, by its text.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="IsMissing"/> or <see cref="IsNull"/>.</exception>
    public static Condition<T> operator ==(UriField<T> field, Uri? value) => field.Equals(value);

    /// <summary>Does not hold this value. Points without the field, or with a value of another type, match as well: use <see cref="HasOther"/> to leave them out.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="HasValue"/>.</exception>
    public static Condition<T> operator !=(UriField<T> field, Uri? value) => !field.Equals(value);

    /// <summary>The same as <c>==</c>.</summary>
    public Condition<T> Equals(Uri? value) => new(FieldLeaf.Keyword(Path, UriText.Of(FieldLeaf.Given(Path, value))));

    /// <summary>Holds one of these values. No values at all match nothing. The same as <c>values.Contains(field)</c>.</summary>
    public Condition<T> In(params Uri[] values) => In((IEnumerable<Uri>)values);

    /// <summary>Holds one of these values. No values at all match nothing. The same as <c>values.Contains(field)</c>.</summary>
    public Condition<T> In(IEnumerable<Uri> values) => new(FieldLeaf.Keywords(Path, values.Select(UriText.Of)));

    /// <summary>Holds none of these values. Points without the field, or with a value of another type, match as well.</summary>
    public Condition<T> NotIn(params Uri[] values) => !In(values);

    /// <summary>Holds none of these values. Points without the field, or with a value of another type, match as well.</summary>
    public Condition<T> NotIn(IEnumerable<Uri> values) => !In(values);

    /// <summary>Holds a value that is none of these (Qdrant: <c>except</c>). Points without the field do not match; with the index, neither do values of another type.</summary>
    public Condition<T> HasOther(params Uri[] values) => new(FieldLeaf.ExceptKeywords(Path, values.Select(UriText.Of)));

    /// <summary>The text of the URI starts with <paramref name="prefix"/>, case-sensitive. Since Qdrant 1.19.</summary>
    public Condition<T> StartsWith(string prefix) => new(FieldLeaf.Prefix(Path, prefix));

    /// <summary>The text of the URI contains <paramref name="part"/>, case-sensitive. Since Qdrant 1.20.</summary>
    public Condition<T> Contains(string part) => new(FieldLeaf.Substring(Path, part));

    /// <summary>Not available: compare with a value of the field's type.</summary>
    [Obsolete("This would compare handles, not stored values. Compare the field with a value of its type.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();

    Uri IFacetable<T, Uri>.ReadFacet(Proto.FacetValue value) => UriText.Parse(value.StringValue);

    Uri IGroupable<T, Uri>.ReadGroup(Proto.GroupId group) => UriText.Parse(group.StringValue);

    Proto.Value IStores<T, Uri>.ToStored(Uri value) => new() { StringValue = UriText.Of(value) };
}
