using Qdrant.Core.Wire;

namespace Qdrant.Repository.Codec;

/// <summary>One entry of a payload map while it is read. Generated code compares <see cref="Key"/> with its literals.</summary>
public ref struct PayloadEntry
{
    /// <summary>The value. A field and no property, since it is read in place many times and too large to copy.</summary>
    public PayloadValue Value;

    /// <summary>The key, in UTF-8.</summary>
    public readonly ReadOnlySpan<byte> Key => Value.Key;

    /// <summary>Reads an entry, in place: a copy of what was only just written makes the processor wait, longer than all else here takes.</summary>
    /// <param name="message">The message around, whose tag of a map entry has been read.</param>
    /// <param name="type">The wire type of that tag.</param>
    /// <param name="entry">The entry.</param>
    public static void Read(scoped ref WireReader message, WireType type, out PayloadEntry entry)
    {
        entry = default;
        entry.Value.ReadEntry(message.ReadBytes(type), message.Depth + 1);
    }
}
