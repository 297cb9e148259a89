using System.Buffers.Binary;

namespace Qdrant.Local.Engine;

/// <summary>
/// Which shard a point belongs to: a ring of a hundred places a shard, as a server has it, so that operation numbers and counts by shard agree.
/// The engine itself keeps all points together.
/// </summary>
internal sealed class ShardRing
{
    private const int PlacesPerShard = 100;
    private static readonly ShardRing Single = new(1);
    private readonly ulong[] _keys;
    private readonly int[] _shards;

    private ShardRing(int shards)
    {
        Count = shards;
        _keys = new ulong[shards * PlacesPerShard];
        _shards = new int[_keys.Length];
        Span<byte> place = stackalloc byte[8];
        for (int i = 0; i < _keys.Length; i++)
        {
            _shards[i] = i / PlacesPerShard;
            BinaryPrimitives.WriteInt32LittleEndian(place, _shards[i]);
            BinaryPrimitives.WriteInt32LittleEndian(place[4..], i % PlacesPerShard);
            _keys[i] = SipHash.Hash(place);
        }
        Array.Sort(_keys, _shards);
    }

    public int Count { get; }

    public static ShardRing Of(int shards) => shards == 1 ? Single : new ShardRing(shards);

    public int ShardOf(PointId id)
    {
        if (Count == 1) return 0;
        Span<byte> key = stackalloc byte[24];
        BinaryPrimitives.WriteUInt64LittleEndian(key, id.IsUuid ? 1UL : 0UL);
        if (id.IsUuid)
        {
            BinaryPrimitives.WriteUInt64BigEndian(key[8..], id.High);
            BinaryPrimitives.WriteUInt64BigEndian(key[16..], id.Low);
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(key[8..], id.Number);
            key = key[..16];
        }
        int at = Array.BinarySearch(_keys, SipHash.Hash(key));
        if (at < 0) at = ~at;
        return _shards[at == _keys.Length ? 0 : at];
    }
}
