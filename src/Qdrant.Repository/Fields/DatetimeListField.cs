using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A list of instants or dates with an index.</summary>
/// <remarks>The index compares whole microseconds and sees only text that is a date.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
/// <param name="wholeDays">Whether the property is a date: it is stored without a time, and set to midnight in UTC only.</param>
public readonly struct DatetimeListField<T>(string path, bool wholeDays = false) : IOrderable<T>, IStores<T, IEnumerable<Instant>>
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

    /// <summary>Has this element; a <see cref="DateOnly"/> is its midnight in UTC, <see cref="AnyOn"/> is the whole day.</summary>
    public Condition<T> Contains(Instant value) => new(FieldLeaf.DatetimeRange(Path, value.Of(Path), true, value.Of(Path), true, LeafSpelling.Element));

    /// <summary>Has an element on this day in UTC: from midnight to before the next one.</summary>
    public Condition<T> AnyOn(DateOnly day) => new(Instant.Day(Path, day, LeafSpelling.Element));

    /// <summary>Has an element below the value.</summary>
    public Condition<T> AnyBelow(Instant value) => new(FieldLeaf.DatetimeRange(Path, null, false, value.Of(Path), false, LeafSpelling.Element));

    /// <summary>Has an element of at most the value.</summary>
    public Condition<T> AnyAtMost(Instant value) => new(FieldLeaf.DatetimeRange(Path, null, false, value.Of(Path), true, LeafSpelling.Element));

    /// <summary>Has an element above the value.</summary>
    public Condition<T> AnyAbove(Instant value) => new(FieldLeaf.DatetimeRange(Path, value.Of(Path), false, null, false, LeafSpelling.Element));

    /// <summary>Has an element of at least the value.</summary>
    public Condition<T> AnyAtLeast(Instant value) => new(FieldLeaf.DatetimeRange(Path, value.Of(Path), true, null, false, LeafSpelling.Element));

    /// <summary>Has an element between two values: one and the same element, unlike two comparisons joined by <c>&amp;&amp;</c>.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="bounds">Whether the ends belong to the range; by default both do.</param>
    public Condition<T> AnyBetween(Instant low, Instant high, Bounds bounds = Bounds.Inclusive) =>
        new(FieldLeaf.DatetimeRange(Path, low.Of(Path), bounds.IncludesLow(), high.Of(Path), bounds.IncludesHigh(), LeafSpelling.Element));

    Proto.Value IStores<T, IEnumerable<Instant>>.ToStored(IEnumerable<Instant> value) => Instant.StoredList(value, Path, wholeDays);

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
