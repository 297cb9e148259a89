namespace Qdrant.Local.Storage;

/// <summary>Writes the small records of the store: numbers as varints, and bytes with their length.</summary>
internal sealed class BlobWriter
{
    private byte[] _buffer = new byte[256];
    private int _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Number(ulong value)
    {
        Reserve(10);
        for (; value >= 0x80; value >>= 7) _buffer[_length++] = (byte)(value | 0x80);
        _buffer[_length++] = (byte)value;
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Number((ulong)value.Length);
        Reserve(value.Length);
        value.CopyTo(_buffer.AsSpan(_length));
        _length += value.Length;
    }

    private void Reserve(int size)
    {
        if (_buffer.Length - _length < size) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + size));
    }
}

/// <summary>Reads what <see cref="BlobWriter"/> wrote.</summary>
internal ref struct BlobReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _position;

    public readonly bool AtEnd => _position >= _data.Length;

    public ulong Number()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = _data[_position++];
            value |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80) return value;
        }
    }

    public ReadOnlySpan<byte> Bytes()
    {
        int length = (int)Number();
        ReadOnlySpan<byte> value = _data.Slice(_position, length);
        _position += length;
        return value;
    }
}
