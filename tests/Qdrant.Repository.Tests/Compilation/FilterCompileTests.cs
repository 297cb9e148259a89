using Microsoft.CodeAnalysis.CSharp;

namespace Qdrant.Repository.Tests.Compilation;

/// <summary>What must compile as a filter, and what must not, at the oldest and the newest C#.</summary>
public sealed class FilterCompileTests
{
    private const string Parameters = """
        string? category, int? year, double? price, float cheap, Topic? topic, bool? live, Guid? owner, DateTime day, DateOnly date, string[] names,
        List<string> list, IReadOnlyCollection<string> collection, ImmutableArray<string> immutable, HashSet<string> set, int[] years, List<long> longs,
        Topic[] topics, Guid[] ids, Uri[] uris, GeoPoint here
        """;

    /// <summary>Each is the body of a Where lambda over <c>a</c>.</summary>
    public static TheoryData<string> Compiling =>
    [
        "a.Category == \"news\" && a.Price < 20 && !a.Tags.Contains(\"draft\")",
        "a.Reviews.Any(r => r.Stars >= 4 && r.Verified) && a.PublishedAt > DateTimeOffset.UtcNow.AddDays(-7)",
        "category == null || a.Category == category",
        "category is null || a.Category == category",
        "string.IsNullOrEmpty(category) || a.Category == category",
        "(category == null || a.Category == category) && (year == null || a.Year == year) && (price == null || a.Price <= price)",
        "year == null || a.Year >= year",
        "topic == null || a.Topic == topic",
        "live == null || a.IsLive == live",
        "owner == null || a.Owner == owner",
        "category == null ? Condition<Article>.All : a.Category == category",
        "names.Length == 0 || names.Contains(a.Category)",
        "names.Contains(a.Category)",
        "list.Contains(a.Category)",
        "collection.Contains(a.Category)",
        "immutable.Contains(a.Category)",
        "set.Contains(a.Category)",
        "new[] { \"a\", \"b\" }.Contains(a.Category)",
        "names.Contains(a.Note)",
        "years.Contains(a.Year)",
        "longs.Contains(a.Year)",
        "years.Contains(a.Rank)",
        "topics.Contains(a.Topic)",
        "ids.Contains(a.Id)",
        "ids.Contains(a.Owner)",
        "uris.Contains(a.Source)",
        "names.Contains(a.Title.Exact)",
        "a.Category.In(names)",
        "a.Category.In(list)",
        "a.Category.In(\"a\", \"b\")",
        "a.Category.In([\"a\", \"b\"])",
        "a.Category.In([])",
        "a.Year.In(2020, 2021)",
        "a.Year.In([2020, 2021])",
        "a.Year.In(years)",
        "a.Year.In(longs)",
        "a.Year.NotIn(years)",
        "a.Id.In(ids)",
        "a.Id == Guid.Empty",
        "a.Category.Equals(\"news\")",
        "a.Year.Equals(2020)",
        "a.IsLive.Equals(true)",
        "a.IsLive",
        "!a.IsLive",
        "a.IsLive && a.IsOld",
        "a.IsLive == false",
        "a.IsLive & a.Category != \"x\" | !a.IsOld",
        "true",
        "a.IsLive && true",
        "a.Price < 20 && a.Price >= 9.99 && a.Price > cheap && a.Price < (long)3",
        "a.Price.Between(0, 9.99)",
        "a.PublishedAt == date || a.PublishedAt != day",
        "a.PublishedAt >= day && a.PublishedAt < date && a.PublishedAt.On(date)",
        "a.PublishedAt.Between(day, DateTimeOffset.UtcNow, Bounds.LowInclusive)",
        "a.Editor.Name == \"Kim\" && a.Editor.HasValue",
        "a.Attributes[\"color\"] == \"red\"",
        "a.Tags.Count > 2 && a.Tags.ContainsAny(names) && a.Tags.ContainsAll(\"a\", \"b\") && a.Tags.AnyStartsWith(\"x\")",
        "a.Scores.AnyBetween(1, 5)",
        "a.Title.Matches(\"async streams\") && a.Title.MatchesAny(\"x\") && a.Title.MatchesPhrase(\"y\") && a.Title.Exact == \"z\"",
        "a.Office.Within(Radius.Kilometers(5, here))",
        "a.Category.IsMissing || a.Category.HasValue || a.Category.IsNull",
        "a.Category.HasOther(\"x\")",
        "a.Embedding.HasValue && a.Terms.IsMissing",
        "a.Reviews.Any(r => r.Notes.Any(n => n.Author == \"Kim\"))",
        "a.Reviews.Any() && a.Reviews.All(r => r.Stars > 1) && a.Reviews.Count == 2",
        "Condition.AtLeast(2, a.IsLive, a.IsOld, a.Category == \"x\")",
        "Condition.AnyOf(names.Select(name => a.Tags.Contains(name)))",
        "a.Id.InSlice(4, 0)",
        "a.Topic == Topic.Science && a.Topic.In(Topic.Science, Topic.Sports)",
    ];

