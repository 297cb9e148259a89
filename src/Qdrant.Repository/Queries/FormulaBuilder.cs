using Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>The vocabulary of a formula that scores points.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <typeparam name="TFields">The handles of its fields.</typeparam>
public sealed class FormulaBuilder<TEntity, TFields>
{
    private readonly TFields _fields;

    internal FormulaBuilder(TFields fields) => _fields = fields;

    /// <summary>The score the point had in the first prefetch; 0 when it was not in it.</summary>
    public FormulaExpression Score { get; } = new(new Expression { Variable = "$score" });

    /// <summary>The score the point had in one of the prefetches; 0 when it was not in it.</summary>
    /// <param name="prefetch">The number of the prefetch, from 0.</param>
    public FormulaExpression ScoreOf(int prefetch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefetch);
        return new(new Expression { Variable = FormattableString.Invariant($"$score[{prefetch}]") });
    }

    /// <summary>1 for points that satisfy the condition, else 0.</summary>
    public FormulaExpression If(Func<TFields, Condition<TEntity>> condition)
    {
        ConditionNode node = condition(_fields).Node;
        return new(new Expression { Condition = node is LeafNode leaf ? leaf.Condition : new Core.Protocol.Condition { Filter = FilterCompiler.Compile(node) } });
    }

    /// <summary>A number of the payload.</summary>
    /// <param name="field">The field.</param>
    /// <param name="ifMissing">What it counts as for points without it. Without a default, such a point fails the whole query.</param>
    public FormulaExpression Field(Func<TFields, INumber<TEntity>> field, double? ifMissing = null)
    {
        string path = field(_fields).Path;
        return new(new Expression { Variable = path }, ifMissing is { } number ? [new(path, new Value { DoubleValue = number })] : []);
    }

    /// <summary>An instant of the payload, in seconds since 1970.</summary>
    /// <param name="field">The field.</param>
    public FormulaExpression Seconds(Func<TFields, IDatetime<TEntity>> field) => new(new Expression { DatetimeKey = field(_fields).Path });

    /// <summary>An instant, in seconds since 1970.</summary>
    public FormulaExpression Seconds(Instant instant) => new(new Expression { Datetime = instant.ToString() });

    /// <summary>The distance between a place of the payload and another, in metres.</summary>
    /// <param name="field">The field.</param>
    /// <param name="from">The other place.</param>
    public FormulaExpression Meters(Func<TFields, IGeo<TEntity>> field, GeoPoint from) =>
        new(new Expression { GeoDistance = new GeoDistance { Origin = GeoShape.ToProto(from), To = field(_fields).Path } });

    /// <summary>The absolute value.</summary>
    public FormulaExpression Abs(FormulaExpression of) => of.Wrap(inner => new Expression { Abs = inner });

    /// <summary>The square root; a negative number fails the query.</summary>
    public FormulaExpression Sqrt(FormulaExpression of) => of.Wrap(inner => new Expression { Sqrt = inner });

    /// <summary>e to the power.</summary>
    public FormulaExpression Exp(FormulaExpression of) => of.Wrap(inner => new Expression { Exp = inner });

    /// <summary>The natural logarithm.</summary>
    public FormulaExpression Ln(FormulaExpression of) => of.Wrap(inner => new Expression { Ln = inner });

    /// <summary>The logarithm to base 10.</summary>
    public FormulaExpression Log10(FormulaExpression of) => of.Wrap(inner => new Expression { Log10 = inner });

    /// <summary>The inverse hyperbolic cosine. Since Qdrant 1.20.</summary>
    public FormulaExpression Acosh(FormulaExpression of) => of.Wrap(inner => new Expression { Acosh = inner });

    /// <summary>One number to the power of another.</summary>
    public FormulaExpression Pow(FormulaExpression of, FormulaExpression exponent) =>
        FormulaExpression.Join([of, exponent], parts => new Expression { Pow = new PowExpression { Base = parts[0], Exponent = parts[1] } });

    /// <summary>The largest of some numbers. Since Qdrant 1.20.</summary>
    public FormulaExpression Max(params FormulaExpression[] of) => FormulaExpression.Join(of, parts => new Expression { Max = new MaxExpression { Max = { parts } } });

    /// <summary>The smallest of some numbers. Since Qdrant 1.20.</summary>
    public FormulaExpression Min(params FormulaExpression[] of) => FormulaExpression.Join(of, parts => new Expression { Min = new MinExpression { Min = { parts } } });

    /// <summary>Falls off from 1 at the target: a bell curve.</summary>
    public FormulaExpression GaussDecay(FormulaExpression of, Decay decay) => decay.Apply(of, parameters => new Expression { GaussDecay = parameters });

    /// <summary>Falls off from 1 at the target: exponentially.</summary>
    public FormulaExpression ExpDecay(FormulaExpression of, Decay decay) => decay.Apply(of, parameters => new Expression { ExpDecay = parameters });

    /// <summary>Falls off from 1 at the target: in a straight line.</summary>
    public FormulaExpression LinDecay(FormulaExpression of, Decay decay) => decay.Apply(of, parameters => new Expression { LinDecay = parameters });
}

/// <summary>How fast a decay falls off. What is null is left to the server.</summary>
public sealed record Decay
{
    /// <summary>Where it is 1; 0 by default.</summary>
    public FormulaExpression? Target { get; init; }

    /// <summary>How far from the target it reaches the midpoint; 1 by default.</summary>
    public float? Scale { get; init; }

    /// <summary>What it is at that distance, between 0 and 1; 0.5 by default.</summary>
    public float? Midpoint { get; init; }

    internal FormulaExpression Apply(FormulaExpression of, Func<DecayParamsExpression, Expression> make) =>
        FormulaExpression.Join(Target is null ? [of] : [of, Target], parts =>
        {
            var parameters = new DecayParamsExpression { X = parts[0] };
            if (Target is not null) parameters.Target = parts[1];
            if (Scale is { } scale) parameters.Scale = scale;
            if (Midpoint is { } midpoint) parameters.Midpoint = midpoint;
            return make(parameters);
        });
}
