namespace Qdrant.Repository;

/// <summary>A condition with its negations pushed down to the leaves: what the simplifier works on and the compiler prints.</summary>
internal abstract record NormalForm
{
    public static NormalForm True { get; } = new ConstantForm(true);
    public static NormalForm False { get; } = new ConstantForm(false);

    public static NormalForm Constant(bool value) => value ? True : False;

    /// <summary>The opposite, by De Morgan's laws.</summary>
    public abstract NormalForm Negate();

    /// <summary>Whether every leaf is negated, so that the opposite has no negation at all.</summary>
    public abstract bool IsNegative { get; }
}

internal sealed record ConstantForm(bool Value) : NormalForm
{
    public override NormalForm Negate() => Constant(!Value);
    public override bool IsNegative => false;
}

/// <summary>A leaf that must hold, or must not.</summary>
internal sealed record LiteralForm(LeafNode Leaf, bool IsPositive) : NormalForm
{
    public override NormalForm Negate() => new LiteralForm(Leaf, !IsPositive);
    public override bool IsNegative => !IsPositive;
}

/// <summary>All of the parts, or any of them.</summary>
internal sealed record GroupForm(bool IsAnd, IReadOnlyList<NormalForm> Parts) : NormalForm
{
    public override NormalForm Negate() => new GroupForm(!IsAnd, [.. Parts.Select(part => part.Negate())]);
    public override bool IsNegative { get; } = Parts.All(part => part.IsNegative);
}

/// <summary>At least so many of the parts. Its opposite is "at least so many of the opposites" again.</summary>
internal sealed record ThresholdForm(int Count, IReadOnlyList<NormalForm> Parts) : NormalForm
{
    public override NormalForm Negate() => new ThresholdForm(Parts.Count - Count + 1, [.. Parts.Select(part => part.Negate())]);
    public override bool IsNegative { get; } = Parts.All(part => part.IsNegative);
}
