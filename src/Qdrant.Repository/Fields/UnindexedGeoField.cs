using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A place without an index.</summary>
/// <remarks>Without an index Qdrant reads the payload of every candidate.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
public readonly struct UnindexedGeoField<T>(string path) : IGeo<T>, IStores<T, GeoPoint>
{
    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The field is missing, null or an empty list. An empty text, 0 and false are values.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The field holds something: it is not missing, not null and not an empty list.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>A null is stored. A missing field is not null: nulls are stored only where the model says so, or by other writers.</summary>
    public Condition<T> IsNull => new(FieldLeaf.IsNull(Path));

    /// <summary>Lies within a circle, strictly.</summary>
    public Condition<T> Within(Radius circle) => new(FieldLeaf.Field(circle.At(Path)));

    /// <summary>Lies within a box, strictly; the border is outside.</summary>
    public Condition<T> Within(GeoBox box) => new(FieldLeaf.Field(box.At(Path)));

    /// <summary>Lies within a polygon, strictly; the border is outside.</summary>
    public Condition<T> Within(GeoPolygon polygon) => new(FieldLeaf.Field(polygon.At(Path)));

    Proto.Value IStores<T, GeoPoint>.ToStored(GeoPoint value) => GeoShape.ToStored(value);

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
