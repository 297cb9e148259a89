using Qdrant.Core.Protocol;
using Qdrant.Local.Service.Validation;
using Case = Qdrant.Core.Protocol.Expression.VariantOneofCase;

namespace Qdrant.Local.Querying.Service;

/// <summary>The rules of a query message and of prefetches, with the paths of the server: a oneof is named by its own name.</summary>
internal static class QueryRules
{
    private const ulong MaxCandidates = 16384;

    public static void Prefetches(Violations found, RulePath path, IReadOnlyList<PrefetchQuery> prefetches)
    {
        for (int i = 0; i < prefetches.Count; i++)
        {
            RulePath inner = path.At("prefetch", i) + ".";
            PrefetchQuery prefetch = prefetches[i];
            Prefetches(found, inner, prefetch.Prefetch);
            Query(found, inner + "query", prefetch.Query);
            ReadRules.Filter(found, inner + "filter", prefetch.Filter);
            ReadRules.Params(found, inner + "params", prefetch.Params);
            found.AtLeast(inner + "limit", prefetch.HasLimit, prefetch.Limit, 1);
        }
    }

    public static void Query(Violations found, RulePath path, Query? query)
    {
        RulePath variant = path + ".variant";
        switch (query?.VariantCase)
        {
            case Core.Protocol.Query.VariantOneofCase.Nearest: Input(found, variant, query.Nearest); break;
            case Core.Protocol.Query.VariantOneofCase.Recommend:
                Inputs(found, variant + ".positive", query.Recommend.Positive);
                Inputs(found, variant + ".negative", query.Recommend.Negative);
                break;
            case Core.Protocol.Query.VariantOneofCase.Discover:
                Input(found, variant + ".target", query.Discover.Target);
                if (query.Discover.Context is { } context) Pairs(found, variant + ".context.pairs", context.Pairs);
                break;
            case Core.Protocol.Query.VariantOneofCase.Context: Pairs(found, variant + ".pairs", query.Context.Pairs); break;
            case Core.Protocol.Query.VariantOneofCase.Formula:
                if (query.Formula.Expression is { } expression) Expression(found, variant + ".expression", expression);
                break;
            case Core.Protocol.Query.VariantOneofCase.NearestWithMmr:
                Input(found, variant + ".nearest", query.NearestWithMmr.Nearest);
                Mmr(found, variant + ".mmr", query.NearestWithMmr.Mmr);
                break;
            case Core.Protocol.Query.VariantOneofCase.Rrf: found.AtLeast(variant + ".k", query.Rrf.HasK, query.Rrf.K, 1); break;
            case Core.Protocol.Query.VariantOneofCase.RelevanceFeedback: Feedback(found, variant, query.RelevanceFeedback); break;
        }
    }

    private static void Inputs(Violations found, RulePath path, IReadOnlyList<VectorInput> inputs)
    {
        for (int i = 0; i < inputs.Count; i++) Input(found, path.At("", i), inputs[i]);
    }

    private static void Pairs(Violations found, RulePath path, IReadOnlyList<ContextInputPair> pairs)
    {
        for (int i = 0; i < pairs.Count; i++)
        {
            Input(found, path.At("", i) + ".positive", pairs[i].Positive);
            Input(found, path.At("", i) + ".negative", pairs[i].Negative);
        }
    }

    private static void Input(Violations found, RulePath path, VectorInput? input)
    {
        switch (input?.VariantCase)
        {
            case VectorInput.VariantOneofCase.Sparse: VectorRules.Sparse(found, path + ".variant", input.Sparse.Indices, input.Sparse.Values.Count); break;
            case VectorInput.VariantOneofCase.MultiDense: VectorRules.Multi(found, path + ".variant", input.MultiDense); break;
        }
    }

    private static void Mmr(Violations found, RulePath path, Mmr? mmr)
    {
        if (mmr is { HasDiversity: true }) found.Between(path + ".diversity", mmr.Diversity, 0.0, 1.0);
        if (mmr is { HasCandidatesLimit: true, CandidatesLimit: > (uint)MaxCandidates })
            found.Add(path + ".candidates_limit", $"value {mmr.CandidatesLimit} invalid, must be {MaxCandidates} or smaller");
    }

    private static void Feedback(Violations found, RulePath path, RelevanceFeedbackInput feedback)
    {
        Input(found, path + ".target", feedback.Target);
        for (int i = 0; i < feedback.Feedback.Count; i++) Input(found, path.At(".feedback", i) + ".example", feedback.Feedback[i].Example);
        if (feedback.Strategy?.Naive is { } naive) found.AtLeast(path + ".strategy.variant.b", naive.B, 0.0);
    }

    private static void Expression(Violations found, RulePath path, Expression expression)
    {
        RulePath variant = path + ".variant";
        switch (expression.VariantCase)
        {
            case Case.Condition: Filtering.FilterValidation.Check(expression.Condition, variant, found.Entries); break;
            case Case.Mult: Expressions(found, variant + ".mult", expression.Mult.Mult); break;
            case Case.Sum: Expressions(found, variant + ".sum", expression.Sum.Sum); break;
            case Case.Max: Expressions(found, variant + ".max", expression.Max.Max); break;
            case Case.Min: Expressions(found, variant + ".min", expression.Min.Min); break;
            case Case.Div:
                Optional(found, variant + ".left", expression.Div.Left);
                Optional(found, variant + ".right", expression.Div.Right);
                break;
            case Case.Pow:
                Optional(found, variant + ".base", expression.Pow.Base);
                Optional(found, variant + ".exponent", expression.Pow.Exponent);
                break;
            case Case.Neg: Expression(found, variant, expression.Neg); break;
            case Case.Abs: Expression(found, variant, expression.Abs); break;
            case Case.Sqrt: Expression(found, variant, expression.Sqrt); break;
            case Case.Exp: Expression(found, variant, expression.Exp); break;
            case Case.Log10: Expression(found, variant, expression.Log10); break;
            case Case.Ln: Expression(found, variant, expression.Ln); break;
            case Case.Acosh: Expression(found, variant, expression.Acosh); break;
            case Case.ExpDecay: Decay(found, variant, expression.ExpDecay); break;
            case Case.GaussDecay: Decay(found, variant, expression.GaussDecay); break;
            case Case.LinDecay: Decay(found, variant, expression.LinDecay); break;
        }
    }

    private static void Expressions(Violations found, RulePath path, IReadOnlyList<Expression> expressions)
    {
        for (int i = 0; i < expressions.Count; i++) Expression(found, path.At("", i), expressions[i]);
    }

    private static void Optional(Violations found, RulePath path, Expression? expression)
    {
        if (expression is not null) Expression(found, path, expression);
    }

    private static void Decay(Violations found, RulePath path, DecayParamsExpression decay)
    {
        Optional(found, path + ".x", decay.X);
        Optional(found, path + ".target", decay.Target);
    }
}
