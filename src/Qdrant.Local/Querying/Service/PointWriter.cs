using Qdrant.Core.Wire;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;
using Qdrant.Local.Querying.Execution;
using Qdrant.Local.Querying.Plan;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;

namespace Qdrant.Local.Querying.Service;

/// <summary>Writes points of answers straight from the collection: payload bytes are copied as they are stored, no message is built.</summary>
/// <param name="state">The collection, locked.</param>
/// <param name="payload">What to return of each payload.</param>
/// <param name="vectors">Which vectors to return.</param>
internal sealed class PointWriter(CollectionState state, PayloadSelector payload, VectorSelector vectors)
{
    private const int SingleVector = 1;
    private const int NamedVectors = 2;
    private readonly KeyValuePair<string, VectorStorage>[] _chosen = Choose(state, vectors);
    private readonly string? _unknownName = vectors.Names?.FirstOrDefault(name => !state.Vectors.ContainsKey(name));

    /// <summary>Writes a ScoredPoint as field <paramref name="field"/>.</summary>
    public void WriteScored(ref WireWriter writer, int field, Ranked point)
    {
        int start = Begin(ref writer, field, point.Slot);
        payload.Write(state.Points.PayloadOf(point.Slot), ref writer, 2);
        writer.WriteFloat(3, point.Score);
        if (point.HasVersion) writer.WriteUInt64(5, state.Points.VersionOf(point.Slot));
        WriteVectors(ref writer, 6, point.Slot);
        WriteOrderValue(ref writer, 8, point.Order);
        writer.EndMessage(start, 256);
    }

    /// <summary>Writes a RetrievedPoint as field <paramref name="field"/>.</summary>
    public void WriteRetrieved(ref WireWriter writer, int field, int slot, OrderValue order = default)
    {
        int start = Begin(ref writer, field, slot);
        payload.Write(state.Points.PayloadOf(slot), ref writer, 2);
        WriteVectors(ref writer, 4, slot);
        WriteOrderValue(ref writer, 6, order);
        writer.EndMessage(start, 256);
    }

    private int Begin(ref WireWriter writer, int field, int slot)
    {
        if (_unknownName is not null) throw ServerError.NoVectorName(_unknownName);
        int start = writer.BeginMessage(field, 256);
        state.Points.IdOf(slot).Write(ref writer, 1);
        return start;
    }

    private void WriteVectors(ref WireWriter writer, int field, int slot)
    {
        if (vectors.IsNone) return;
        int owned = 0;
        string only = "";
        foreach ((string name, VectorStorage storage) in _chosen)
        {
            if (!storage.Has(slot)) continue;
            owned++;
            only = name;
        }
        if (owned == 0 && vectors.OmitsEmpty) return;
        int start = writer.BeginMessage(field, 256);
        // A point whose only vector is the default one shows it without a name.
        if (owned == 1 && only.Length == 0) state.Vectors[""].Write(ref writer, SingleVector, slot);
        else WriteNamed(ref writer, slot);
        writer.EndMessage(start, 256);
    }

    private void WriteNamed(ref WireWriter writer, int slot)
    {
        int map = writer.BeginMessage(NamedVectors, 256);
        foreach ((string name, VectorStorage storage) in _chosen)
        {
            if (!storage.Has(slot)) continue;
            int entry = writer.BeginMessage(1, 256);
            writer.WriteString(1, name);
            storage.Write(ref writer, 2, slot);
            writer.EndMessage(entry, 256);
        }
        writer.EndMessage(map, 256);
    }

    private static void WriteOrderValue(ref WireWriter writer, int field, OrderValue order)
    {
        if (!order.IsSet) return;
        int start = writer.BeginMessage(field);
        if (order.Kind == OrderValueKind.Integer) writer.WriteInt64(1, order.Integer);
        else writer.WriteDouble(2, order.Number);
        writer.EndMessage(start);
    }

    private static KeyValuePair<string, VectorStorage>[] Choose(CollectionState state, VectorSelector selector) =>
        selector.IsNone ? [] : [.. state.Vectors.Where(v => selector.Names is null || selector.Names.Contains(v.Key))];
}
