using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A list of texts with a full-text index.</summary>
/// <remarks>The index joins the words of all elements: its tokens are compared, where a field without it is searched for the query as a part of a text.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
public readonly struct TextListField<T>(string path) : ITextSearchable<T>, IStores<T, IEnumerable<string>>
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

    /// <summary>The elements together hold every word of the query, in any order: "all tokens" of the index's own tokenizer. A query without words matches nothing.</summary>
    public Condition<T> Matches(string query) => new(FieldLeaf.Text(Path, query));

    /// <summary>The elements hold at least one word of the query. A query without words matches nothing. Since Qdrant 1.16.</summary>
    public Condition<T> MatchesAny(string query) => new(FieldLeaf.TextAny(Path, query));

    /// <summary>One element holds the words of the query next to each other, in order. Never matches unless the index has phrase matching. Since Qdrant 1.15.</summary>
    public Condition<T> MatchesPhrase(string query) => new(FieldLeaf.Phrase(Path, query));

    Proto.Value IStores<T, IEnumerable<string>>.ToStored(IEnumerable<string> value) => StoredList.Of(value, item => new Proto.Value { StringValue = item });

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
