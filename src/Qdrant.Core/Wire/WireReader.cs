using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace Qdrant.Core.Wire;

/// <summary>
/// Reads protobuf by hand from a span, without allocating. Any malformed input gives <see cref="WireFormatException"/>, whatever its shape.
/// Typical use: <c>while (reader.ReadTag(out int field, out WireType type)) switch (field) { … default: reader.Skip(type); break; }</c>.
/// </summary>
public ref partial struct WireReader
{
    /// <summary>How deep messages may nest before reading is refused.</summary>
    public const int MaxDepth = 512;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _data;
    private readonly int _depth;
    private int _position;
    private int _field;

    /// <summary>Reads a message.</summary>
    /// <param name="data">The encoded message.</param>
    public WireReader(ReadOnlySpan<byte> data) : this(data, 0) { }

    /// <summary>Reads a message whose bytes were taken out of other messages, so that the limit of nesting holds across them.</summary>
    /// <param name="data">The encoded message.</param>
    /// <param name="depth">How many messages are around it.</param>
    /// <exception cref="WireFormatException">More than <see cref="MaxDepth"/>.</exception>
    public WireReader(ReadOnlySpan<byte> data, int depth)
    {
        if (depth > MaxDepth) ThrowTooDeep();
        _data = data;
        _depth = depth;
    }

    /// <summary>How many messages are around this one.</summary>
    public readonly int Depth => _depth;

    /// <summary>Bytes read so far.</summary>
    public readonly int Position => _position;

    /// <summary>Whether everything was read.</summary>
    public readonly bool AtEnd => _position >= _data.Length;

    /// <summary>The bytes not read yet, for a look ahead.</summary>
    public readonly ReadOnlySpan<byte> Remaining => _data[_position..];

    /// <summary>Reads the next tag; false at the end of the message.</summary>
    /// <param name="field">The field number, or 0 at the end.</param>
    /// <param name="type">How its value is laid out: give it to the <c>Read</c> that the contract says, or to <see cref="Skip(WireType)"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadTag(out int field, out WireType type)
    {
        // Fields 1 to 15 have a tag of one byte.
        int position = _position;
        if ((uint)position < (uint)_data.Length && _data[position] is >= 8 and < 0x80 and byte tag && (tag & 7) <= (byte)WireType.Fixed32)
        {
            _position = position + 1;
            _field = field = tag >> 3;
            type = (WireType)(tag & 7);
            return true;
        }
        return ReadLongTag(out field, out type);
    }

    private bool ReadLongTag(out int field, out WireType type)
    {
        if (AtEnd)
        {
            (field, type) = (0, default);
            return false;
        }
        ulong tag = ReadVarint();
        field = (int)(tag >> 3);
        type = (WireType)(tag & 7);
        if (tag > uint.MaxValue || field == 0 || type > WireType.Fixed32) throw Malformed($"invalid tag {tag}");
        _field = field;
        return true;
    }

    /// <summary>
    /// Reads the next tag only if it is this one byte: a shortcut for fields 1 to 15 that are expected next, such as the parts of a map entry.
    /// Otherwise nothing is read.
    /// </summary>
    /// <param name="tag">The field number times eight plus the wire type.</param>
    public bool TryReadTag(byte tag)
    {
        if (AtEnd || _data[_position] != tag) return false;
        _position++;
        _field = tag >> 3;
        return true;
    }

    /// <summary>Reads a bare varint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadVarint()
    {
        // Nearly every tag and length is one byte.
        int position = _position;
        if ((uint)position >= (uint)_data.Length || _data[position] >= 0x80) return ReadLongVarint();
        _position = position + 1;
        return _data[position];
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> ReadBytes(WireType type)
    {
        Expect(type, WireType.LengthDelimited);
        ulong length = ReadVarint();
        if (length > (ulong)(_data.Length - _position)) ThrowPastEnd(length);
        ReadOnlySpan<byte> taken = _data.Slice(_position, (int)length);
        _position += (int)length;
        return taken;
    }

    /// <summary>Reads a string.</summary>
    public string ReadString(WireType type)
    {
        ReadOnlySpan<byte> bytes = ReadBytes(type);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("a string is not UTF-8");
        }
    }

    /// <summary>Reads a message field: the returned reader sees only that message.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WireReader ReadMessage(WireType type) => new(ReadBytes(type), _depth + 1);

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
        int started = _field;
        while (ReadTag(out int field, out WireType type))
        {
            if (type != WireType.EndGroup) Skip(type, depth);
            else if (field == started) return;
            else throw Malformed($"group {started} is ended as group {field}");
        }
        throw Malformed("a group is cut off");
    }

    private ulong ReadLongVarint()
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

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_data.Length - _position < count) ThrowCutOff();
        ReadOnlySpan<byte> taken = _data.Slice(_position, count);
        _position += count;
        return taken;
    }

    private readonly void Expect(WireType got, WireType wanted)
    {
        if (got != wanted) ThrowUnexpected(got, wanted);
    }

    // Out of line, so that the methods which nearly never throw stay small.
    [DoesNotReturn]
    private readonly void ThrowPastEnd(ulong length) => throw Malformed($"a field of {length} bytes runs past the end");

    [DoesNotReturn]
    private readonly void ThrowCutOff() => throw Malformed("a value is cut off");

    [DoesNotReturn]
    private readonly void ThrowUnexpected(WireType got, WireType wanted) => throw Malformed($"wire type {got} where {wanted} is expected");

    [DoesNotReturn]
    private static void ThrowTooDeep() => throw new WireFormatException($"Messages nest deeper than {MaxDepth} levels.");

    private readonly WireFormatException Malformed(string what) => new($"Malformed message: {what} (at byte {_position} of {_data.Length}).");
}
