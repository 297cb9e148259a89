using Qdrant.Core;
using Qdrant.Local.Filtering;
using Qdrant.Local.Payload;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Formulas;

/// <summary>Part of a formula that can be evaluated for a point, in double precision.</summary>
internal abstract class FormulaNode
{
    public abstract double Evaluate(FormulaPoint point);

    /// <summary>Passes a finite result on; fails for any other, naming the expression.</summary>
    protected static double Finite(double value, FormattableString expression) =>
        double.IsFinite(value) ? value : throw NonFinite(expression, value);

    public static QdrantRpcException NonFinite(FormattableString expression, double value)
    {
        object?[] numbers = [.. expression.GetArguments().Select(a => a is double number ? RustNumber.Format(number) : a)];
        return ServerError.BadInput($"The expression {string.Format(System.Globalization.CultureInfo.InvariantCulture, expression.Format, numbers)} = {RustNumber.Format(value)} produced a non-finite number");
    }
}

internal sealed class ConstantNode(double value) : FormulaNode
{
    public override double Evaluate(FormulaPoint point) => value;
}

internal sealed class ScoreNode(FormulaVariable variable) : FormulaNode
{
    public override double Evaluate(FormulaPoint point) => point.Score(variable);
}

internal sealed class NumberNode(FormulaVariable variable) : FormulaNode
{
    public override double Evaluate(FormulaPoint point) => point.Number(variable);
}

internal sealed class DateNode(PayloadPath path) : FormulaNode
{
    public override double Evaluate(FormulaPoint point) => point.DateSeconds(path);
}

internal sealed class DistanceNode(GeoLocation origin, PayloadPath to) : FormulaNode
{
    private const double EarthRadius = 6371008.8;

    public override double Evaluate(FormulaPoint point)
    {
        GeoLocation place = point.Location(to);
        double first = double.DegreesToRadians(origin.Lat), second = double.DegreesToRadians(place.Lat);
        double latitude = double.DegreesToRadians(place.Lat - origin.Lat), longitude = double.DegreesToRadians(place.Lon - origin.Lon);
        double a = Math.Pow(Math.Sin(latitude / 2), 2) + Math.Cos(first) * Math.Cos(second) * Math.Pow(Math.Sin(longitude / 2), 2);
        return EarthRadius * 2 * Math.Asin(Math.Sqrt(a));
    }
}

internal sealed class ConditionNode(IPointFilter filter) : FormulaNode
{
    public override double Evaluate(FormulaPoint point) => filter.Matches(point.Slot) ? 1 : 0;
}

internal sealed class SumNode(FormulaNode[] terms) : FormulaNode
{
    public override double Evaluate(FormulaPoint point)
    {
        double sum = 0;
        foreach (FormulaNode term in terms) sum += term.Evaluate(point);
        return sum;
    }
}

internal sealed class MultNode(FormulaNode[] factors) : FormulaNode
{
    public override double Evaluate(FormulaPoint point)
    {
        double product = 1;
        foreach (FormulaNode factor in factors)
        {
            double value = factor.Evaluate(point);
            // The factors behind a zero are not looked at, so they cannot fail.
            if (value == 0) return 0;
            product *= value;
        }
        return product;
    }
}

internal sealed class ExtremeNode(FormulaNode[] operands, bool greatest) : FormulaNode
{
    public override double Evaluate(FormulaPoint point)
    {
        double result = double.NaN;
        foreach (FormulaNode operand in operands)
        {
            double value = operand.Evaluate(point);
            result = greatest ? double.MaxNumber(result, value) : double.MinNumber(result, value);
        }
        return result;
    }
}

internal sealed class DivNode(FormulaNode left, FormulaNode right, double? byZero) : FormulaNode
{
    public override double Evaluate(FormulaPoint point)
    {
        double numerator = left.Evaluate(point);
        if (numerator == 0) return 0;
        double denominator = right.Evaluate(point);
        if (denominator == 0 && byZero is { } instead) return instead;
        return Finite(numerator / denominator, $"{numerator}/{denominator}");
    }
}

internal sealed class PowNode(FormulaNode basis, FormulaNode exponent) : FormulaNode
{
    public override double Evaluate(FormulaPoint point)
    {
        double b = basis.Evaluate(point), e = exponent.Evaluate(point);
        return Finite(Math.Pow(b, e), $"{b}^{e}");
    }
}

internal enum UnaryKind
{
    Neg,
    Abs,
    Sqrt,
    Exp,
    Log10,
    Ln,
    Acosh,
}

internal sealed class UnaryNode(UnaryKind kind, FormulaNode operand) : FormulaNode
{
    public override double Evaluate(FormulaPoint point)
    {
        double x = operand.Evaluate(point);
        return kind switch
        {
            UnaryKind.Neg => -x,
            UnaryKind.Abs => Math.Abs(x),
            UnaryKind.Sqrt => Finite(Math.Sqrt(x), $"√{x}"),
            UnaryKind.Exp => Finite(Math.Exp(x), $"exp({x})"),
            UnaryKind.Log10 => Finite(Math.Log10(x), $"log10({x})"),
            UnaryKind.Ln => Finite(Math.Log(x), $"ln({x})"),
            _ => Acosh(x),
        };
    }

    private static double Acosh(double x)
    {
        double value = Math.Acosh(x);
        return double.IsFinite(value) ? value : throw ServerError.BadInput($"The expression acosh({RustNumber.Format(x)}) produced a non-finite number");
    }
}

internal enum DecayKind
{
    Exp,
    Gauss,
    Lin,
}

internal sealed class DecayNode(DecayKind kind, FormulaNode x, FormulaNode target, double lambda) : FormulaNode
{
    public override double Evaluate(FormulaPoint point)
    {
        double distance = Math.Abs(x.Evaluate(point) - target.Evaluate(point));
        return kind switch
        {
            DecayKind.Exp => Math.Exp(lambda * distance),
            DecayKind.Gauss => Math.Exp(lambda * distance * distance),
            _ => Math.Max(0, 1 - lambda * distance),
        };
    }
}
