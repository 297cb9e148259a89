namespace Qdrant.Repository;

/// <summary>Pushes negations down to the leaves, flattens chains, and compiles conditions on elements, which are leaves outside of their element.</summary>
internal static class FilterNormalizer
{
    /// <param name="node">The condition.</param>
    /// <param name="inElement">Whether it is about an element of a nested array.</param>
    public static NormalForm Normalize(ConditionNode node, bool inElement) => Normalize(node, positive: true, inElement);

    private static NormalForm Normalize(ConditionNode node, bool positive, bool inElement)
    {
        FilterDepth.Check();
        switch (node)
        {
            case ConstantNode constant: return NormalForm.Constant(constant.Value == positive);
            case LeafNode leaf:
                var literal = new LiteralForm(leaf, positive);
                return inElement ? ElementPresence.Canonical(literal) : literal;
            case NestedNode nested:
                NormalForm element = FilterCompiler.CompileElement(nested.Path, nested.Inner);
                return positive ? element : element.Negate();
            case NotNode not: return Normalize(not.Operand, !positive, inElement);
            case PairNode pair:
                return new GroupForm(pair.IsAnd == positive, [.. pair.Operands().Select(operand => Normalize(operand, positive, inElement))]);
            case AtLeastNode atLeast:
                var threshold = new ThresholdForm(atLeast.Count, [.. atLeast.Items.Select(item => Normalize(item, positive: true, inElement))]);
                return positive ? threshold : threshold.Negate();
            default: throw new InvalidOperationException(node.GetType().Name);
        }
    }
}
