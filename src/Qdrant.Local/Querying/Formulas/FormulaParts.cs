using Qdrant.Core.Protocol;
using Case = Qdrant.Core.Protocol.Expression.VariantOneofCase;

namespace Qdrant.Local.Querying.Formulas;

/// <summary>The expressions directly inside one.</summary>
internal static class FormulaParts
{
    public static IEnumerable<Expression> Of(Expression e) => e.VariantCase switch
    {
        Case.Mult => e.Mult.Mult,
        Case.Sum => e.Sum.Sum,
        Case.Max => e.Max.Max,
        Case.Min => e.Min.Min,
        Case.Div => [e.Div.Left, e.Div.Right],
        Case.Pow => [e.Pow.Base, e.Pow.Exponent],
        Case.Neg => [e.Neg],
        Case.Abs => [e.Abs],
        Case.Sqrt => [e.Sqrt],
        Case.Exp => [e.Exp],
        Case.Log10 => [e.Log10],
        Case.Ln => [e.Ln],
        Case.Acosh => [e.Acosh],
        Case.ExpDecay => OfDecay(e.ExpDecay),
        Case.GaussDecay => OfDecay(e.GaussDecay),
        Case.LinDecay => OfDecay(e.LinDecay),
        _ => [],
    };

    private static Expression[] OfDecay(DecayParamsExpression decay) => decay.Target is null ? [decay.X] : [decay.X, decay.Target];
}
