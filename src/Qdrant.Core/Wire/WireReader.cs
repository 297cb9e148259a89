using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Qdrant.Core.Wire;

/// <summary>
/// Reads protobuf by hand from a span, without allocating. Any malformed input gives <see cref="WireFormatException"/>, whatever its shape.
/// Typical use: <c>while (reader.ReadTag(out int field, out WireType type)) switch (field) { … default: reader.Skip(type); break; }</c>.
/// </summary>
public ref struct WireReader
{
    /// <summary>How deep messages may nest before reading is refused.</summary>
    public const int MaxDepth = 512;

    private readonly ReadOnlySpan<byte> _data;
    private readonly int _depth;
    private int _position;

    /// <summary>Reads a message.</summary>
    /// <param name="data">The encoded message.</param>
    public WireReader(ReadOnlySpan<byte> data) : this(data, 0) { }

    private WireReader(ReadOnlySpan<byte> data, int depth)
    {
        if (depth > MaxDepth) throw new WireFormatException($"Messages nest deeper than {MaxDepth} levels.");
        _data = data;
        _depth = depth;
    }

    /// <summary>Bytes read so far.</summary>
    public readonly int Position => _position;

    /// <summary>Whether everything was read.</summary>
    public readonly bool AtEnd => _position >= _data.Length;

    /// <summary>Reads the next tag; false at the end of the message.</summary>
    public bool ReadTag(out int field, out WireType type)
    {
        if (AtEnd)
        {
            (field, type) = (0, default);
            return false;
        }
        ulong tag = ReadVarint();
        field = (int)(tag >> 3);
        type = (WireType)(tag & 7);
        if (tag > uint.MaxValue || field == 0 || (byte)type > 5) throw Malformed($"invalid tag {tag}");
        return true;
    }

    /// <summary>Reads a bare varint.</summary>
    public ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (AtEnd) throw Malformed("a varint is cut off");
            byte b = _data[_position++];
            if (shift == 63 && b > 1) break;
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return value;
        }
        throw Malformed("a varint is longer than 64 bits");
    }

    /// <summary>Reads an unsigned integer.</summary>
    public ulong ReadUInt64(WireType type)
    {
        Expect(type, WireType.Varint);
        return ReadVarint();
    }

    /// <summary>Reads a signed integer.</summary>
    public long ReadInt64(WireType type) => (long)ReadUInt64(type);

    /// <summary>Reads a 32-bit signed integer or an enum value; more bits are cut, as protobuf does.</summary>
    public int ReadInt32(WireType type) => (int)ReadUInt64(type);

    /// <summary>Reads a bool.</summary>
    public bool ReadBool(WireType type) => ReadUInt64(type) != 0;

    /// <summary>Reads a double.</summary>
    public double ReadDouble(WireType type)
    {
        Expect(type, WireType.Fixed64);
        return BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));
    }

    /// <summary>Reads a float.</summary>
    public float ReadFloat(WireType type)
    {
        Expect(type, WireType.Fixed32);
        return BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));
    }

    /// <summary>Reads a length-delimited field as it is: bytes, UTF-8 text, or a message to be read later.</summary>
    public ReadOnlySpan<byte> ReadBytes(WireType type)
    {
        Expect(type, WireType.LengthDelimited);
        ulong length = ReadVarint();
        if (length > (ulong)(_data.Length - _position)) throw Malformed($"a field of {length} bytes runs past the end");
        return Take((int)length);
    }

    /// <summary>Reads a string.</summary>
    public string ReadString(WireType type)
    {
        ReadOnlySpan<byte> bytes = ReadBytes(type);
        if (!System.Text.Unicode.Utf8.IsValid(bytes)) throw Malformed("a string is not UTF-8");
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Reads a message field: the returned reader sees only that message.</summary>
    public WireReader ReadMessage(WireType type) => new(ReadBytes(type), _depth + 1);

    /// <summary>Reads floats into <paramref name="target"/>, packed or one by one, appending at <paramref name="count"/>; the array grows as needed.</summary>
    public void ReadFloats(WireType type, ref float[] target, ref int count)
    {
        if (type == WireType.Fixed32)
        {
            if (count == target.Length) Array.Resize(ref target, Math.Max(4, count * 2));
            target[count++] = ReadFloat(type);
            return;
        }
        ReadOnlySpan<byte> bytes = ReadBytes(type);
        if (bytes.Length % sizeof(float) != 0) throw Malformed("a packed float list has a broken length");
        int more = bytes.Length / sizeof(float);
        if (target.Length - count < more) Array.Resize(ref target, count + more);
        Span<float> free = target.AsSpan(count, more);
        if (BitConverter.IsLittleEndian) bytes.CopyTo(MemoryMarshal.AsBytes(free));
        else for (int i = 0; i < more; i++) free[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        count += more;
    }

    /// <summary>Reads uint32 values into <paramref name="target"/>, packed or one by one, appending at <paramref name="count"/>; the array grows as needed.</summary>
    public void ReadUInt32s(WireType type, ref uint[] target, ref int count)
    {
        if (type == WireType.Varint)
        {
            Append(ref target, ref count, (uint)ReadVarint());
            return;
        }
        var packed = new WireReader(ReadBytes(type), _depth + 1);
        while (!packed.AtEnd) Append(ref target, ref count, (uint)packed.ReadVarint());
    }

    /// <summary>Skips the value of a field whose tag has been read.</summary>
    public void Skip(WireType type) => Skip(type, _depth);

    private void Skip(WireType type, int depth)
    {
        switch (type)
        {
            case WireType.Varint: ReadVarint(); break;
            case WireType.Fixed64: Take(sizeof(ulong)); break;
            case WireType.LengthDelimited: ReadBytes(type); break;
            case WireType.Fixed32: Take(sizeof(uint)); break;
            case WireType.StartGroup: SkipGroup(depth + 1); break;
            default: throw Malformed("a group ends that never started");
        }
    }

    private void SkipGroup(int depth)
    {
        if (depth > MaxDepth) throw new WireFormatException($"Groups nest deeper than {MaxDepth} levels.");
        while (ReadTag(out _, out WireType type))
        {
            if (type == WireType.EndGroup) return;
            Skip(type, depth);
        }
        throw Malformed("a group is cut off");
    }

    private static void Append(ref uint[] target, ref int count, uint value)
    {
        if (count == target.Length) Array.Resize(ref target, Math.Max(4, count * 2));
        target[count++] = value;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_data.Length - _position < count) throw Malformed("a value is cut off");
        ReadOnlySpan<byte> taken = _data.Slice(_position, count);
        _position += count;
        return taken;
    }

    private readonly void Expect(WireType got, WireType wanted)
    {
        if (got != wanted) throw Malformed($"wire type {got} where {wanted} is expected");
    }

    private readonly WireFormatException Malformed(string what) => new($"Malformed message: {what} (at byte {_position} of {_data.Length}).");
}
