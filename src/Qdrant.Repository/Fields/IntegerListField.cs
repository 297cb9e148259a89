using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A list of integers with an index.</summary>
/// <remarks>The index sees 7.0 as 7 and does not see 2.5 at all. Ranges are compared as doubles.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
/// <param name="size">The type of the property: a patch sets only what fits it.</param>
public readonly struct IntegerListField<T>(string path, IntegerSize size = IntegerSize.Int64) : IOrderable<T>, IFacetable<T, long>, IGroupable<T, long>, IStores<T, IEnumerable<long>>
{
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
    public Condition<T> Contains(long value) => new(FieldLeaf.Integer(Path, value, LeafSpelling.Element));

    /// <summary>Has at least one of these elements. No values at all match nothing.</summary>
    public Condition<T> ContainsAny(params long[] values) => ContainsAny((IEnumerable<long>)values);

    /// <summary>Has at least one of these elements. No values at all match nothing.</summary>
    public Condition<T> ContainsAny(IEnumerable<long> values) => new(FieldLeaf.Integers(Path, values, LeafSpelling.Element));

    /// <summary>Has every one of these elements. No values at all match everything.</summary>
    public Condition<T> ContainsAll(params long[] values) => ContainsAll((IEnumerable<long>)values);

    /// <summary>Has every one of these elements. No values at all match everything.</summary>
    public Condition<T> ContainsAll(IEnumerable<long> values) => Condition.AllOf(values.Select(Contains));

    /// <summary>Has an element that is none of these (Qdrant: <c>except</c>); with the index, neither do values of another type.</summary>
    public Condition<T> ContainsOther(params long[] values) => new(FieldLeaf.ExceptIntegers(Path, values, LeafSpelling.Element));

    /// <summary>Has an element below the value.</summary>
    public Condition<T> AnyBelow(long value) => new(FieldLeaf.Range(Path, null, false, value, false, LeafSpelling.Element));

    /// <summary>Has an element of at most the value.</summary>
    public Condition<T> AnyAtMost(long value) => new(FieldLeaf.Range(Path, null, false, value, true, LeafSpelling.Element));

    /// <summary>Has an element above the value.</summary>
    public Condition<T> AnyAbove(long value) => new(FieldLeaf.Range(Path, value, false, null, false, LeafSpelling.Element));

    /// <summary>Has an element of at least the value.</summary>
    public Condition<T> AnyAtLeast(long value) => new(FieldLeaf.Range(Path, value, true, null, false, LeafSpelling.Element));

    /// <summary>Has an element between two values: one and the same element, unlike two comparisons joined by <c>&amp;&amp;</c>.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="bounds">Whether the ends belong to the range; by default both do.</param>
    public Condition<T> AnyBetween(long low, long high, Bounds bounds = Bounds.Inclusive) =>
        new(FieldLeaf.Range(Path, low, bounds.IncludesLow(), high, bounds.IncludesHigh(), LeafSpelling.Element));

    long IFacetable<T, long>.ReadFacet(Proto.FacetValue value) => value.IntegerValue;

    long IGroupable<T, long>.ReadGroup(Proto.GroupId group) => IntegerForm.ReadGroup(group);

    Proto.Value IStores<T, IEnumerable<long>>.ToStored(IEnumerable<long> value) => size.StoredList(Path, value);

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
