using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A list of numbers with an index.</summary>
/// <remarks>The index sees every number as a double and changes no answer. There is no test for an exact value: say which range is near enough.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
/// <param name="integers">The type of elements that are integers: they are stored as such, and set to such only; null: they are other numbers.</param>
public readonly struct FloatListField<T>(string path, IntegerSize? integers = null) : IOrderable<T>, IStores<T, IEnumerable<FloatBound>>
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

    /// <summary>Has an element below the value.</summary>
    public Condition<T> AnyBelow(FloatBound value) => new(FieldLeaf.Range(Path, null, false, value.Of(Path), false, LeafSpelling.Element));

    /// <summary>Has an element of at most the value.</summary>
    public Condition<T> AnyAtMost(FloatBound value) => new(FieldLeaf.Range(Path, null, false, value.Of(Path), true, LeafSpelling.Element));

    /// <summary>Has an element above the value.</summary>
    public Condition<T> AnyAbove(FloatBound value) => new(FieldLeaf.Range(Path, value.Of(Path), false, null, false, LeafSpelling.Element));

    /// <summary>Has an element of at least the value.</summary>
    public Condition<T> AnyAtLeast(FloatBound value) => new(FieldLeaf.Range(Path, value.Of(Path), true, null, false, LeafSpelling.Element));

    /// <summary>Has an element between two values: one and the same element, unlike two comparisons joined by <c>&amp;&amp;</c>.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="bounds">Whether the ends belong to the range; by default both do.</param>
    public Condition<T> AnyBetween(FloatBound low, FloatBound high, Bounds bounds = Bounds.Inclusive) =>
        new(FieldLeaf.Range(Path, low.Of(Path), bounds.IncludesLow(), high.Of(Path), bounds.IncludesHigh(), LeafSpelling.Element));

    Proto.Value IStores<T, IEnumerable<FloatBound>>.ToStored(IEnumerable<FloatBound> value)
    {
        string path = Path;
        IntegerSize? asIntegers = integers;
        return StoredList.Of(value, item => item.Stored(path, asIntegers));
    }

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
