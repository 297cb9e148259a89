using System.Numerics;

namespace Qdrant.Local.Scoring;

/// <summary>A growing set of slots, one bit each.</summary>
internal sealed class SlotBits
{
    private ulong[] _words = [];

    public int Count { get; private set; }

    /// <summary>The same slots as a set of the payload indexes.</summary>
    public static SlotBits From(Payload.SlotSet set)
    {
        if (set.IsBitmap) return new SlotBits { _words = set.Bits.ToArray(), Count = set.Count };
        var bits = new SlotBits();
        foreach (int slot in set.Slots) bits.Add(slot);
        return bits;
    }

    /// <summary>The words of the set; bit i of word w is slot 64 w + i. Slots past the end are not in the set.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    public bool Contains(int slot)
    {
        int word = slot >> 6;
        return (uint)word < (uint)_words.Length && (_words[word] >> slot & 1) != 0;
    }

    /// <summary>Adds a slot; false when it was there.</summary>
    public bool Add(int slot)
    {
        int word = slot >> 6;
        if (word >= _words.Length) Array.Resize(ref _words, Math.Max(word + 1, _words.Length * 2));
        ulong bit = 1UL << slot;
        if ((_words[word] & bit) != 0) return false;
        _words[word] |= bit;
        Count++;
        return true;
    }

    /// <summary>Removes a slot; false when it was not there.</summary>
    public bool Remove(int slot)
    {
        if (!Contains(slot)) return false;
        _words[slot >> 6] &= ~(1UL << slot);
        Count--;
        return true;
    }

    public void Clear()
    {
        Array.Clear(_words);
        Count = 0;
    }

    public Enumerator GetEnumerator() => new(_words);

    /// <summary>Walks the slots in ascending order.</summary>
    public struct Enumerator(ulong[] words)
    {
        private ulong _rest;
        private int _word = -1;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_word >= words.Length) return false;
                _rest = words[_word];
            }
            Current = (_word << 6) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
