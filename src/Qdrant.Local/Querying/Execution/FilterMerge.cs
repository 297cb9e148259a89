using Qdrant.Core.Protocol;

namespace Qdrant.Local.Querying.Execution;

/// <summary>Joins the filters on the way from the root to a leaf, clause by clause, as a server does.</summary>
internal static class FilterMerge
{
    /// <summary>Note that two <c>should</c> lists become one: either of them may be met.</summary>
    public static Filter? Join(Filter? outer, Filter? inner)
    {
        if (outer is null) return inner;
        if (inner is null) return outer;
        var joined = new Filter { Must = { outer.Must, inner.Must }, Should = { outer.Should, inner.Should }, MustNot = { outer.MustNot, inner.MustNot } };
        if (outer.MinShould is null || inner.MinShould is null) joined.MinShould = outer.MinShould ?? inner.MinShould;
        else
        {
            joined.MinShould = new MinShould
            {
                Conditions = { outer.MinShould.Conditions, inner.MinShould.Conditions },
                MinCount = Math.Max(outer.MinShould.MinCount, inner.MinShould.MinCount),
            };
        }
        return joined;
    }
}
