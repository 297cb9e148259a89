using System.Text;
using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Payload;

/// <summary>The writes into a stored payload: each gives the bytes of the new payload and leaves the old ones alone.</summary>
internal static class PayloadEdit
{
    /// <summary>Sets top-level keys: null removes a key, anything else replaces it as a whole.</summary>
    public static byte[] Set(ReadOnlySpan<byte> payload, MapField<string, Value> update)
    {
        using var buffer = new PooledBuffer(payload.Length + 256);
        var writer = new WireWriter(buffer);
        PayloadValue.MemberEnumerator members = PayloadValue.Root(payload).Members();
        while (members.MoveNextEntry(out ReadOnlySpan<byte> entry))
        {
            PayloadValue.ReadEntry(entry, out ReadOnlySpan<byte> key, out _);
            if (!update.ContainsKey(Encoding.UTF8.GetString(key))) writer.WriteBytes(1, entry);
        }
        var kept = new MapField<string, Value>();
        foreach ((string key, Value value) in update)
        {
            if (!IsNull(value)) kept[key] = value;
        }
        writer.WriteRaw(PayloadBytes.Encode(kept));
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Sets keys of the object at <paramref name="key"/>, making objects and arrays on the way as the path says.</summary>
    public static byte[] Set(ReadOnlySpan<byte> payload, MapField<string, Value> update, PayloadPath key)
    {
        Struct root = PayloadBytes.Decode(payload);
        var whole = new Value { StructValue = root };
        SetAt(whole, key.Steps, update);
        return PayloadBytes.Encode(whole.StructValue.Fields);
    }

    /// <summary>Deletes what each of the paths names, one path after the other.</summary>
    public static byte[] Delete(ReadOnlySpan<byte> payload, IReadOnlyList<PayloadPath> keys)
    {
        var whole = new Value { StructValue = PayloadBytes.Decode(payload) };
        foreach (PayloadPath key in keys) DeleteAt(whole, key.Steps);
        return PayloadBytes.Encode(whole.StructValue.Fields);
    }

    private static void SetAt(Value current, ReadOnlySpan<PathStep> steps, MapField<string, Value> update)
    {
        if (steps.IsEmpty)
        {
            if (current.KindCase != Value.KindOneofCase.StructValue) current.StructValue = new Struct();
            Merge(current.StructValue.Fields, update);
            return;
        }
        PathStep step = steps[0];
        if (step.Kind == PathStepKind.Key)
        {
            if (current.KindCase != Value.KindOneofCase.StructValue) current.StructValue = new Struct();
            MapField<string, Value> fields = current.StructValue.Fields;
            if (!fields.TryGetValue(step.Name, out Value? member)) fields[step.Name] = member = new Value { NullValue = NullValue.NullValue };
            SetAt(member, steps[1..], update);
            return;
        }
        if (current.KindCase != Value.KindOneofCase.ListValue) current.ListValue = new ListValue();
        RepeatedField<Value> elements = current.ListValue.Values;
        if (step.Kind == PathStepKind.Each)
        {
            foreach (Value element in elements) SetAt(element, steps[1..], update);
        }
        else if (step.Index < (ulong)elements.Count)
        {
            SetAt(elements[(int)step.Index], steps[1..], update);
        }
    }

    private static void Merge(MapField<string, Value> fields, MapField<string, Value> update)
    {
        foreach ((string key, Value value) in update)
        {
            if (IsNull(value)) fields.Remove(key);
            else fields[key] = value.Clone();
        }
    }

    private static void DeleteAt(Value current, ReadOnlySpan<PathStep> steps)
    {
        PathStep step = steps[0];
        bool last = steps.Length == 1;
        if (step.Kind == PathStepKind.Key)
        {
            if (current.KindCase != Value.KindOneofCase.StructValue) return;
            if (last) current.StructValue.Fields.Remove(step.Name);
            else if (current.StructValue.Fields.TryGetValue(step.Name, out Value? member)) DeleteAt(member, steps[1..]);
            return;
        }
        if (current.KindCase != Value.KindOneofCase.ListValue) return;
        RepeatedField<Value> elements = current.ListValue.Values;
        if (step.Kind == PathStepKind.Each)
        {
            if (last) elements.Clear();
            else foreach (Value element in elements) DeleteAt(element, steps[1..]);
        }
        else if (!last && step.Index < (ulong)elements.Count)
        {
            DeleteAt(elements[(int)step.Index], steps[1..]);
        }
    }

    private static bool IsNull(Value value) => value.KindCase is Value.KindOneofCase.None or Value.KindOneofCase.NullValue;
}
