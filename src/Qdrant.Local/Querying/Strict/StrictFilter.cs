using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Strict;

/// <summary>What strict mode asks of a filter: indexed fields, few conditions, small conditions.</summary>
internal static class StrictFilter
{
    /// <summary>The remedy of filters.</summary>
    public const string UseAnotherFilter = "Create an index for this key or use a different filter.";

    /// <summary>The remedy of formulas.</summary>
    public const string UseAnotherFormula = "Create an index for this key or use a different formula expression.";

    public static void Check(CollectionState state, Filter? filter, bool isUpdate)
    {
        if (filter is null || state.Config.StrictModeConfig is not { Enabled: true } limits) return;
        bool indexed = isUpdate
            ? limits is { HasUnindexedFilteringUpdate: true, UnindexedFilteringUpdate: false }
            : limits is { HasUnindexedFilteringRetrieve: true, UnindexedFilteringRetrieve: false };
        if (indexed) CheckIndexes(state, filter, UseAnotherFilter);
        (ulong count, ulong largest) = Measure(filter);
        if (limits.HasFilterMaxConditions && count > limits.FilterMaxConditions)
            throw ServerError.BadRequest($"Filter condition limit reached ({count} > {limits.FilterMaxConditions}). Help: Reduce the amount of conditions of your filter.");
        if (limits.HasConditionMaxSize && largest > limits.ConditionMaxSize)
            throw ServerError.BadRequest($"Condition size limit reached ({largest} > {limits.ConditionMaxSize}). Help: Reduce the size of your condition.");
    }

    /// <summary>Fails for the first field that no index serves.</summary>
    public static void CheckIndexes(CollectionState state, Filter filter, string remedy, PayloadPath? nested = null)
    {
        foreach (Condition condition in filter.Must.Concat(filter.MustNot).Concat(filter.Should).Concat(filter.MinShould?.Conditions ?? []))
        {
            switch (condition.ConditionOneOfCase)
            {
                case Condition.ConditionOneOfOneofCase.Field: CheckField(state, condition.Field.Key, nested, IndexKinds.Of(condition.Field), remedy); break;
                case Condition.ConditionOneOfOneofCase.IsEmpty: CheckField(state, condition.IsEmpty.Key, nested, IndexKinds.Any, remedy); break;
                case Condition.ConditionOneOfOneofCase.IsNull: CheckField(state, condition.IsNull.Key, nested, IndexKinds.Any, remedy); break;
                case Condition.ConditionOneOfOneofCase.Filter: CheckIndexes(state, condition.Filter, remedy, nested); break;
                case Condition.ConditionOneOfOneofCase.Nested:
                    PayloadPath inner = PayloadPath.Parse(condition.Nested.Key).Elements();
                    CheckIndexes(state, condition.Nested.Filter, remedy, nested is null ? inner : nested.Append(inner));
                    break;
            }
        }
    }

    /// <summary>Fails when no index on the field is of one of the kinds.</summary>
    public static void CheckField(CollectionState state, string key, PayloadPath? nested, IReadOnlyCollection<IndexKind> wanted, string remedy)
    {
        if (wanted.Count == 0) return;
        PayloadPath path = nested is null ? PayloadPath.Parse(key) : nested.Append(PayloadPath.Parse(key));
        foreach (FieldIndex index in state.Indexes.Values)
            if (index.Index.Path.Equals(path) && wanted.Any(kind => IndexKinds.Serves(index.Schema, kind))) return;
        string kinds = string.Join(", ", wanted.Select(IndexKinds.Name).Order(StringComparer.Ordinal));
        throw ServerError.BadRequest($"Index required but not found for \"{path.Text}\" of one of the following types: [{kinds}]. Help: {remedy}");
    }

    /// <summary>How many conditions there are in all, and how large the largest is.</summary>
    internal static (ulong Count, ulong Largest) Measure(Filter filter)
    {
        ulong count = 0, largest = 0;
        foreach (Condition condition in filter.Must.Concat(filter.MustNot).Concat(filter.Should).Concat(filter.MinShould?.Conditions ?? []))
        {
            (ulong more, ulong size) = condition.ConditionOneOfCase switch
            {
                Condition.ConditionOneOfOneofCase.Filter => Measure(condition.Filter),
                Condition.ConditionOneOfOneofCase.Nested => Measure(condition.Nested.Filter),
                Condition.ConditionOneOfOneofCase.HasId => (1UL, (ulong)condition.HasId.HasId.Count),
                Condition.ConditionOneOfOneofCase.Field => (1UL, Size(condition.Field)),
                Condition.ConditionOneOfOneofCase.None => (0UL, 0UL),
                _ => (1UL, 0UL),
            };
            count += more;
            largest = Math.Max(largest, size);
        }
        return (count, largest);
    }

    private static ulong Size(FieldCondition field)
    {
        if (field.GeoPolygon is { } polygon) return (ulong)((polygon.Exterior?.Points.Count ?? 0) + polygon.Interiors.Sum(ring => ring.Points.Count));
        return field.Match?.MatchValueCase switch
        {
            Match.MatchValueOneofCase.Keywords => (ulong)field.Match.Keywords.Strings.Count,
            Match.MatchValueOneofCase.Integers => (ulong)field.Match.Integers.Integers.Count,
            Match.MatchValueOneofCase.ExceptKeywords => (ulong)field.Match.ExceptKeywords.Strings.Count,
            Match.MatchValueOneofCase.ExceptIntegers => (ulong)field.Match.ExceptIntegers.Integers.Count,
            _ => 1,
        };
    }
}
