using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>
/// Turns a condition into Qdrant's filter. The only place that knows <c>must</c>, <c>should</c>, <c>must_not</c> and <c>min_should</c>:
/// ANDs go flat into <c>must</c>, negated leaves into <c>must_not</c>, <c>!(a || b)</c> both into <c>must_not</c>, <c>!(a &amp;&amp; b)</c> as one filter
/// in <c>must_not</c>; an OR at the top into <c>should</c>, elsewhere into a filter of its own. Two ranges are never merged: on a list, two elements may satisfy them.
/// </summary>
internal static class FilterCompiler
{
    /// <summary>The filter of a condition. One that matches everything is an empty filter.</summary>
    public static Proto.Filter Compile(ConditionNode condition) => Emit(Simplify(condition));

    /// <summary>The filter of a condition, or null for one that matches every point.</summary>
    public static Proto.Filter? CompileOrNull(ConditionNode condition) => Simplify(condition) is var form && form == NormalForm.True ? null : Emit(form);

    /// <summary>Whether the condition matches every point, whatever is stored.</summary>
    public static bool MatchesAll(ConditionNode condition) => Simplify(condition) == NormalForm.True;

    private static NormalForm Simplify(ConditionNode condition) => FilterSimplifier.Simplify(FilterNormalizer.Normalize(condition, inElement: false));

    /// <summary>The filter of a condition on one element, or a constant.</summary>
    internal static NormalForm CompileElement(string path, ConditionNode inner)
    {
        NormalForm form = FilterSimplifier.Simplify(FilterNormalizer.Normalize(inner, inElement: true));
        if (form == NormalForm.False) return form;
        Proto.Filter filter = Emit(ElementPresence.Rewrite(form));
        return new LiteralForm(new LeafNode(new Proto.Condition { Nested = new Proto.NestedCondition { Key = path, Filter = filter } }), IsPositive: true);
    }

    private static Proto.Filter Emit(NormalForm form)
    {
        Proto.Filter filter = form switch
        {
            ConstantForm { Value: true } => new Proto.Filter(),
            ConstantForm => new Proto.Filter { Must = { new Proto.Condition { HasId = new Proto.HasIdCondition() } } },
            _ => EmitFilter(form, 1),
        };
        OneSign.Enforce(filter);
        return filter;
    }

    private static Proto.Filter EmitFilter(NormalForm form, int depth)
    {
        FilterDepth.Check(depth);
        if (form.IsNegative && form is not GroupForm { IsAnd: true }) return EmitNone(form.Negate(), depth);
        var filter = new Proto.Filter();
        switch (form)
        {
            case LiteralForm: filter.Must.Add(EmitCondition(form, depth)); break;
            case GroupForm { IsAnd: true } all:
                foreach (NormalForm part in all.Parts)
                {
                    if (part.IsNegative) AddNone(filter, part.Negate(), depth);
                    else filter.Must.Add(EmitCondition(part, depth));
                }
                break;
            case GroupForm any:
                foreach (NormalForm part in any.Parts.Where(part => !part.IsNegative)) filter.Should.Add(EmitCondition(part, depth));
                if (NegativeParts(any) is { } negative) filter.Should.Add(new Proto.Condition { Filter = EmitNone(negative.Negate(), depth + 1) });
                break;
            case ThresholdForm threshold:
                filter.MinShould = new Proto.MinShould { MinCount = (ulong)threshold.Count };
                foreach (NormalForm part in threshold.Parts) filter.MinShould.Conditions.Add(EmitCondition(part, depth));
                break;
        }
        return filter;
    }

    /// <summary>One condition for a part of a list: a leaf as it is, all else as a filter of its own.</summary>
    private static Proto.Condition EmitCondition(NormalForm form, int depth) =>
        form is LiteralForm { IsPositive: true } literal ? Message(literal.Leaf) : new Proto.Condition { Filter = EmitFilter(form, depth + 1) };

    // A filter that came as JSON is a leaf; it is copied, since filters are still changed until they are sent.
    private static Proto.Condition Message(LeafNode leaf) => leaf.Condition.Filter is null ? leaf.Condition : leaf.Condition.Clone();

    /// <summary>A filter for "not this", where this has no negation in it.</summary>
    private static Proto.Filter EmitNone(NormalForm positive, int depth)
    {
        var filter = new Proto.Filter();
        AddNone(filter, positive, depth);
        return filter;
    }

    private static void AddNone(Proto.Filter filter, NormalForm positive, int depth)
    {
        if (positive is GroupForm { IsAnd: false } any)
        {
            foreach (NormalForm part in any.Parts) AddNone(filter, part, depth);
        }
        else filter.MustNot.Add(EmitCondition(positive, depth));
    }

    /// <summary>The negative parts of an OR as one: "not a or not b" is "not both", one filter instead of two.</summary>
    private static NormalForm? NegativeParts(GroupForm any)
    {
        NormalForm[] negative = [.. any.Parts.Where(part => part.IsNegative)];
        return negative.Length switch
        {
            0 => null,
            1 => negative[0],
            _ => new GroupForm(IsAnd: false, negative),
        };
    }
}
