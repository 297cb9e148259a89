using Google.Protobuf.WellKnownTypes;
using Qdrant.Core.Protocol;

namespace Qdrant.Repository.Tests.Filters;

/// <summary>What each handle sends, where that is not obvious, and what is refused.</summary>
public sealed class LeafTests
{
    private static readonly KeywordField<Doc> Keyword = new("k");
    private static readonly FloatField<Doc> Number = new("f");
    private static readonly DatetimeField<Doc> Date = new("d");
    private static readonly NestedArrayField<Doc, Doc, ElementFields> Nested = new("n", new ElementFields());

    private sealed class ElementFields
    {
        public KeywordField<Doc> Name => new("name");
        public IntegerField<Doc> Stars => new("stars");
    }

    private static Filter Compile(Condition<Doc> condition) => FilterCompiler.Compile(condition.Node);
    private static Core.Protocol.Condition Single(Condition<Doc> condition) => Assert.Single(Compile(condition).Must);

    [Fact] public void In_of_nothing_is_nothing() => Assert.Equal(FilterPropertyTests.Nothing, Compile(Keyword.In()));

    [Fact] public void NotIn_of_nothing_is_everything() => Assert.Equal(new Filter(), Compile(Keyword.NotIn()));

    [Fact]
    public void One_value_is_the_same_leaf_however_it_is_said()
    {
        Assert.Equal(Single(Keyword == "x"), Single(Keyword.In("x", "x")));
        Assert.Equal(Single(Keyword.In("a", "b")), Single(Keyword.In("b", "a", "b")));
        Assert.Equal(FilterPropertyTests.Nothing, Compile(Keyword.In("a", "b") && Keyword.NotIn("b", "a")));
    }

    [Fact]
    public void Minus_zero_is_zero() => Assert.Equal(Single(Number > 0.0), Single(Number > -0.0));

    [Fact]
    public void NaN_is_refused_with_the_field_in_the_message()
    {
        foreach (Action compare in new Action[] { () => _ = Number > double.NaN, () => _ = Number < float.NaN, () => _ = Number.Between(0, double.NaN) })
            Assert.Contains("'f'", Assert.Throws<ArgumentException>(compare).Message);
    }

    [Fact]
    public void Infinity_is_a_plain_bound() => Assert.Equal(double.PositiveInfinity, Single(Number < double.PositiveInfinity).Field.Range.Lt);

    [Fact]
    public void Null_is_refused_and_the_remedy_named()
    {
        string? none = null;
        Assert.Contains("IsMissing", Assert.Throws<ArgumentNullException>(() => Keyword == none).Message);
        int? nothing = null;
        Assert.Contains("'i'", Assert.Throws<ArgumentNullException>(() => new IntegerField<Doc>("i") == nothing).Message);
    }

    [Fact]
    public void A_range_never_holds_two_bounds_on_one_side()
    {
        foreach (Bounds bounds in System.Enum.GetValues<Bounds>())
        {
            Core.Protocol.Range range = Single(Number.Between(1, 2, bounds)).Field.Range;
            Assert.False(range.HasGt && range.HasGte);
            Assert.False(range.HasLt && range.HasLte);
            Assert.Equal(bounds is Bounds.Inclusive or Bounds.LowInclusive, range.HasGte);
            Assert.Equal(bounds is Bounds.Inclusive or Bounds.HighInclusive, range.HasLte);
        }
    }

    [Fact] public void A_float_means_its_shortest_text() => Assert.Equal(9.99, Single(Number <= 9.99f).Field.Range.Lte);

    [Fact]
    public void A_time_without_a_zone_is_UTC()
    {
        var time = new DateTime(2024, 5, 1, 12, 0, 0, DateTimeKind.Unspecified);
        Assert.Equal(Timestamp.FromDateTime(DateTime.SpecifyKind(time, DateTimeKind.Utc)), Single(Date > time).Field.DatetimeRange.Gt);
        DateTime local = DateTime.SpecifyKind(time, DateTimeKind.Local);
        Assert.Equal(Timestamp.FromDateTime(local.ToUniversalTime()), Single(Date > local).Field.DatetimeRange.Gt);
    }

