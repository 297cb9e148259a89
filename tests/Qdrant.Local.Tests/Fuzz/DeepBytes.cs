using Qdrant.Core.Wire;

namespace Qdrant.Local.Tests.Fuzz;

/// <summary>Messages that nest deeper than any message library would write.</summary>
internal static class DeepBytes
{
    /// <summary>Wraps fields into each other, the first one outermost, and the whole list <paramref name="times"/> times.</summary>
    public static byte[] Wrap(byte[] inner, int times, params int[] fields)
    {
        // Written backwards: the length of a field is known once what is inside it is there.
        byte[] buffer = new byte[inner.Length + 12 * times * fields.Length];
        int start = buffer.Length - inner.Length;
        inner.CopyTo(buffer, start);
        for (int level = 0; level < times; level++)
        {
            for (int i = fields.Length - 1; i >= 0; i--)
            {
                int length = buffer.Length - start;
                start = Prepend(buffer, start, (uint)length);
                start = Prepend(buffer, start, (uint)(fields[i] << 3) | (uint)WireType.LengthDelimited);
            }
        }
        return buffer[start..];
    }

    /// <summary>Opens a group inside a group, and so on; none of them ends.</summary>
    public static byte[] OpenGroups(int times)
    {
        byte[] buffer = new byte[2 * times];
        for (int i = 0; i < buffer.Length; i += 2) (buffer[i], buffer[i + 1]) = (0xFB, 0x3E);
        return buffer;
    }

    private static int Prepend(byte[] buffer, int start, uint value)
    {
        Span<byte> varint = stackalloc byte[5];
        int length = 0;
        for (; value >= 0x80; value >>= 7) varint[length++] = (byte)(value | 0x80);
        varint[length++] = (byte)value;
        varint[..length].CopyTo(buffer.AsSpan(start - length));
        return start - length;
    }
}
