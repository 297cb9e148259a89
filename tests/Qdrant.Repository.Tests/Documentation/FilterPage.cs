using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Qdrant.Repository.Tests.Documentation;

/// <summary>The rows of docs/filters.md: conditions as a user writes them, over the handles that are generated for <see cref="Article"/>.</summary>
internal static partial class FilterPage
{
    private static readonly GeoPoint Here = new(13.4, 52.5);
    private static readonly GeoPoint[] Ring = [new(13, 52), new(14, 52), new(14, 53)], Hole = [new(13.6, 52.2), new(13.8, 52.2), new(13.8, 52.4)];
    private static readonly Guid Id = new("0b8a7c5e-1111-4222-8333-444455556666");
    private static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A condition of the page.</summary>
    /// <param name="Code">It as C#.</param>
    /// <param name="Json">What it becomes.</param>
    /// <param name="Filter">The same as a message.</param>
    /// <param name="About">What users must know.</param>
    public sealed record Row(string Code, string Json, Core.Protocol.Filter Filter, string About);

    public sealed record Section(string Title, string Text, IReadOnlyList<Row> Rows);

    public static IReadOnlyList<Section> Sections { get; } =
    [
        new("Texts, and what is stored as text", "`string` with `[KeywordIndex]`; enums, `DateOnly`, `TimeOnly`, `decimal` and `Uri` have the same conditions with their own type.",
        [
            Of(a => a.Category == "news", "Case-sensitive, by code points. Never with null: `IsMissing` or `IsNull` say what is meant."),
            Of(a => a.Category != "news", "**Also points without the field**, with null, or with a value of another type there: this is `must_not`."),
            Of(a => a.Category.Equals("news"), "The same as `==`."),
            Of(a => a.Category.In("news", "blog"), "Also `names.Contains(a.Category)`. No values at all match nothing."),
            Of(a => a.Category.NotIn("news", "blog"), "**Also points without the field.** No values at all match everything."),
            Of(a => a.Category.HasOther("news", "blog"), "Some value that is none of these (`except`): points without the field do not match. With the index only strings count, without it any value that is not null."),
            Of(a => a.Category.StartsWith("ne"), "Case-sensitive. Since Qdrant 1.19. The index answers it whether or not it was made for prefixes."),
            Of(a => a.Category.Contains("ew"), "Case-sensitive. Since Qdrant 1.20."),
            Of(a => a.City == "Köln", "`[KeywordIndex(IgnoreCase = true)]`: the lower-case copy is asked, for the value in lower case."),
            Of(a => a.Topic == Topic.Science, "An enum is stored by name."),
            Of(a => a.Link == new Uri("https://example.org/a")),
            Of(a => a.Owner == Id, "A Guid is compared as hyphenated lower-case text; a uuid index compares 128 bits, so case and form of what is stored do not matter."),
        ]),
        new("Numbers", "Integers with `[IntegerIndex]`, `ulong`, `TimeSpan` and scaled decimals among them; `double`, `float`, `Half` and decimals with `[FloatIndex]`.",
        [
            Of(a => a.Year == 2024, "An integer index sees a stored 7.0 as 7; without it 7.0 is not 7."),
            Of(a => a.Year != 2024, "**Also points without the field**, or with another type there."),
            Of(a => a.Year.In(2023, 2024)),
            Of(a => a.Year.NotIn(2023, 2024), "**Also points without the field.**"),
            Of(a => a.Year.HasOther(2023, 2024), "Points without the field do not match; with the index, neither do values that are no integers."),
            Of(a => a.Year > 2000, "Points without the field do not match. With an integer index a stored 2.5 is invisible; ranges are compared as doubles, so beyond 2^53 neighbours are not told apart."),
            Of(a => a.Year <= 2024),
            Of(a => a.Length < TimeSpan.FromSeconds(1), "Stored as ticks of 100 ns."),
            Of(a => a.Price < 9.99, "Floats have no `==`: say which range is near enough. NaN is refused, infinity is a bound."),
            Of(a => a.Price >= 9.99f, "A `float` means its shortest text: 9.99f is 9.99."),
            Of(a => a.Price.Between(5, 10, Bounds.LowInclusive), "One range. Two comparisons joined by `&&` stay two conditions: on a list two elements may satisfy them."),
            Of(a => a.Cost > 1.5m),
        ]),
        new("Booleans", "A `bool` is a condition itself.",
        [
            Of(a => a.IsLive),
            Of(a => !a.IsLive, "**Also points without the field.**"),
            Of(a => a.IsLive == false, "Only where false is stored."),
            Of(a => a.IsLive != true, "The same as `!a.IsLive`."),
        ]),
        new("Points in time", "`DateTimeOffset`, `DateTime`, `DateOnly` with `[DatetimeIndex]`. A `DateTime` without a zone is UTC. The index compares whole microseconds; stored text that is no date is invisible.",
        [
            Of(a => a.PublishedAt == Noon, "Exactly this instant, as a range. With the index instants within the same microsecond are equal; a `DateOnly` is its midnight in UTC."),
            Of(a => a.PublishedAt != Noon, "**Also points without the field.**"),
            Of(a => a.PublishedAt.In(Noon, Noon.AddDays(1)), "Also `dates.Contains(a.PublishedAt)`. A condition for each: servers have no match of any of several dates."),
            Of(a => a.PublishedAt.NotIn(Noon, Noon.AddDays(1)), "**Also points without the field.**"),
            Of(a => a.PublishedAt >= Noon),
            Of(a => a.PublishedAt > Noon.UtcDateTime),
            Of(a => a.PublishedAt < new DateOnly(2024, 6, 1)),
            Of(a => a.PublishedAt <= Noon),
            Of(a => a.PublishedAt.Between(Noon, Noon.AddDays(1), Bounds.Exclusive)),
            Of(a => a.PublishedAt.On(new DateOnly(2024, 5, 1)), "The whole day in UTC, as one range."),
        ]),
        new("Places", "`GeoPoint` with `[GeoIndex]`. Borders are outside. The index sees places in range only, and misses places at exactly 90° north.",
        [
            Of(a => a.Office.Within(Radius.Kilometers(5, Here)), "Distance on a sphere; over poles and the antimeridian too."),
            Of(a => a.Office.Within(new GeoBox(new GeoPoint(13, 53), new GeoPoint(14, 52))), "Top left, bottom right; a left edge east of the right one goes over the antimeridian."),
            Of(a => a.Office.Within(new GeoPolygon(Ring, Hole)), "A ring, then its holes; rings are closed for you. Plane geometry: not over the antimeridian."),
        ]),
        new("Full text", "`string` with `[TextIndex]`. There is no `==`: the index holds words. A mirror has the whole text: `[TextIndex, KeywordIndex(Mirror = \"title_exact\")]`.",
        [
            Of(a => a.Title.Matches("async streams"), "All words, in any order, by the index's own tokenizer. A query without words matches nothing. Without the index: the query as a part of the text, case-sensitive."),
            Of(a => a.Title.MatchesAny("async streams"), "At least one word. Since Qdrant 1.16."),
            Of(a => a.Title.MatchesPhrase("async streams"), "Next to each other, in order. Never matches without `PhraseMatching = true`. Since Qdrant 1.15."),
            Of(a => a.Title.Exact == "Async streams"),
            Of(a => a.Body.MatchesAny("async streams")),
            Of(a => a.Summary == "async streams" || a.SummaryText.Matches("async streams"), "A second index, on a copy: `[KeywordIndex, TextIndex(Mirror = \"summary_text\")]`."),
            Of(a => a.Notes.Matches("async streams"), "On a list the elements together hold the words; a phrase stays within one element."),
        ]),
        new("What is there and what is not", "On every handle.",
        [
            Of(a => a.Category.IsMissing, "Missing, null or `[]`. An empty text, 0, false and `{}` are values."),
            Of(a => a.Category.HasValue, "The opposite of `IsMissing`."),
            Of(a => a.Source.IsNull, "A stored null. Null is stored only with `[Payload(WriteNull = true)]`, or by other writers: on other fields use `IsMissing`."),
            Of(a => a.Embedding.HasValue, "The point has this vector; a zero vector and an empty sparse one count. Since Qdrant 1.13."),
            Of(a => a.Terms.IsMissing),
            Of(a => a.Tokens.HasValue),
            Of(a => a.Thumbnail.HasValue, "A field without conditions on its value: bytes, free JSON."),
        ]),
        new("Lists", "Conditions on the elements of a list of values. An index does not serve `Count`.",
        [
            Of(a => a.Tags.Contains("draft"), "Some element is this."),
            Of(a => !a.Tags.Contains("draft"), "No element is. **Also points without the field.**"),
            Of(a => a.Tags.ContainsAny("draft", "old")),
            Of(a => a.Tags.ContainsAll("draft", "old"), "No values at all match everything."),
            Of(a => a.Tags.ContainsOther("draft"), "Some element is something else (`except`)."),
            Of(a => a.Tags.AnyStartsWith("dr"), "Since Qdrant 1.19."),
            Of(a => a.Tags.AnyContains("raf"), "Some element contains this text. Since Qdrant 1.20."),
            Of(a => a.Tags.ContainsNull, "A null in the list, or in place of it."),
            Of(a => a.Tags.Count >= 2, "0 for a missing field, null and `[]`; a single value counts 1."),
            Of(a => a.Tags.Count == 2),
            Of(a => a.Tags.Count < 2),
            Of(a => a.Tags.Count > 2),
            Of(a => a.Scores.AnyAbove(3)),
            Of(a => a.Scores.AnyAtLeast(3)),
            Of(a => a.Ratings.AnyBelow(0.5)),
            Of(a => a.Ratings.AnyAtMost(0.5)),
            Of(a => a.Scores.AnyBetween(1, 5), "One and the same element lies between."),
            Of(a => a.Revised.AnyAbove(new DateOnly(2024, 5, 1))),
            Of(a => a.Revised.Contains(Noon), "Some element is exactly this instant."),
            Of(a => a.Revised.AnyOn(new DateOnly(2024, 5, 1)), "Some element falls on this day in UTC."),
            Of(a => a.Places.AnyWithin(Radius.Meters(500, Here))),
            Of(a => a.Votes.Contains(true)),
            Of(a => a.Topics.ContainsAny(Topic.Science, Topic.Sports), "Elements are stored, and compared, as the type alone would be."),
            Of(a => a.Links.Contains(new Uri("https://example.org/a"))),
            Of(a => a.Readers.Contains(Id)),
            Of(a => a.Laps.AnyBelow(TimeSpan.FromSeconds(1))),
            Of(a => a.Costs.AnyBetween(1.5m, 2)),
            Of(a => a.Pages.Count > 3, "A list without conditions on its elements."),
        ]),
        new("Objects, lists of objects, dictionaries", "",
        [
            Of(a => a.Editor.Name == "Kim", "A nested object: a dotted key."),
            Of(a => a.Reviews.Any(r => r.Stars >= 4 && r.Verified), "One and the same element satisfies the whole condition."),
            Of(a => a.Reviews.Any(r => !r.Verified), "Some element that is not verified."),
            Of(a => !a.Reviews.Any(r => r.Verified), "No element is verified. Also points without reviews."),
            Of(a => a.Reviews.All(r => r.Stars > 2), "No element fails; holds for an empty list too."),
            Of(a => a.Reviews.Any(r => r.Reply.IsMissing), "Inside an element it is only ever asked negated, which servers answer right with every index."),
            Of(a => a.Reviews.Any(), "Some element is an object."),
            Of(a => a.Attributes["color"] == "red"),
            Of(a => a.Attributes["two words"] == "red", "A key is quoted as Qdrant's path grammar needs. One with `\"` or `\\` is refused: no path can express it."),
        ]),
        new("The point id", "",
        [
            Of(a => a.Id == Id),
            Of(a => a.Id != Id),
            Of(a => a.Id.In(Id, Guid.Empty), "No ids at all match nothing."),
            Of(a => a.Id.NotIn(Id)),
            Of(a => a.Id.InSlice(4, 1), "A quarter of the points, stable by a hash of the id: for reading in parallel. Since Qdrant 1.19."),
            OfNumbered(a => a.Id == 5),
        ]),
        new("Combining", "`&&`, `||`, `!` and `&`, `|` build; nothing is evaluated here. `if (condition)` does not compile.",
        [
            Of(a => a.IsLive && a.Year > 2000 && !a.Tags.Contains("draft")),
            Of(a => a.IsLive || a.Year > 2000),
            Of(a => a.IsLive && (a.Year > 2000 || a.Price < 5)),
            Of(a => !(a.IsLive || a.Year > 2000)),
            Of(a => !(a.IsLive && a.Year > 2000)),
            Of(a => Repository.Condition.AtLeast(2, a.IsLive, a.Year > 2000, a.Price < 5), "At least so many hold. More than there are matches nothing."),
            Of(a => a.IsLive && !a.IsLive, "Nothing. Servers answer a filter wrongly that holds the same condition positively and in `must_not`, so none is ever sent."),
            Of(a => (a.IsLive || a.Year > 2000) && !a.IsLive, "The same rule: only what is left is sent."),
            Of(a => a.IsLive || true, "A `bool` is all or nothing, so a search form reads `a => category == null || a.Category == category`."),
            Of(a => Repository.Condition.AllOf<Article>([a.IsLive, a.Year > 2000]), "`AllOf` of nothing is everything; `AnyOf` of nothing is nothing."),
        ]),
        new("Without a model", "",
        [
            Of(a => a.IsLive && Field.Keyword<Article>("metadata.source") == "x", "A field no entity declares, by its payload path. `Field.Integer`, `Field.Float`, … likewise."),
            Of(a => Repository.Condition.FromJson<Article>("""{"must":[{"key":"k","match":{"value":1}}]}"""), "The JSON of Qdrant's documentation, sent as it is."),
        ]),
    ];

