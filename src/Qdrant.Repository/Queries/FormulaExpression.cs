using Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>A part of a formula: numbers convert to it, and it has the arithmetic operators. Constants are sent as 32-bit floats.</summary>
public sealed class FormulaExpression
{
    private readonly Expression _expression;
    private readonly IReadOnlyList<KeyValuePair<string, Value>> _defaults;

    internal FormulaExpression(Expression expression, IReadOnlyList<KeyValuePair<string, Value>>? defaults = null) =>
        (_expression, _defaults) = (expression, defaults ?? []);

    /// <summary>A constant.</summary>
    public static implicit operator FormulaExpression(double constant) => new(new Expression { Constant = (float)constant });

    /// <summary>The sum.</summary>
    public static FormulaExpression operator +(FormulaExpression left, FormulaExpression right) =>
        Join([left, right], parts => new Expression { Sum = new SumExpression { Sum = { parts } } });

    /// <summary>The difference.</summary>
    public static FormulaExpression operator -(FormulaExpression left, FormulaExpression right) => left + -right;

    /// <summary>The product.</summary>
    public static FormulaExpression operator *(FormulaExpression left, FormulaExpression right) =>
        Join([left, right], parts => new Expression { Mult = new MultExpression { Mult = { parts } } });

    /// <summary>The quotient; a zero below fails the query, see <see cref="Divide"/>.</summary>
    public static FormulaExpression operator /(FormulaExpression left, FormulaExpression right) =>
        Join([left, right], parts => new Expression { Div = new DivExpression { Left = parts[0], Right = parts[1] } });

    /// <summary>The opposite number.</summary>
    public static FormulaExpression operator -(FormulaExpression of) => of.Wrap(inner => new Expression { Neg = inner });

    /// <summary>The quotient, with a value for a zero below.</summary>
    /// <param name="by">The divisor.</param>
    /// <param name="byZero">The result when the divisor is zero.</param>
    public FormulaExpression Divide(FormulaExpression by, float byZero) =>
        Join([this, by], parts => new Expression { Div = new DivExpression { Left = parts[0], Right = parts[1], ByZeroDefault = byZero } });

    internal FormulaExpression Wrap(Func<Expression, Expression> make) => new(make(_expression), _defaults);

    internal static FormulaExpression Join(IReadOnlyList<FormulaExpression> parts, Func<Expression[], Expression> make) =>
        new(make([.. parts.Select(part => part._expression)]), [.. parts.SelectMany(part => part._defaults)]);

    internal Formula ToFormula()
    {
        var formula = new Formula { Expression = _expression };
        foreach ((string path, Value value) in _defaults) formula.Defaults[path] = value;
        return formula;
    }
}
