namespace Qdrant.Local.Engine;

/// <summary>What about a point has changed.</summary>
[Flags]
internal enum PointChange : byte
{
    None = 0,

    /// <summary>Id, version or payload.</summary>
    Record = 1,

    /// <summary>Any of its vectors, or whether it has them.</summary>
    Vectors = 2,
}

/// <summary>What the writes since the last commit have changed, for the store: it writes the state the changes ended in, not each step.</summary>
internal sealed class ChangeLog
{
    private readonly List<int> _slots = [];
    private PointChange[] _changes = [];

    /// <summary>The slots that changed, in the order in which they first did. A slot that is not live any more was deleted.</summary>
    public IReadOnlyList<int> Slots => _slots;

    /// <summary>Whether settings, vector names or indexes changed.</summary>
    public bool Settings { get; set; }

    /// <summary>Whether an operation number was given out.</summary>
    public bool Counter { get; set; }

    /// <summary>A log in which all of a collection has changed: for a store that holds none of it yet.</summary>
    public static ChangeLog OfAll(CollectionState state)
    {
        var all = new ChangeLog { Settings = true };
        foreach (int slot in state.Points.Ordered) all.Touch(slot, PointChange.Record | PointChange.Vectors);
        return all;
    }

    public bool IsEmpty => _slots.Count == 0 && !Settings && !Counter;

    public PointChange this[int slot] => _changes[slot];

    public void Touch(int slot, PointChange change)
    {
        if (slot >= _changes.Length) Array.Resize(ref _changes, Math.Max(slot + 1, Math.Max(64, _changes.Length * 2)));
        if (_changes[slot] == PointChange.None) _slots.Add(slot);
        _changes[slot] |= change;
    }

    public void Clear()
    {
        foreach (int slot in _slots) _changes[slot] = PointChange.None;
        _slots.Clear();
        Settings = Counter = false;
    }
}
