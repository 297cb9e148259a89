using Qdrant.Core.Wire;

namespace Qdrant.Local.Payload;

/// <summary>
/// A view of one value inside the stored bytes of a payload (an encoded <c>Struct</c> message). Navigating it allocates nothing.
/// </summary>
internal readonly ref struct PayloadValue
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly long _bits;

    private PayloadValue(PayloadKind kind, long bits, ReadOnlySpan<byte> bytes)
    {
        Kind = kind;
        _bits = bits;
        _bytes = bytes;
    }

    public PayloadKind Kind { get; }

    public bool AsBool => _bits != 0;

    public long AsInteger => _bits;

    /// <summary>The number as a double, whether it was stored as integer or as double.</summary>
    public double AsDouble => Kind == PayloadKind.Integer ? _bits : BitConverter.Int64BitsToDouble(_bits);

    public bool IsNumber => Kind is PayloadKind.Integer or PayloadKind.Double;

    /// <summary>The text of a string; for an object or array the bytes of its message.</summary>
    public ReadOnlySpan<byte> Utf8 => _bytes;

    /// <summary>null and <c>[]</c>: what counts as nothing for "is empty".</summary>
    public bool IsNothing => Kind == PayloadKind.Null || (Kind == PayloadKind.Array && _bytes.IsEmpty);

    /// <summary>The object that is the whole payload.</summary>
    public static PayloadValue Root(ReadOnlySpan<byte> payload) => new(PayloadKind.Object, 0, payload);

    /// <summary>Reads an encoded <c>Value</c> message; without a kind it is null.</summary>
    public static PayloadValue Read(ReadOnlySpan<byte> value)
    {
        PayloadValue result = default;
        var reader = new WireReader(value);
        while (reader.ReadTag(out int field, out WireType type))
        {
            switch (field)
            {
                case 1: reader.Skip(type); result = default; break;
                case 2: result = new(PayloadKind.Double, BitConverter.DoubleToInt64Bits(reader.ReadDouble(type)), default); break;
                case 3: result = new(PayloadKind.Integer, reader.ReadInt64(type), default); break;
                case 4: result = new(PayloadKind.String, 0, reader.ReadBytes(type)); break;
                case 5: result = new(PayloadKind.Bool, reader.ReadBool(type) ? 1 : 0, default); break;
                case 6: result = new(PayloadKind.Object, 0, reader.ReadBytes(type)); break;
                case 7: result = new(PayloadKind.Array, 0, reader.ReadBytes(type)); break;
                default: reader.Skip(type); break;
            }
        }
        return result;
    }

    /// <summary>The elements of an array; of anything else, none.</summary>
    public ElementEnumerator Elements() => new(Kind == PayloadKind.Array ? _bytes : default);

    /// <summary>The members of an object; of anything else, none.</summary>
    public MemberEnumerator Members() => new(Kind == PayloadKind.Object ? _bytes : default);

    /// <summary>How many elements an array has.</summary>
    public int ElementCount()
    {
        int count = 0;
        foreach (PayloadValue _ in Elements()) count++;
        return count;
    }

    /// <summary>The member of an object with this key.</summary>
    public bool TryGetMember(ReadOnlySpan<byte> key, out PayloadValue value)
    {
        bool found = TryGetEncoded(key, out ReadOnlySpan<byte> encoded);
        value = found ? Read(encoded) : default;
        return found;
    }

    /// <summary>The same as the member's encoded <c>Value</c> message.</summary>
    public bool TryGetEncoded(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> encoded)
    {
        MemberEnumerator members = Members();
        while (members.MoveNextRaw(out ReadOnlySpan<byte> name, out encoded))
            if (name.SequenceEqual(key)) return true;
        encoded = default;
        return false;
    }

    /// <summary>Enumerates the elements of an encoded <c>ListValue</c>.</summary>
    public ref struct ElementEnumerator
    {
        private WireReader _reader;

        internal ElementEnumerator(ReadOnlySpan<byte> list)
        {
            _reader = new WireReader(list);
            Current = default;
        }

        public PayloadValue Current { get; private set; }

        public readonly ElementEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (!MoveNextRaw(out ReadOnlySpan<byte> encoded)) return false;
            Current = Read(encoded);
            return true;
        }

        /// <summary>The next element as its encoded <c>Value</c> message.</summary>
        public bool MoveNextRaw(out ReadOnlySpan<byte> encoded)
        {
            while (_reader.ReadTag(out int field, out WireType type))
            {
                if (field == 1)
                {
                    encoded = _reader.ReadBytes(type);
                    return true;
                }
                _reader.Skip(type);
            }
            encoded = default;
            return false;
        }
    }

    /// <summary>Enumerates the members of an encoded <c>Struct</c>.</summary>
    public ref struct MemberEnumerator
    {
        private WireReader _reader;

        internal MemberEnumerator(ReadOnlySpan<byte> fields)
        {
            _reader = new WireReader(fields);
            Key = default;
            Value = default;
        }

        public ReadOnlySpan<byte> Key { get; private set; }

        public PayloadValue Value { get; private set; }

        public readonly MemberEnumerator Current => this;

        public readonly MemberEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (!MoveNextRaw(out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> encoded)) return false;
            Key = key;
            Value = Read(encoded);
            return true;
        }

        /// <summary>The next member as its key and its encoded <c>Value</c> message.</summary>
        public bool MoveNextRaw(out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> encoded)
        {
            if (!MoveNextEntry(out ReadOnlySpan<byte> entry))
            {
                key = encoded = default;
                return false;
            }
            ReadEntry(entry, out key, out encoded);
            return true;
        }

        /// <summary>The next member as its whole map entry, to be copied as it is.</summary>
        public bool MoveNextEntry(out ReadOnlySpan<byte> entry)
        {
            while (_reader.ReadTag(out int field, out WireType type))
            {
                if (field == 1)
                {
                    entry = _reader.ReadBytes(type);
                    return true;
                }
                _reader.Skip(type);
            }
            entry = default;
            return false;
        }
    }

    /// <summary>Takes a map entry apart.</summary>
    public static void ReadEntry(ReadOnlySpan<byte> entry, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> encoded)
    {
        key = encoded = default;
        var reader = new WireReader(entry);
        while (reader.ReadTag(out int field, out WireType type))
        {
            if (field == 1) key = reader.ReadBytes(type);
            else if (field == 2) encoded = reader.ReadBytes(type);
            else reader.Skip(type);
        }
    }
}
