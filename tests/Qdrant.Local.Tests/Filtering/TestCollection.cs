using Google.Protobuf.Collections;
using Qdrant.Core.Protocol;
using Qdrant.Local.Engine;
using Qdrant.Local.Filtering;
using Qdrant.Local.Payload;
using Qdrant.Local.Tests.Payload;
using PointId = Qdrant.Local.Engine.PointId;

namespace Qdrant.Local.Tests.Filtering;

/// <summary>A collection without vectors: payloads by number, indexes, filters.</summary>
internal sealed class TestCollection(LocalRelease release = LocalRelease.V1_20)
{
    public CollectionState State { get; } = new("test", new CollectionConfig { Params = new CollectionParams() }, release);

    public void AddIndex(string key, PayloadSchemaType type, PayloadIndexParams? settings = null)
    {
        var schema = new PayloadSchemaInfo { DataType = type, Params = settings };
        PayloadIndex index = PayloadIndex.Create(key, schema, release);
        foreach (int slot in State.Points.Ordered) index.Set(slot, State.Points.PayloadOf(slot));
        State.Indexes[key] = new FieldIndex(schema, index);
    }

    public void Put(ulong number, string json) => Put(number, JsonValues.Parse(json));

    public void Put(ulong number, MapField<string, Value> payload)
    {
        PointId id = PointId.FromNumber(number);
        if (!State.Points.TryGetSlot(id, out int slot)) slot = State.Points.Add(id);
        State.Points.SetPayload(slot, PayloadBytes.Encode(payload));
        foreach (FieldIndex index in State.Indexes.Values) index.Index.Set(slot, State.Points.PayloadOf(slot));
    }

    public void Delete(ulong number)
    {
        if (!State.Points.TryGetSlot(PointId.FromNumber(number), out int slot)) return;
        foreach (FieldIndex index in State.Indexes.Values) index.Index.Remove(slot);
        State.Points.Remove(slot);
    }

    /// <summary>The numbers of the points a filter resolves to, ascending.</summary>
    public ulong[] Find(Filter filter)
    {
        SlotSet slots = FilterCompiler.Compile(filter, State).Resolve();
        var numbers = new SortedSet<ulong>();
        foreach (int slot in slots) numbers.Add(State.Points.IdOf(slot).Number);
        return [.. numbers];
    }

    public ulong[] Find(params Condition[] must) => Find(new Filter { Must = { must } });

    /// <summary>The numbers of the points that match a filter when each is asked.</summary>
    public ulong[] FindOneByOne(Filter filter)
    {
        IPointFilter compiled = FilterCompiler.Compile(filter, State);
        var numbers = new SortedSet<ulong>();
        foreach (int slot in State.Points.Ordered)
        {
            if (compiled.Matches(slot)) numbers.Add(State.Points.IdOf(slot).Number);
        }
        return [.. numbers];
    }
}
