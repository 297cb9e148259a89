
namespace Qdrant.Local.Engine;

/// <summary>
/// The points of a collection by slot: id, version and payload. A point keeps its slot while it lives; freed slots are used again.
/// Writers call it under the collection's write lock, readers under its read lock.
/// </summary>
internal sealed class PointTable
{
    private readonly Dictionary<PointId, int> _slots = [];
    private readonly Stack<int> _free = new();
    private readonly OrderedSlots _ordered;
    private PointId[] _ids = [];
    private ulong[] _versions = [];
    private byte[][] _payloads = [];
    private ulong[] _live = [];

    public PointTable() => _ordered = new OrderedSlots(this);

    /// <summary>Slots in use or freed: every slot is below it.</summary>
    public int SlotCount { get; private set; }

    /// <summary>How many points there are.</summary>
    public int Count => _slots.Count;

    /// <summary>One bit a slot, set for the slots in use: bit <c>slot &amp; 63</c> of word <c>slot &gt;&gt; 6</c>.</summary>
    public ReadOnlySpan<ulong> Live => _live.AsSpan(0, (SlotCount + 63) >> 6);

    /// <summary>The slots in use, in the order of their ids.</summary>
    public ReadOnlySpan<int> Ordered => _ordered.Slots;

    /// <summary>Where ids from <paramref name="first"/> on begin in <see cref="Ordered"/>.</summary>
    public int OrderedIndexOf(PointId first) => _ordered.IndexOf(first);

    public bool IsLive(int slot) => (_live[slot >> 6] >> (slot & 63) & 1) != 0;

    public PointId IdOf(int slot) => _ids[slot];

    /// <summary>The number of the last operation that touched the point.</summary>
    public ulong VersionOf(int slot) => _versions[slot];

    /// <summary>The payload as an encoded <c>Struct</c> message; empty for no payload.</summary>
    public byte[] PayloadOf(int slot) => _payloads[slot];

    public bool TryGetSlot(PointId id, out int slot) => _slots.TryGetValue(id, out slot);

    /// <summary>Gives a new id a slot, with an empty payload.</summary>
    public int Add(PointId id)
    {
        if (!_free.TryPop(out int slot))
        {
            slot = SlotCount;
            EnsureCapacity(slot + 1);
            SlotCount++;
        }
        _slots.Add(id, slot);
        _ids[slot] = id;
        _payloads[slot] = [];
        _live[slot >> 6] |= 1UL << (slot & 63);
        _ordered.Added(slot);
        return slot;
    }

    public void Remove(int slot)
    {
        _slots.Remove(_ids[slot]);
        _payloads[slot] = [];
        _live[slot >> 6] &= ~(1UL << (slot & 63));
        _free.Push(slot);
        _ordered.Removed();
    }

    /// <summary>Puts a point read from disk into the slot it had; call <see cref="Restored"/> after the last one.</summary>
    public void Restore(int slot, PointId id, ulong version, byte[] payload)
    {
        EnsureCapacity(slot + 1);
        SlotCount = Math.Max(SlotCount, slot + 1);
        _slots.Add(id, slot);
        (_ids[slot], _versions[slot], _payloads[slot]) = (id, version, payload);
        _live[slot >> 6] |= 1UL << (slot & 63);
        _ordered.Added(slot);
    }

    /// <summary>Frees the slots between the restored ones.</summary>
    public void Restored()
    {
        for (int slot = SlotCount - 1; slot >= 0; slot--)
        {
            if (IsLive(slot)) continue;
            _payloads[slot] = [];
            _free.Push(slot);
        }
    }

    public void SetVersion(int slot, ulong version) => _versions[slot] = version;

    public void SetPayload(int slot, byte[] payload) => _payloads[slot] = payload;

    public void EnsureCapacity(int slots)
    {
        if (slots <= _ids.Length) return;
        int capacity = Math.Max(slots, Math.Max(64, _ids.Length + _ids.Length / 2));
        Array.Resize(ref _ids, capacity);
        Array.Resize(ref _versions, capacity);
        Array.Resize(ref _payloads, capacity);
        Array.Resize(ref _live, (capacity + 63) >> 6);
        _slots.EnsureCapacity(capacity);
    }
}
