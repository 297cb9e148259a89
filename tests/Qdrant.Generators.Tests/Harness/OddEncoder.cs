using Google.Protobuf;
using Qdrant.Core.Protocol;

namespace Qdrant.Generators.Tests.Harness;

/// <summary>
/// Encodes points as no writer does but protobuf allows: fields in any order, varints longer than need be, messages in parts, values that a later one
/// replaces, unknown fields and groups everywhere. Every choice is the random numbers'.
/// </summary>
internal sealed class OddEncoder(Random random)
{
    private const int Varint = 0, Fixed64 = 1, Delimited = 2, StartGroup = 3, EndGroup = 4, Fixed32 = 5;

    /// <summary>The point.</summary>
    /// <param name="point">The point, without anything but id and payload.</param>
    /// <param name="stale">Values under keys of the point, which an earlier entry has.</param>
    public byte[] Encode(RetrievedPoint point, IReadOnlyDictionary<string, Value> stale)
    {
        var bytes = new List<byte>();
        int id = random.Next(point.Payload.Count + 1);
        (string Key, Value Value)[] entries = [.. point.Payload.Select(entry => (entry.Key, entry.Value))];
        random.Shuffle(entries);
        for (int i = 0; i <= entries.Length; i++)
        {
            MaybeUnknown(bytes);
            if (i == id) Message(bytes, 1, point.Id.ToByteArray());
            if (i == entries.Length) break;
            if (stale.TryGetValue(entries[i].Key, out Value? before) && random.Next(3) == 0) Message(bytes, 2, Entry(entries[i].Key, before));
            Message(bytes, 2, Entry(entries[i].Key, entries[i].Value));
        }
        return [.. bytes];
    }

    private byte[] Entry(string key, Value value)
    {
        var bytes = new List<byte>();
        bool valueFirst = random.Next(4) == 0;
        if (valueFirst) Values(bytes, 2, value);
        MaybeUnknown(bytes);
        if (random.Next(6) == 0) Text(bytes, 1, "replaced");
        Text(bytes, 1, key);
        if (!valueFirst) Values(bytes, 2, value);
        MaybeUnknown(bytes);
        return [.. bytes];
    }

    // The last value counts.
    private void Values(List<byte> bytes, int field, Value value)
    {
        if (random.Next(4) == 0) Message(bytes, field, random.Next(2) == 0 ? [] : Content(new Value { StringValue = "replaced" }));
        Message(bytes, field, Content(value));
    }

    private byte[] Content(Value value)
    {
        var bytes = new List<byte>();
        if (random.Next(6) == 0) Number(bytes, 3, 99);
        MaybeUnknown(bytes);
        switch (value.KindCase)
        {
            case Value.KindOneofCase.NullValue: Number(bytes, 1, 0); break;
            case Value.KindOneofCase.IntegerValue: Number(bytes, 3, (ulong)value.IntegerValue); break;
            case Value.KindOneofCase.BoolValue: Number(bytes, 5, value.BoolValue ? 1UL : 0); break;
            case Value.KindOneofCase.StringValue: Text(bytes, 4, value.StringValue); break;
            case Value.KindOneofCase.DoubleValue:
                Tag(bytes, 2, Fixed64);
                bytes.AddRange(BitConverter.GetBytes(value.DoubleValue));
                break;
            case Value.KindOneofCase.StructValue:
                InTwo(bytes, 6, [.. value.StructValue.Fields.Select(f => Entry(f.Key, f.Value))]);
                break;
            case Value.KindOneofCase.ListValue:
                InTwo(bytes, 7, [.. value.ListValue.Values.Select(Content)]);
                break;
        }
        MaybeUnknown(bytes);
        return [.. bytes];
    }

    // The items of a Struct or ListValue, all in one message or some in a second.
    private void InTwo(List<byte> bytes, int field, byte[][] items)
    {
        int first = random.Next(3) == 0 ? random.Next(items.Length + 1) : items.Length;
        Message(bytes, field, Items(items.Take(first)));
        if (first < items.Length || random.Next(4) == 0) Message(bytes, field, Items(items.Skip(first)));
    }

    private byte[] Items(IEnumerable<byte[]> items)
    {
        var bytes = new List<byte>();
        foreach (byte[] item in items)
        {
            Message(bytes, 1, item);
            MaybeUnknown(bytes);
        }
        return [.. bytes];
    }

    private void MaybeUnknown(List<byte> bytes)
    {
        int field = random.Next(2) == 0 ? 15 : 1000;
        switch (random.Next(12))
        {
            case 0: Number(bytes, field, (ulong)random.NextInt64()); break;
            case 1: Text(bytes, field, "unknown"); break;
            case 2:
                Tag(bytes, field, Fixed32);
                bytes.AddRange([1, 2, 3, 4]);
                break;
            case 3:
                Tag(bytes, field, StartGroup);
                Number(bytes, 1, 7);
                Tag(bytes, field, EndGroup);
                break;
        }
    }

    private void Number(List<byte> bytes, int field, ulong value)
    {
        Tag(bytes, field, Varint);
        Long(bytes, value);
    }

    private void Text(List<byte> bytes, int field, string value) => Message(bytes, field, System.Text.Encoding.UTF8.GetBytes(value));

    private void Message(List<byte> bytes, int field, byte[] content)
    {
        Tag(bytes, field, Delimited);
        Long(bytes, (ulong)content.Length, most: 5);
        bytes.AddRange(content);
    }

    private void Tag(List<byte> bytes, int field, int type) => Long(bytes, (ulong)(field << 3 | type), most: 5);

    private void Long(List<byte> bytes, ulong value, int most = 10)
    {
        int start = bytes.Count;
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        if (random.Next(10) != 0) return;
        for (int more = random.Next(most - (bytes.Count - start) + 1); more > 0; more--)
        {
            bytes[^1] |= 0x80;
            bytes.Add(0);
        }
    }
}
