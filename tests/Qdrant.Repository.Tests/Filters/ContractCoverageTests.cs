using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core.Protocol;

namespace Qdrant.Repository.Tests.Filters;

/// <summary>Walks the contract of filters: every field and alternative of it must be written by some condition that a handle offers.</summary>
public sealed class ContractCoverageTests
{
    private static readonly MessageDescriptor[] Contract =
    [
        Filter.Descriptor, MinShould.Descriptor, Core.Protocol.Condition.Descriptor, IsEmptyCondition.Descriptor, IsNullCondition.Descriptor, HasIdCondition.Descriptor,
        HasVectorCondition.Descriptor, NestedCondition.Descriptor, SliceCondition.Descriptor, FieldCondition.Descriptor, Match.Descriptor, RepeatedStrings.Descriptor,
        RepeatedIntegers.Descriptor, Core.Protocol.Range.Descriptor, DatetimeRange.Descriptor, GeoBoundingBox.Descriptor, GeoRadius.Descriptor, Core.Protocol.GeoPolygon.Descriptor,
        GeoLineString.Descriptor, Core.Protocol.GeoPoint.Descriptor, Core.Protocol.ValuesCount.Descriptor, PointId.Descriptor,
    ];

    [Fact]
    public void Every_condition_of_the_contract_is_reachable_from_a_handle()
    {
        var written = new HashSet<string>();
        foreach (Condition<Doc> condition in Conditions()) Walk(FilterCompiler.Compile(condition.Node), written);
        string[] missing = [.. Contract.SelectMany(message => message.Fields.InFieldNumberOrder()).Select(field => field.FullName).Where(name => !written.Contains(name))];
        Assert.True(missing.Length == 0, "not reachable: " + string.Join(", ", missing));
    }

    private static IEnumerable<Condition<Doc>> Conditions()
    {
        var keyword = new KeywordField<Doc>("k");
        var integer = new IntegerField<Doc>("i");
        var number = new FloatField<Doc>("f");
        var date = new DatetimeField<Doc>("d");
        var place = new GeoField<Doc>("g");
        var text = new TextField<Doc>("t");
        var tags = new KeywordListField<Doc>("l");
        var nested = new NestedArrayField<Doc, Doc, KeywordField<Doc>>("n", new KeywordField<Doc>("k"));
        GeoPoint a = new(1, 2), b = new(3, 4), c = new(5, 0);
        Guid id = Guid.NewGuid();

        yield return keyword == "a" || keyword.In("a", "b") || keyword.HasOther("a");
        yield return keyword.StartsWith("a") && keyword.Contains("b") && keyword != "c";
        yield return integer == 1 && integer.In(1, 2) && integer.HasOther(1);
        yield return new BoolField<Doc>("b");
        yield return text.Matches("a") && text.MatchesAny("a") && text.MatchesPhrase("a");
        yield return number > 1 && number >= 1 && number < 1 && number <= 1;
        yield return date > DateTimeOffset.UnixEpoch && date >= DateTime.UnixEpoch && date < new DateOnly(2024, 5, 1) && date <= DateTimeOffset.UtcNow;
        yield return place.Within(Radius.Kilometers(1, a)) || place.Within(new GeoBox(b, c)) || place.Within(new GeoPolygon([a, b, c], [a, c, b]));
        yield return tags.Count > 1 && tags.Count >= 1 && tags.Count < 1 && tags.Count <= 1;
        yield return keyword.IsMissing || keyword.HasValue || keyword.IsNull || tags.ContainsNull;
        yield return new IdField<Doc, Guid>(PointIds.FromGuid) == id || new IdField<Doc, ulong>(PointIds.FromUInt64) == 5UL;
        yield return new IdField<Doc, Guid>(PointIds.FromGuid).InSlice(4, 1);
        yield return new DenseVectorField<Doc>("v").HasValue;
        yield return nested.Any(k => k == "x");
        yield return Repository.Condition.AtLeast(2, keyword == "a", integer == 1, text.Matches("x"));
        yield return (keyword == "a" || integer == 1) && number > 5;
    }

    private static void Walk(IMessage message, HashSet<string> written)
    {
        foreach (FieldDescriptor field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            object? value = field.Accessor.GetValue(message);
            if (field.IsRepeated)
            {
                foreach (object item in (System.Collections.IEnumerable)value!) Visit(field, item, written);
            }
            else if (field.HasPresence ? field.Accessor.HasValue(message) : !Equals(value, 0UL) && !Equals(value, 0U) && !Equals(value, "") && !Equals(value, 0d) && !Equals(value, 0f))
            {
                Visit(field, value, written);
            }
        }
    }

    private static void Visit(FieldDescriptor field, object? value, HashSet<string> written)
    {
        written.Add(field.FullName);
        if (value is IMessage message) Walk(message, written);
    }
}
