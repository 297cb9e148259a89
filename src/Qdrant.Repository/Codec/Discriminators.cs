using System.Text;
using Qdrant.Core.Wire;

namespace Qdrant.Repository.Codec;

/// <summary>Reads which derived type a stored object is of. Generated code calls it.</summary>
public static class Discriminators
{
    /// <summary>The discriminator in UTF-8. A payload has no order, so it may stand anywhere in the object.</summary>
    /// <param name="value">The object.</param>
    /// <param name="key">The key of the discriminator.</param>
    /// <param name="known">The discriminators that are declared, for the error.</param>
    /// <exception cref="UnreadablePointException">The value is no object, or its discriminator is missing or no text.</exception>
    public static ReadOnlySpan<byte> Read(PayloadValue value, scoped ReadOnlySpan<byte> key, string known)
    {
        WireReader fields = value.AsObject();
        while (fields.ReadTag(out int field, out WireType type))
        {
            if (field != 1)
            {
                fields.Skip(type);
                continue;
            }
            PayloadEntry.Read(ref fields, type, out PayloadEntry entry);
            if (!entry.Key.SequenceEqual(key)) continue;
            return entry.Value.IsText ? entry.Value.ToUtf8() : throw Error(value, key, $"is no text, where the discriminator is expected, one of {known}.");
        }
        throw Error(value, key, $"is missing: it says which type is stored, one of {known}.");
    }

    /// <summary>The error of a discriminator that no derived type is declared with.</summary>
    /// <param name="value">The object.</param>
    /// <param name="key">The key of the discriminator.</param>
    /// <param name="known">The discriminators that are declared.</param>
    public static UnreadablePointException Unknown(PayloadValue value, scoped ReadOnlySpan<byte> key, string known)
    {
        string stored = Encoding.UTF8.GetString(Read(value, key, known));
        return Error(value, key, $"is \"{(stored.Length <= 40 ? stored : stored[..40] + "…")}\", which no derived type is declared with; known: {known}.");
    }

    private static UnreadablePointException Error(PayloadValue value, scoped ReadOnlySpan<byte> key, string reason) =>
        new(reason, $"{PayloadPath.Describe(value.Key)}.{PayloadPath.Describe(key)}");
}
