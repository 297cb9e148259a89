using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;
using Qdrant.Local.Engine;
using Qdrant.Local.Scoring;

namespace Qdrant.Local.Service.Points;

/// <summary>Which vectors a read answers, and how they are written.</summary>
internal sealed class VectorSelection
{
    private readonly bool _all;
    private readonly string[] _names;

    private VectorSelection(bool all, string[] names) => (_all, _names) = (all, names);

    /// <summary>Nothing: the answer has no vectors at all.</summary>
    public static VectorSelection None { get; } = new(false, []);

    public static VectorSelection Convert(WithVectorsSelector? selector) => selector?.SelectorOptionsCase switch
    {
        WithVectorsSelector.SelectorOptionsOneofCase.Enable when selector.Enable => new(true, []),
        WithVectorsSelector.SelectorOptionsOneofCase.Include => new(false, [.. selector.Include.Names.Distinct()]) { IsNamed = true },
        _ => None,
    };

    private bool IsNamed { get; init; }

    /// <summary>Checks the names; only called when a point is to be answered, since a server does not notice them otherwise.</summary>
    public void Check(CollectionState state)
    {
        foreach (string name in _names)
            if (!state.Vectors.ContainsKey(name)) throw ServerError.NoVectorName(name);
    }

    /// <summary>Writes the VectorsOutput message in field <paramref name="field"/>: the default vector alone in its own place, all else by name.</summary>
    public void Write(CollectionState state, int slot, ref WireWriter writer, int field)
    {
        if (!_all && !IsNamed) return;
        IEnumerable<string> names = _all ? state.Vectors.Keys : _names;
        int count = 0;
        string? only = null;
        foreach (string name in names)
        {
            if (!state.Vectors[name].Has(slot)) continue;
            count++;
            only = name;
        }
        int output = writer.BeginMessage(field);
        if (count == 1 && only!.Length == 0) state.Vectors[only].Write(ref writer, 1, slot);
        else WriteNamed(state, slot, names, ref writer);
        writer.EndMessage(output);
    }

    private static void WriteNamed(CollectionState state, int slot, IEnumerable<string> names, ref WireWriter writer)
    {
        int map = writer.BeginMessage(2);
        foreach (string name in names)
        {
            VectorStorage storage = state.Vectors[name];
            if (!storage.Has(slot)) continue;
            int entry = writer.BeginMessage(1);
            writer.WriteString(1, name);
            storage.Write(ref writer, 2, slot);
            writer.EndMessage(entry);
        }
        writer.EndMessage(map);
    }
}
