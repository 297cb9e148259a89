using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Repository.Tests.Documentation;

namespace Qdrant.Repository.Tests.Filters;

/// <summary>The shape of filters, rule by rule.</summary>
public sealed class FilterShapeTests
{
    private static readonly Condition<Doc> A = Doc.Leaf(0), B = Doc.Leaf(1), C = Doc.Leaf(2), D = Doc.Leaf(3);

    private static Core.Protocol.Condition Leaf(Condition<Doc> condition) => ((LeafNode)condition.Node).Condition;
    private static Core.Protocol.Condition In(Filter filter) => new() { Filter = filter };
    private static Filter Compile<T>(Condition<T> condition) => FilterCompiler.Compile(condition.Node);

    private static readonly (Core.Protocol.Condition a, Core.Protocol.Condition b, Core.Protocol.Condition c, Core.Protocol.Condition d) L = (Leaf(A), Leaf(B), Leaf(C), Leaf(D));

    [Fact] public void Ands_are_flat() => Assert.Equal(new Filter { Must = { L.a, L.b, L.c } }, Compile(A && (B && C)));

    [Fact] public void A_negated_leaf_goes_to_must_not() => Assert.Equal(new Filter { Must = { L.a }, MustNot = { L.b } }, Compile(A && !B));

    [Fact] public void Neither_of_two_is_two_in_must_not() => Assert.Equal(new Filter { MustNot = { L.a, L.b } }, Compile(!(A || B)));

    [Fact] public void Not_both_is_one_filter_in_must_not() => Assert.Equal(new Filter { MustNot = { In(new Filter { Must = { L.a, L.b } }) } }, Compile(!(A && B)));

    [Fact] public void An_or_at_the_top_is_should() => Assert.Equal(new Filter { Should = { L.a, L.b, L.c } }, Compile(A || B || C));

    [Fact]
    public void An_or_elsewhere_is_a_filter_of_its_own() =>
        Assert.Equal(new Filter { Must = { L.a, In(new Filter { Should = { L.b, L.c } }) } }, Compile(A && (B || C)));

    [Fact]
    public void A_negation_in_an_or_is_a_filter_of_its_own() =>
        Assert.Equal(new Filter { Should = { L.a, In(new Filter { MustNot = { L.b } }) } }, Compile(A || !B));

    [Fact] public void A_and_not_A_is_nothing() => Assert.Equal(FilterPropertyTests.Nothing, Compile(A && !A));

    [Fact] public void A_or_not_A_is_everything() => Assert.Equal(new Filter(), Compile(A || !A));

    [Fact] public void A_or_B_without_A_is_B_without_A() => Assert.Equal(new Filter { Must = { L.b }, MustNot = { L.a } }, Compile((A || B) && !A), SameSet);

    [Fact]
    public void A_leaf_needed_both_ways_stands_in_a_filter_of_its_own_where_it_is_negated()
    {
        Filter filter = Compile((A && !B) || (B && !A));
        Assert.Equal(new Filter
        {
            Should =
            {
                In(new Filter { Must = { L.a }, MustNot = { In(new Filter { Must = { L.b } }) } }),
                In(new Filter { Must = { L.b }, MustNot = { In(new Filter { Must = { L.a } }) } }),
            },
        }, filter);
    }

    [Fact]
    public void Comparisons_with_zero_are_different_conditions()
    {
        ArticleFields a = ArticleFields.Instance;
        Condition<Article>[] all =
        [
            a.Year < 0, a.Year <= 0, a.Year > 0, a.Year >= 0, a.Year.Between(0, 0), a.Price < 0, a.Price <= 0, a.Price > 0, a.Price >= 0,
            a.Tags.Count < 1, a.Tags.Count > 0, a.Tags.Count == 0, a.PublishedAt < DateTimeOffset.UnixEpoch, a.PublishedAt >= DateTimeOffset.UnixEpoch,
            a.Reviews.Any(r => r.Stars > 0), a.Reviews.Any(r => r.Stars < 0), a.Year == 0, a.IsLive == false, a.Category == "",
        ];
        foreach (Condition<Article> one in all)
        {
            foreach (Condition<Article> other in all.Where(other => !ReferenceEquals(one, other)))
            {
                Assert.Equal(2, Compile(one | other).Should.Count);
                Assert.Equal(2, Compile(one & other).Must.Count);
                Assert.NotEqual(FilterPropertyTests.Nothing, Compile(one & !other));
            }
        }
    }

    [Fact]
    public void At_least_is_min_should()
    {
        Filter filter = Compile(Repository.Condition.AtLeast(2, A, B, C));
        Assert.Equal(new Filter { MinShould = new MinShould { MinCount = 2, Conditions = { L.a, L.b, L.c } } }, filter);
    }

    [Fact] public void At_least_of_more_than_there_are_is_nothing() => Assert.Equal(FilterPropertyTests.Nothing, Compile(Repository.Condition.AtLeast(3, A, B)));

    [Fact] public void At_least_refuses_zero() => Assert.Throws<ArgumentOutOfRangeException>(() => Repository.Condition.AtLeast(0, A));

    [Fact] public void Constant_true_is_no_filter() => Assert.Null(FilterCompiler.CompileOrNull((A | !A).Node));

    [Fact] public void A_constant_disappears() => Assert.Equal(new Filter { Must = { L.a } }, Compile(A && true));

    [Fact]
    public void Two_ranges_are_never_merged()
    {
        var price = new FloatField<Doc>("price");
        Filter filter = Compile(price > 1 && price < 5);
        Assert.Equal(2, filter.Must.Count);
        Filter one = Compile(price.Between(1, 5, Bounds.Exclusive));
        Assert.Equal(new Core.Protocol.Range { Gt = 1, Lt = 5 }, Assert.Single(one.Must).Field.Range);
    }

    [Fact]
    public void A_long_chain_is_no_deep_one()
    {
        Condition<Doc> all = Condition<Doc>.All, any = Condition<Doc>.None;
        for (int i = 0; i < 20_000; i++)
        {
            all &= Doc.Leaf(i);
            any |= Doc.Leaf(i);
        }
        Assert.Equal(20_000, Compile(all).Must.Count);
        Assert.Equal(20_000, Compile(any).Should.Count);
        Assert.Equal(20_000, Compile(!any).MustNot.Count);
        Assert.StartsWith("v0 == \"x\" && v1", all.ToString());
    }

    [Fact]
    public void Too_deep_a_condition_is_refused()
    {
        Condition<Doc> deep = A;
        for (int i = 4; i < 100_000; i++) deep = i % 2 == 0 ? deep & Doc.Leaf(i) : deep | Doc.Leaf(i);
        QdrantException error = Assert.Throws<QdrantException>(() => Compile(deep));
        Assert.Contains("levels deep", error.Message);
    }

    private static bool SameSet(Filter? left, Filter? right) =>
        left!.Must.ToHashSet().SetEquals(right!.Must) && left.MustNot.ToHashSet().SetEquals(right.MustNot) && left.Should.Count == 0 && right.Should.Count == 0;
}
