using System.Globalization;
using System.Text;
using Qdrant.Core.Wire;

namespace Qdrant.Repository.Codec;

/// <summary>Point ids on the wire: a PointId message holds an unsigned number (field 1) or a UUID as text (field 2). Generated code calls it.</summary>
public static class PointIdCodec
{
    private const int Num = 1, Uuid = 2, UuidLength = 36;

    /// <summary>Writes a UUID.</summary>
    public static void Write(ref WireWriter writer, int field, Guid id)
    {
        Span<byte> text = stackalloc byte[UuidLength];
        id.TryFormat(text, out _);
        int message = writer.BeginMessage(field);
        writer.WriteBytes(Uuid, text);
        writer.EndMessage(message);
    }

    /// <summary>Writes a number.</summary>
    public static void Write(ref WireWriter writer, int field, ulong id)
    {
        int message = writer.BeginMessage(field);
        writer.WriteUInt64(Num, id);
        writer.EndMessage(message);
    }

    /// <summary>Writes a number; a negative one is an error, since Qdrant has none.</summary>
    /// <exception cref="UnwritablePointException">The id is negative.</exception>
    public static void Write(ref WireWriter writer, int field, long id, string member)
    {
        if (id < 0) throw new UnwritablePointException($"is {id}; a point id is not negative.", member);
        Write(ref writer, field, (ulong)id);
    }

    /// <summary>Reads a UUID from a PointId message.</summary>
    /// <exception cref="UnreadablePointException">The id is a number.</exception>
    public static Guid ReadGuid(WireReader id)
    {
        while (id.ReadTag(out int field, out WireType type))
        {
            if (field == Uuid && System.Buffers.Text.Utf8Parser.TryParse(id.ReadBytes(type), out Guid value, out int read) && read == UuidLength) return value;
            if (field != Uuid) id.Skip(type);
        }
        throw new UnreadablePointException("the point id is no UUID, but the entity's key is one.", null);
    }

    /// <summary>Reads a number from a PointId message; one that does not fit <typeparamref name="T"/> is an error.</summary>
    /// <exception cref="UnreadablePointException">The id is a UUID, or does not fit.</exception>
    public static T ReadNumber<T>(WireReader id) where T : struct, System.Numerics.IBinaryInteger<T>
    {
        while (id.ReadTag(out int field, out WireType type))
        {
            if (field != Num)
            {
                if (field == Uuid) throw new UnreadablePointException("the point id is a UUID, but the entity's key is a number.", null);
                id.Skip(type);
                continue;
            }
            ulong value = id.ReadUInt64(type);
            T narrow = T.CreateTruncating(value);
            if (T.IsNegative(narrow) || ulong.CreateTruncating(narrow) != value)
                throw new UnreadablePointException($"the point id does not fit {typeof(T).Name}.", null);
            return narrow;
        }
        return T.Zero;
    }

    /// <summary>The id of a point message, for error messages.</summary>
    internal static string Describe(WireReader point)
    {
        try
        {
            while (point.ReadTag(out int field, out WireType type))
            {
                if (field != 1)
                {
                    point.Skip(type);
                    continue;
                }
                WireReader id = point.ReadMessage(type);
                while (id.ReadTag(out field, out type))
                {
                    if (field == Num) return id.ReadUInt64(type).ToString(CultureInfo.InvariantCulture);
                    if (field == Uuid) return Encoding.UTF8.GetString(id.ReadBytes(type));
                    id.Skip(type);
                }
                return "0";
            }
        }
        catch (WireFormatException)
        {
            // The error that is being described matters more.
        }
        return "?";
    }
}
