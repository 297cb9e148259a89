using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A list of values that are stored as integers with an index.</summary>
/// <remarks>The index sees 7.0 as 7 and does not see 2.5 at all. Ranges are compared as doubles of the stored integers.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <typeparam name="TValue">The type of the property.</typeparam>
/// <param name="path">The stored payload path.</param>
/// <param name="form">How values are stored.</param>
public readonly struct IntegerListField<T, TValue>(string path, IntegerForm<TValue> form) : IOrderable<T>, IFacetable<T, TValue>, IGroupable<T, TValue>, IStores<T, IEnumerable<TValue>> where TValue : struct
{
    private readonly IntegerForm<TValue> _form = form;

    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The field is missing, null or an empty list. An empty text, 0 and false are values.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The field holds something: it is not missing, not null and not an empty list.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>A null is stored, in place of the list or in it.</summary>
    public Condition<T> ContainsNull => new(FieldLeaf.IsNull(Path, value: true, LeafSpelling.Element));

    /// <summary>How many elements the list has; 0 for a missing field.</summary>
    public ValuesCount<T> Count => new(Path);

    /// <summary>Has this element.</summary>
    public Condition<T> Contains(TValue value) => new(FieldLeaf.Integer(Path, _form.ToStored(value), LeafSpelling.Element));

    /// <summary>Has at least one of these elements. No values at all match nothing.</summary>
    public Condition<T> ContainsAny(params TValue[] values) => ContainsAny((IEnumerable<TValue>)values);

    /// <summary>Has at least one of these elements. No values at all match nothing.</summary>
    public Condition<T> ContainsAny(IEnumerable<TValue> values) => new(FieldLeaf.Integers(Path, values.Select(_form.ToStored), LeafSpelling.Element));

    /// <summary>Has every one of these elements. No values at all match everything.</summary>
    public Condition<T> ContainsAll(params TValue[] values) => ContainsAll((IEnumerable<TValue>)values);

    /// <summary>Has every one of these elements. No values at all match everything.</summary>
    public Condition<T> ContainsAll(IEnumerable<TValue> values) => Condition.AllOf(values.Select(Contains));

    /// <summary>Has an element that is none of these (Qdrant: <c>except</c>); with the index, neither do values of another type.</summary>
    public Condition<T> ContainsOther(params TValue[] values) => new(FieldLeaf.ExceptIntegers(Path, values.Select(_form.ToStored), LeafSpelling.Element));

    /// <summary>Has an element below the value.</summary>
    public Condition<T> AnyBelow(TValue value) => new(FieldLeaf.Range(Path, null, false, _form.ToStored(value), false, LeafSpelling.Element));

    /// <summary>Has an element of at most the value.</summary>
    public Condition<T> AnyAtMost(TValue value) => new(FieldLeaf.Range(Path, null, false, _form.ToStored(value), true, LeafSpelling.Element));

    /// <summary>Has an element above the value.</summary>
    public Condition<T> AnyAbove(TValue value) => new(FieldLeaf.Range(Path, _form.ToStored(value), false, null, false, LeafSpelling.Element));

    /// <summary>Has an element of at least the value.</summary>
    public Condition<T> AnyAtLeast(TValue value) => new(FieldLeaf.Range(Path, _form.ToStored(value), true, null, false, LeafSpelling.Element));

    /// <summary>Has an element between two values: one and the same element, unlike two comparisons joined by <c>&amp;&amp;</c>.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="bounds">Whether the ends belong to the range; by default both do.</param>
    public Condition<T> AnyBetween(TValue low, TValue high, Bounds bounds = Bounds.Inclusive) =>
        new(FieldLeaf.Range(Path, _form.ToStored(low), bounds.IncludesLow(), _form.ToStored(high), bounds.IncludesHigh(), LeafSpelling.Element));

    TValue IFacetable<T, TValue>.ReadFacet(Proto.FacetValue value) => _form.FromStored(value.IntegerValue);

    TValue IGroupable<T, TValue>.ReadGroup(Proto.GroupId group) => _form.FromStored(IntegerForm.ReadGroup(group));

    Proto.Value IStores<T, IEnumerable<TValue>>.ToStored(IEnumerable<TValue> value)
    {
        IntegerForm<TValue> form = _form;
        return StoredList.Of(value, item => new Proto.Value { IntegerValue = form.ToStored(item) });
    }

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