    /// <summary>The same, with the error that must come.</summary>
    public static TheoryData<string, string> Refused => new()
    {
        { "a.Title == \"x\"", "CS0019" },
        { "a.Price == 9.99", "CS0019" },
        { "a.Category == 5", "CS0019" },
        { "a.Year == \"2020\"", "CS0019" },
        { "a.Category < \"x\"", "CS0019" },
        { "a.Category == a.Note", "CS0019" },
        { "a.IsLive == a.IsOld", "CS0619" },
        { "(a.Category == \"x\") == (a.Category == \"y\")", "CS0619" },
        { "a.Category.Equals(5)", "CS0619" },
        { "a.Category.Equals(a.Category)", "CS0619" },
        { "a.IsLive.Equals(\"x\")", "CS0619" },
        { "a.Year.Equals(\"x\")", "CS0619" },
        { "new ProductFields().Category == \"x\"", "CS1662" },
        { "a.Reviews.Any(r => a.Category == \"x\")", "CS1662" },
        { "a.Reviews.Any(r => r.Stars > 1 && a.IsLive)", "CS0019" },
        { "a.Reviews.Any(r => r.Notes.Any(n => r.Stars > 1))", "CS1662" },
        { "a.Category", "CS1662" },
        { "(a.Category == \"x\") ? true : false", "CS0619" },
        { "a.Topic == 1", "CS0019" },
        { "a.Embedding == 1f", "CS0019" },
        { "a.Office == here", "CS0019" },
        { "a.Tags == \"x\"", "CS0019" },
        { "a.Title.Contains(\"x\")", "CS1929" },
        { "years.Contains(a.Category)", "CS1929" },
    };

    /// <summary>Statements that must not compile, over <c>a</c> and <c>condition</c>.</summary>
    public static TheoryData<string, string> RefusedStatements => new()
    {
        { "if (condition) { }", "CS0619" },
        { "while (condition) { }", "CS0619" },
        { "if (a.IsLive) { }", "CS0619" },
        { "if (a.Category == \"x\") { }", "CS0619" },
        { "bool b = condition;", "CS0029" },
        { "bool b = a.Category.Equals(\"x\");", "CS0029" },
        { "bool b = a.Category == \"x\";", "CS0029" },
        { "int i = condition ? 1 : 2;", "CS0619" },
        { "bool b = (bool)condition;", "CS0030" },
        { "if (!condition) { }", "CS0619" },
        { "if (condition && a.IsLive) { }", "CS0619" },
    };

    [Theory]
    [MemberData(nameof(Compiling))]
    public void Compiles(string body)
    {
        Assert.Empty(Snippets.Compile(Where(body), Snippets.Floor));
        Assert.Empty(Snippets.Compile(Where(body), Snippets.Newest));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Does_not_compile(string body, string error)
    {
        Assert.Contains(error, Snippets.Compile(Where(body), Snippets.Floor));
        Assert.Contains(error, Snippets.Compile(Where(body), Snippets.Newest));
    }

    [Theory]
    [MemberData(nameof(RefusedStatements))]
    public void Is_not_a_bool(string statement, string error)
    {
        string member = $"public static void Run(ArticleFields a, Condition<Article> condition) {{ {statement} }}";
        Assert.Contains(error, Snippets.Compile(member, Snippets.Floor));
        Assert.Contains(error, Snippets.Compile(member, Snippets.Newest));
    }

    [Fact]
    public void Dynamic_filters_are_ordinary_code()
    {
        const string member = """
            public static Condition<Article> Run(ArticleFields a, string? category, int? year)
            {
                var where = Condition<Article>.All;
                if (category is not null) where &= a.Category == category;
                if (year is { } y) where &= a.Year == y;
                where |= a.IsLive;
                return where;
            }
            """;
        Assert.Empty(Snippets.Compile(member, Snippets.Floor));
        Assert.Empty(Snippets.Compile(member, Snippets.Newest));
    }

    private static string Where(string body) => $"public static Func<ArticleFields, Condition<Article>> Run({Parameters}) => a => {body};";
}
