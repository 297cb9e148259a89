namespace Qdrant.Local.Payload;

/// <summary>An index over values that have an order: answers equality and ranges, and streams points by value.</summary>
internal abstract class SortedIndex<T>(PayloadPath path, PayloadPath? nested) : ValueIndex<T>(path, nested) where T : struct, IComparable<T>
{
    /// <summary>Every value of every point once, ascending.</summary>
    public SortedEntries<T> Entries { get; } = new();

    /// <summary>Values that no point holds any more. A server keeps them for a while, and facets list them with 0.</summary>
    public HashSet<T> Emptied { get; } = [];

    /// <summary>Whether <see cref="Emptied"/> is kept.</summary>
    protected virtual bool KeepsEmptied => false;

    protected override void Added(T value, int slot)
    {
        Entries.Add(value, slot);
        if (KeepsEmptied) Emptied.Remove(value);
    }

    protected override void Removed(T value, int slot)
    {
        Entries.Remove(value, slot);
        if (KeepsEmptied && Emptied.Count < MostEmptied && Entries.LowerBound(value) == Entries.UpperBound(value)) Emptied.Add(value);
    }

    /// <summary>Points with a value in one of some intervals that do not overlap.</summary>
    protected SlotTest InAny(IReadOnlyCollection<Interval<T>> intervals, Func<T, bool> contains) => new IntervalTest(this, intervals, contains);

    protected SlotTest In(Interval<T> interval) => new IntervalTest(this, [interval], interval.Contains);

    /// <summary>Points with one of the values.</summary>
    protected SlotTest OneOf(IEnumerable<T> values)
    {
        var set = new HashSet<T>(values);
        return new IntervalTest(this, [.. set.Select(value => new Interval<T>(value))], set.Contains);
    }

    /// <summary>Points with some value besides the given ones.</summary>
    protected SlotTest Except(IEnumerable<T> values)
    {
        var set = new HashSet<T>(values);
        return new ExceptTest(this, set);
    }

    private bool AnyValue(int slot, Func<T, bool> test)
    {
        foreach (T value in Values[slot])
        {
            if (test(value)) return true;
        }
        return false;
    }

    private sealed class IntervalTest(SortedIndex<T> index, IReadOnlyCollection<Interval<T>> intervals, Func<T, bool> contains) : SlotTest
    {
        public override int Estimate { get; } = Count(index, intervals);

        public override bool Matches(int slot) => index.AnyValue(slot, contains);

        public override bool MatchesElement(PayloadValue element, PayloadPath rest) => index.Any(element, rest, contains);

        public override void AddTo(Span<ulong> bits)
        {
            foreach (Interval<T> interval in intervals)
            {
                (SortedEntries<T>.Position from, SortedEntries<T>.Position to) = interval.In(index.Entries);
                if (from.CompareTo(to) < 0) index.Entries.AddTo(bits, from, to);
            }
        }

        private static int Count(SortedIndex<T> index, IReadOnlyCollection<Interval<T>> intervals)
        {
            int count = 0;
            foreach (Interval<T> interval in intervals)
            {
                (SortedEntries<T>.Position from, SortedEntries<T>.Position to) = interval.In(index.Entries);
                count += index.Entries.CountBetween(from, to);
            }
            return Math.Min(count, index.PointCount);
        }
    }

    private sealed class ExceptTest(SortedIndex<T> index, HashSet<T> except) : SlotTest
    {
        public override int Estimate => index.PointCount;

        public override bool CanList => false;

        public override bool Matches(int slot) => index.AnyValue(slot, value => !except.Contains(value));

        public override bool MatchesElement(PayloadValue element, PayloadPath rest) => index.Any(element, rest, value => !except.Contains(value));

        public override void AddTo(Span<ulong> bits)
        {
            foreach ((T value, int slot) in index.Entries.Between(index.Entries.Start, index.Entries.End))
            {
                if (!except.Contains(value)) bits[slot >> 6] |= 1UL << (slot & 63);
            }
        }
    }
}
