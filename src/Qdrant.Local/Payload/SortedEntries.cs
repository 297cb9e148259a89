namespace Qdrant.Local.Payload;

/// <summary>
/// Pairs of value and slot in ascending order, in blocks: adding or removing one moves a block's worth of memory at most, counting a range adds up blocks.
/// </summary>
internal sealed class SortedEntries<T> where T : IComparable<T>
{
    private const int BlockSize = 512;
    private readonly List<Block> _blocks = [];

    /// <summary>How many pairs there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a pair; it must not be there yet.</summary>
    public void Add(T value, int slot)
    {
        Count++;
        if (_blocks.Count == 0)
        {
            _blocks.Add(new Block());
            _blocks[0].Insert(0, value, slot);
            return;
        }
        int at = Math.Max(0, BlockFor(value, slot));
        Block block = _blocks[at];
        if (block.Count == BlockSize)
        {
            // A block that only ever grows at its end stays full; one that is split in the middle leaves room in both halves.
            bool append = at == _blocks.Count - 1 && block.Compare(BlockSize - 1, value, slot) < 0;
            Block right = append ? new Block() : block.Split();
            _blocks.Insert(at + 1, right);
            if (append || right.Compare(0, value, slot) < 0) block = right;
        }
        block.Insert(block.Find(value, slot), value, slot);
    }

    /// <summary>Removes a pair, if it is there.</summary>
    public void Remove(T value, int slot)
    {
        int at = BlockFor(value, slot);
        if (at < 0) return;
        Block block = _blocks[at];
        int place = block.Find(value, slot);
        if (place == block.Count || block.Compare(place, value, slot) != 0) return;
        block.RemoveAt(place);
        Count--;
        if (block.Count == 0) _blocks.RemoveAt(at);
    }

    /// <summary>Where the values from <paramref name="value"/> on begin.</summary>
    public Position LowerBound(T value) => Bound(value, -1);

    /// <summary>Where the values above <paramref name="value"/> begin.</summary>
    public Position UpperBound(T value) => Bound(value, int.MaxValue);

    public Position Start => default;

    public Position End => new(_blocks.Count, 0);

    /// <summary>How many pairs stand between two positions.</summary>
    public int CountBetween(Position from, Position to)
    {
        if (to.CompareTo(from) <= 0) return 0;
        int count = to.Index - from.Index;
        for (int i = from.Block; i < to.Block; i++) count += _blocks[i].Count;
        return count;
    }

    /// <summary>The pairs between two positions, ascending.</summary>
    public IEnumerable<(T Value, int Slot)> Between(Position from, Position to)
    {
        for (int b = from.Block; b < _blocks.Count && b <= to.Block; b++)
        {
            Block block = _blocks[b];
            int end = b == to.Block ? to.Index : block.Count;
            for (int i = b == from.Block ? from.Index : 0; i < end; i++) yield return (block.Values[i], block.Slots[i]);
        }
    }

    /// <summary>The pairs between two positions, descending.</summary>
    public IEnumerable<(T Value, int Slot)> BetweenReversed(Position from, Position to)
    {
        for (int b = Math.Min(to.Block, _blocks.Count - 1); b >= from.Block; b--)
        {
            Block block = _blocks[b];
            int start = b == from.Block ? from.Index : 0;
            for (int i = (b == to.Block ? to.Index : block.Count) - 1; i >= start; i--) yield return (block.Values[i], block.Slots[i]);
        }
    }

    /// <summary>Sets the bits of the slots between two positions.</summary>
    public void AddTo(Span<ulong> target, Position from, Position to)
    {
        for (int b = from.Block; b < _blocks.Count && b <= to.Block; b++)
        {
            Block block = _blocks[b];
            int start = b == from.Block ? from.Index : 0;
            int end = b == to.Block ? to.Index : block.Count;
            for (int i = start; i < end; i++) target[block.Slots[i] >> 6] |= 1UL << (block.Slots[i] & 63);
        }
    }

    private Position Bound(T value, int slot)
    {
        int at = BlockFor(value, slot);
        if (at < 0) return default;
        int place = _blocks[at].Find(value, slot);
        return place == _blocks[at].Count ? new Position(at + 1, 0) : new Position(at, place);
    }

    /// <summary>The last block that starts at or before the pair; -1 when none does.</summary>
    private int BlockFor(T value, int slot)
    {
        int low = 0, high = _blocks.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_blocks[middle].Compare(0, value, slot) <= 0) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }

    /// <summary>A place between pairs.</summary>
    internal readonly record struct Position(int Block, int Index) : IComparable<Position>
    {
        public int CompareTo(Position other) => Block != other.Block ? Block.CompareTo(other.Block) : Index.CompareTo(other.Index);
    }

    private sealed class Block
    {
        public T[] Values = new T[8];
        public int[] Slots = new int[8];

        public int Count { get; private set; }

        public int Compare(int at, T value, int slot)
        {
            int order = Values[at].CompareTo(value);
            return order != 0 ? order : Slots[at].CompareTo(slot);
        }

        /// <summary>The first place whose pair is not below the given one.</summary>
        public int Find(T value, int slot)
        {
            int low = 0, high = Count;
            while (low < high)
            {
                int middle = (low + high) >>> 1;
                if (Compare(middle, value, slot) < 0) low = middle + 1;
                else high = middle;
            }
            return low;
        }

        public void Insert(int at, T value, int slot)
        {
            if (Count == Values.Length)
            {
                Array.Resize(ref Values, Count * 2);
                Array.Resize(ref Slots, Count * 2);
            }
            Array.Copy(Values, at, Values, at + 1, Count - at);
            Array.Copy(Slots, at, Slots, at + 1, Count - at);
            (Values[at], Slots[at]) = (value, slot);
            Count++;
        }

        public void RemoveAt(int at)
        {
            Count--;
            Array.Copy(Values, at + 1, Values, at, Count - at);
            Array.Copy(Slots, at + 1, Slots, at, Count - at);
        }

        public Block Split()
        {
            int half = Count / 2;
            var right = new Block { Values = new T[BlockSize], Slots = new int[BlockSize], Count = Count - half };
            Array.Copy(Values, half, right.Values, 0, right.Count);
            Array.Copy(Slots, half, right.Slots, 0, right.Count);
            Count = half;
            return right;
        }
    }
}
