using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>An integer with an integer index.</summary>
/// <remarks>The index sees 7.0 as 7 and does not see 2.5 at all. Ranges are compared as doubles, so beyond 2^53 neighbours are not told apart.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
/// <param name="size">The type of the property: a patch sets only what fits it.</param>
public readonly struct IntegerField<T>(string path, IntegerSize size = IntegerSize.Int64) : IOrderable<T>, IFacetable<T, long>, IGroupable<T, long>, INumber<T>, IStores<T, long>
{
    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The field is missing, null or an empty list. An empty text, 0 and false are values.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The field holds something: it is not missing, not null and not an empty list.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>A null is stored. A missing field is not null: nulls are stored only where the model says so, or by other writers.</summary>
    public Condition<T> IsNull => new(FieldLeaf.IsNull(Path));

    /// <summary>Holds exactly this value, as an integer.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="IsMissing"/> or <see cref="IsNull"/>.</exception>
    public static Condition<T> operator ==(IntegerField<T> field, long? value) => field.Equals(value);

    /// <summary>Does not hold this value. Points without the field, or with a value of another type, match as well: use <see cref="HasOther"/> to leave them out.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="HasValue"/>.</exception>
    public static Condition<T> operator !=(IntegerField<T> field, long? value) => !field.Equals(value);

    /// <summary>The same as <c>==</c>.</summary>
    public Condition<T> Equals(long? value) => new(FieldLeaf.Integer(Path, value));

    /// <summary>Holds one of these values. No values at all match nothing. The same as <c>values.Contains(field)</c>.</summary>
    public Condition<T> In(params long[] values) => In((IEnumerable<long>)values);

    /// <summary>Holds one of these values. No values at all match nothing. The same as <c>values.Contains(field)</c>.</summary>
    public Condition<T> In(IEnumerable<long> values) => new(FieldLeaf.Integers(Path, values));

    /// <summary>Holds none of these values. Points without the field, or with a value of another type, match as well.</summary>
    public Condition<T> NotIn(params long[] values) => !In(values);

    /// <summary>Holds none of these values. Points without the field, or with a value of another type, match as well.</summary>
    public Condition<T> NotIn(IEnumerable<long> values) => !In(values);

    /// <summary>Holds a value that is none of these (Qdrant: <c>except</c>). Points without the field do not match; with the index, neither do values of another type.</summary>
    public Condition<T> HasOther(params long[] values) => new(FieldLeaf.ExceptIntegers(Path, values));

    /// <summary>Is below the value. Points without the field do not match.</summary>
    public static Condition<T> operator <(IntegerField<T> field, long? value) => new(FieldLeaf.Range(field.Path, null, false, FieldLeaf.Given(field.Path, value), false));

    /// <summary>Is at most the value. Points without the field do not match.</summary>
    public static Condition<T> operator <=(IntegerField<T> field, long? value) => new(FieldLeaf.Range(field.Path, null, false, FieldLeaf.Given(field.Path, value), true));

    /// <summary>Is above the value. Points without the field do not match.</summary>
    public static Condition<T> operator >(IntegerField<T> field, long? value) => new(FieldLeaf.Range(field.Path, FieldLeaf.Given(field.Path, value), false, null, false));

    /// <summary>Is at least the value. Points without the field do not match.</summary>
    public static Condition<T> operator >=(IntegerField<T> field, long? value) => new(FieldLeaf.Range(field.Path, FieldLeaf.Given(field.Path, value), true, null, false));

    /// <summary>Lies between two values, as one range.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="bounds">Whether the ends belong to the range; by default both do.</param>
    public Condition<T> Between(long low, long high, Bounds bounds = Bounds.Inclusive) =>
        new(FieldLeaf.Range(Path, low, bounds.IncludesLow(), high, bounds.IncludesHigh()));

    /// <summary>Not available: compare with a value of the field's type.</summary>
    [Obsolete("This would compare handles, not stored values. Compare the field with a value of its type.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();

    long IFacetable<T, long>.ReadFacet(Proto.FacetValue value) => value.IntegerValue;

    long IGroupable<T, long>.ReadGroup(Proto.GroupId group) => IntegerForm.ReadGroup(group);

    Proto.Value IStores<T, long>.ToStored(long value) => size.Stored(Path, value);
}
