using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A number with a float index.</summary>
/// <remarks>The index sees every number as a double and changes no answer. There is no <c>==</c>: say which range is near enough.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
/// <param name="integers">The type of a property of integers: it is stored as one, and set to one only; null: it holds other numbers.</param>
public readonly struct FloatField<T>(string path, IntegerSize? integers = null) : IOrderable<T>, INumber<T>, IStores<T, FloatBound>
{
    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The field is missing, null or an empty list. An empty text, 0 and false are values.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The field holds something: it is not missing, not null and not an empty list.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>A null is stored. A missing field is not null: nulls are stored only where the model says so, or by other writers.</summary>
    public Condition<T> IsNull => new(FieldLeaf.IsNull(Path));

    /// <summary>Is below the value. Points without the field do not match.</summary>
    public static Condition<T> operator <(FloatField<T> field, FloatBound value) => new(FieldLeaf.Range(field.Path, null, false, value.Of(field.Path), false));

    /// <summary>Is at most the value. Points without the field do not match.</summary>
    public static Condition<T> operator <=(FloatField<T> field, FloatBound value) => new(FieldLeaf.Range(field.Path, null, false, value.Of(field.Path), true));

    /// <summary>Is above the value. Points without the field do not match.</summary>
    public static Condition<T> operator >(FloatField<T> field, FloatBound value) => new(FieldLeaf.Range(field.Path, value.Of(field.Path), false, null, false));

    /// <summary>Is at least the value. Points without the field do not match.</summary>
    public static Condition<T> operator >=(FloatField<T> field, FloatBound value) => new(FieldLeaf.Range(field.Path, value.Of(field.Path), true, null, false));

    /// <summary>Lies between two values, as one range.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="bounds">Whether the ends belong to the range; by default both do.</param>
    public Condition<T> Between(FloatBound low, FloatBound high, Bounds bounds = Bounds.Inclusive) =>
        new(FieldLeaf.Range(Path, low.Of(Path), bounds.IncludesLow(), high.Of(Path), bounds.IncludesHigh()));

    Proto.Value IStores<T, FloatBound>.ToStored(FloatBound value) => value.Stored(Path, integers);

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
