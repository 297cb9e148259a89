namespace Qdrant.Local.Engine;

/// <summary>
/// The slots in the order of their ids, for scrolling. Points added in ascending order (the usual case) are appended as they come;
/// after anything else the list is sorted again when it is next asked for.
/// </summary>
internal sealed class OrderedSlots(PointTable points)
{
    private readonly object _gate = new();
    private int[] _slots = [];
    private int _count;
    private volatile bool _sorted = true;

    public ReadOnlySpan<int> Slots
    {
        get
        {
            if (!_sorted) Sort();
            return _slots.AsSpan(0, _count);
        }
    }

    public int IndexOf(PointId first)
    {
        ReadOnlySpan<int> slots = Slots;
        int low = 0, high = slots.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (points.IdOf(slots[middle]).CompareTo(first) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public void Added(int slot)
    {
        if (!_sorted) return;
        if (_count > 0 && points.IdOf(_slots[_count - 1]).CompareTo(points.IdOf(slot)) > 0)
        {
            _sorted = false;
            return;
        }
        if (_count == _slots.Length) Array.Resize(ref _slots, Math.Max(64, _count * 2));
        _slots[_count++] = slot;
    }

    public void Removed() => _sorted = false;

    private void Sort()
    {
        // Several readers may come here at once: they share the read lock, so the points stand still meanwhile.
        lock (_gate)
        {
            if (_sorted) return;
            var ids = new PointId[points.Count];
            var slots = new int[points.Count];
            int count = 0;
            for (int slot = 0; slot < points.SlotCount; slot++)
            {
                if (!points.IsLive(slot)) continue;
                ids[count] = points.IdOf(slot);
                slots[count++] = slot;
            }
            Array.Sort(ids, slots);
            (_slots, _count) = (slots, count);
            _sorted = true;
        }
    }
}
