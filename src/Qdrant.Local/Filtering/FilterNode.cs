using Qdrant.Core.Protocol;
using Qdrant.Local.Payload;
using Qdrant.Local.Service;
using PointId = Qdrant.Local.Engine.PointId;

namespace Qdrant.Local.Filtering;

/// <summary>A filter or condition, converted from the message and not yet bound to a collection.</summary>
internal abstract record FilterNode
{
    /// <summary>Converts a filter.</summary>
    /// <exception cref="Qdrant.Core.QdrantRpcException">A malformed path, id or date, or a part is missing: the server's text.</exception>
    public static GroupNode Convert(Filter filter, LocalRelease release) => new(
        ConvertAll(filter.Should, release),
        ConvertAll(filter.Must, release),
        ConvertAll(filter.MustNot, release),
        filter.MinShould is null ? null : ConvertAll(filter.MinShould.Conditions, release),
        filter.MinShould?.MinCount ?? 0);

    private static FilterNode[] ConvertAll(IReadOnlyCollection<Condition> conditions, LocalRelease release)
    {
        var nodes = new List<FilterNode>(conditions.Count);
        foreach (Condition condition in conditions)
        {
            if (Convert(condition, release) is { } node) nodes.Add(node);
        }
        return [.. nodes];
    }

    /// <summary>A condition without a kind is null: the server drops it.</summary>
    private static FilterNode? Convert(Condition condition, LocalRelease release) => condition.ConditionOneOfCase switch
    {
        Condition.ConditionOneOfOneofCase.Field => new FieldNode(FieldTest.Convert(condition.Field, release)),
        Condition.ConditionOneOfOneofCase.IsEmpty => new IsEmptyNode(PayloadPath.Parse(condition.IsEmpty.Key)),
        Condition.ConditionOneOfOneofCase.IsNull => new IsNullNode(PayloadPath.Parse(condition.IsNull.Key)),
        Condition.ConditionOneOfOneofCase.HasId => new HasIdNode([.. condition.HasId.HasId.Select(ConvertId)]),
        Condition.ConditionOneOfOneofCase.HasVector => new HasVectorNode(condition.HasVector.HasVector),
        Condition.ConditionOneOfOneofCase.Filter => Convert(condition.Filter, release),
        Condition.ConditionOneOfOneofCase.Nested => condition.Nested.Filter is null
            ? throw ServerError.Conversion("Nested condition must have a filter")
            : new NestedNode(PayloadPath.Parse(condition.Nested.Key).Elements(), Convert(condition.Nested.Filter, release)),
        Condition.ConditionOneOfOneofCase.Slice => condition.Slice.Total == 0
            ? throw ServerError.Conversion("Slice total must be greater than 0")
            : new SliceNode(condition.Slice.Total, condition.Slice.Index),
        _ => null,
    };

    private static PointId ConvertId(Qdrant.Core.Protocol.PointId id) => id.PointIdOptionsCase switch
    {
        Qdrant.Core.Protocol.PointId.PointIdOptionsOneofCase.Num => PointId.FromNumber(id.Num),
        Qdrant.Core.Protocol.PointId.PointIdOptionsOneofCase.Uuid => PointId.TryParseUuid(id.Uuid, out PointId parsed)
            ? parsed
            : throw ServerError.Conversion($"Unable to parse UUID: {id.Uuid}"),
        _ => throw ServerError.Conversion("No ID options provided"),
    };
}

/// <summary>A filter: all of must, none of must_not, one of should, some of min_should.</summary>
internal sealed record GroupNode(FilterNode[] Should, FilterNode[] Must, FilterNode[] MustNot, FilterNode[]? MinShould, ulong MinCount) : FilterNode
{
    /// <summary>Whether nothing is asked.</summary>
    public bool IsEmpty => Should.Length + Must.Length + MustNot.Length == 0 && MinShould is null;
}

internal sealed record FieldNode(FieldTest Test) : FilterNode;

internal sealed record IsEmptyNode(PayloadPath Path) : FilterNode;

internal sealed record IsNullNode(PayloadPath Path) : FilterNode;

internal sealed record HasIdNode(PointId[] Ids) : FilterNode;

internal sealed record HasVectorNode(string Name) : FilterNode;

/// <summary>A filter over the elements of an array; the path ends with <c>[]</c>.</summary>
internal sealed record NestedNode(PayloadPath Path, GroupNode Filter) : FilterNode;

internal sealed record SliceNode(uint Total, uint Index) : FilterNode;
