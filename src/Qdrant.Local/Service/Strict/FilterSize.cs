using Qdrant.Core.Protocol;

namespace Qdrant.Local.Service.Strict;

/// <summary>How large a filter is: its leaves, and the items of the largest one.</summary>
internal readonly record struct FilterSize(ulong Conditions, ulong Largest)
{
    public static FilterSize Of(Filter filter)
    {
        ulong conditions = 0, largest = 0;
        foreach (Condition condition in ConditionsOf(filter))
        {
            FilterSize size = Of(condition);
            conditions += size.Conditions;
            largest = Math.Max(largest, size.Largest);
        }
        return new FilterSize(conditions, largest);
    }

    /// <summary>The conditions of a filter in the order in which a server looks at them.</summary>
    public static IEnumerable<Condition> ConditionsOf(Filter filter) =>
        filter.Must.Concat(filter.MustNot).Concat(filter.Should).Concat(filter.MinShould?.Conditions ?? []);

    private static FilterSize Of(Condition condition) => condition.ConditionOneOfCase switch
    {
        Condition.ConditionOneOfOneofCase.Filter => Of(condition.Filter),
        Condition.ConditionOneOfOneofCase.Nested => condition.Nested.Filter is null ? default : Of(condition.Nested.Filter),
        Condition.ConditionOneOfOneofCase.HasId => new FilterSize(1, (ulong)condition.HasId.HasId.Count),
        Condition.ConditionOneOfOneofCase.Field => new FilterSize(1, Items(condition.Field)),
        Condition.ConditionOneOfOneofCase.None => default,
        _ => new FilterSize(1, 0),
    };

    private static ulong Items(FieldCondition field)
    {
        int items = field.Match?.MatchValueCase switch
        {
            Match.MatchValueOneofCase.Keywords => field.Match.Keywords.Strings.Count,
            Match.MatchValueOneofCase.Integers => field.Match.Integers.Integers.Count,
            Match.MatchValueOneofCase.ExceptKeywords => field.Match.ExceptKeywords.Strings.Count,
            Match.MatchValueOneofCase.ExceptIntegers => field.Match.ExceptIntegers.Integers.Count,
            _ => 0,
        };
        if (field.GeoPolygon is { } polygon) items += (polygon.Exterior?.Points.Count ?? 0) + polygon.Interiors.Sum(ring => ring.Points.Count);
        return (ulong)items;
    }
}
