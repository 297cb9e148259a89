using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A UUID with a uuid index.</summary>
/// <remarks>The index compares 128 bits, so letter case and form do not matter, and sees UUIDs only: <c>HasOther</c> then matches only points with some other UUID.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
public readonly struct UuidField<T>(string path) : IFacetable<T, Guid>, IGroupable<T, Guid>, IStores<T, Guid>
{
    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The field is missing, null or an empty list. An empty text, 0 and false are values.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The field holds something: it is not missing, not null and not an empty list.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>A null is stored. A missing field is not null: nulls are stored only where the model says so, or by other writers.</summary>
    public Condition<T> IsNull => new(FieldLeaf.IsNull(Path));

    /// <summary>Holds exactly this value, whatever its letter case and form.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="IsMissing"/> or <see cref="IsNull"/>.</exception>
    public static Condition<T> operator ==(UuidField<T> field, Guid? value) => field.Equals(value);

    /// <summary>Does not hold this value. Points without the field, or with a value of another type, match as well: use <see cref="HasOther"/> to leave them out.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="HasValue"/>.</exception>
    public static Condition<T> operator !=(UuidField<T> field, Guid? value) => !field.Equals(value);

    /// <summary>The same as <c>==</c>.</summary>
    public Condition<T> Equals(Guid? value) => new(FieldLeaf.Keyword(Path, TextForm.Guid.Format(FieldLeaf.Given(Path, value))));

    /// <summary>Holds one of these values. No values at all match nothing. The same as <c>values.Contains(field)</c>.</summary>
    public Condition<T> In(params Guid[] values) => In((IEnumerable<Guid>)values);

    /// <summary>Holds one of these values. No values at all match nothing. The same as <c>values.Contains(field)</c>.</summary>
    public Condition<T> In(IEnumerable<Guid> values) => new(FieldLeaf.Keywords(Path, values.Select(TextForm.Guid.Format)));

    /// <summary>Holds none of these values. Points without the field, or with a value of another type, match as well.</summary>
    public Condition<T> NotIn(params Guid[] values) => !In(values);

    /// <summary>Holds none of these values. Points without the field, or with a value of another type, match as well.</summary>
    public Condition<T> NotIn(IEnumerable<Guid> values) => !In(values);

    /// <summary>Holds a value that is none of these (Qdrant: <c>except</c>). Points without the field do not match; with the index, neither do values of another type.</summary>
    public Condition<T> HasOther(params Guid[] values) => new(FieldLeaf.ExceptKeywords(Path, values.Select(TextForm.Guid.Format)));

    /// <summary>Not available: compare with a value of the field's type.</summary>
    [Obsolete("This would compare handles, not stored values. Compare the field with a value of its type.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();

    Guid IFacetable<T, Guid>.ReadFacet(Proto.FacetValue value) => Guid.Parse(value.StringValue);

    Guid IGroupable<T, Guid>.ReadGroup(Proto.GroupId group) => Guid.Parse(group.StringValue);

    Proto.Value IStores<T, Guid>.ToStored(Guid value) => new() { StringValue = TextForm.Guid.Format(value) };
}
