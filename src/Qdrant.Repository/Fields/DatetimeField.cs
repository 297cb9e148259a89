using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>An instant or a date, stored as RFC 3339 text, with a datetime index.</summary>
/// <remarks>The index compares whole microseconds and sees only text that is a date.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
/// <param name="wholeDays">Whether the property is a date: it is stored without a time, and set to midnight in UTC only.</param>
public readonly struct DatetimeField<T>(string path, bool wholeDays = false) : IOrderable<T>, IDatetime<T>, IStores<T, Instant>
{
    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The field is missing, null or an empty list. An empty text, 0 and false are values.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The field holds something: it is not missing, not null and not an empty list.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>A null is stored. A missing field is not null: nulls are stored only where the model says so, or by other writers.</summary>
    public Condition<T> IsNull => new(FieldLeaf.IsNull(Path));

    /// <summary>Is exactly this instant; a <see cref="DateOnly"/> is its midnight in UTC, <see cref="On"/> is the whole day. The index compares whole microseconds, so instants within the same one are equal.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="IsMissing"/> or <see cref="IsNull"/>.</exception>
    public static Condition<T> operator ==(DatetimeField<T> field, Instant value) => field.Equals(value);

    /// <summary>Is not this instant. Points without the field, or with a value that is no date, match as well.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="HasValue"/>.</exception>
    public static Condition<T> operator !=(DatetimeField<T> field, Instant value) => !field.Equals(value);

    /// <summary>The same as <c>==</c>.</summary>
    public Condition<T> Equals(Instant value) => new(FieldLeaf.DatetimeRange(Path, value.Of(Path), true, value.Of(Path), true));

    /// <summary>Is exactly one of these instants: <c>==</c> for each of them. No values at all match nothing. The same as <c>values.Contains(field)</c>.</summary>
    public Condition<T> In(params Instant[] values) => In((IEnumerable<Instant>)values);

    /// <summary>Is exactly one of these instants: <c>==</c> for each of them. No values at all match nothing. The same as <c>values.Contains(field)</c>.</summary>
    public Condition<T> In(IEnumerable<Instant> values) => Instant.AnyOf(values, Equals);

    /// <summary>Is none of these instants. Points without the field, or with a value that is no date, match as well.</summary>
    public Condition<T> NotIn(params Instant[] values) => !In(values);

    /// <summary>Is none of these instants. Points without the field, or with a value that is no date, match as well.</summary>
    public Condition<T> NotIn(IEnumerable<Instant> values) => !In(values);

    /// <summary>Is below the value. Points without the field do not match.</summary>
    public static Condition<T> operator <(DatetimeField<T> field, Instant value) => new(FieldLeaf.DatetimeRange(field.Path, null, false, value.Of(field.Path), false));

    /// <summary>Is at most the value. Points without the field do not match.</summary>
    public static Condition<T> operator <=(DatetimeField<T> field, Instant value) => new(FieldLeaf.DatetimeRange(field.Path, null, false, value.Of(field.Path), true));

    /// <summary>Is above the value. Points without the field do not match.</summary>
    public static Condition<T> operator >(DatetimeField<T> field, Instant value) => new(FieldLeaf.DatetimeRange(field.Path, value.Of(field.Path), false, null, false));

    /// <summary>Is at least the value. Points without the field do not match.</summary>
    public static Condition<T> operator >=(DatetimeField<T> field, Instant value) => new(FieldLeaf.DatetimeRange(field.Path, value.Of(field.Path), true, null, false));

    /// <summary>Lies between two values, as one range.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="bounds">Whether the ends belong to the range; by default both do.</param>
    public Condition<T> Between(Instant low, Instant high, Bounds bounds = Bounds.Inclusive) =>
        new(FieldLeaf.DatetimeRange(Path, low.Of(Path), bounds.IncludesLow(), high.Of(Path), bounds.IncludesHigh()));

    /// <summary>Falls on this day in UTC: from midnight to before the next one.</summary>
    public Condition<T> On(DateOnly day) => new(Instant.Day(Path, day));

    /// <summary>Not available: compare with a value of the field's type.</summary>
    [Obsolete("This would compare handles, not stored values. Compare the field with a value of its type.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();

    Proto.Value IStores<T, Instant>.ToStored(Instant value) => new() { StringValue = value.Stored(Path, wholeDays) };
}
