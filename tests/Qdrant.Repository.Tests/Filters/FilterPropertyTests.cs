using Qdrant.Core.Protocol;

namespace Qdrant.Repository.Tests.Filters;

public sealed class FilterPropertyTests
{
    private const int Leaves = 5;

    /// <summary>30,000 random conditions, each over every row of the truth table of its leaves.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_filter_means_what_the_condition_says_for_every_row(int seed)
    {
        var trees = new RandomTrees(seed, Leaves);
        for (int i = 0; i < 10_000; i++)
        {
            RandomTree tree = trees.Next(depth: i % 7);
            Filter filter = FilterCompiler.Compile(tree.Condition.Node);
            for (int row = 0; row < 1 << Leaves; row++)
            {
                bool Truth(Core.Protocol.Condition leaf) => (row >> Doc.IndexOf(leaf) & 1) == 1;
                bool expected = tree.Holds(row);
                Assert.True(expected == FilterOracle.Holds(filter, Truth), $"seed {seed}, tree {i}, row {row}: {tree.Condition}\n{filter}");
                foreach (bool answer in FilterOracle.ServerAnswers(filter, Truth))
                    Assert.True(expected == answer, $"a server with indexes errs: seed {seed}, tree {i}, row {row}: {tree.Condition}\n{filter}");
            }
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void No_leaf_is_ever_listed_both_positively_and_negated(int seed)
    {
        var trees = new RandomTrees(seed, Leaves);
        for (int i = 0; i < 10_000; i++)
        {
            RandomTree tree = trees.Next(depth: i % 7);
            Filter filter = FilterCompiler.Compile(tree.Condition.Node);
            (HashSet<Core.Protocol.Condition> positive, HashSet<Core.Protocol.Condition> negated) = FilterOracle.Signs(filter);
            Assert.False(positive.Overlaps(negated), $"seed {seed}, tree {i}: {tree.Condition}\n{filter}");
        }
    }

    /// <summary>A condition that needs a leaf in one direction only is sent with that direction only.</summary>
    [Fact]
    public void Constants_are_found()
    {
        var trees = new RandomTrees(7, 3);
        for (int i = 0; i < 5_000; i++)
        {
            Condition<Doc> tree = trees.Next(depth: 3).Condition;
            Assert.True(FilterCompiler.MatchesAll((tree | Doc.Leaf(0) | !Doc.Leaf(0)).Node));
            Assert.Equal(Nothing, FilterCompiler.Compile((tree & Doc.Leaf(1) & !Doc.Leaf(1)).Node));
        }
    }

    /// <summary>Servers merge the filter of a query into those of its prefetches, so the rule holds over all of them.</summary>
    [Fact]
    public void The_filters_of_a_query_and_its_prefetches_agree_on_signs_and_keep_their_meaning()
    {
        var trees = new RandomTrees(21, Leaves);
        for (int i = 0; i < 3_000; i++)
        {
            RandomTree[] parts = [trees.Next(3), trees.Next(3), trees.Next(3)];
            Filter[] filters = [.. parts.Select(part => FilterCompiler.Compile(part.Condition.Node))];
            OneSign.Enforce(filters[0], [new PrefetchQuery { Filter = filters[1], Prefetch = { new PrefetchQuery { Filter = filters[2] } } }]);
            (HashSet<Core.Protocol.Condition> positive, HashSet<Core.Protocol.Condition> negated) =
                FilterOracle.Signs(new Filter { Must = { filters.Select(filter => new Core.Protocol.Condition { Filter = filter }) } });
            Assert.False(positive.Overlaps(negated));
            for (int row = 0; row < 1 << Leaves; row++)
                for (int part = 0; part < parts.Length; part++)
                    Assert.Equal(parts[part].Holds(row), FilterOracle.Holds(filters[part], leaf => (row >> Doc.IndexOf(leaf) & 1) == 1));
        }
    }

    [Fact]
    public void The_server_model_finds_the_known_fault()
    {
        // must [A], must_not [A] answers the points of A: the check above would see it.
        Core.Protocol.Condition leaf = ((LeafNode)Doc.Leaf(0).Node).Condition;
        var filter = new Filter { Must = { leaf }, MustNot = { leaf } };
        Assert.False(FilterOracle.Holds(filter, _ => true));
        Assert.Contains(true, FilterOracle.ServerAnswers(filter, _ => true));
        Assert.True(FilterOracle.Signs(filter).Positive.Overlaps(FilterOracle.Signs(filter).Negated));
    }

    internal static Filter Nothing { get; } = new() { Must = { new Core.Protocol.Condition { HasId = new HasIdCondition() } } };
}
