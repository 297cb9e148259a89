using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A value that is stored as a double with a float index: a decimal.</summary>
/// <remarks>Compared as doubles, with and without the index; there is no <c>==</c>.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <typeparam name="TValue">The type of the property.</typeparam>
/// <param name="path">The stored payload path.</param>
/// <param name="form">How values are stored.</param>
public readonly struct FloatField<T, TValue>(string path, FloatForm<TValue> form) : IOrderable<T>, INumber<T>, IStores<T, TValue> where TValue : struct
{
    private readonly FloatForm<TValue> _form = form;

    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The field is missing, null or an empty list. An empty text, 0 and false are values.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The field holds something: it is not missing, not null and not an empty list.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>A null is stored. A missing field is not null: nulls are stored only where the model says so, or by other writers.</summary>
    public Condition<T> IsNull => new(FieldLeaf.IsNull(Path));

    /// <summary>Is below the value. Points without the field do not match.</summary>
    public static Condition<T> operator <(FloatField<T, TValue> field, TValue? value) => new(FieldLeaf.Range(field.Path, null, false, field.Stored(value), false));

    /// <summary>Is at most the value. Points without the field do not match.</summary>
    public static Condition<T> operator <=(FloatField<T, TValue> field, TValue? value) => new(FieldLeaf.Range(field.Path, null, false, field.Stored(value), true));

    /// <summary>Is above the value. Points without the field do not match.</summary>
    public static Condition<T> operator >(FloatField<T, TValue> field, TValue? value) => new(FieldLeaf.Range(field.Path, field.Stored(value), false, null, false));

    /// <summary>Is at least the value. Points without the field do not match.</summary>
    public static Condition<T> operator >=(FloatField<T, TValue> field, TValue? value) => new(FieldLeaf.Range(field.Path, field.Stored(value), true, null, false));

    /// <summary>Lies between two values, as one range.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="bounds">Whether the ends belong to the range; by default both do.</param>
    public Condition<T> Between(TValue low, TValue high, Bounds bounds = Bounds.Inclusive) =>
        new(FieldLeaf.Range(Path, _form.ToStored(low), bounds.IncludesLow(), _form.ToStored(high), bounds.IncludesHigh()));

    Proto.Value IStores<T, TValue>.ToStored(TValue value) => new() { DoubleValue = _form.Exactly(value) };

    private double Stored(TValue? value) => _form.ToStored(FieldLeaf.Given(Path, value));

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
