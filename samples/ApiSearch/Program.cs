using System.CommandLine;
using System.Diagnostics;
using ApiSearch;
using Qdrant.Core;
using Qdrant.Local;
using Qdrant.Repository;
using Spectre.Console;

var question = new Argument<string?>("question") { Description = "What you look for, in your own words.", Arity = ArgumentArity.ZeroOrOne };
var kind = new Option<string?>("--kind") { Description = "Only this kind: type, method, constructor, operator, property, field, event." };
var space = new Option<string?>("--namespace") { Description = "Only this namespace, such as System.IO." };
var assembly = new Option<string?>("--assembly") { Description = "Only this assembly, such as System.Linq." };
var facets = new Option<bool>("--facets") { Description = "Count the members in scope by kind, namespace and assembly." };
var limit = new Option<int>("--limit") { Description = "How many hits.", DefaultValueFactory = _ => 10 };
var ranking = new Option<Ranking>("--ranking") { Description = "How to rank.", DefaultValueFactory = _ => Ranking.Hybrid };
var explain = new Option<bool>("--explain") { Description = "Show the filter and the query as they are sent." };
var url = new Option<string?>("--url") { Description = "A Qdrant server, such as http://localhost:6334, instead of the embedded engine." };
var apiKey = new Option<string?>("--api-key") { Description = "The server's API key; else the variable QDRANT_API_KEY." };
var data = new Option<string?>("--data") { Description = "Where the embedded engine keeps the index." };
var docs = new Option<string?>("--docs") { Description = "A folder of XML documentation files instead of the SDK's." };
var reindex = new Option<bool>("--reindex") { Description = "Index again." };
var evaluate = new Option<bool>("--evaluate") { Description = "Ask the committed questions and print recall@10 and MRR@10 of every ranking." };

var root = new RootCommand("Searches the XML documentation that ships with the .NET SDK.")
{
    question, kind, space, assembly, facets, limit, ranking, explain, url, apiKey, data, docs, reindex, evaluate,
};
kind.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, XmlDocs.Kinds);
limit.Validators.Add(result =>
{
    // What is no number is the parser's error.
    if (result.Tokens is [var token] && int.TryParse(token.Value, out int count) && count < 1) result.AddError("--limit must be 1 or more.");
});
url.Validators.Add(result =>
{
    if (result.Tokens is [var token] && string.IsNullOrWhiteSpace(token.Value)) result.AddError("--url is empty: name a server such as http://localhost:6334, or leave it out.");
});
root.Validators.Add(result =>
{
    if (string.IsNullOrWhiteSpace(result.GetValue(question)) && !result.GetValue(facets) && !result.GetValue(evaluate) && !result.GetValue(reindex))
        result.AddError("Ask something, such as \"read a text file line by line\", or use --facets, --evaluate or --reindex.");
});
root.SetAction(async (arguments, cancellationToken) =>
{
    try
    {
        string folder = arguments.GetValue(data)
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "ApiSearch");
        await using QdrantClient client = arguments.GetValue(url) is { } address
            ? QdrantClient.Connect(address, new QdrantClientOptions { ApiKey = arguments.GetValue(apiKey) ?? Environment.GetEnvironmentVariable("QDRANT_API_KEY") })
            : OpenIndex(folder, isOurs: arguments.GetValue(data) is null);
        var members = new ApiMemberRepository(client);
        await new Indexer(client, members, AnsiConsole.Console).EnsureIndexedAsync(arguments.GetValue(docs), arguments.GetValue(reindex), cancellationToken);

        var searcher = new Searcher(members);
        var scope = new Scope(arguments.GetValue(kind)?.ToLowerInvariant(), arguments.GetValue(space), arguments.GetValue(assembly));
        if (arguments.GetValue(evaluate)) await EvaluateAsync(searcher, cancellationToken);
        if (arguments.GetValue(question) is { } asked && !string.IsNullOrWhiteSpace(asked))
        {
            var query = searcher.Query(asked, arguments.GetValue(ranking), scope, arguments.GetValue(limit));
            if (arguments.GetValue(explain)) Explanation.Write(Console.Out, scope.Where(members.Fields), query);
            await AnswerAsync(query, cancellationToken);
        }
        if (arguments.GetValue(facets)) await ShowFacetsAsync(members, scope, cancellationToken);
        return 0;
    }
    catch (Exception error) when (error is QdrantException or IOException or InvalidDataException or UnauthorizedAccessException)
    {
        await Console.Error.WriteLineAsync(error.Message);
        return 1;
    }
});
// A pipe or file gets whole lines without colours.
if (Console.IsOutputRedirected)
{
    AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
    AnsiConsole.Profile.Width = 240;
}
return await root.Parse(args).InvokeAsync();

