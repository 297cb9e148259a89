using Google.Protobuf;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>What a condition is made of, whatever its scope. Immutable; chains of <c>&amp;</c> and <c>|</c> are binary here and flattened by the compiler.</summary>
internal abstract class ConditionNode
{
    public static ConditionNode And(ConditionNode left, ConditionNode right) => (left, right) switch
    {
        (ConstantNode { Value: true }, _) or (_, ConstantNode { Value: false }) => right,
        (ConstantNode { Value: false }, _) or (_, ConstantNode { Value: true }) => left,
        _ => new PairNode(isAnd: true, left, right),
    };

    public static ConditionNode Or(ConditionNode left, ConditionNode right) => (left, right) switch
    {
        (ConstantNode { Value: false }, _) or (_, ConstantNode { Value: true }) => right,
        (ConstantNode { Value: true }, _) or (_, ConstantNode { Value: false }) => left,
        _ => new PairNode(isAnd: false, left, right),
    };

    public static ConditionNode Not(ConditionNode operand) => operand switch
    {
        ConstantNode constant => ConstantNode.Of(!constant.Value),
        NotNode not => not.Operand,
        _ => new NotNode(operand),
    };
}

/// <summary>Holds for every point, or for none.</summary>
internal sealed class ConstantNode : ConditionNode
{
    private ConstantNode(bool value) => Value = value;

    public static ConstantNode All { get; } = new(true);
    public static ConstantNode None { get; } = new(false);
    public bool Value { get; }

    public static ConstantNode Of(bool value) => value ? All : None;
}

/// <summary>How a leaf is spelled in text: as a test of the value, or of the elements of a list.</summary>
internal enum LeafSpelling : byte
{
    Value,
    Element,
}

/// <summary>
/// One condition of the protocol. Two leaves are the same when their messages are, to the byte: generated messages hold a field that is absent equal to one
/// that is zero, and so <c>&gt; 0</c> equal to <c>&lt; 0</c>.
/// </summary>
internal sealed class LeafNode(Proto.Condition condition, LeafSpelling spelling = LeafSpelling.Value) : ConditionNode, IEquatable<LeafNode>
{
    private readonly int _hash = condition.GetHashCode();

    public Proto.Condition Condition { get; } = condition;
    public LeafSpelling Spelling { get; } = spelling;

    public bool Equals(LeafNode? other) => other is not null && (ReferenceEquals(this, other) || (_hash == other._hash && Condition.Equals(other.Condition) && Condition.ToByteString().Equals(other.Condition.ToByteString())));
    public override bool Equals(object? obj) => Equals(obj as LeafNode);
    public override int GetHashCode() => _hash;
}

/// <summary>Some element of the array at <paramref name="path"/> satisfies all of <paramref name="inner"/>.</summary>
internal sealed class NestedNode(string path, ConditionNode inner) : ConditionNode
{
    public string Path { get; } = path;
    public ConditionNode Inner { get; } = inner;
}

internal sealed class NotNode(ConditionNode operand) : ConditionNode
{
    public ConditionNode Operand { get; } = operand;
}

/// <summary>Both, or at least one of two.</summary>
internal sealed class PairNode(bool isAnd, ConditionNode left, ConditionNode right) : ConditionNode
{
    public bool IsAnd { get; } = isAnd;
    public ConditionNode Left { get; } = left;
    public ConditionNode Right { get; } = right;

    /// <summary>All operands of a chain of the same operator, in order, without recursion: a chain may have thousands.</summary>
    public List<ConditionNode> Operands()
    {
        var operands = new List<ConditionNode>();
        var pending = new Stack<ConditionNode>([this]);
        while (pending.TryPop(out ConditionNode? node))
        {
            if (node is PairNode pair && pair.IsAnd == IsAnd)
            {
                pending.Push(pair.Right);
                pending.Push(pair.Left);
            }
            else operands.Add(node);
        }
        return operands;
    }
}

/// <summary>At least <paramref name="count"/> of the conditions hold; one that stands twice counts twice.</summary>
internal sealed class AtLeastNode(int count, IReadOnlyList<ConditionNode> items) : ConditionNode
{
    public int Count { get; } = count;
    public IReadOnlyList<ConditionNode> Items { get; } = items;
}
