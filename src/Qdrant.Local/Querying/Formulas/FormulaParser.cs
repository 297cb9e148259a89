using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Filtering;
using Qdrant.Local.Payload;
using Qdrant.Local.Service;
using Case = Qdrant.Core.Protocol.Expression.VariantOneofCase;

namespace Qdrant.Local.Querying.Formulas;

/// <summary>Turns the message of a formula into nodes bound to a collection.</summary>
internal sealed class FormulaParser(CollectionState state)
{
    private const float DefaultScale = 1;
    private const float DefaultMidpoint = 0.5f;

    /// <summary>The root of a formula.</summary>
    public FormulaNode Parse(Formula formula) => Node(formula.Expression);

    /// <summary>The defaults by variable.</summary>
    public static (FormulaVariable Variable, Value Default)[] ParseDefaults(Formula formula) =>
        [.. formula.Defaults.Select(d => (FormulaVariable.Parse(d.Key), d.Value))];

    private FormulaNode Node(Expression e) => e.VariantCase switch
    {
        Case.Constant => new ConstantNode(e.Constant),
        Case.Variable => Variable(FormulaVariable.Parse(e.Variable)),
        Case.Condition => new ConditionNode(FilterCompiler.Compile(new Filter { Must = { e.Condition } }, state)),
        Case.GeoDistance => new DistanceNode(new GeoLocation(e.GeoDistance.Origin.Lon, e.GeoDistance.Origin.Lat), PayloadPath.Parse(e.GeoDistance.To)),
        Case.Datetime => new ConstantNode(DateConstant(e.Datetime)),
        Case.DatetimeKey => new DateNode(PayloadPath.Parse(e.DatetimeKey)),
        Case.Mult => new MultNode(Nodes(e.Mult.Mult)),
        Case.Sum => new SumNode(Nodes(e.Sum.Sum)),
        Case.Div => new DivNode(Node(e.Div.Left), Node(e.Div.Right), e.Div.HasByZeroDefault ? e.Div.ByZeroDefault : null),
        Case.Neg => new UnaryNode(UnaryKind.Neg, Node(e.Neg)),
        Case.Abs => new UnaryNode(UnaryKind.Abs, Node(e.Abs)),
        Case.Sqrt => new UnaryNode(UnaryKind.Sqrt, Node(e.Sqrt)),
        Case.Pow => new PowNode(Node(e.Pow.Base), Node(e.Pow.Exponent)),
        Case.Exp => new UnaryNode(UnaryKind.Exp, Node(e.Exp)),
        Case.Log10 => new UnaryNode(UnaryKind.Log10, Node(e.Log10)),
        Case.Ln => new UnaryNode(UnaryKind.Ln, Node(e.Ln)),
        Case.Acosh => new UnaryNode(UnaryKind.Acosh, Node(e.Acosh)),
        Case.Max => Extreme("max", e.Max.Max, greatest: true),
        Case.Min => Extreme("min", e.Min.Min, greatest: false),
        Case.ExpDecay => Decay(DecayKind.Exp, e.ExpDecay),
        Case.GaussDecay => Decay(DecayKind.Gauss, e.GaussDecay),
        _ => Decay(DecayKind.Lin, e.LinDecay),
    };

    private FormulaNode[] Nodes(IEnumerable<Expression> expressions) => [.. expressions.Select(Node)];

    private static FormulaNode Variable(FormulaVariable variable) =>
        variable.Path is null ? new ScoreNode(variable) : new NumberNode(variable);

    private ExtremeNode Extreme(string name, IReadOnlyCollection<Expression> operands, bool greatest)
    {
        if (operands.Count == 0) throw ServerError.BadInput($"Validation failed: `{name}` needs at least one operand");
        return new ExtremeNode(Nodes(operands), greatest);
    }

    private DecayNode Decay(DecayKind kind, DecayParamsExpression decay)
    {
        FormulaNode x = Node(decay.X);
        FormulaNode target = decay.Target is null ? new ConstantNode(0) : Node(decay.Target);
        float midpoint = decay.HasMidpoint ? decay.Midpoint : DefaultMidpoint;
        float scale = decay.HasScale ? decay.Scale : DefaultScale;
        bool closed = kind == DecayKind.Lin;
        if (closed ? midpoint < 0 || midpoint > 1 : midpoint <= 0 || midpoint >= 1)
            throw ServerError.BadInput($"Validation failed: Decay midpoint should be in the range {(closed ? "[0.0, 1.0]" : "(0.0, 1.0)")}, got {RustNumber.Format(midpoint)}.");
        if (scale <= 0) throw ServerError.BadInput($"Validation failed: Decay scale should be non-zero positive, got {RustNumber.Format(scale)}.");
        double m = midpoint, s = scale;
        return new DecayNode(kind, x, target, kind switch
        {
            DecayKind.Exp => Math.Log(m) / s,
            DecayKind.Gauss => Math.Log(m) / (s * s),
            _ => (1 - m) / s,
        });
    }

    private static double DateConstant(string text) =>
        FormulaDate.TryParseSeconds(text, out double seconds)
            ? seconds
            : throw ServerError.BadInput($"Validation failed: failed to parse date-time {text}: {FormulaDate.Malformed}");
}
