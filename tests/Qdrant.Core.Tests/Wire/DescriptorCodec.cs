using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Qdrant.Core.Wire;

namespace Qdrant.Core.Tests.Wire;

/// <summary>Any message through <see cref="WireWriter"/> and <see cref="WireReader"/>, led by its descriptor: the codec under test against Google.Protobuf.</summary>
internal static class DescriptorCodec
{
    private const int MapKey = 1;
    private const int MapValue = 2;

    public static void Write(ref WireWriter writer, IMessage message)
    {
        foreach (FieldDescriptor field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            object value = field.Accessor.GetValue(message);
            if (field.IsMap) WriteMap(ref writer, field, (IDictionary)value);
            else if (field.IsRepeated) WriteList(ref writer, field, (IList)value);
            else if (field.HasPresence ? field.Accessor.HasValue(message) : !IsDefault(value)) WriteValue(ref writer, field, field.FieldNumber, value);
        }
    }

    public static byte[] Encode(IMessage message)
    {
        using var buffer = new PooledBuffer(16);
        var writer = new WireWriter(buffer);
        Write(ref writer, message);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads as protobuf merges: a field that comes again replaces, or merges when it is a message. Unknown fields are skipped.</summary>
    public static void Read(WireReader reader, IMessage into)
    {
        while (reader.ReadTag(out int number, out WireType type))
        {
            FieldDescriptor? field = into.Descriptor.FindFieldByNumber(number);
            if (field is null) reader.Skip(type);
            else if (field.IsMap) ReadEntry(reader.ReadMessage(type), field, (IDictionary)field.Accessor.GetValue(into));
            else if (field.IsRepeated) ReadItems(ref reader, type, field, (IList)field.Accessor.GetValue(into));
            else if (field.FieldType == FieldType.Message)
            {
                var child = field.Accessor.GetValue(into) as IMessage ?? Empty(field);
                Read(reader.ReadMessage(type), child);
                field.Accessor.SetValue(into, child);
            }
            else field.Accessor.SetValue(into, ReadScalar(ref reader, type, field));
        }
    }

    private static void WriteMap(ref WireWriter writer, FieldDescriptor field, IDictionary map)
    {
        FieldDescriptor value = field.MessageType.FindFieldByNumber(MapValue);
        foreach (DictionaryEntry entry in map)
        {
            int start = writer.BeginMessage(field.FieldNumber, 1000);
            writer.WriteString(MapKey, (string)entry.Key);
            WriteValue(ref writer, value, MapValue, entry.Value!);
            writer.EndMessage(start, 1000);
        }
    }

    private static void WriteList(ref WireWriter writer, FieldDescriptor field, IList list)
    {
        if (list.Count == 0) return;
        if (list is IEnumerable<float> floats) writer.WritePackedFloats(field.FieldNumber, floats.ToArray());
        else if (list is IEnumerable<uint> integers) writer.WritePackedUInt32(field.FieldNumber, integers.ToArray());
        else foreach (object item in list) WriteValue(ref writer, field, field.FieldNumber, item);
    }

    private static void WriteValue(ref WireWriter writer, FieldDescriptor field, int number, object value)
    {
        switch (value)
        {
            case IMessage message:
                int start = writer.BeginMessage(number);
                Write(ref writer, message);
                writer.EndMessage(start);
                break;
            case string text: writer.WriteString(number, text); break;
            case bool flag: writer.WriteBool(number, flag); break;
            case double d: writer.WriteDouble(number, d); break;
            case float f: writer.WriteFloat(number, f); break;
            case ulong u: writer.WriteUInt64(number, u); break;
            case uint u: writer.WriteUInt64(number, u); break;
            case long l: writer.WriteInt64(number, l); break;
            case Enum or int: writer.WriteInt64(number, Convert.ToInt32(value)); break;
            default: throw new InvalidOperationException($"{field.FullName}: no way to write a {value.GetType()}.");
        }
    }

    private static void ReadEntry(WireReader entry, FieldDescriptor field, IDictionary map)
    {
        string key = "";
        IMessage value = Empty(field.MessageType.FindFieldByNumber(MapValue));
        while (entry.ReadTag(out int number, out WireType type))
        {
            if (number == MapKey) key = entry.ReadString(type);
            else if (number == MapValue) Read(entry.ReadMessage(type), value);
            else entry.Skip(type);
        }
        map[key] = value;
    }

    private static void ReadItems(ref WireReader reader, WireType type, FieldDescriptor field, IList list)
    {
        int count = 0;
        switch (field.FieldType)
        {
            case FieldType.Float:
                float[] floats = [];
                reader.ReadFloats(type, ref floats, ref count);
                foreach (float item in floats.AsSpan(0, count)) list.Add(item);
                break;
            case FieldType.UInt32:
                uint[] integers = [];
                reader.ReadUInt32s(type, ref integers, ref count);
                foreach (uint item in integers.AsSpan(0, count)) list.Add(item);
                break;
            case FieldType.Message:
                IMessage child = Empty(field);
                Read(reader.ReadMessage(type), child);
                list.Add(child);
                break;
            case FieldType.UInt64 or FieldType.Int64 when type == WireType.LengthDelimited:
                WireReader packed = reader.ReadMessage(type);
                while (!packed.AtEnd) list.Add(field.FieldType == FieldType.UInt64 ? packed.ReadVarint() : (object)(long)packed.ReadVarint());
                break;
            default: list.Add(ReadScalar(ref reader, type, field)); break;
        }
    }

    private static object ReadScalar(ref WireReader reader, WireType type, FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => reader.ReadString(type),
        FieldType.Bool => reader.ReadBool(type),
        FieldType.Double => reader.ReadDouble(type),
        FieldType.Float => reader.ReadFloat(type),
        FieldType.UInt64 => reader.ReadUInt64(type),
        FieldType.UInt32 => (uint)reader.ReadUInt64(type),
        FieldType.Int64 => reader.ReadInt64(type),
        FieldType.Int32 or FieldType.Enum => reader.ReadInt32(type),
        var other => throw new InvalidOperationException($"{field.FullName}: no way to read a {other}."),
    };

    private static IMessage Empty(FieldDescriptor field) => field.MessageType.Parser.ParseFrom(ByteString.Empty);

    private static bool IsDefault(object value) => value is string text ? text.Length == 0 : value is not IMessage && Convert.ToDouble(value) == 0;
}
