using Qdrant.Core.Wire;
using Qdrant.Local.Engine;
using Qdrant.Local.Payload;

namespace Qdrant.Local.Service.Points;

/// <summary>Writes points into answers: payload bytes are copied as they are stored.</summary>
/// <param name="Payload">What of the payload is asked for.</param>
/// <param name="Vectors">Which vectors are asked for.</param>
internal readonly record struct PointAnswer(PayloadSelector Payload, VectorSelection Vectors)
{
    /// <summary>Writes a RetrievedPoint message in field <paramref name="field"/>.</summary>
    public void WriteRetrieved(CollectionState state, int slot, ref WireWriter writer, int field)
    {
        int point = writer.BeginMessage(field, 128);
        state.Points.IdOf(slot).Write(ref writer, 1);
        Payload.Write(state.Points.PayloadOf(slot), ref writer, 2);
        Vectors.Write(state, slot, ref writer, 4);
        writer.EndMessage(point, 128);
    }

    /// <summary>Writes a ScoredPoint message in field <paramref name="field"/>.</summary>
    public void WriteScored(CollectionState state, int slot, float score, ulong version, ref WireWriter writer, int field)
    {
        int point = writer.BeginMessage(field, 128);
        state.Points.IdOf(slot).Write(ref writer, 1);
        Payload.Write(state.Points.PayloadOf(slot), ref writer, 2);
        writer.WriteFloat(3, score);
        if (version != 0) writer.WriteUInt64(5, version);
        Vectors.Write(state, slot, ref writer, 6);
        writer.EndMessage(point, 128);
    }
}
