using System.ComponentModel;

namespace Qdrant.Repository;

/// <summary>An array of objects: conditions on its elements hold for one and the same element (Qdrant: <c>nested</c>).</summary>
/// <typeparam name="T">The scope of its conditions.</typeparam>
/// <typeparam name="TElement">The type of an element: the scope inside <see cref="Any(Func{TElementFields, Condition{TElement}})"/>.</typeparam>
/// <typeparam name="TElementFields">The handles of an element's fields.</typeparam>
/// <param name="path">The stored payload path of the array.</param>
/// <param name="elementFields">The handles of an element's fields; their paths start at the element.</param>
public readonly struct NestedArrayField<T, TElement, TElementFields>(string path, TElementFields elementFields) : IPayloadField<T>
{
    private readonly TElementFields _elementFields = elementFields;

    /// <inheritdoc />
    public string Path { get; } = path;

    /// <summary>The array is missing, null or empty.</summary>
    public Condition<T> IsMissing => new(FieldLeaf.IsEmpty(Path));

    /// <summary>The array has at least one element.</summary>
    public Condition<T> HasValue => new(FieldLeaf.IsEmpty(Path, value: false));

    /// <summary>A null is stored, in place of the array or in it.</summary>
    public Condition<T> ContainsNull => new(FieldLeaf.IsNull(Path, value: true, LeafSpelling.Element));

    /// <summary>How many elements the array has; 0 for a missing field.</summary>
    public ValuesCount<T> Count => new(Path);

    /// <summary>At least one element is an object.</summary>
    public Condition<T> Any() => new(new NestedNode(Path, ConstantNode.All));

    /// <summary>One element satisfies the whole condition, negations included: <c>Any(r => !r.Verified)</c> is "some element that is not verified".</summary>
    /// <param name="condition">The condition on one element.</param>
    public Condition<T> Any(Func<TElementFields, Condition<TElement>> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(new NestedNode(Path, condition(_elementFields).Node));
    }

    /// <summary>No element fails the condition. Holds for an empty or missing array too.</summary>
    /// <param name="condition">The condition on one element.</param>
    public Condition<T> All(Func<TElementFields, Condition<TElement>> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return !new Condition<T>(new NestedNode(Path, ConditionNode.Not(condition(_elementFields).Node)));
    }

    /// <summary>Not available: a handle is compared by its conditions.</summary>
    [Obsolete("This would compare handles, not stored values. Use a condition of the field.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();
}
