namespace Qdrant.Local.Payload;

/// <summary>
/// Numbers the documents of a text index. Plainly a point is one document, under its slot; for an index over the elements of an array each element
/// is a document with a number of its own.
/// </summary>
internal sealed class TextDocuments(bool perElement)
{
    private readonly Dictionary<int, int[]> _ofSlot = [];
    private readonly List<int> _slots = [];
    private readonly Stack<int> _free = new();

    /// <summary>Every number is below it.</summary>
    public int Capacity { get; private set; }

    public int SlotOf(int document) => perElement ? _slots[document] : document;

    /// <summary>The documents of a slot.</summary>
    public ReadOnlySpan<int> Of(int slot, ref int single)
    {
        if (perElement) return _ofSlot.TryGetValue(slot, out int[]? documents) ? documents : default;
        single = slot;
        return new ReadOnlySpan<int>(ref single);
    }

    /// <summary>Gives a slot its documents.</summary>
    public int[] Add(int slot, int count)
    {
        if (!perElement)
        {
            Capacity = Math.Max(Capacity, slot + 1);
            return [slot];
        }
        if (count == 0) return [];
        int[] documents = new int[count];
        for (int i = 0; i < count; i++)
        {
            if (!_free.TryPop(out documents[i]))
            {
                documents[i] = _slots.Count;
                _slots.Add(slot);
            }
            _slots[documents[i]] = slot;
        }
        Capacity = _slots.Count;
        _ofSlot[slot] = documents;
        return documents;
    }

    /// <summary>Takes the documents of a slot back.</summary>
    public void Remove(int slot)
    {
        if (!_ofSlot.Remove(slot, out int[]? documents)) return;
        foreach (int document in documents) _free.Push(document);
    }
}
