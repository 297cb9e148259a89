namespace Qdrant.Local.Payload;

/// <summary>The values each slot holds in an index. Nearly all slots hold one at most, which costs no object of its own.</summary>
internal sealed class SlotValues<T>
{
    private readonly Dictionary<int, T[]> _several = [];
    private T[] _single = [];
    private byte[] _counts = [];

    private const byte Several = 2;

    /// <summary>How many slots hold a value.</summary>
    public int SlotCount { get; private set; }

    public ReadOnlySpan<T> this[int slot] => (uint)slot >= (uint)_counts.Length
        ? default
        : _counts[slot] == Several ? _several[slot] : _single.AsSpan(slot, _counts[slot]);

    /// <summary>Replaces what the slot holds.</summary>
    public void Set(int slot, ReadOnlySpan<T> values)
    {
        if (slot >= _counts.Length)
        {
            if (values.IsEmpty) return;
            int capacity = Math.Max(slot + 1, Math.Max(64, _counts.Length + _counts.Length / 2));
            Array.Resize(ref _counts, capacity);
            Array.Resize(ref _single, capacity);
        }
        if (_counts[slot] > 0) SlotCount--;
        if (_counts[slot] == Several) _several.Remove(slot);
        if (!values.IsEmpty) SlotCount++;
        _counts[slot] = (byte)Math.Min(values.Length, Several);
        if (values.Length == 1) _single[slot] = values[0];
        else if (values.Length > 1) _several[slot] = values.ToArray();
    }
}
