using System.Buffers.Binary;
using System.Globalization;
using Qdrant.Core.Wire;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Local.Engine;

/// <summary>A point id: an unsigned number or a UUID. Order: numbers first, then UUIDs by their bytes.</summary>
internal readonly struct PointId : IEquatable<PointId>, IComparable<PointId>
{
    private readonly ulong _high;
    private readonly ulong _low;

    private PointId(bool isUuid, ulong high, ulong low) => (IsUuid, _high, _low) = (isUuid, high, low);

    public bool IsUuid { get; }

    /// <summary>The number of a numeric id.</summary>
    public ulong Number => _low;

    /// <summary>The first eight bytes of a UUID, big-endian.</summary>
    public ulong High => _high;

    /// <summary>The last eight bytes of a UUID, big-endian; the number of a numeric id.</summary>
    public ulong Low => _low;

    public static PointId FromNumber(ulong number) => new(false, 0, number);

    public static PointId FromUuid(ulong high, ulong low) => new(true, high, low);

    /// <summary>Reads a UUID in any form the server takes: hyphenated, plain, in braces, as URN; any letter case.</summary>
    public static bool TryParseUuid(ReadOnlySpan<char> text, out PointId id)
    {
        id = default;
        if (text.Length == 45 && text[..9].SequenceEqual("urn:uuid:")) text = text[9..];
        else if (text.Length == 38 && text[0] == '{' && text[^1] == '}') text = text[1..^1];
        if (text.Length == 36)
        {
            Span<char> plain = stackalloc char[32];
            int at = 0;
            for (int i = 0; i < 36; i++)
            {
                if (i is 8 or 13 or 18 or 23)
                {
                    if (text[i] != '-') return false;
                }
                else plain[at++] = text[i];
            }
            return TryParsePlain(plain, out id);
        }
        return text.Length == 32 && TryParsePlain(text, out id);
    }

    private static bool TryParsePlain(ReadOnlySpan<char> text, out PointId id)
    {
        id = default;
        foreach (char c in text)
            if (!char.IsAsciiHexDigit(c)) return false;
        ulong high = ulong.Parse(text[..16], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        ulong low = ulong.Parse(text[16..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        id = FromUuid(high, low);
        return true;
    }

    public Proto.PointId ToMessage() => IsUuid ? new Proto.PointId { Uuid = ToString() } : new Proto.PointId { Num = _low };

    /// <summary>Writes the id as a PointId message in field <paramref name="field"/>.</summary>
    public void Write(ref WireWriter writer, int field)
    {
        if (!IsUuid)
        {
            writer.WriteTag(field, WireType.LengthDelimited);
            writer.WriteVarint((ulong)(1 + WireWriter.VarintSize(_low)));
            writer.WriteUInt64(1, _low);
            return;
        }
        Span<byte> text = stackalloc byte[36];
        FormatUuid(text);
        writer.WriteTag(field, WireType.LengthDelimited);
        writer.WriteVarint(38);
        writer.WriteBytes(2, text);
    }

    private void FormatUuid(Span<byte> target)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _low);
        int at = 0;
        for (int i = 0; i < 16; i++)
        {
            if (i is 4 or 6 or 8 or 10) target[at++] = (byte)'-';
            target[at++] = "0123456789abcdef"u8[bytes[i] >> 4];
            target[at++] = "0123456789abcdef"u8[bytes[i] & 15];
        }
    }

    /// <summary>The id as messages show it: the number, or the UUID in lower case with hyphens.</summary>
    public override string ToString()
    {
        if (!IsUuid) return _low.ToString(CultureInfo.InvariantCulture);
        Span<byte> text = stackalloc byte[36];
        FormatUuid(text);
        return System.Text.Encoding.ASCII.GetString(text);
    }

    public int CompareTo(PointId other)
    {
        if (IsUuid != other.IsUuid) return IsUuid ? 1 : -1;
        int high = _high.CompareTo(other._high);
        return high != 0 ? high : _low.CompareTo(other._low);
    }

    public bool Equals(PointId other) => IsUuid == other.IsUuid && _high == other._high && _low == other._low;

    public override bool Equals(object? obj) => obj is PointId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_high, _low, IsUuid);
}
