using System.Text;
using System.Text.Unicode;
using Google.Protobuf.Reflection;
using Qdrant.Core;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Service;

/// <summary>
/// Walks an encoded request over the contract before it is parsed, and finds what a server finds: wrong wire types, text that is not UTF-8, lengths
/// past the end. One pass, nothing allocated when all is well. Google.Protobuf skips or replaces most of these.
/// </summary>
internal static class RequestWalker
{
    private const string Prefix = "failed to decode Protobuf message: ";

    /// <summary>Refuses a body that a server could not decode.</summary>
    /// <exception cref="QdrantRpcException">INTERNAL with the server's text.</exception>
    public static void Check(MessageDescriptor request, ReadOnlySpan<byte> body)
    {
        if (FindError(request, body) is { } text) throw new QdrantRpcException(RpcStatusCode.Internal, text);
    }

    /// <summary>The whole error text of a server, or null when the body can be decoded.</summary>
    public static string? FindError(MessageDescriptor request, ReadOnlySpan<byte> body)
    {
        var walk = new Walk(body);
        return walk.Fields(MessageShape.Of(request), body.Length, 0) ? null : Prefix + walk.Path + walk.Cause;
    }

    /// <summary>
    /// The position in the body. Lengths are checked against the whole body first and against the enclosing message afterwards, since the
    /// texts tell the two apart. Every method returns false after an error.
    /// </summary>
    private ref struct Walk(ReadOnlySpan<byte> data)
    {
        private readonly ReadOnlySpan<byte> _data = data;
        private int _position;
        private StringBuilder? _path;

        public string Cause { get; private set; } = "";

        public readonly string Path => _path?.ToString() ?? "";

        public bool Fields(MessageShape message, int end, int depth)
        {
            if (depth > MessageCodec.MaxDepth) return Fail("recursion limit reached");
            while (_position < end)
            {
                if (!Key(out int number, out WireType type)) return false;
                if (message.Field(number) is not { } field)
                {
                    if (!Skip(number, type, depth)) return false;
                }
                else if (!Field(field, type, depth))
                {
                    if (Cause != "recursion limit reached") (_path ??= new StringBuilder()).Append(message.Name).Append('.').Append(field.Label).Append(": ");
                    return false;
                }
            }
            return _position == end || Fail("delimited length exceeded");
        }

        private bool Field(FieldShape field, WireType type, int depth)
        {
            bool packed = field.IsRepeated && type == WireType.LengthDelimited && field.Kind <= FieldKind.Fixed64;
            if (packed) return Packed(field.Kind);
            if (type != field.WireType) return Fail($"invalid wire type: {NameOf(type)} (expected {NameOf(field.WireType)})");
            if (field.IsMap) return MapEntry(field.Message, depth);
            return field.Kind switch
            {
                FieldKind.Varint => Varint(out _),
                FieldKind.Fixed32 => Advance(sizeof(uint)),
                FieldKind.Fixed64 => Advance(sizeof(ulong)),
                FieldKind.Message => Length(out int size) && Fields(field.Message, _position + size, depth + 1),
                FieldKind.String => Text(),
                _ => Length(out int size) && Advance(size),
            };
        }

        /// <summary>An entry adds no part of its own to the path.</summary>
        private bool MapEntry(MessageShape entry, int depth)
        {
            if (!Length(out int size)) return false;
            int end = _position + size;
            while (_position < end)
            {
                if (!Key(out int number, out WireType type)) return false;
                bool good = number is 1 or 2 ? Field(entry.Field(number)!, type, depth + 1) : Skip(number, type, depth);
                if (!good) return false;
            }
            return _position == end || Fail("delimited length exceeded");
        }

        private bool Packed(FieldKind kind)
        {
            if (!Length(out int size)) return false;
            int end = _position + size;
            if (kind == FieldKind.Varint)
            {
                while (_position < end) if (!Varint(out _)) return false;
                return _position == end || Fail("delimited length exceeded");
            }
            int width = kind == FieldKind.Fixed32 ? sizeof(uint) : sizeof(ulong);
            int whole = (size + width - 1) / width * width;
            return Advance(whole) && (whole == size || Fail("delimited length exceeded"));
        }

        private bool Text()
        {
            if (!Length(out int size)) return false;
            if (!Utf8.IsValid(_data.Slice(_position, size))) return Fail("invalid string value: data is not UTF-8 encoded");
            _position += size;
            return true;
        }

        private bool Skip(int number, WireType type, int depth)
        {
            if (depth > MessageCodec.MaxDepth) return Fail("recursion limit reached");
            switch (type)
            {
                case WireType.Varint: return Varint(out _);
                case WireType.Fixed32: return Advance(sizeof(uint));
                case WireType.Fixed64: return Advance(sizeof(ulong));
                case WireType.LengthDelimited: return Length(out int size) && Advance(size);
                case WireType.EndGroup: return Fail("unexpected end group tag");
            }
            while (Key(out int inner, out WireType innerType))
            {
                if (innerType == WireType.EndGroup) return inner == number || Fail("unexpected end group tag");
                if (!Skip(inner, innerType, depth + 1)) return false;
            }
            return false;
        }

        private bool Key(out int number, out WireType type)
        {
            number = 0;
            type = default;
            if (!Varint(out ulong key)) return false;
            if (key > uint.MaxValue) return Fail($"invalid key value: {key}");
            type = (WireType)(key & 7);
            if (type > WireType.Fixed32) return Fail($"invalid wire type value: {(int)type}");
            number = (int)(key >> 3);
            return number != 0 || Fail("invalid tag value: 0");
        }

        private bool Length(out int size)
        {
            size = 0;
            if (!Varint(out ulong length)) return false;
            if (length > (ulong)(_data.Length - _position)) return Fail("buffer underflow");
            size = (int)length;
            return true;
        }

        private bool Varint(out ulong value)
        {
            const int longest = 10;
            value = 0;
            for (int i = 0; i < longest && _position < _data.Length; i++)
            {
                byte b = _data[_position++];
                value |= (ulong)(b & 0x7F) << (7 * i);
                if (b < 0x80) return i < longest - 1 || b < 2 || Fail("invalid varint");
            }
            return Fail("invalid varint");
        }

        private bool Advance(int bytes)
        {
            if (_data.Length - _position < bytes) return Fail("buffer underflow");
            _position += bytes;
            return true;
        }

        private bool Fail(string cause)
        {
            Cause = cause;
            return false;
        }

        private static string NameOf(WireType type) => type switch
        {
            WireType.Varint => "Varint",
            WireType.Fixed64 => "SixtyFourBit",
            WireType.LengthDelimited => "LengthDelimited",
            WireType.StartGroup => "StartGroup",
            WireType.EndGroup => "EndGroup",
            _ => "ThirtyTwoBit",
        };
    }
}
