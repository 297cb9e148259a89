using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Qdrant.Core.Wire;

namespace Qdrant.Repository.Codec;

/// <content>
/// How a value is read from its bytes. What every writer sends is taken apart without a reader's bookkeeping: key and value in this order, one content in
/// the value, lengths below 16 KiB. Whatever else protobuf allows goes the general way and means the same.
/// </content>
public ref partial struct PayloadValue
{
    private const byte KeyTag = 1 << 3 | (byte)WireType.LengthDelimited, ValueTag = 2 << 3 | (byte)WireType.LengthDelimited;

    private const byte DoubleTag = 2 << 3 | (byte)WireType.Fixed64, IntegerTag = 3 << 3 | (byte)WireType.Varint, TextTag = 4 << 3 | (byte)WireType.LengthDelimited,
        BoolTag = 5 << 3 | (byte)WireType.Varint, ObjectTag = 6 << 3 | (byte)WireType.LengthDelimited, ListTag = 7 << 3 | (byte)WireType.LengthDelimited;

    /// <summary>Reads a map entry into this value, which is its default.</summary>
    /// <param name="entry">The entry message.</param>
    /// <param name="depth">How many messages are around it.</param>
    internal void ReadEntry(ReadOnlySpan<byte> entry, int depth)
    {
        int position = 0;
        if (TryTake(entry, KeyTag, ref position, out ReadOnlySpan<byte> key) && TryTake(entry, ValueTag, ref position, out ReadOnlySpan<byte> value) && position == entry.Length)
        {
            _key = key;
            ReadValue(value, depth + 1);
        }
        else ReadAnyEntry(new WireReader(entry, depth));
    }

    /// <summary>Reads an element of a list into this value, which is its default.</summary>
    /// <param name="key">The key of the list.</param>
    /// <param name="element">The Value message.</param>
    /// <param name="depth">How many messages are around it.</param>
    internal void ReadElement(ReadOnlySpan<byte> key, ReadOnlySpan<byte> element, int depth)
    {
        _key = key;
        ReadValue(element, depth);
    }

    private void ReadValue(ReadOnlySpan<byte> value, int depth)
    {
        _depth = depth;
        int position = 0;
        switch (value.Length < 2 ? default : value[0])
        {
            case TextTag when TryTake(value, TextTag, ref position, out ReadOnlySpan<byte> text) && position == value.Length:
                _kind = Kind.Text;
                _content = text;
                break;
            case ObjectTag when TryTake(value, ObjectTag, ref position, out ReadOnlySpan<byte> fields) && position == value.Length:
                _kind = Kind.Object;
                _content = fields;
                break;
            case ListTag when TryTake(value, ListTag, ref position, out ReadOnlySpan<byte> items) && position == value.Length:
                _kind = Kind.List;
                _content = items;
                break;
            case IntegerTag when TryReadShortVarint(value, out long integer):
                _kind = Kind.Integer;
                _bits = integer;
                break;
            case DoubleTag when value.Length == 1 + sizeof(double):
                _kind = Kind.Double;
                _bits = BinaryPrimitives.ReadInt64LittleEndian(value[1..]);
                break;
            case BoolTag when value.Length == 2 && value[1] < 0x80:
                _kind = Kind.Bool;
                _bits = value[1];
                break;
            default:
                ReadAnyValue(new WireReader(value, depth));
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadAnyEntry(WireReader entry)
    {
        ReadOnlySpan<byte> value = default;
        while (entry.ReadTag(out int field, out WireType type))
        {
            if (field == 1) _key = entry.ReadBytes(type);
            else if (field == 2) value = entry.ReadBytes(type);
            else entry.Skip(type);
        }
        ReadValue(value, entry.Depth + 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadAnyValue(WireReader value)
    {
        while (value.ReadTag(out int field, out WireType type))
        {
            switch (field)
            {
                case 1: value.Skip(type); _kind = Kind.Null; break;
                case 2: _bits = BitConverter.DoubleToInt64Bits(value.ReadDouble(type)); _kind = Kind.Double; break;
                case 3: _bits = value.ReadInt64(type); _kind = Kind.Integer; break;
                case 4: _content = value.ReadBytes(type); _kind = Kind.Text; break;
                case 5: _bits = value.ReadBool(type) ? 1 : 0; _kind = Kind.Bool; break;
                case 6: ReadPart(Kind.Object, value.ReadBytes(type)); break;
                case 7: ReadPart(Kind.List, value.ReadBytes(type)); break;
                default: value.Skip(type); break;
            }
        }
    }

    private void ReadPart(Kind kind, ReadOnlySpan<byte> part)
    {
        _content = _kind == kind ? Joined(_content, part) : part;
        _kind = kind;
    }

    // A message that comes in parts is, by protobuf's rule, its parts one after another.
    private static ReadOnlySpan<byte> Joined(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => first.IsEmpty ? second : (byte[])[.. first, .. second];

    /// <summary>Takes a length-delimited field if it comes next, its tag has one byte and its length at most two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryTake(ReadOnlySpan<byte> message, byte tag, scoped ref int position, out ReadOnlySpan<byte> content)
    {
        content = default;
        int start = position + 2;
        if (start > message.Length || message[position] != tag) return false;
        int length = message[start - 1];
        if (length >= 0x80)
        {
            if (start == message.Length || message[start] >= 0x80) return false;
            length = (length & 0x7F) | message[start++] << 7;
        }
        if (length > message.Length - start) return false;
        content = message.Slice(start, length);
        position = start + length;
        return true;
    }

    /// <summary>Reads a varint of at most nine bytes after a tag of one, if nothing follows it.</summary>
    private static bool TryReadShortVarint(ReadOnlySpan<byte> value, out long number)
    {
        number = 0;
        if (value.Length > 10) return false;
        for (int i = 1; i < value.Length; i++)
        {
            number |= (long)(value[i] & 0x7F) << (7 * (i - 1));
            if (value[i] < 0x80) return i == value.Length - 1;
        }
        return false;
    }
}
