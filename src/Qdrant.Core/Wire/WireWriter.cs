using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Qdrant.Core.Wire;

/// <summary>
/// Writes protobuf by hand, straight into a <see cref="PooledBuffer"/>. Every <c>Write</c> that takes a field number writes the tag too, and
/// writes the value even when it is the default: the caller decides about presence. Call <see cref="Flush"/> at the end.
/// </summary>
public ref struct WireWriter
{
    private const int MaxVarint = 10;
    private const int MaxUtf8 = 3; // bytes of one UTF-16 unit; a pair takes four
    private const int LongestOfOneLengthByte = 0x7F / MaxUtf8;
    private readonly PooledBuffer _buffer;
    private Span<byte> _span;
    private int _position;

    /// <summary>Appends to <paramref name="buffer"/>.</summary>
    /// <param name="buffer">The buffer to append to; nobody else may write to it until <see cref="Flush"/>.</param>
    public WireWriter(PooledBuffer buffer)
    {
        _buffer = buffer;
        _span = buffer.Whole;
        _position = buffer.Length;
    }

    /// <summary>Bytes in the buffer so far, what was there before included.</summary>
    public readonly int Position => _position;

    /// <summary>Hands what was written to the buffer. The writer can go on afterwards.</summary>
    public readonly void Flush() => _buffer.SetLength(_position);

    /// <summary>Writes the tag of a field.</summary>
    public void WriteTag(int field, WireType type) => WriteVarint(((uint)field << 3) | (uint)type);

    /// <summary>Writes a bare varint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteVarint(ulong value)
    {
        // Nearly every tag and length is one byte.
        if (value < 0x80 && (uint)_position < (uint)_span.Length) _span[_position++] = (byte)value;
        else WriteLongVarint(value);
    }

    /// <summary>Writes an unsigned integer field (uint32, uint64, enum).</summary>
    public void WriteUInt64(int field, ulong value)
    {
        WriteTag(field, WireType.Varint);
        WriteVarint(value);
    }

    /// <summary>Writes a signed integer field (int32, int64): negative values take ten bytes.</summary>
    public void WriteInt64(int field, long value) => WriteUInt64(field, (ulong)value);

    /// <summary>Writes a bool field.</summary>
    public void WriteBool(int field, bool value) => WriteUInt64(field, value ? 1UL : 0UL);

    /// <summary>Writes a double field.</summary>
    public void WriteDouble(int field, double value)
    {
        WriteTag(field, WireType.Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), value);
        _position += sizeof(double);
    }

    /// <summary>Writes a float field.</summary>
    public void WriteFloat(int field, float value)
    {
        WriteTag(field, WireType.Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(Reserve(sizeof(float)), value);
        _position += sizeof(float);
    }

    /// <summary>Writes a string field as UTF-8; unpaired surrogates become U+FFFD, as in Google.Protobuf.</summary>
    public void WriteString(int field, scoped ReadOnlySpan<char> value)
    {
        WriteTag(field, WireType.LengthDelimited);
        int written;
        if (value.Length <= LongestOfOneLengthByte)
        {
            Utf8.FromUtf16(value, Reserve(1 + value.Length * MaxUtf8)[1..], out _, out written);
            _span[_position++] = (byte)written;
        }
        else
        {
            int length = value.Length <= Array.MaxLength / MaxUtf8 ? Encoding.UTF8.GetByteCount(value) : throw TooLarge((long)value.Length * MaxUtf8);
            WriteVarint((ulong)length);
            Utf8.FromUtf16(value, Reserve(length), out _, out written);
        }
        _position += written;
    }

    /// <summary>Writes a string field that is UTF-8 already (a literal such as <c>"price"u8</c>), or a bytes field.</summary>
    public void WriteBytes(int field, scoped ReadOnlySpan<byte> value)
    {
        WriteTag(field, WireType.LengthDelimited);
        WriteVarint((ulong)value.Length);
        WriteRaw(value);
    }

    /// <summary>Writes bytes as they are: a message encoded elsewhere, or part of one.</summary>
    public void WriteRaw(scoped ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        _position += value.Length;
    }

    /// <summary>Writes a packed list of floats; on a little-endian machine one memory copy.</summary>
    public void WritePackedFloats(int field, scoped ReadOnlySpan<float> values)
    {
        if (values.Length > Array.MaxLength / sizeof(float)) throw TooLarge((long)values.Length * sizeof(float));
        int bytes = values.Length * sizeof(float);
        WriteTag(field, WireType.LengthDelimited);
        WriteVarint((ulong)bytes);
        Span<byte> target = Reserve(bytes);
        if (BitConverter.IsLittleEndian) MemoryMarshal.AsBytes(values).CopyTo(target);
        else for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(target[(i * sizeof(float))..], values[i]);
        _position += bytes;
    }

    /// <summary>Writes a packed list of uint32.</summary>
    public void WritePackedUInt32(int field, scoped ReadOnlySpan<uint> values)
    {
        long bytes = 0;
        foreach (uint value in values) bytes += VarintSize(value);
        WriteTag(field, WireType.LengthDelimited);
        WriteVarint((ulong)bytes);
        foreach (uint value in values) WriteVarint(value);
    }

    /// <summary>Starts a message field (or a map entry): write its fields, then call <see cref="EndMessage"/> with what this returned.</summary>
    /// <param name="field">The field number.</param>
    /// <param name="expectedSize">About how many bytes the message will take; a close guess saves moving it when its length is known.</param>
    public int BeginMessage(int field, int expectedSize = 0)
    {
        WriteTag(field, WireType.LengthDelimited);
        // Only the place is kept; EndMessage fills it in.
        int width = VarintSize((uint)expectedSize);
        Reserve(width);
        return _position += width;
    }

    /// <summary>Ends the message started at <paramref name="start"/> and writes its length.</summary>
    /// <param name="start">What <see cref="BeginMessage"/> returned.</param>
    /// <param name="expectedSize">The same guess that was given to <see cref="BeginMessage"/>.</param>
    public void EndMessage(int start, int expectedSize = 0)
    {
        int length = _position - start;
        int reserved = VarintSize((uint)expectedSize);
        int needed = VarintSize((uint)length);
        if (needed != reserved)
        {
            if (needed > reserved) Reserve(needed - reserved);
            _span.Slice(start, length).CopyTo(_span[(start - reserved + needed)..]);
            _position += needed - reserved;
        }
        int at = start - reserved;
        uint rest = (uint)length;
        for (; rest >= 0x80; rest >>= 7) _span[at++] = (byte)(rest | 0x80);
        _span[at] = (byte)rest;
    }

    /// <summary>How many bytes <paramref name="value"/> takes as a varint: 1 to 10.</summary>
    public static int VarintSize(ulong value) => (BitOperations.Log2(value | 1) * 9 + 73) / 64;

    private void WriteLongVarint(ulong value)
    {
        Span<byte> target = Reserve(MaxVarint);
        int i = 0;
        for (; value >= 0x80; value >>= 7) target[i++] = (byte)(value | 0x80);
        target[i++] = (byte)value;
        _position += i;
    }

    private Span<byte> Reserve(int size)
    {
        if (_span.Length - _position < size) _span = _buffer.Grow(_position, size);
        return _span[_position..];
    }

    private static QdrantLimitException TooLarge(long bytes) =>
        new(string.Create(CultureInfo.InvariantCulture, $"A field of up to {bytes:N0} bytes is larger than one buffer can hold ({Array.MaxLength:N0}). Send less at once."));
}
