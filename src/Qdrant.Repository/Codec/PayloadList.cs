using Qdrant.Core.Wire;

namespace Qdrant.Repository.Codec;

/// <summary>The elements of a stored list while they are read; a single value counts as a list of one.</summary>
public ref struct PayloadList
{
    private readonly PayloadValue _single;
    private readonly bool _isSingle;
    private readonly ReadOnlySpan<byte> _key;
    private WireReader _items;
    private bool _done;

    internal PayloadList(ReadOnlySpan<byte> key, WireReader items)
    {
        _key = key;
        _items = items;
    }

    internal PayloadList(PayloadValue single)
    {
        _single = single;
        _isSingle = true;
    }

    /// <summary>Goes to the next element; false at the end.</summary>
    public bool MoveNext(out PayloadValue item)
    {
        if (_isSingle)
        {
            item = _single;
            if (_done) return false;
            return _done = true;
        }
        item = default;
        while (_items.ReadTag(out int field, out WireType type))
        {
            if (field == 1)
            {
                item.ReadElement(_key, _items.ReadBytes(type), _items.Depth + 1);
                return true;
            }
            _items.Skip(type);
        }
        return false;
    }
}
