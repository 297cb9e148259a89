using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A list of texts with an index.</summary>
/// <remarks>The index sees strings only: <c>ContainsOther</c> then matches only points with some other string.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
/// <param name="ignoreCase">Whether <paramref name="path"/> is a mirror in lower case: values are lower-cased before they are compared.</param>
public readonly struct KeywordListField<T>(string path, bool ignoreCase = false) : IFacetable<T, string>, IGroupable<T, string>, IStores<T, IEnumerable<string>>
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
    public Condition<T> Contains(string value) => new(FieldLeaf.Keyword(Path, Fold(value), LeafSpelling.Element));

    /// <summary>Has at least one of these elements. No values at all match nothing.</summary>
    public Condition<T> ContainsAny(params string[] values) => ContainsAny((IEnumerable<string>)values);

    /// <summary>Has at least one of these elements. No values at all match nothing.</summary>
    public Condition<T> ContainsAny(IEnumerable<string> values) => new(FieldLeaf.Keywords(Path, values.Select(Fold), LeafSpelling.Element));

    /// <summary>Has every one of these elements. No values at all match everything.</summary>
    public Condition<T> ContainsAll(params string[] values) => ContainsAll((IEnumerable<string>)values);

    /// <summary>Has every one of these elements. No values at all match everything.</summary>
    public Condition<T> ContainsAll(IEnumerable<string> values) => Condition.AllOf(values.Select(Contains));

    /// <summary>Has an element that is none of these (Qdrant: <c>except</c>); with the index, neither do values of another type.</summary>
    public Condition<T> ContainsOther(params string[] values) => new(FieldLeaf.ExceptKeywords(Path, values.Select(Fold), LeafSpelling.Element));

    /// <summary>Has an element that starts with <paramref name="prefix"/>, case-sensitive. Since Qdrant 1.19.</summary>
    public Condition<T> AnyStartsWith(string prefix) => new(FieldLeaf.Prefix(Path, Fold(prefix), LeafSpelling.Element));

    /// <summary>Has an element that contains <paramref name="part"/>, case-sensitive. Since Qdrant 1.20.</summary>
    public Condition<T> AnyContains(string part) => new(FieldLeaf.Substring(Path, Fold(part), LeafSpelling.Element));

    string IFacetable<T, string>.ReadFacet(Proto.FacetValue value) => value.StringValue;

    string IGroupable<T, string>.ReadGroup(Proto.GroupId group) => group.StringValue;

    Proto.Value IStores<T, IEnumerable<string>>.ToStored(IEnumerable<string> value) => StoredList.Of(value, item => new Proto.Value { StringValue = item });

    // A mirror in lower case is compared in lower case.
    private string Fold(string value) => ignoreCase ? FieldLeaf.Given(Path, value).ToLowerInvariant() : value;

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
