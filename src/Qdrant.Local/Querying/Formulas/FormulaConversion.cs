using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Local.Filtering;
using Qdrant.Local.Payload;
using Qdrant.Local.Service;
using Case = Qdrant.Core.Protocol.Expression.VariantOneofCase;

namespace Qdrant.Local.Querying.Formulas;

/// <summary>Checks that the message of a formula is complete.</summary>
internal static class FormulaConversion
{
    public static Formula Convert(Core.Protocol.Formula message, LocalRelease release)
    {
        Check(message.Expression ?? throw Missing("expression"), release);
        return new Formula(message.Expression, message.Defaults);
    }

    private static void Check(Expression? expression, LocalRelease release)
    {
        if (expression is null) throw Missing("variant");
        switch (expression.VariantCase)
        {
            case Case.Constant or Case.Variable or Case.Datetime: break;
            case Case.Condition: CheckCondition(expression.Condition, release); break;
            case Case.GeoDistance:
                if (expression.GeoDistance.Origin is null) throw Missing("origin");
                CheckKey(expression.GeoDistance.To);
                break;
            case Case.DatetimeKey: CheckKey(expression.DatetimeKey); break;
            case Case.Mult: CheckAll(expression.Mult.Mult, release); break;
            case Case.Sum: CheckAll(expression.Sum.Sum, release); break;
            case Case.Div:
                Check(expression.Div.Left ?? throw Missing("left"), release);
                Check(expression.Div.Right ?? throw Missing("right"), release);
                break;
            case Case.Neg: Check(expression.Neg, release); break;
            case Case.Abs: Check(expression.Abs, release); break;
            case Case.Sqrt: Check(expression.Sqrt, release); break;
            case Case.Pow:
                Check(expression.Pow.Base ?? throw Missing("base"), release);
                Check(expression.Pow.Exponent ?? throw Missing("exponent"), release);
                break;
            case Case.Exp: Check(expression.Exp, release); break;
            case Case.Log10: Check(expression.Log10, release); break;
            case Case.Ln: Check(expression.Ln, release); break;
            case Case.ExpDecay: CheckDecay(expression.ExpDecay, release); break;
            case Case.GaussDecay: CheckDecay(expression.GaussDecay, release); break;
            case Case.LinDecay: CheckDecay(expression.LinDecay, release); break;
            case Case.Acosh when release >= LocalRelease.V1_20: Check(expression.Acosh, release); break;
            case Case.Max when release >= LocalRelease.V1_20: CheckAll(expression.Max.Max, release); break;
            case Case.Min when release >= LocalRelease.V1_20: CheckAll(expression.Min.Min, release); break;
            default: throw Missing("variant");
        }
    }

    private static void CheckAll(IEnumerable<Expression> expressions, LocalRelease release)
    {
        foreach (Expression expression in expressions) Check(expression, release);
    }

    private static void CheckDecay(DecayParamsExpression decay, LocalRelease release)
    {
        Check(decay.X ?? throw Missing("x"), release);
        if (decay.Target is not null) Check(decay.Target, release);
    }

    private static void CheckCondition(Condition condition, LocalRelease release)
    {
        if (condition.ConditionOneOfCase == Condition.ConditionOneOfOneofCase.None) throw Missing("condition");
        FilterCompiler.Check(new Filter { Must = { condition } }, release);
    }

    private static void CheckKey(string key)
    {
        if (!PayloadPath.TryParse(key, out _)) throw ServerError.Conversion("invalid payload key");
    }

    private static QdrantRpcException Missing(string what) => ServerError.Conversion($"missing field: {what}");
}
