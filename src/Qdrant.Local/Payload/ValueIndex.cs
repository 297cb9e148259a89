using System.Runtime.InteropServices;

namespace Qdrant.Local.Payload;

/// <summary>An index that sees single values of one kind: alone at the path, or as elements of an array there.</summary>
internal abstract class ValueIndex<T>(PayloadPath path, PayloadPath? nested) : PayloadIndex(path, nested) where T : IComparable<T>
{
    /// <summary>Of how many values that no point holds any more an index keeps the memory.</summary>
    protected const int MostEmptied = 10_000;

    private readonly List<T> _new = [];
    private readonly List<T> _added = [];
    private readonly List<T> _removed = [];

    /// <summary>The values by slot, in the order of the payload, repeats included.</summary>
    public SlotValues<T> Values { get; } = new();

    public override int PointCount => Values.SlotCount;

    /// <summary>Reads a value of the index's kind.</summary>
    /// <param name="value">Any payload value.</param>
    /// <param name="adding">Whether the value is being added to the index, else only asked about.</param>
    /// <param name="read">What the index keeps of it.</param>
    protected abstract bool TryRead(PayloadValue value, bool adding, out T read);

    /// <summary>A slot holds this value from now on.</summary>
    protected abstract void Added(T value, int slot);

    /// <summary>A slot does not hold this value any more.</summary>
    protected abstract void Removed(T value, int slot);

    protected override void SetValues(int slot, PayloadValue root)
    {
        _new.Clear();
        var collector = new Collector { Index = this, Into = _new, Adding = true };
        Path.Visit(root, ref collector);
        Replace(slot, CollectionsMarshal.AsSpan(_new));
    }

    protected override void RemoveValues(int slot) => Replace(slot, default);

    /// <summary>Whether some value that the index would see at a path passes a test.</summary>
    protected bool Any(PayloadValue root, PayloadPath path, Func<T, bool> test)
    {
        var visitor = new AnyVisitor { Index = this, Test = test };
        return path.Visit(root, ref visitor);
    }

    private void Replace(int slot, ReadOnlySpan<T> values)
    {
        ReadOnlySpan<T> old = Values[slot];
        if (old.SequenceEqual(values, EqualityComparer<T>.Default)) return;
        SortDistinct(old, _removed);
        SortDistinct(values, _added);
        int o = 0, n = 0;
        while (o < _removed.Count || n < _added.Count)
        {
            int order = o == _removed.Count ? 1 : n == _added.Count ? -1 : _removed[o].CompareTo(_added[n]);
            if (order == 0) (o, n) = (o + 1, n + 1);
            else if (order < 0) Removed(_removed[o++], slot);
            else Added(_added[n++], slot);
        }
        Values.Set(slot, values);
    }

    private static void SortDistinct(ReadOnlySpan<T> values, List<T> into)
    {
        into.Clear();
        into.AddRange(values);
        if (values.Length < 2) return;
        into.Sort();
        int kept = 1;
        for (int i = 1; i < into.Count; i++)
        {
            if (into[i].CompareTo(into[kept - 1]) != 0) into[kept++] = into[i];
        }
        into.RemoveRange(kept, into.Count - kept);
    }

    private struct Collector : IValueVisitor
    {
        public required ValueIndex<T> Index { get; init; }

        public required List<T> Into { get; init; }

        public required bool Adding { get; init; }

        public readonly bool Visit(PayloadValue value)
        {
            if (value.Kind == PayloadKind.Array)
            {
                foreach (PayloadValue element in value.Elements()) Take(element);
            }
            else
            {
                Take(value);
            }
            return false;
        }

        private readonly void Take(PayloadValue value)
        {
            if (Index.TryRead(value, Adding, out T read)) Into.Add(read);
        }
    }

    private struct AnyVisitor : IValueVisitor
    {
        public required ValueIndex<T> Index { get; init; }

        public required Func<T, bool> Test { get; init; }

        public readonly bool Visit(PayloadValue value)
        {
            if (value.Kind != PayloadKind.Array) return Passes(value);
            foreach (PayloadValue element in value.Elements())
            {
                if (Passes(element)) return true;
            }
            return false;
        }

        private readonly bool Passes(PayloadValue value) => Index.TryRead(value, false, out T read) && Test(read);
    }
}
