namespace Qdrant.Repository.Tests.Filters;

public sealed class ConditionTextTests
{
    private static readonly KeywordField<Doc> Category = new("category");
    private static readonly FloatField<Doc> Price = new("price");
    private static readonly KeywordListField<Doc> Tags = new("tags");
    private static readonly BoolField<Doc> Live = new("is_live");
    private static readonly IntegerField<Doc> Year = new("year");
    private static readonly NestedArrayField<Doc, Doc, IntegerField<Doc>> Reviews = new("reviews", new("stars"));

    public static TheoryData<string, object> Texts => new()
    {
        { "category == \"news\" && price < 20.5 && !tags.Contains(\"draft\")", Category == "news" && Price < 20.5 && !Tags.Contains("draft") },
        { "category != \"say \\\"hi\\\"\\u000a\"", Category != "say \"hi\"\n" },
        { "(category == \"a\" || category == \"b\") && is_live == true", (Category == "a" || Category == "b") && Live },
        { "category == \"a\" || category == \"b\" && is_live == true", Category == "a" || (Category == "b" && Live) },
        { "is_live != true", !Live },
        { "!(category == \"a\" && year == 5)", !(Category == "a" && Year == 5) },
        { "year.Between(1, 5, Bounds.LowInclusive) && !(year > 3)", Year.Between(1, 5, Bounds.LowInclusive) && !(Year > 3) },
        { "reviews.Any(stars >= 4 || stars == 1) && reviews.Any()", Reviews.Any(s => s >= 4 || s == 1) && Reviews.Any() },
        { "AtLeast(2, is_live == true, year == 5 && year == 6)", Repository.Condition.AtLeast(2, Live, Year == 5 && Year == 6) },
        { "tags.ContainsAny(\"a\", \"b\") && tags.Count >= 2", Tags.ContainsAny("b", "a") && Tags.Count >= 2 },
        { "true", Condition<Doc>.All },
        { "category.IsMissing || category.HasValue", Category.IsMissing || Category.HasValue },
        { "Id.In(5, 7)", new IdField<Doc, ulong>(PointIds.FromUInt64).In(7, 5) },
        { "published_at == 2024-05-01T00:00:00Z && dates.Contains(2024-05-01T12:30:00.5Z)", new DatetimeField<Doc>("published_at") == new DateOnly(2024, 5, 1) & new DatetimeListField<Doc>("dates").Contains(new DateTime(2024, 5, 1, 12, 30, 0, 500)) },
        { "published_at != 2024-05-01T00:00:00Z", new DatetimeField<Doc>("published_at") != new DateOnly(2024, 5, 1) },
        { "office.Within(GeoPolygon([(0, 0), (4, 0), (4, 4), (0, 0)], [(1, 1), (2, 1), (2, 2), (1, 1)]))", new GeoField<Doc>("office").Within(new GeoPolygon([new GeoPoint(0, 0), new GeoPoint(4, 0), new GeoPoint(4, 4)], [new GeoPoint(1, 1), new GeoPoint(2, 1), new GeoPoint(2, 2)])) },
        { "published_at >= 2024-05-01T00:00:00Z", new DatetimeField<Doc>("published_at") >= new DateOnly(2024, 5, 1) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_reads_like_the_code(string text, object condition) => Assert.Equal(text, ((Condition<Doc>)condition).ToString());
}
