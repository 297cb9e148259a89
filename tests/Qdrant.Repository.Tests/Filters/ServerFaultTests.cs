using System.Reflection;
using Google.Protobuf;
using Qdrant.Core.Protocol;
using Qdrant.Repository.Tests.Documentation;
using Kind = Qdrant.Core.Protocol.Condition.ConditionOneOfOneofCase;

namespace Qdrant.Repository.Tests.Filters;

/// <summary>What servers are known to answer wrongly is never sent: one row for each such fact.</summary>
public sealed class ServerFaultTests
{
    private static readonly ArticleFields A = ArticleFields.Instance;

    private static readonly Dictionary<string, Action> Facts = new()
    {
        ["A condition that is required and refused at once is answered as required"] = () =>
        {
            Guid id = Guid.NewGuid();
            foreach ((Condition<Article> one, Condition<Article> other) in new[] { (A.Category == "a", A.IsLive), (A.Id == id, A.Year > 5), (A.Tags.Contains("x"), A.Id.In(id)) })
            {
                Assert.Equal(FilterPropertyTests.Nothing, Compile(one & !one));
                Assert.Equal(FilterPropertyTests.Nothing, Compile((one | other) & !one & !other));
                Assert.Equal(Compile(other & !one).ToByteArray(), Compile((one | other) & !one).ToByteArray());
                foreach (Condition<Article> condition in new[] { (one & !other) | (other & !one), (one | other) & !(one & other), one & (other | !one) })
                    AssertOneSign(Compile(condition));
            }
        },
        ["A condition that is refused by the query and required by a prefetch is answered as required"] = () =>
        {
            Filter query = Compile(!A.IsLive), prefetch = Compile(A.IsLive & (A.Year > 5));
            OneSign.Enforce(query, [new PrefetchQuery { Filter = prefetch, Prefetch = { new PrefetchQuery { Filter = Compile(A.IsLive) } } }]);
            Assert.Empty(FilterOracle.Signs(query).Negated.Intersect(FilterOracle.Signs(prefetch).Positive));
        },
        ["Of two lower or two upper bounds in one range the inclusive one is lost"] = () =>
        {
            int ranges = 0;
            foreach (Filter filter in FilterPage.Rows.Select(row => row.Filter).Concat(Ranges().Select(Compile)))
            {
                foreach (IMessage range in Messages(filter).Where(message => message is Core.Protocol.Range or DatetimeRange))
                {
                    ranges++;
                    (bool gt, bool gte, bool lt, bool lte) = range is Core.Protocol.Range r ? (r.HasGt, r.HasGte, r.HasLt, r.HasLte) : range is DatetimeRange d ? (d.Gt is not null, d.Gte is not null, d.Lt is not null, d.Lte is not null) : default;
                    Assert.False((gt && gte) || (lt && lte), filter.ToString());
                }
            }
            Assert.True(ranges > 20, $"Only {ranges} ranges were seen.");
        },
        ["Text of a UUID asked of an index on numbers or dates finds nothing"] = () =>
        {
            Type[] handles = [.. HandleTable.Handles.Select(handle => handle.Type).Where(type => type.Name.StartsWith("Integer", StringComparison.Ordinal) || type.Name.StartsWith("Float", StringComparison.Ordinal) || type.Name.StartsWith("Datetime", StringComparison.Ordinal))];
            Assert.True(handles.Length >= 8);
            Type[] taken = [.. handles.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)).Where(method => method.ReturnType == typeof(Condition<Article>)).SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType).Distinct()];
            foreach (Type text in new[] { typeof(string), typeof(Guid), typeof(Guid?), typeof(string[]), typeof(Guid[]), typeof(IEnumerable<string>), typeof(IEnumerable<Guid>) })
                Assert.DoesNotContain(taken, type => type.IsAssignableFrom(text) || Converts(text, type));
        },
        ["Missing or null inside an element is answered for the whole list where the field has an index"] = () =>
        {
            foreach (Condition<Article> condition in new[]
            {
                A.Reviews.Any(r => r.Reply.IsMissing), A.Reviews.Any(r => r.Reply.HasValue), A.Reviews.Any(r => r.Reply.IsNull), A.Reviews.Any(r => !r.Reply.IsNull),
                A.Reviews.Any(r => r.Reply.IsMissing || r.Stars > 3), A.Reviews.Any(r => !(r.Reply.IsMissing && r.Stars > 3)), A.Reviews.All(r => r.Reply.IsMissing),
                A.Reviews.Any(r => Repository.Condition.AtLeast(2, r.Reply.IsMissing, r.Reply.IsNull, r.Stars > 3)), !A.Reviews.Any(r => r.Reply.HasValue || r.Stars.IsMissing),
            })
            {
                AssertPresenceIsRefused(Compile(condition), inElement: false);
            }
        },
        ["Removing an object or list leaves the index of what lies within as it was"] = () =>
        {
            var patch = new Patch<Article, ArticleFields>(A).Remove(a => a.Editor).Remove(a => a.Reviews);
            PointsUpdateOperation operation = Assert.Single(patch.ToOperations(new PointsSelector(), ArticleModel.Schema));
            Assert.Equal(["editor.name", "editor", "reviews[].reply", "reviews[].stars", "reviews[].verified", "reviews"], operation.DeletePayload.Keys);
        },
        ["A box or polygon that ends at 90 degrees north or 180 degrees east finds nothing there"] = () =>
        {
            GeoPoint[] ring = [new(-180, 90), new(180, 90), new(180, -90), new(-180, -90)];
            foreach (Condition<Article> shape in new[] { A.Office.Within(new GeoBox(new(-180, 90), new(180, -90))), A.Office.Within(new GeoPolygon(ring, ring)), A.Places.AnyWithin(new GeoBox(new(0, 90), new(180, 0))) })
            {
                Core.Protocol.GeoPoint[] corners = [.. Messages(Compile(shape)).OfType<Core.Protocol.GeoPoint>()];
                Assert.NotEmpty(corners);
                Assert.All(corners, corner => Assert.True(corner.Lat < 90 && corner.Lon < 180, corner.ToString()));
                Assert.Contains(corners, corner => corner.Lat > 89.999999 || corner.Lon > 179.999999);
            }
        },
        ["A range with a bound that is no number breaks the server"] = () =>
        {
            foreach (Func<Condition<Article>> make in new Func<Condition<Article>>[]
            {
                () => A.Price < double.NaN, () => A.Price <= float.NaN, () => A.Price > (double)Half.NaN, () => A.Price >= double.NaN, () => A.Price.Between(double.NaN, 1), () => A.Price.Between(1, double.NaN),
                () => A.Ratings.AnyAbove(double.NaN), () => A.Ratings.AnyBetween(0, float.NaN), () => Field.Float<Article>("x") < double.NaN,
            })
            {
                Assert.Contains("NaN", Assert.Throws<ArgumentException>(make).Message);
            }
        },
    };

    public static TheoryData<string> Names => [.. Facts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_never_sent(string fact) => Facts[fact]();

    private static Filter Compile(Condition<Article> condition) => FilterCompiler.Compile(condition.Node);

    private static IEnumerable<Condition<Article>> Ranges()
    {
        DateOnly day = new(2024, 5, 1);
        foreach (Bounds bounds in Enum.GetValues<Bounds>())
        {
            yield return A.Price.Between(1, 2, bounds) & A.Year.Between(1, 2, bounds) & A.PublishedAt.Between(day, day.AddDays(1), bounds);
            yield return A.Ratings.AnyBetween(1, 2, bounds) & A.Scores.AnyBetween(1, 2, bounds) & A.Revised.AnyBetween(day, day.AddDays(1), bounds);
        }
        yield return A.Price > 1 & A.Price >= 1 & A.Price < 2 & A.Price <= 2;
    }

    private static bool Converts(Type from, Type to) =>
        to.GetMethods(BindingFlags.Public | BindingFlags.Static).Any(method => method.Name == "op_Implicit" && method.ReturnType == to && method.GetParameters()[0].ParameterType == from);

    private static void AssertOneSign(Filter filter)
    {
        var (positive, negated) = FilterOracle.Signs(filter);
        Assert.False(positive.Overlaps(negated), filter.ToString());
    }

    // Servers take candidates from an index for what is required, never for what stands in a must_not: only there presence is asked for inside an element.
    private static void AssertPresenceIsRefused(Filter filter, bool inElement)
    {
        foreach (Core.Protocol.Condition condition in filter.Must.Concat(filter.Should).Concat(filter.MinShould?.Conditions ?? []))
        {
            bool presence = condition.ConditionOneOfCase is Kind.IsEmpty or Kind.IsNull || condition.Field is { } field && (field.HasIsEmpty || field.HasIsNull);
            Assert.False(inElement && presence, filter.ToString());
            if (condition.Filter is { } inner) AssertPresenceIsRefused(inner, inElement);
            if (condition.Nested is { } nested) AssertPresenceIsRefused(nested.Filter, inElement: true);
        }
    }

    private static IEnumerable<IMessage> Messages(IMessage message)
    {
        yield return message;
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            object? value = field.Accessor.GetValue(message);
            IEnumerable<IMessage> inner = value is IMessage one ? [one] : value is System.Collections.IEnumerable many and not string ? many.OfType<IMessage>() : [];
            foreach (IMessage part in inner.SelectMany(Messages)) yield return part;
        }
    }
}
