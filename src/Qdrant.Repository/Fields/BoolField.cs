using System.ComponentModel;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A boolean with a bool index. It is a condition itself: <c>a => a.IsLive &amp;&amp; …</c>.</summary>
/// <remarks>The index changes no answer. <c>!a.IsLive</c> also holds for points without the field; <c>a.IsLive == false</c> only where false is stored.</remarks>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <param name="path">The stored payload path.</param>
public sealed class BoolField<T>(string path) : Condition<T>(FieldLeaf.Boolean(path, true)), IFacetable<T, bool>, IStores<T, bool>
{
    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The field is missing, null or an empty list. False is a value.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The field holds something: it is not missing, not null and not an empty list.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>A null is stored. A missing field is not null.</summary>
    public Condition<T> IsNull => new(FieldLeaf.IsNull(Path));

    /// <summary>Holds exactly this value.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="IsMissing"/>.</exception>
    public static Condition<T> operator ==(BoolField<T> field, bool? value) => field.Equals(value);

    /// <summary>Does not hold this value. Points without the field match as well.</summary>
    /// <exception cref="ArgumentNullException">The value is null: use <see cref="HasValue"/>.</exception>
    public static Condition<T> operator !=(BoolField<T> field, bool? value) => !field.Equals(value);

    /// <summary>The same as <c>==</c>.</summary>
    public Condition<T> Equals(bool? value) => new(FieldLeaf.Boolean(Path, value));

    bool IFacetable<T, bool>.ReadFacet(Proto.FacetValue value) => value.BoolValue;

    Proto.Value IStores<T, bool>.ToStored(bool value) => new() { BoolValue = value };

    /// <summary>Not available: compare with true or false.</summary>
    [Obsolete("This would compare handles, not stored values. Compare the field with true or false.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
