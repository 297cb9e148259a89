using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A list of UUIDs with an index.</summary>
/// <remarks>The index compares 128 bits, so letter case and form do not matter, and sees UUIDs only: <c>ContainsOther</c> then matches only points with some other UUID.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
public readonly struct UuidListField<T>(string path) : IFacetable<T, Guid>, IGroupable<T, Guid>, IStores<T, IEnumerable<Guid>>
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
    public Condition<T> Contains(Guid value) => new(FieldLeaf.Keyword(Path, TextForm.Guid.Format(value), LeafSpelling.Element));

    /// <summary>Has at least one of these elements. No values at all match nothing.</summary>
    public Condition<T> ContainsAny(params Guid[] values) => ContainsAny((IEnumerable<Guid>)values);

    /// <summary>Has at least one of these elements. No values at all match nothing.</summary>
    public Condition<T> ContainsAny(IEnumerable<Guid> values) => new(FieldLeaf.Keywords(Path, values.Select(TextForm.Guid.Format), LeafSpelling.Element));

    /// <summary>Has every one of these elements. No values at all match everything.</summary>
    public Condition<T> ContainsAll(params Guid[] values) => ContainsAll((IEnumerable<Guid>)values);

    /// <summary>Has every one of these elements. No values at all match everything.</summary>
    public Condition<T> ContainsAll(IEnumerable<Guid> values) => Condition.AllOf(values.Select(Contains));

    /// <summary>Has an element that is none of these (Qdrant: <c>except</c>); with the index, neither do values of another type.</summary>
    public Condition<T> ContainsOther(params Guid[] values) => new(FieldLeaf.ExceptKeywords(Path, values.Select(TextForm.Guid.Format), LeafSpelling.Element));

    Guid IFacetable<T, Guid>.ReadFacet(Proto.FacetValue value) => Guid.Parse(value.StringValue);

    Guid IGroupable<T, Guid>.ReadGroup(Proto.GroupId group) => Guid.Parse(group.StringValue);

    Proto.Value IStores<T, IEnumerable<Guid>>.ToStored(IEnumerable<Guid> value) => StoredList.Of(value, item => new Proto.Value { StringValue = TextForm.Guid.Format(item) });

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
