using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Filtering;

/// <summary>Turns a Protocol filter into a predicate over slots that uses the payload indexes there are.</summary>
internal static class FilterCompiler
{
    /// <summary>The conversion errors of a filter (malformed paths, missing parts), which come before the collection is looked up.</summary>
    public static void Check(Filter? filter, LocalRelease release = LocalRelease.V1_20)
    {
        if (filter is not null) FilterNode.Convert(filter, release);
    }

    /// <summary>Binds a filter to a collection; no filter matches everything.</summary>
    /// <param name="filter">A filter that <see cref="Check"/> let pass.</param>
    /// <param name="state">The collection.</param>
    /// <param name="cancellation">Heard at every point that is tested: a filter can have a million conditions.</param>
    public static IPointFilter Compile(Filter? filter, CollectionState state, CancellationToken cancellation = default)
    {
        GroupNode node = FilterNode.Convert(filter ?? new Filter(), state.Release);
        return new PointFilter(Bind(node, state, null), state.Points, node.IsEmpty, cancellation);
    }

    private static GroupCondition Bind(GroupNode group, CollectionState state, PayloadPath? nested) => new(
        state.Points,
        BindAll(group.Must, state, nested),
        BindAll(group.Should, state, nested),
        BindAll(group.MustNot, state, nested),
        group.MinShould is null ? null : BindAll(group.MinShould, state, nested),
        group.MinCount);

    private static PointCondition[] BindAll(FilterNode[] nodes, CollectionState state, PayloadPath? nested) =>
        Array.ConvertAll(nodes, node => Bind(node, state, nested));

    /// <param name="node">What to bind.</param>
    /// <param name="state">The collection.</param>
    /// <param name="nested">Inside a nested condition the whole path of its elements.</param>
    private static PointCondition Bind(FilterNode node, CollectionState state, PayloadPath? nested) => node switch
    {
        GroupNode group => Bind(group, state, nested),
        FieldNode field => nested is null ? BindField(field.Test, state) : BindElement(field.Test, state, nested),
        IsEmptyNode empty => nested is null && IndexOf(state, empty.Path) is { } index
            ? new IndexedCondition(new SetTest(index.Nulls.Empty), state.Points.Count)
            : new IsEmptyCondition(empty.Path, state.Points.Count),
        IsNullNode isNull => nested is null && IndexOf(state, isNull.Path) is { } index
            ? new IndexedCondition(new SetTest(index.Nulls.Null), state.Points.Count)
            : new IsNullCondition(isNull.Path, state.Release, state.Points.Count),
        HasIdNode ids => new HasIdCondition(ids.Ids, state.Points),
        HasVectorNode vector => new HasVectorCondition(state.Vectors.GetValueOrDefault(vector.Name)),
        SliceNode slice => new SliceCondition(slice, state.Points),
        NestedNode inner => BindNested(inner, state, nested is null ? inner.Path : nested.Append(inner.Path), nested is null),
        _ => throw new InvalidOperationException($"Unknown condition {node.GetType().Name}."),
    };

    private static PointCondition BindField(FieldTest test, CollectionState state)
    {
        int points = state.Points.Count;
        if (IndexOf(state, test.Path) is { } index)
        {
            if (index.Serve(test) is { } served) return new IndexedCondition(served, points);
            if (test.IsEmpty is { } empty) return new IndexedCondition(new SetTest(empty ? index.Nulls.Empty : index.Nulls.NotEmpty), points);
            if (test.IsNull is { } isNull) return new IndexedCondition(new SetTest(isNull ? index.Nulls.Null : index.Nulls.NotNull), points);
        }
        return new PayloadCondition(test, state.Release, points);
    }

    /// <summary>On an element the payload decides, unless the index knows elements, or knows words.</summary>
    private static PointCondition BindElement(FieldTest test, CollectionState state, PayloadPath nested)
    {
        int points = state.Points.Count;
        return IndexOf(state, nested.Append(test.Path)) is { } index && (index is TextIndex || nested.Equals(index.Nested)) && index.Serve(test) is { } served
            ? new IndexedElementCondition(served, test.Path, points)
            : new PayloadCondition(test, state.Release, points);
    }

    private static NestedCondition BindNested(NestedNode node, CollectionState state, PayloadPath whole, bool isOutermost)
    {
        SlotTest? necessary = null;
        foreach (FilterNode must in isOutermost ? node.Filter.Must : [])
        {
            if (must is not FieldNode field || IndexOf(state, whole.Append(field.Test.Path)) is not { } index || index.Serve(field.Test) is not { CanList: true } served)
                continue;
            if ((whole.Equals(index.Nested) || SeesAllOf(index, field.Test)) && (necessary is null || served.Estimate < necessary.Estimate)) necessary = served;
        }
        return new NestedCondition(node.Path, Bind(node.Filter, state, whole), necessary, state.Points);
    }

    /// <summary>Whether every value that passes the test on the payload passes it in the index too: not so where the index rounds values or leaves some out.</summary>
    private static bool SeesAllOf(PayloadIndex index, FieldTest test)
    {
        bool onlyMatch = test is { ValuesCount: null, IsEmpty: null, IsNull: null, Range: null, Dates: null, Shape: null };
        if (test.Match is { } match) return onlyMatch && match.Kind is not (MatchKind.ExceptIntegers or MatchKind.ExceptKeywords);
        return index is FloatIndex && test is { Range: not null, ValuesCount: null, IsEmpty: null, IsNull: null, Shape: null };
    }

    private static PayloadIndex? IndexOf(CollectionState state, PayloadPath path)
    {
        foreach (FieldIndex index in state.Indexes.Values)
        {
            if (index.Index.Path.Equals(path)) return index.Index;
        }
        return null;
    }
}
