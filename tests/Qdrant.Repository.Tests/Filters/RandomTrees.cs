namespace Qdrant.Repository.Tests.Filters;

/// <summary>A random condition together with what it means: the truth for each row of the leaves' truth table.</summary>
internal sealed record RandomTree(Condition<Doc> Condition, Func<int, bool> Holds);

/// <summary>Makes random conditions over a few leaves, by the operators a user has.</summary>
internal sealed class RandomTrees(int seed, int leaves)
{
    private readonly Random _random = new(seed);

    public RandomTree Next(int depth)
    {
        int choice = depth == 0 ? _random.Next(2) : _random.Next(12);
        switch (choice)
        {
            case 0 or 1:
                if (_random.Next(25) == 0) return Constant(_random.Next(2) == 0);
                return Leaf(_random.Next(leaves));
            case 2 or 3 or 4:
                (RandomTree a, RandomTree b) = (Next(depth - 1), Next(depth - 1));
                return new(choice == 4 ? a.Condition && b.Condition : a.Condition & b.Condition, row => a.Holds(row) && b.Holds(row));
            case 5 or 6 or 7:
                (RandomTree c, RandomTree d) = (Next(depth - 1), Next(depth - 1));
                return new(choice == 7 ? c.Condition || d.Condition : c.Condition | d.Condition, row => c.Holds(row) || d.Holds(row));
            case 8 or 9 or 10:
                RandomTree e = Next(depth - 1);
                return new(!e.Condition, row => !e.Holds(row));
            default:
                RandomTree[] items = [.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Next(depth - 1))];
                int count = _random.Next(1, items.Length + 2);
                return new(Repository.Condition.AtLeast(count, [.. items.Select(item => item.Condition)]), row => items.Count(item => item.Holds(row)) >= count);
        }
    }

    public static RandomTree Leaf(int index) => new(Doc.Leaf(index), row => (row >> index & 1) == 1);

    private static RandomTree Constant(bool value) => new(value, _ => value);
}

/// <summary>A scope with as many leaves as a test needs.</summary>
internal sealed class Doc
{
    public static Condition<Doc> Leaf(int index) => new KeywordField<Doc>($"v{index}") == "x";

    public static int IndexOf(Core.Protocol.Condition leaf) => int.Parse(leaf.Field.Key.AsSpan(1));
}