    public static IEnumerable<Row> Rows => Sections.SelectMany(section => section.Rows);

    public static string Write()
    {
        var page = new StringBuilder("""
            # Filters: every condition, and the JSON it becomes

            Conditions are written on the handles of the generated fields class: `articles.Query().Where(a => a.Category == "news")`. `condition.ToJson()` shows
            what is sent, `condition.ToString()` reads like the code. The rows below are run by a test over a generated entity, so they are what this version does.

            Three things to know first:

            - **A negation matches points without the field.** `!=`, `NotIn`, `!(…)` become `must_not`. To leave such points out: `HasOther`, or `&& a.Field.HasValue`.
            - **An index changes answers, not only speed**, where the stored type is not the declared one; each row says how. A field without index has the same
              conditions on the `Unindexed…` form of its handle; servers in strict mode refuse them, and the build warns ([QDT101](diagnostics/QDT101.md)).
            - **Nulls are not stored** unless the model says so: ask `IsMissing`, not `IsNull`.


            """.ReplaceLineEndings("\n"));
        foreach (Section section in Sections)
        {
            page.Append($"## {section.Title}\n\n");
            if (section.Text.Length > 0) page.Append($"{section.Text}\n\n");
            page.Append("| C# | JSON | |\n|---|---|---|\n");
            foreach (Row row in section.Rows) page.Append($"| {Cell(row.Code)} | {Cell(row.Json)} | {row.About.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            page.Append('\n');
        }
        HandleTable.Write(page);
        return page.ToString();
    }

    private static Row Of(Func<ArticleFields, Condition<Article>> condition, string about = "", [CallerArgumentExpression(nameof(condition))] string code = "") =>
        Make(condition(ArticleFields.Instance), about, code);

    private static Row OfNumbered(Func<NumberedFields, Condition<Numbered>> condition, string about = "A number as an id.", [CallerArgumentExpression(nameof(condition))] string code = "") =>
        Make(condition(NumberedFields.Instance), about, code);

    private static Row Make<T>(Condition<T> condition, string about, string code) =>
        new(Spaces().Replace(code["a => ".Length..], " ").Replace("Repository.Condition.", "Condition.", StringComparison.Ordinal), condition.ToJson(), FilterCompiler.Compile(condition.Node), about);

    private static string Cell(string code) => $"`{code.Replace("|", "\\|", StringComparison.Ordinal)}`";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
