using System.Buffers.Binary;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Service.Points;

/// <summary>
/// The payload of a plain point, see <see cref="PlainUpsert"/>. As sent it is nearly in its stored form (see <see cref="Payload.PayloadBytes"/>): when
/// every key comes once and every value has one kind, only the field number of its entries differs.
/// </summary>
internal static class PlainPayload
{
    /// <summary>The tag of a payload entry in a point.</summary>
    public const byte EntryTag = 0x1A;

    private const byte StoredTag = 0x0A;
    private const int MostKeys = 64, MostDepth = 64;

    /// <summary>The stored form of the payload of a point; null: it is not plain.</summary>
    public static byte[]? Copy(ReadOnlySpan<byte> point)
    {
        Span<(int Start, int Length)> keys = stackalloc (int, int)[MostKeys];
        int count = 0, size = 0;
        var reader = new WireReader(point);
        while (!reader.AtEnd)
        {
            int start = reader.Position;
            if (!reader.TryReadTag(EntryTag))
            {
                SkipField(ref reader);
                continue;
            }
            ReadOnlySpan<byte> entry = reader.ReadBytes(WireType.LengthDelimited);
            if (!IsPlainEntry(entry, point, reader.Position - entry.Length, keys, ref count, 0)) return null;
            size += reader.Position - start;
        }
        return size == 0 ? [] : Gather(point, size);
    }

    private static byte[] Gather(ReadOnlySpan<byte> point, int size)
    {
        var payload = new byte[size];
        int written = 0;
        var reader = new WireReader(point);
        while (!reader.AtEnd)
        {
            int start = reader.Position;
            bool isEntry = point[start] == EntryTag;
            SkipField(ref reader);
            if (!isEntry) continue;
            point[start..reader.Position].CopyTo(payload.AsSpan(written));
            payload[written] = StoredTag;
            written += reader.Position - start;
        }
        return payload;
    }

    private static void SkipField(ref WireReader reader)
    {
        reader.ReadTag(out _, out WireType type);
        reader.Skip(type);
    }

    /// <summary>Whether an entry is a new key and a plain value.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="message">What it stands in.</param>
    /// <param name="at">Where.</param>
    /// <param name="keys">Where the keys before it stand.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="depth">How deep it lies.</param>
    private static bool IsPlainEntry(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> message, int at, Span<(int Start, int Length)> keys, ref int count, int depth)
    {
        var reader = new WireReader(entry);
        if (count == keys.Length || !reader.TryReadTag(0x0A)) return false;
        ReadOnlySpan<byte> key = reader.ReadBytes(WireType.LengthDelimited);
        int start = at + reader.Position - key.Length;
        foreach ((int other, int length) in keys[..count])
            if (length == key.Length && message.Slice(other, length).SequenceEqual(key)) return false;
        keys[count++] = (start, key.Length);
        return reader.TryReadTag(0x12) && IsPlainValue(reader.ReadBytes(WireType.LengthDelimited), depth) && reader.AtEnd;
    }

    private static bool IsPlainValue(ReadOnlySpan<byte> value, int depth)
    {
        var reader = new WireReader(value);
        if (depth == MostDepth || reader.AtEnd) return false;
        byte tag = value[0];
        if (!reader.TryReadTag(tag)) return false;
        switch (tag)
        {
            case 0x08: return reader.ReadVarint() == 0 && reader.AtEnd;
            case 0x11: return value.Length == 1 + sizeof(double) && double.IsFinite(BinaryPrimitives.ReadDoubleLittleEndian(value[1..]));
            case 0x18:
                reader.ReadVarint();
                return reader.AtEnd;
            case 0x22:
                reader.Skip(WireType.LengthDelimited);
                return reader.AtEnd;
            case 0x28: return reader.ReadVarint() <= 1 && reader.AtEnd;
            case 0x32: return IsPlainObject(reader.ReadBytes(WireType.LengthDelimited), depth) && reader.AtEnd;
            case 0x3A: return IsPlainList(reader.ReadBytes(WireType.LengthDelimited), depth) && reader.AtEnd;
            default: return false;
        }
    }

    private static bool IsPlainObject(ReadOnlySpan<byte> members, int depth)
    {
        Span<(int Start, int Length)> keys = stackalloc (int, int)[MostKeys];
        int count = 0;
        var reader = new WireReader(members);
        while (reader.TryReadTag(0x0A))
        {
            ReadOnlySpan<byte> entry = reader.ReadBytes(WireType.LengthDelimited);
            if (!IsPlainEntry(entry, members, reader.Position - entry.Length, keys, ref count, depth + 1)) return false;
        }
        return reader.AtEnd;
    }

    private static bool IsPlainList(ReadOnlySpan<byte> elements, int depth)
    {
        var reader = new WireReader(elements);
        while (reader.TryReadTag(0x0A))
            if (!IsPlainValue(reader.ReadBytes(WireType.LengthDelimited), depth + 1)) return false;
        return reader.AtEnd;
    }
}
