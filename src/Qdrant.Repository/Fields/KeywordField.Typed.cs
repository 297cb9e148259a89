using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A value that is stored as text, with a keyword index: an enum, a Guid, a date, a time, a decimal.</summary>
/// <remarks>The index answers ==, In and facets. It sees strings only: <c>HasOther</c> then matches only points with some other string.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <typeparam name="TValue">The type of the property.</typeparam>
/// <param name="path">The stored payload path.</param>
/// <param name="form">How values are stored.</param>
public readonly struct KeywordField<T, TValue>(string path, TextForm<TValue> form) : IFacetable<T, TValue>, IGroupable<T, TValue>, IStores<T, TValue> where TValue : struct
{
    private readonly TextForm<TValue> _form = form;

    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The field is missing, null or an empty list. An empty text, 0 and false are values.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The field holds something: it is not missing, not null and not an empty list.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>A null is stored. A missing field is not null: nulls are stored only where the model says so, or by other writers.</summary>
    public Condition<T> IsNull => new(FieldLeaf.IsNull(Path));

    /// <summary>Holds exactly this value.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="IsMissing"/> or <see cref="IsNull"/>.</exception>
    public static Condition<T> operator ==(KeywordField<T, TValue> field, TValue? value) => field.Equals(value);

    /// <summary>Does not hold this value. Points without the field, or with a value of another type, match as well: use <see cref="HasOther"/> to leave them out.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="HasValue"/>.</exception>
    public static Condition<T> operator !=(KeywordField<T, TValue> field, TValue? value) => !field.Equals(value);

    /// <summary>The same as <c>==</c>.</summary>
    public Condition<T> Equals(TValue? value) => new(FieldLeaf.Keyword(Path, _form.Format(FieldLeaf.Given(Path, value))));

    /// <summary>Holds one of these values. No values at all match nothing. The same as <c>values.Contains(field)</c>.</summary>
    public Condition<T> In(params TValue[] values) => In((IEnumerable<TValue>)values);

    /// <summary>Holds one of these values. No values at all match nothing. The same as <c>values.Contains(field)</c>.</summary>
    public Condition<T> In(IEnumerable<TValue> values) => new(FieldLeaf.Keywords(Path, values.Select(_form.Format)));

    /// <summary>Holds none of these values. Points without the field, or with a value of another type, match as well.</summary>
    public Condition<T> NotIn(params TValue[] values) => !In(values);

    /// <summary>Holds none of these values. Points without the field, or with a value of another type, match as well.</summary>
    public Condition<T> NotIn(IEnumerable<TValue> values) => !In(values);

    /// <summary>Holds a value that is none of these (Qdrant: <c>except</c>). Points without the field do not match; with the index, neither do values of another type.</summary>
    public Condition<T> HasOther(params TValue[] values) => new(FieldLeaf.ExceptKeywords(Path, values.Select(_form.Format)));

    /// <summary>Not available: compare with a value of the field's type.</summary>
    [Obsolete("This would compare handles, not stored values. Compare the field with a value of its type.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();

    TValue IFacetable<T, TValue>.ReadFacet(Proto.FacetValue value) => _form.Parse(value.StringValue);

    TValue IGroupable<T, TValue>.ReadGroup(Proto.GroupId group) => _form.Parse(group.StringValue);

    Proto.Value IStores<T, TValue>.ToStored(TValue value) => new() { StringValue = _form.Format(value) };
}