static async Task AnswerAsync(QueryBuilder<ApiMember, string, ApiMemberFields> query, CancellationToken cancellationToken)
{
    long start = Stopwatch.GetTimestamp();
    QueryResult<ApiMember> hits = await query.ToListAsync(cancellationToken);
    TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
    var table = new Table().AddColumns("Score", "Kind", "Member", "Summary").RoundedBorder();
    foreach (Hit<ApiMember> hit in hits)
    {
        ApiMember member = hit.Item;
        string shown = string.Join('.', new[] { member.Namespace, member.Type, member.Kind == "type" ? "" : member.Name }.Where(part => part.Length > 0));
        table.AddRow(new Text(hit.Score.ToString("0.000")), new Text(member.Kind), new Text(shown), new Text(member.Summary));
    }
    AnsiConsole.Write(table);
    AnsiConsole.WriteLine($"{hits.Count} hits in {elapsed.TotalMilliseconds:0.0} ms");
}

static QdrantClient OpenIndex(string folder, bool isOurs)
{
    try
    {
        return QdrantLocal.Open(folder);
    }
    catch (QdrantStoreException old) when (isOurs && old.Problem == StoreProblem.OlderFormat)
    {
        // Nothing is lost: it is made again from the documentation.
        Directory.Delete(folder, recursive: true);
        return QdrantLocal.Open(folder);
    }
}

static async Task ShowFacetsAsync(ApiMemberRepository members, Scope scope, CancellationToken cancellationToken)
{
    var table = new Table().AddColumns("Field", "Value", "Members").RoundedBorder();
    Add("kind", await members.FacetAsync(a => a.Kind, 10, scope.Where, cancellationToken));
    Add("namespace", await members.FacetAsync(a => a.Namespace, 10, scope.Where, cancellationToken));
    Add("assembly", await members.FacetAsync(a => a.Assembly, 10, scope.Where, cancellationToken));
    AnsiConsole.Write(table);

    void Add(string field, IReadOnlyList<FacetCount<string>> counts)
    {
        foreach (FacetCount<string> facet in counts) table.AddRow(field, Markup.Escape(facet.Value), facet.Count.ToString("N0"));
    }
}

static async Task EvaluateAsync(Searcher searcher, CancellationToken cancellationToken)
{
    IReadOnlyList<(string, string)> questions = Evaluation.ReadQuestions(Path.Combine(AppContext.BaseDirectory, "questions.tsv"));
    var evaluation = new Evaluation(searcher);
    var table = new Table().AddColumns("Ranking", "Recall@10", "MRR@10").RoundedBorder();
    foreach (Ranking each in Enum.GetValues<Ranking>())
    {
        Evaluation.Figures figures = await evaluation.MeasureAsync(each, questions, cancellationToken);
        table.AddRow(each.ToString(), figures.Recall.ToString("0.000"), figures.ReciprocalRank.ToString("0.000"));
    }
    AnsiConsole.Write(table);
    AnsiConsole.WriteLine($"{questions.Count} questions");
}