    [Fact]
    public void A_day_is_one_range()
    {
        DatetimeRange day = Single(Date.On(new DateOnly(2024, 2, 28))).Field.DatetimeRange;
        Assert.Equal(new DateTime(2024, 2, 28), day.Gte.ToDateTime());
        Assert.Equal(new DateTime(2024, 2, 29), day.Lt.ToDateTime());
    }

    [Fact]
    public void An_instant_is_a_range_of_its_own()
    {
        var time = new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.FromHours(2));
        foreach (Condition<Doc> condition in new[] { Date == time, Date.Equals(time), new UnindexedDatetimeField<Doc>("d") == time, new DatetimeListField<Doc>("d").Contains(time), new UnindexedDatetimeListField<Doc>("d").Contains(time) })
        {
            DatetimeRange range = Single(condition).Field.DatetimeRange;
            Assert.Equal((Timestamp.FromDateTimeOffset(time), Timestamp.FromDateTimeOffset(time), null, null), (range.Gte, range.Lte, range.Gt, range.Lt));
        }
        Assert.Contains("IsMissing", Assert.Throws<ArgumentNullException>(() => Date == (DateTime?)null).Message);
    }

    [Fact]
    public void A_Guid_is_lower_case_text()
    {
        Guid value = Guid.Parse("ABCDEF01-2345-6789-ABCD-EF0123456789");
        Assert.Equal("abcdef01-2345-6789-abcd-ef0123456789", Single(new KeywordField<Doc, Guid>("k", TextForm.Guid) == value).Field.Match.Keyword);
        Assert.Equal("abcdef01-2345-6789-abcd-ef0123456789", Single(new UuidField<Doc>("k") == value).Field.Match.Keyword);
    }

    [Fact] public void A_mirror_in_lower_case_is_compared_in_lower_case() =>
        Assert.Equal("ärger", Single(new KeywordField<Doc>("k", ignoreCase: true) == "ÄRGER").Field.Match.Keyword);

    [Fact]
    public void The_whole_world_as_a_box_does_not_end_where_servers_start_again()
    {
        GeoBoundingBox box = Single(new GeoField<Doc>("g").Within(new GeoBox(new GeoPoint(-180, 90), new GeoPoint(180, -90)))).Field.GeoBoundingBox;
        Assert.True(box.TopLeft.Lat < 90 && box.TopLeft.Lat > 89.999999);
        Assert.True(box.BottomRight.Lon < 180 && box.BottomRight.Lon > 179.999999);
        Assert.Equal((-180, -90), (box.TopLeft.Lon, box.BottomRight.Lat));
    }

    [Fact]
    public void A_polygon_is_closed()
    {
        GeoPoint a = new(0, 0), b = new(1, 0), c = new(0, 1);
        Core.Protocol.GeoPolygon polygon = Single(new GeoField<Doc>("g").Within(new GeoPolygon([a, b, c]))).Field.GeoPolygon;
        Assert.Equal(4, polygon.Exterior.Points.Count);
        Assert.Equal(polygon.Exterior.Points[0], polygon.Exterior.Points[3]);
        Assert.Throws<ArgumentException>(() => new GeoPolygon([a, b, a]));
    }

    [Fact]
    public void Impossible_shapes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Radius.Meters(0, new GeoPoint(0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Radius.Meters(double.NaN, new GeoPoint(0, 0)));
        Assert.Throws<ArgumentException>(() => new GeoField<Doc>("g").Within(new GeoBox(new GeoPoint(0, 0), new GeoPoint(1, 1))));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IdField<Doc, Guid>(PointIds.FromGuid).InSlice(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PointIds.FromInt32(-1));
    }

    [Fact]
    public void Missing_inside_an_element_is_only_ever_asked_in_must_not()
    {
        // An index on n[].name answers a positive is_empty inside nested for the array as a whole.
        foreach ((Condition<Doc> condition, bool empty) in new[]
        {
            (Nested.Any(n => n.Name.IsMissing), false), (Nested.Any(n => !n.Name.HasValue), false),
            (Nested.Any(n => n.Name.HasValue), true), (Nested.Any(n => !n.Name.IsMissing), true),
        })
        {
            Filter inner = Single(condition).Nested.Filter;
            Assert.Empty(inner.Must);
            Core.Protocol.Condition asked = Assert.Single(inner.MustNot);
            if (empty) Assert.Equal("name", asked.IsEmpty.Key);
            else Assert.False(asked.Field.IsEmpty);
        }
        Filter isNull = Single(Nested.Any(n => n.Name.IsNull)).Nested.Filter;
        Assert.False(Assert.Single(isNull.MustNot).Field.IsNull);
        Assert.Equal(FilterPropertyTests.Nothing, Compile(Nested.Any(n => n.Name.IsMissing && n.Name.HasValue)));
    }

    [Fact]
    public void An_element_is_a_scope_of_its_own()
    {
        Filter filter = Compile(Nested.Any(n => n.Stars >= 4 && !(n.Name == "x")) && !Nested.Any(n => n.Stars < 2));
        Filter inner = Assert.Single(filter.Must).Nested.Filter;
        Assert.Equal(("stars", "name"), (Assert.Single(inner.Must).Field.Key, Assert.Single(inner.MustNot).Field.Key));
        Assert.Equal("n", Assert.Single(filter.MustNot).Nested.Key);
    }

    [Fact] public void Any_of_nothing_is_nothing() => Assert.Equal(FilterPropertyTests.Nothing, Compile(Nested.Any(_ => false)));

    [Fact]
    public void Any_element_is_an_empty_filter_which_must_be_there()
    {
        Assert.Equal(new Filter(), Single(Nested.Any()).Nested.Filter);
        Assert.Equal(new Filter(), Single(Nested.Any(n => true)).Nested.Filter);
    }

    [Fact]
    public void All_is_no_element_that_fails()
    {
        Filter filter = Compile(Nested.All(n => n.Stars > 3));
        Assert.Equal("stars", Assert.Single(Assert.Single(filter.MustNot).Nested.Filter.MustNot).Field.Key);
    }

    [Fact]
    public void A_false_bool_is_stored_a_missing_one_is_not()
    {
        var live = new BoolField<Doc>("b");
        Assert.False(Single(live == false).Field.Match.Boolean);
        Assert.True(Assert.Single(Compile(!live).MustNot).Field.Match.Boolean);
    }

    [Theory]
    [InlineData("color", "a.color")]
    [InlineData("größe_1-x", "a.größe_1-x")]
    [InlineData("two words", "a.\"two words\"")]
    [InlineData("x.y", "a.\"x.y\"")]
    [InlineData("x[]", "a.\"x[]\"")]
    [InlineData("", "a.\"\"")]
    [InlineData("😀", "a.\"😀\"")]
    [InlineData("a\nb", "a.\"a\nb\"")]
    public void A_dictionary_key_is_quoted_as_the_grammar_needs(string key, string path)
    {
        var attributes = new DictionaryField<Doc, KeywordField<Doc>>("a", static p => new(p));
        Assert.Equal(path, Single(attributes[key] == "red").Field.Key);
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    public void A_key_no_path_can_express_is_refused(string key)
    {
        var attributes = new DictionaryField<Doc, KeywordField<Doc>>("a", static p => new(p));
        Assert.Throws<ArgumentException>(() => attributes[key]);
    }

    [Fact]
    public void Counts_outside_of_what_a_count_can_be_are_constants()
    {
        var tags = new KeywordListField<Doc>("l");
        Assert.Equal(FilterPropertyTests.Nothing, Compile(tags.Count < 0));
        Assert.Equal(new Filter(), Compile(tags.Count >= 0));
        Assert.Equal(FilterPropertyTests.Nothing, Compile(tags.Count == -1));
    }
}
