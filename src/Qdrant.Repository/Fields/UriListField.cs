using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A list of URIs with an index.</summary>
/// <remarks>The index sees strings only: <c>ContainsOther</c> then matches only points with some other string.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
public readonly struct UriListField<T>(string path) : IFacetable<T, Uri>, IStores<T, IEnumerable<Uri>>
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
    public Condition<T> Contains(Uri value) => new(FieldLeaf.Keyword(Path, UriText.Of(value), LeafSpelling.Element));

    /// <summary>Has at least one of these elements. No values at all match nothing.</summary>
    public Condition<T> ContainsAny(params Uri[] values) => ContainsAny((IEnumerable<Uri>)values);

    /// <summary>Has at least one of these elements. No values at all match nothing.</summary>
    public Condition<T> ContainsAny(IEnumerable<Uri> values) => new(FieldLeaf.Keywords(Path, values.Select(UriText.Of), LeafSpelling.Element));

    /// <summary>Has every one of these elements. No values at all match everything.</summary>
    public Condition<T> ContainsAll(params Uri[] values) => ContainsAll((IEnumerable<Uri>)values);

    /// <summary>Has every one of these elements. No values at all match everything.</summary>
    public Condition<T> ContainsAll(IEnumerable<Uri> values) => Condition.AllOf(values.Select(Contains));

    /// <summary>Has an element that is none of these (Qdrant: <c>except</c>); with the index, neither do values of another type.</summary>
    public Condition<T> ContainsOther(params Uri[] values) => new(FieldLeaf.ExceptKeywords(Path, values.Select(UriText.Of), LeafSpelling.Element));

    Uri IFacetable<T, Uri>.ReadFacet(Proto.FacetValue value) => UriText.Parse(value.StringValue);

    Proto.Value IStores<T, IEnumerable<Uri>>.ToStored(IEnumerable<Uri> value) => StoredList.Of(value, item => new Proto.Value { StringValue = UriText.Of(item) });

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
