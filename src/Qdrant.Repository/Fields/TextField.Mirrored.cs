using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A text with a full-text index, mirrored under another key for exact comparison.</summary>
/// <remarks>The index holds words, not the text: its tokens are compared. <see cref="Exact"/> compares the whole text.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <typeparam name="TMirror">The handle of the mirror.</typeparam>
/// <param name="path">The stored payload path.</param>
/// <param name="mirror">The handle of the mirror.</param>
public readonly struct TextField<T, TMirror>(string path, TMirror mirror) : ITextSearchable<T>, IStores<T, string>
{
    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The field is missing, null or an empty list. An empty text, 0 and false are values.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The field holds something: it is not missing, not null and not an empty list.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>A null is stored. A missing field is not null: nulls are stored only where the model says so, or by other writers.</summary>
    public Condition<T> IsNull => new(FieldLeaf.IsNull(Path));

    /// <summary>Holds every word of the query, in any order: "all tokens" of the index's own tokenizer. A query without words matches nothing.</summary>
    public Condition<T> Matches(string query) => new(FieldLeaf.Text(Path, query));

    /// <summary>Holds at least one word of the query. A query without words matches nothing. Since Qdrant 1.16.</summary>
    public Condition<T> MatchesAny(string query) => new(FieldLeaf.TextAny(Path, query));

    /// <summary>Holds the words of the query next to each other, in order. Never matches unless the index has phrase matching. Since Qdrant 1.15.</summary>
    public Condition<T> MatchesPhrase(string query) => new(FieldLeaf.Phrase(Path, query));

    /// <summary>The whole text, in the mirror of this field.</summary>
    public TMirror Exact { get; } = mirror;

    Proto.Value IStores<T, string>.ToStored(string value) => new() { StringValue = value };

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
