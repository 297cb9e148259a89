using System.Globalization;
using System.Text;
using Proto = Qdrant.Core.Protocol;
using Kind = Qdrant.Core.Protocol.Condition.ConditionOneOfOneofCase;

namespace Qdrant.Repository;

/// <summary>Writes a condition as C#-like text, with the stored payload paths.</summary>
internal static class ConditionText
{
    private const int OrLevel = 0, AndLevel = 1, Tight = 2;

    public static string Write(ConditionNode node)
    {
        var text = new StringBuilder();
        Write(text, node, OrLevel);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ConditionNode node, int level)
    {
        FilterDepth.Check();
        switch (node)
        {
            case ConstantNode constant: text.Append(constant.Value ? "true" : "false"); break;
            case LeafNode leaf: LeafText.Write(text, leaf, negated: false); break;
            case NotNode { Operand: LeafNode leaf }: LeafText.Write(text, leaf, negated: true); break;
            case NotNode not:
                text.Append('!');
                Write(text, not.Operand, Tight);
                break;
            case NestedNode { Inner: ConstantNode { Value: true } } nested: text.Append(nested.Path).Append(".Any()"); break;
            case NestedNode nested:
                text.Append(nested.Path).Append(".Any(");
                Write(text, nested.Inner, OrLevel);
                text.Append(')');
                break;
            case PairNode pair:
                int own = pair.IsAnd ? AndLevel : OrLevel;
                if (own < level) text.Append('(');
                Join(text, pair.Operands(), pair.IsAnd ? " && " : " || ", own);
                if (own < level) text.Append(')');
                break;
            case AtLeastNode atLeast:
                text.Append(CultureInfo.InvariantCulture, $"AtLeast({atLeast.Count}, ");
                Join(text, atLeast.Items, ", ", OrLevel);
                text.Append(')');
                break;
        }
    }

    private static void Join(StringBuilder text, IReadOnlyList<ConditionNode> nodes, string separator, int level)
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            if (i > 0) text.Append(separator);
            Write(text, nodes[i], level + (separator == ", " ? 0 : 1));
        }
    }
}
