using System.Globalization;
using Proto = Qdrant.Core.Protocol;

namespace Qdrant.Repository;

/// <summary>The type of an integer property. Qdrant stores 64 bits; a patch sets only what the property can be read back into.</summary>
public enum IntegerSize
{
    /// <summary><c>long</c>.</summary>
    Int64,

    /// <summary><c>int</c>.</summary>
    Int32,

    /// <summary><c>uint</c>.</summary>
    UInt32,

    /// <summary><c>short</c>.</summary>
    Int16,

    /// <summary><c>ushort</c>.</summary>
    UInt16,

    /// <summary><c>sbyte</c>.</summary>
    SByte,

    /// <summary><c>byte</c>.</summary>
    Byte,
}

/// <summary>What fits an integer property.</summary>
internal static class IntegerSizes
{
    /// <summary>The stored form of a value.</summary>
    /// <exception cref="ArgumentException">It does not fit the property.</exception>
    public static Proto.Value Stored(this IntegerSize size, string path, long value)
    {
        (long low, long high) = size switch
        {
            IntegerSize.Int32 => (int.MinValue, int.MaxValue),
            IntegerSize.UInt32 => (uint.MinValue, uint.MaxValue),
            IntegerSize.Int16 => (short.MinValue, short.MaxValue),
            IntegerSize.UInt16 => (ushort.MinValue, ushort.MaxValue),
            IntegerSize.SByte => (sbyte.MinValue, sbyte.MaxValue),
            IntegerSize.Byte => (byte.MinValue, byte.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        if (value < low || value > high) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{path}' holds integers from {low} to {high} and is set to {value}."), nameof(value));
        return new() { IntegerValue = value };
    }

    /// <summary>The stored form of a list.</summary>
    /// <exception cref="ArgumentException">An element does not fit the property.</exception>
    public static Proto.Value StoredList(this IntegerSize size, string path, IEnumerable<long> values) => Repository.StoredList.Of(values, value => size.Stored(path, value));
}
