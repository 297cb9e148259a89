using Google.Protobuf.Collections;
using Qdrant.Core;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Payload;

/// <summary>
/// The stored form of a payload: the bytes of a <c>Struct</c> message with one entry a key, every value having a kind. An empty payload is no bytes.
/// </summary>
internal static class PayloadBytes
{
    /// <summary>Encodes a payload as it came in a request.</summary>
    /// <exception cref="QdrantRpcException">A number that JSON can't hold (NaN, infinity), at any depth.</exception>
    public static byte[] Encode(MapField<string, Value> payload)
    {
        if (payload.Count == 0) return [];
        using var buffer = new PooledBuffer();
        var writer = new WireWriter(buffer);
        WriteFields(ref writer, payload, 1);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Decodes a stored payload into a message that may be changed.</summary>
    public static Struct Decode(ReadOnlySpan<byte> payload) => DecodeObject(PayloadValue.Root(payload));

    /// <summary>Writes a stored payload as map field <paramref name="field"/> of the message being written.</summary>
    public static void CopyTo(ReadOnlySpan<byte> payload, ref WireWriter writer, int field)
    {
        if (field == 1)
        {
            writer.WriteRaw(payload);
            return;
        }
        PayloadValue.MemberEnumerator members = PayloadValue.Root(payload).Members();
        while (members.MoveNextEntry(out ReadOnlySpan<byte> entry)) writer.WriteBytes(field, entry);
    }

    private static void WriteFields(ref WireWriter writer, MapField<string, Value> fields, int field)
    {
        foreach ((string key, Value value) in fields)
        {
            int entry = writer.BeginMessage(field, 64);
            writer.WriteString(1, key);
            WriteValue(ref writer, 2, value);
            writer.EndMessage(entry, 64);
        }
    }

    private static void WriteValue(ref WireWriter writer, int field, Value value)
    {
        int start = writer.BeginMessage(field, 32);
        switch (value.KindCase)
        {
            case Value.KindOneofCase.DoubleValue:
                if (!double.IsFinite(value.DoubleValue)) throw new QdrantRpcException(RpcStatusCode.InvalidArgument, "cannot convert to json number");
                writer.WriteDouble(2, value.DoubleValue);
                break;
            case Value.KindOneofCase.IntegerValue: writer.WriteInt64(3, value.IntegerValue); break;
            case Value.KindOneofCase.StringValue: writer.WriteString(4, value.StringValue); break;
            case Value.KindOneofCase.BoolValue: writer.WriteBool(5, value.BoolValue); break;
            case Value.KindOneofCase.StructValue:
                int members = writer.BeginMessage(6, 64);
                WriteFields(ref writer, value.StructValue.Fields, 1);
                writer.EndMessage(members, 64);
                break;
            case Value.KindOneofCase.ListValue:
                int elements = writer.BeginMessage(7, 64);
                foreach (Value element in value.ListValue.Values) WriteValue(ref writer, 1, element);
                writer.EndMessage(elements, 64);
                break;
            default: writer.WriteUInt64(1, 0); break;
        }
        writer.EndMessage(start, 32);
    }

    private static Struct DecodeObject(PayloadValue value)
    {
        var result = new Struct();
        foreach (PayloadValue.MemberEnumerator member in value.Members())
            result.Fields[System.Text.Encoding.UTF8.GetString(member.Key)] = DecodeValue(member.Value);
        return result;
    }

    private static Value DecodeValue(PayloadValue value)
    {
        switch (value.Kind)
        {
            case PayloadKind.Bool: return new Value { BoolValue = value.AsBool };
            case PayloadKind.Integer: return new Value { IntegerValue = value.AsInteger };
            case PayloadKind.Double: return new Value { DoubleValue = value.AsDouble };
            case PayloadKind.String: return new Value { StringValue = System.Text.Encoding.UTF8.GetString(value.Utf8) };
            case PayloadKind.Object: return new Value { StructValue = DecodeObject(value) };
            case PayloadKind.Array:
                var list = new ListValue();
                foreach (PayloadValue element in value.Elements()) list.Values.Add(DecodeValue(element));
                return new Value { ListValue = list };
            default: return new Value { NullValue = NullValue.NullValue };
        }
    }
}
