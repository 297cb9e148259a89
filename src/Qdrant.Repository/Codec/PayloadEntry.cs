using Qdrant.Core.Wire;

namespace Qdrant.Repository.Codec;

/// <summary>One entry of a payload map while it is read. Generated code compares <see cref="Key"/> with its literals.</summary>
public readonly ref struct PayloadEntry
{
    private const byte KeyTag = 1 << 3 | (byte)WireType.LengthDelimited, ValueTag = 2 << 3 | (byte)WireType.LengthDelimited;

    private PayloadEntry(ReadOnlySpan<byte> key, WireReader value) => Value = PayloadValue.Read(key, value);

    /// <summary>The value. A field and no property, since it is read in place many times and too large to copy.</summary>
    public readonly PayloadValue Value;

    /// <summary>The key, in UTF-8.</summary>
    public ReadOnlySpan<byte> Key => Value.Key;

    /// <summary>Reads an entry.</summary>
    /// <param name="entry">The map entry message, at its start.</param>
    public static PayloadEntry Read(WireReader entry)
    {
        ReadOnlySpan<byte> key = default;
        WireReader value = default;
        // Every writer puts the key first and the value second; what is left is looked at for those that do not.
        if (entry.TryReadTag(KeyTag)) key = entry.ReadBytes(WireType.LengthDelimited);
        if (entry.TryReadTag(ValueTag)) value = entry.ReadMessage(WireType.LengthDelimited);
        while (entry.ReadTag(out int field, out WireType type))
        {
            if (field == 1) key = entry.ReadBytes(type);
            else if (field == 2) value = entry.ReadMessage(type);
            else entry.Skip(type);
        }
        return new PayloadEntry(key, value);
    }
}
