using Proto = Qdrant.Core.Protocol;
using Kind = Qdrant.Core.Protocol.Condition.ConditionOneOfOneofCase;

namespace Qdrant.Repository;

/// <summary>
/// "Missing" and "null" inside an element. Servers with an index on the field answer them wrongly when they are asked positively, since the index sees
/// the array as a whole; asked in <c>must_not</c>, no index is consulted. So "is missing" is sent as "not (has a value)".
/// </summary>
internal static class ElementPresence
{
    /// <summary>One literal for the two ways to say each: "has a value" is "not missing" here.</summary>
    public static LiteralForm Canonical(LiteralForm literal)
    {
        Proto.Condition condition = literal.Leaf.Condition;
        if (condition.ConditionOneOfCase == Kind.IsNull)
            return new LiteralForm(Field(new Proto.FieldCondition { Key = condition.IsNull.Key, IsNull = true }), literal.IsPositive);
        if (condition.ConditionOneOfCase != Kind.Field) return literal;
        Proto.FieldCondition field = condition.Field;
        if (field.HasIsEmpty)
            return new LiteralForm(new LeafNode(new Proto.Condition { IsEmpty = new() { Key = field.Key } }), literal.IsPositive == field.IsEmpty);
        if (field.HasIsNull)
            return new LiteralForm(Field(new Proto.FieldCondition { Key = field.Key, IsNull = true }), literal.IsPositive == field.IsNull);
        return literal;
    }

    /// <summary>Turns positive tests around, so that they end up in <c>must_not</c>.</summary>
    public static NormalForm Rewrite(NormalForm form) => form switch
    {
        LiteralForm { IsPositive: true } literal => Turn(literal),
        GroupForm group => new GroupForm(group.IsAnd, [.. group.Parts.Select(Rewrite)]),
        ThresholdForm threshold => new ThresholdForm(threshold.Count, [.. threshold.Parts.Select(Rewrite)]),
        _ => form,
    };

    private static LiteralForm Turn(LiteralForm literal)
    {
        Proto.Condition condition = literal.Leaf.Condition;
        if (condition.ConditionOneOfCase == Kind.IsEmpty)
            return new LiteralForm(Field(new Proto.FieldCondition { Key = condition.IsEmpty.Key, IsEmpty = false }), IsPositive: false);
        if (condition.ConditionOneOfCase == Kind.Field && condition.Field.HasIsNull)
            return new LiteralForm(Field(new Proto.FieldCondition { Key = condition.Field.Key, IsNull = false }), IsPositive: false);
        return literal;
    }

    private static LeafNode Field(Proto.FieldCondition field) => new(new Proto.Condition { Field = field });
}
