using Qdrant.Core.Protocol;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;

namespace Qdrant.Local.Engine.Writes;

/// <summary>Stores whole points, in place of those with the same ids.</summary>
internal sealed class UpsertWrite(IReadOnlyList<PointRecord> points, Filter? updateFilter, UpdateMode mode) : PointWrite
{
    public IReadOnlyList<PointRecord> Points => points;

    public override bool IsEmpty => points.Count == 0;

    public override ulong Cost => (ulong)points.Count;

    public override PointWrite? ForShard(ShardRing ring, int shard) =>
        points.Where(point => ring.ShardOf(point.Id) == shard).ToList() is { Count: > 0 } part ? new UpsertWrite(part, updateFilter, mode) : null;

    public override void CheckBeforeLog(CollectionState state)
    {
        foreach (PointRecord point in points)
            foreach (NamedVector vector in point.Vectors)
                CheckSize(state, vector);
    }

    private static void CheckSize(CollectionState state, NamedVector vector)
    {
        if (vector.Value.Kind == VectorKind.Sparse || !state.Vectors.TryGetValue(vector.Name, out VectorStorage? storage)) return;
        int expected = storage switch { DenseVectors dense => dense.Dimension, MultiVectors multi => multi.Dimension, _ => vector.Value.RowLength };
        if (vector.Value.RowLength == expected) return;
        string text = $"Vector dimension error: expected dim: {expected}, got {vector.Value.RowLength}";
        throw ServerError.BadInput(vector.Name.Length == 0 ? text : $"{text} for vector '{vector.Name}'");
    }

    public override void Apply(WriteScope scope)
    {
        List<(PointRecord Point, int Slot)> chosen = Choose(scope);
        foreach ((PointRecord point, _) in chosen) scope.CheckVectors(point.Vectors);
        foreach ((PointRecord point, int slot) in chosen) Store(scope, point, slot);
    }

    /// <summary>The points to write, each id once (the last one wins), with the slot of the point it replaces or -1.</summary>
    private List<(PointRecord Point, int Slot)> Choose(WriteScope scope)
    {
        Func<int, bool>? passes = mode == UpdateMode.InsertOnly || updateFilter is null ? null : scope.Test(updateFilter);
        var chosen = new List<(PointRecord, int)>(points.Count);
        foreach (PointRecord point in LastOfEachId())
        {
            bool exists = scope.State.Points.TryGetSlot(point.Id, out int slot);
            bool write = exists ? mode != UpdateMode.InsertOnly && (passes is null || passes(slot)) : mode != UpdateMode.UpdateOnly;
            if (write) chosen.Add((point, exists ? slot : -1));
        }
        return chosen;
    }

    private IEnumerable<PointRecord> LastOfEachId()
    {
        var last = new Dictionary<PointId, int>(points.Count);
        for (int i = 0; i < points.Count; i++) last[points[i].Id] = i;
        return last.Count == points.Count ? points : points.Where((point, i) => last[point.Id] == i);
    }

    private static void Store(WriteScope scope, PointRecord point, int slot)
    {
        if (slot < 0) slot = scope.Add(point.Id, point.Payload);
        else
        {
            RemoveOthers(scope, point, slot);
            scope.SetPayload(slot, point.Payload);
        }
        foreach (NamedVector vector in point.Vectors) scope.SetVector(slot, vector);
        scope.Bump(slot);
    }

    private static void RemoveOthers(WriteScope scope, PointRecord point, int slot)
    {
        foreach (string name in scope.State.Vectors.Keys)
        {
            bool given = false;
            foreach (NamedVector vector in point.Vectors) given |= vector.Name == name;
            if (!given) scope.RemoveVector(slot, name);
        }
    }
}
