using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A list of values that are stored as text without an index.</summary>
/// <remarks>Without an index Qdrant reads the payload of every candidate; ordering and facets are not available.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <typeparam name="TValue">The type of the property.</typeparam>
/// <param name="path">The stored payload path.</param>
/// <param name="form">How values are stored.</param>
public readonly struct UnindexedKeywordListField<T, TValue>(string path, TextForm<TValue> form) : IGroupable<T, TValue>, IStores<T, IEnumerable<TValue>> where TValue : struct
{
    private readonly TextForm<TValue> _form = form;

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
    public Condition<T> Contains(TValue value) => new(FieldLeaf.Keyword(Path, _form.Format(value), LeafSpelling.Element));

    /// <summary>Has at least one of these elements. No values at all match nothing.</summary>
    public Condition<T> ContainsAny(params TValue[] values) => ContainsAny((IEnumerable<TValue>)values);

    /// <summary>Has at least one of these elements. No values at all match nothing.</summary>
    public Condition<T> ContainsAny(IEnumerable<TValue> values) => new(FieldLeaf.Keywords(Path, values.Select(_form.Format), LeafSpelling.Element));

    /// <summary>Has every one of these elements. No values at all match everything.</summary>
    public Condition<T> ContainsAll(params TValue[] values) => ContainsAll((IEnumerable<TValue>)values);

    /// <summary>Has every one of these elements. No values at all match everything.</summary>
    public Condition<T> ContainsAll(IEnumerable<TValue> values) => Condition.AllOf(values.Select(Contains));

    /// <summary>Has an element that is none of these (Qdrant: <c>except</c>); without an index, values of other types do.</summary>
    public Condition<T> ContainsOther(params TValue[] values) => new(FieldLeaf.ExceptKeywords(Path, values.Select(_form.Format), LeafSpelling.Element));

    TValue IGroupable<T, TValue>.ReadGroup(Proto.GroupId group) => _form.Parse(group.StringValue);

    Proto.Value IStores<T, IEnumerable<TValue>>.ToStored(IEnumerable<TValue> value)
    {
        TextForm<TValue> form = _form;
        return StoredList.Of(value, item => new Proto.Value { StringValue = form.Format(item) });
    }

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
