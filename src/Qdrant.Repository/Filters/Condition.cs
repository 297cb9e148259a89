using System.ComponentModel;
using Qdrant.Core.Json;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>
/// A condition on points of one scope: the entity <typeparamref name="T"/>, or one element of a nested array of it. Made by the handles of a
/// generated fields class (<c>a.Category == "news"</c>) and combined with <c>&amp;</c>, <c>|</c>, <c>!</c>, <c>&amp;&amp;</c> and <c>||</c>. Immutable.
/// </summary>
/// <remarks>
/// A <see cref="bool"/> converts to <see cref="All"/> or <see cref="None"/>, so that a search form reads
/// <c>a => category == null || a.Category == category</c>. A condition is not a <see cref="bool"/>: <c>if (condition)</c> does not compile.
/// </remarks>
/// <typeparam name="T">The scope.</typeparam>
public class Condition<T>
{
    internal Condition(ConditionNode node) => Node = node;

    internal ConditionNode Node { get; }

    /// <summary>Holds for every point.</summary>
    public static Condition<T> All { get; } = new(ConstantNode.All);

    /// <summary>Holds for no point.</summary>
    public static Condition<T> None { get; } = new(ConstantNode.None);

    /// <summary><see cref="All"/> for true, <see cref="None"/> for false.</summary>
    public static implicit operator Condition<T>(bool value) => value ? All : None;

    /// <summary>Both hold.</summary>
    public static Condition<T> operator &(Condition<T> left, Condition<T> right) => new(ConditionNode.And(NodeOf(left), NodeOf(right)));

    /// <summary>At least one holds.</summary>
    public static Condition<T> operator |(Condition<T> left, Condition<T> right) => new(ConditionNode.Or(NodeOf(left), NodeOf(right)));

    /// <summary>Does not hold. That includes points without the field, or with a value of another type there.</summary>
    public static Condition<T> operator !(Condition<T> condition) => new(ConditionNode.Not(NodeOf(condition)));

    /// <summary>Makes <c>||</c> possible; not for use in <c>if</c>.</summary>
    [Obsolete("A condition is evaluated by Qdrant, not here. Combine conditions with &&, || and !, or pass it to Where.", error: true)]
    public static bool operator true(Condition<T> condition) => NodeOf(condition) is ConstantNode { Value: true };

    /// <summary>Makes <c>&amp;&amp;</c> possible; not for use in <c>if</c>.</summary>
    public static bool operator false(Condition<T> condition) => NodeOf(condition) is ConstantNode { Value: false };

    /// <summary>Not available: conditions are not compared. For null use <c>is null</c>.</summary>
    [Obsolete("This would compare two condition objects, not two values. Compare a field with a value, or use 'is null'.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator ==(Condition<T>? left, Condition<T>? right) => ReferenceEquals(left, right);

    /// <summary>Not available: conditions are not compared. For null use <c>is not null</c>.</summary>
    [Obsolete("This would compare two condition objects, not two values. Compare a field with a value, or use 'is not null'.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator !=(Condition<T>? left, Condition<T>? right) => !ReferenceEquals(left, right);

    /// <summary>Not available: conditions are not compared.</summary>
    [Obsolete("This would compare condition objects. Compare a field with a value.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? value) => throw new NotSupportedException();

    /// <summary>The condition as C#-like text with the stored payload keys, for logs and debuggers.</summary>
    public sealed override string ToString() => ConditionText.Write(Node);

    /// <summary>The filter that will be sent, in the JSON form of Qdrant's documentation; <c>{}</c> for a condition that holds for every point.</summary>
    public string ToJson() => QdrantJson.ToJson(FilterCompiler.Compile(Node));

    private static ConditionNode NodeOf(Condition<T> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition.Node;
    }
}

/// <summary>Ways to combine conditions that have no operator.</summary>
public static class Condition
{
    /// <summary>At least <paramref name="count"/> of the conditions hold (Qdrant: <c>min_should</c>). One that is given twice counts twice.</summary>
    /// <param name="count">How many must hold, at least 1. More than there are conditions matches nothing.</param>
    /// <param name="conditions">The conditions.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static Condition<T> AtLeast<T>(int count, params Condition<T>[] conditions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new Condition<T>(new AtLeastNode(count, [.. conditions.Select(condition => condition.Node)]));
    }

    /// <summary>A filter in the JSON form of Qdrant's documentation. It is sent as it is.</summary>
    /// <param name="json">For example <c>{"must":[{"key":"category","match":{"value":"news"}}]}</c>.</param>
    /// <exception cref="QdrantJsonException">The text is no filter; the message says where.</exception>
    public static Condition<T> FromJson<T>(string json) => new(new LeafNode(new Proto.Condition { Filter = QdrantJson.Parse<Proto.Filter>(json) }));

    /// <summary>All of the conditions hold; no condition at all holds for every point.</summary>
    public static Condition<T> AllOf<T>(IEnumerable<Condition<T>> conditions) => conditions.Aggregate(Condition<T>.All, (all, next) => all & next);

    /// <summary>At least one of the conditions holds; no condition at all holds for none.</summary>
    public static Condition<T> AnyOf<T>(IEnumerable<Condition<T>> conditions) => conditions.Aggregate(Condition<T>.None, (any, next) => any | next);
}
