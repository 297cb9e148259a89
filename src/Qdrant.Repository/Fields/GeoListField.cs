using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A list of places with an index.</summary>
/// <remarks>The index sees places in range only. Around the north pole it misses places at exactly 90 degrees.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
public readonly struct GeoListField<T>(string path) : IGeo<T>, IStores<T, IEnumerable<GeoPoint>>
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

    /// <summary>Has a place within a circle, strictly.</summary>
    public Condition<T> AnyWithin(Radius circle) => new(FieldLeaf.Field(circle.At(Path), LeafSpelling.Element));

    /// <summary>Has a place within a box, strictly; the border is outside.</summary>
    public Condition<T> AnyWithin(GeoBox box) => new(FieldLeaf.Field(box.At(Path), LeafSpelling.Element));

    /// <summary>Has a place within a polygon, strictly; the border is outside.</summary>
    public Condition<T> AnyWithin(GeoPolygon polygon) => new(FieldLeaf.Field(polygon.At(Path), LeafSpelling.Element));

    Proto.Value IStores<T, IEnumerable<GeoPoint>>.ToStored(IEnumerable<GeoPoint> value) => StoredList.Of(value, GeoShape.ToStored);

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
