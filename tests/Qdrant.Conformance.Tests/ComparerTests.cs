using Google.Protobuf;
using Qdrant.Conformance.Tests.Comparing;
using Qdrant.Core.Protocol;

namespace Qdrant.Conformance.Tests;

/// <summary>The comparison must see what matters and forgive only what the server itself does not fix.</summary>
public sealed class ComparerTests
{
    private static ScoredPoint Point(ulong id, float score) => new() { Id = new PointId { Num = id }, Score = score };

    private static QueryResponse Answer(params ScoredPoint[] points) => new() { Result = { points } };

    private static string? Compare(string mode, IMessage recorded, IMessage answered, bool skipsFirst = false) =>
        new Comparer(mode, 2e-5, skipsFirst).Compare(Tree.Of(recorded, ["time"]), Tree.Of(answered, ["time"]));

    [Fact]
    public void Masked_fields_and_tiny_float_differences_are_forgiven()
    {
        QueryResponse a = Answer(Point(1, 0.5f)), b = Answer(Point(1, 0.500005f));
        a.Time = 1;
        Assert.Null(Compare("exact", a, b));
        Assert.NotNull(Compare("exact", a, Answer(Point(1, 0.501f))));
    }

    [Fact]
    public void Exact_sees_order_and_absence()
    {
        Assert.NotNull(Compare("exact", Answer(Point(1, 1), Point(2, 1)), Answer(Point(2, 1), Point(1, 1))));
        Assert.NotNull(Compare("exact", Answer(Point(1, 1)), Answer()));
    }

    [Fact]
    public void Scores_forgives_order_only_inside_a_run_of_ties()
    {
        QueryResponse recorded = Answer(Point(1, 3), Point(2, 3), Point(3, 2), Point(4, 1));
        Assert.Null(Compare("scores", recorded, Answer(Point(2, 3), Point(1, 3), Point(3, 2), Point(4, 1))));
        Assert.NotNull(Compare("scores", recorded, Answer(Point(1, 3), Point(9, 3), Point(3, 2), Point(4, 1))));
        Assert.NotNull(Compare("scores", recorded, Answer(Point(1, 3), Point(3, 3), Point(2, 2), Point(4, 1))));
    }

    [Fact]
    public void Scores_lets_a_limit_cut_the_last_run_and_an_offset_the_first()
    {
        QueryResponse recorded = Answer(Point(1, 3), Point(2, 2), Point(3, 1));
        Assert.Null(Compare("scores", recorded, Answer(Point(1, 3), Point(2, 2), Point(8, 1))));
        Assert.NotNull(Compare("scores", recorded, Answer(Point(9, 3), Point(2, 2), Point(3, 1))));
        Assert.Null(Compare("scores", recorded, Answer(Point(9, 3), Point(2, 2), Point(3, 1)), skipsFirst: true));
    }

    [Fact]
    public void Unordered_matches_each_item_once()
    {
        GetResponse recorded = new() { Result = { Retrieved(1), Retrieved(2) } };
        Assert.Null(Compare("unordered", recorded, new GetResponse { Result = { Retrieved(2), Retrieved(1) } }));
        Assert.NotNull(Compare("unordered", recorded, new GetResponse { Result = { Retrieved(1), Retrieved(1) } }));

        static RetrievedPoint Retrieved(ulong id) => new() { Id = new PointId { Num = id } };
    }

    [Fact]
    public void Ids_sizes_and_shapes_look_only_at_their_part()
    {
        Assert.Null(Compare("ids", Answer(Point(1, 3), Point(2, 1)), Answer(Point(2, 9), Point(1, 8))));
        Assert.NotNull(Compare("ids", Answer(Point(1, 3)), Answer(Point(2, 3))));
        Assert.Null(Compare("size", Answer(Point(1, 3)), Answer(Point(2, 3))));
        Assert.NotNull(Compare("size", Answer(Point(1, 3)), Answer()));
        Assert.Null(Compare("shape", Answer(Point(1, 3)), Answer(Point(2, 3), Point(3, 3))));
        Assert.NotNull(Compare("shape", Answer(Point(1, 3)), Answer()));
    }

    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a", "b", false)]
    [InlineData("Validation error in body: [x: 1; y: 2]", "Validation error in body: [y: 2; x: 1]", true)]
    [InlineData("Validation error in body: [x: 1; y: 2]", "Validation error in body: [y: 2]", false)]
    [InlineData("bad [{\"a\": Number(1), \"b\": Number(2)}]", "bad [{\"b\": Number(2), \"a\": Number(1)}]", true)]
    public void Error_texts_are_sets_where_the_server_gives_no_order(string recorded, string answered, bool same) =>
        Assert.Equal(same, ErrorText.Same(recorded, answered));
}
