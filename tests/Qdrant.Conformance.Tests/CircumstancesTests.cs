using Google.Protobuf;
using Qdrant.Conformance.Tests.Comparing;
using Qdrant.Conformance.Tests.Replaying;
using Qdrant.Core.Protocol;
using Range = Qdrant.Core.Protocol.Range;

namespace Qdrant.Conformance.Tests;

/// <summary>A circumstance excuses a difference, so it must be there only when the request can meet the fault it names.</summary>
public sealed class CircumstancesTests
{
    private static readonly PointId One = new() { Num = 1 };

    [Theory]
    [InlineData("o", "o.k", true)]
    [InlineData("i[]", "i", true)]
    [InlineData("a[0].n", "a[].n", true)]
    [InlineData("o.k", "o.k", false)]
    [InlineData("other", "o.k", false)]
    [InlineData("o.kk", "o.k", false)]
    public void An_index_is_stale_after_a_path_beside_its_own_was_deleted(string deleted, string field, bool stale)
    {
        var history = new History();
        history.Add(new CreateFieldIndexCollection { CollectionName = "c", FieldName = field });
        history.Add(new DeletePayloadPoints { CollectionName = "c", Keys = { deleted } });

        Assert.Equal(stale ? ["stale index"] : [], Circumstances.Of(new FacetCounts { CollectionName = "c", Key = field }, history));
        Assert.Equal([], Circumstances.Of(new FacetCounts { CollectionName = "c", Key = "unrelated" }, history));
        Assert.Equal([], Circumstances.Of(new FacetCounts { CollectionName = "d", Key = field }, history));
        history.Add(new DeleteFieldIndexCollection { CollectionName = "c", FieldName = field });
        Assert.Equal([], Circumstances.Of(new FacetCounts { CollectionName = "c", Key = field }, history));
    }

    [Fact]
    public void A_write_by_a_stale_index_may_have_changed_anything()
    {
        var history = new History();
        history.Add(new CreateFieldIndexCollection { CollectionName = "c", FieldName = "o.k" });
        history.Add(new DeletePayloadPoints { CollectionName = "c", Keys = { "o" } });
        history.Add(new DeletePoints { CollectionName = "c", Points = new PointsSelector { Filter = Must(Match("o.k")) } });

        Assert.Equal(["stale write"], Circumstances.Of(new ScrollPoints { CollectionName = "c" }, history));
        Assert.Equal([], Circumstances.Of(new ScrollPoints { CollectionName = "d" }, history));
    }

    [Fact]
    public void Deleted_vectors_matter_to_searches_of_their_name()
    {
        var history = new History();
        history.Add(new UpdateBatchPoints
        {
            CollectionName = "c",
            Operations = { new PointsUpdateOperation { DeleteVectors = new() { Vectors = new VectorsSelector { Names = { "s" } } } } },
        });

        Assert.Equal(["stale sparse index"], Circumstances.Of(new QueryPoints { CollectionName = "c", Using = "s" }, history));
        Assert.Equal([], Circumstances.Of(new QueryPoints { CollectionName = "c", Using = "t" }, history));
    }

    [Fact]
    public void Conditions_that_the_server_answers_wrongly_are_named()
    {
        Condition match = Match("k");
        var history = new History();
        history.Add(new CreateFieldIndexCollection { CollectionName = "c", FieldName = "n" });

        Assert.Equal(["contradiction"], Of(new Filter { Must = { match }, MustNot = { match } }));
        Assert.Equal([], Of(new Filter { Must = { match }, MustNot = { Match("l") } }));
        Assert.Equal(["NaN bound"], Of(Must(InRange("n", new Range { Gt = double.NaN }))));
        Assert.Equal([], Of(Must(InRange("unindexed", new Range { Gt = double.NaN }))));
        Assert.Equal(["two bounds"], Of(Must(InRange("n", new Range { Gt = 1, Gte = 2 }))));
        Assert.Equal([], Of(Must(InRange("n", new Range { Gt = 1, Lte = 2 }))));

        IEnumerable<string> Of(Filter filter) => Circumstances.Of(new ScrollPoints { CollectionName = "c", Filter = filter }, history);
    }

    [Theory]
    [InlineData(TokenizerType.Multilingual, "東京", true)]
    [InlineData(TokenizerType.Multilingual, "tokyo", false)]
    [InlineData(TokenizerType.Word, "東京", false)]
    public void Dictionaries_matter_to_scripts_without_spaces(TokenizerType tokenizer, string text, bool found)
    {
        var history = new History();
        history.Add(new CreateFieldIndexCollection { CollectionName = "c", FieldName = "t", FieldIndexParams = new PayloadIndexParams { TextIndexParams = new TextIndexParams { Tokenizer = tokenizer } } });
        Filter filter = Must(new Condition { Field = new FieldCondition { Key = "t", Match = new Match { Phrase = text } } });

        Assert.Equal(found ? ["dictionary"] : [], Circumstances.Of(new CountPoints { CollectionName = "c", Filter = filter }, history));
    }

    [Fact]
    public void Ties_are_points_that_changed_places_with_their_equals()
    {
        QueryResponse recorded = Answer((1, 3f), (2, 3f), (3, 1f));
        Assert.Null(Ties(recorded, Answer((2, 3f), (1, 3f), (3, 1f))));
        Assert.NotNull(Ties(recorded, Answer((3, 3f), (1, 3f), (2, 1f))));
        ScrollResponse listed = new() { Result = { new RetrievedPoint { Id = One }, new RetrievedPoint { Id = new PointId { Num = 2 } } } };
        ScrollResponse turned = new() { Result = { listed.Result.Reverse() } };
        Assert.NotNull(Ties(listed, turned));
    }

    [Theory]
    [InlineData(2UL, false, true)]
    [InlineData(3UL, false, false)]
    [InlineData(3UL, true, true)]
    public async Task Ties_inside_are_those_at_a_cut_or_under_places(ulong limit, bool byPlace, bool found)
    {
        var query = new QueryPoints
        {
            CollectionName = "c",
            Prefetch = { new PrefetchQuery { Limit = limit } },
            Query = byPlace ? new Query { Fusion = Fusion.Rrf } : new Query { Fusion = Fusion.Dbsf },
        };
        QueryResponse all = Answer((1, 3f), (2, 2f), (3, 2f), (4, 1f));

        var ties = new HiddenTies(part => Task.FromResult<QueryResponse?>(new QueryResponse { Result = { all.Result.Take((int)part.Limit) } }));
        Assert.Equal(found, await ties.InAsync(query));
        Assert.Equal(found, await ties.InAsync(new QueryBatchPoints { QueryPoints = { new QueryPoints(), query } }));
        Assert.Equal(found, await ties.InAsync(new QueryPointGroups { CollectionName = "c", Prefetch = { query.Prefetch }, Query = query.Query }));
    }

    private static string? Ties(IMessage recorded, IMessage answered) => new Comparer("ties", 2e-5, false).Compare(Tree.Of(recorded, []), Tree.Of(answered, []));

    private static QueryResponse Answer(params (ulong Id, float Score)[] points) =>
        new() { Result = { points.Select(point => new ScoredPoint { Id = new PointId { Num = point.Id }, Score = point.Score }) } };

    private static Filter Must(Condition condition) => new() { Must = { condition } };

    private static Condition Match(string key) => new() { Field = new FieldCondition { Key = key, Match = new Match { Keyword = "x" } } };

    private static Condition InRange(string key, Range range) => new() { Field = new FieldCondition { Key = key, Range = range } };
}
