using System.Numerics;

namespace Qdrant.Local.Payload;

/// <summary>
/// A set of slots: sorted numbers while it is sparse, a bitmap once that takes less memory. Enumerates ascending.
/// </summary>
internal sealed class SlotSet
{
    private const int SmallestBitmap = 64;

    private int[] _slots = [];
    private ulong[]? _bits;

    /// <summary>How many slots are in the set.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the set is a bitmap: read <see cref="Bits"/>, else <see cref="Slots"/>.</summary>
    public bool IsBitmap => _bits is not null;

    /// <summary>The slots, ascending; empty when the set is a bitmap.</summary>
    public ReadOnlySpan<int> Slots => _bits is null ? _slots.AsSpan(0, Count) : default;

    /// <summary>One bit a slot, bit <c>slot &amp; 63</c> of word <c>slot &gt;&gt; 6</c>; slots past the end are not in the set.</summary>
    public ReadOnlySpan<ulong> Bits => _bits;

    /// <summary>A set made of a bitmap, which it keeps.</summary>
    public static SlotSet FromBits(ulong[] bits)
    {
        int count = 0;
        foreach (ulong word in bits) count += BitOperations.PopCount(word);
        return new SlotSet { _bits = bits, Count = count };
    }

    /// <summary>A set made of ascending slots, which it keeps.</summary>
    public static SlotSet FromSorted(int[] slots) => new() { _slots = slots, Count = slots.Length };

    public bool Contains(int slot)
    {
        if (_bits is { } bits) return (uint)(slot >> 6) < (uint)bits.Length && (bits[slot >> 6] >> (slot & 63) & 1) != 0;
        return _slots.AsSpan(0, Count).BinarySearch(slot) >= 0;
    }

    /// <summary>Adds a slot.</summary>
    /// <returns>False when it was in the set already.</returns>
    public bool Add(int slot)
    {
        if (_bits is not null) return AddBit(slot);
        int at = Count == 0 || _slots[Count - 1] < slot ? ~Count : _slots.AsSpan(0, Count).BinarySearch(slot);
        if (at >= 0) return false;
        if (Count >= SmallestBitmap && Math.Max(slot, _slots[Count - 1]) / 32 < Count)
        {
            ToBitmap(Math.Max(slot, _slots[Count - 1]));
            return AddBit(slot);
        }
        if (Count == _slots.Length) Array.Resize(ref _slots, Math.Max(4, Count + Count / 2));
        int place = ~at;
        Array.Copy(_slots, place, _slots, place + 1, Count - place);
        _slots[place] = slot;
        Count++;
        return true;
    }

    /// <summary>Takes a slot out.</summary>
    /// <returns>False when it was not in the set.</returns>
    public bool Remove(int slot)
    {
        if (_bits is { } bits)
        {
            if (!Contains(slot)) return false;
            bits[slot >> 6] &= ~(1UL << (slot & 63));
            Count--;
            return true;
        }
        int at = _slots.AsSpan(0, Count).BinarySearch(slot);
        if (at < 0) return false;
        Count--;
        Array.Copy(_slots, at + 1, _slots, at, Count - at);
        return true;
    }

    /// <summary>Sets the bits of this set in <paramref name="target"/>, which is long enough for every slot.</summary>
    public void AddTo(Span<ulong> target)
    {
        if (_bits is { } bits)
        {
            int words = Math.Min(bits.Length, target.Length);
            for (int i = 0; i < words; i++) target[i] |= bits[i];
            return;
        }
        foreach (int slot in Slots) target[slot >> 6] |= 1UL << (slot & 63);
    }

    /// <summary>The slots, ascending.</summary>
    public int[] ToArray()
    {
        int[] result = new int[Count];
        int at = 0;
        foreach (int slot in this) result[at++] = slot;
        return result;
    }

    public Enumerator GetEnumerator() => new(this);

    private bool AddBit(int slot)
    {
        int word = slot >> 6;
        if (word >= _bits!.Length) Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length + _bits.Length / 2));
        ulong bit = 1UL << (slot & 63);
        if ((_bits[word] & bit) != 0) return false;
        _bits[word] |= bit;
        Count++;
        return true;
    }

    private void ToBitmap(int largest)
    {
        ulong[] bits = new ulong[(largest >> 6) + 1];
        AddTo(bits);
        _bits = bits;
        _slots = [];
    }

    public struct Enumerator
    {
        private readonly SlotSet _set;
        private int _at;
        private ulong _word;

        internal Enumerator(SlotSet set)
        {
            _set = set;
            _at = -1;
            _word = 0;
            Current = -1;
        }

        public int Current { get; private set; }

        public bool MoveNext()
        {
            if (_set._bits is not { } bits)
            {
                if (++_at >= _set.Count) return false;
                Current = _set._slots[_at];
                return true;
            }
            while (_word == 0)
            {
                if (++_at >= bits.Length) return false;
                _word = bits[_at];
            }
            Current = (_at << 6) + BitOperations.TrailingZeroCount(_word);
            _word &= _word - 1;
            return true;
        }
    }
}
