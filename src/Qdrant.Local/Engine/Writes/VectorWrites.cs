using Qdrant.Core.Protocol;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;

namespace Qdrant.Local.Engine.Writes;

/// <summary>Replaces some vectors of points that exist.</summary>
internal sealed class UpdateVectorsWrite(IReadOnlyList<VectorRecord> points, Filter? updateFilter) : PointWrite
{
    public IReadOnlyList<VectorRecord> Points => points;

    public override bool IsEmpty => points.Count == 0;

    public override ulong Cost => (ulong)points.Count;

    public override PointWrite? ForShard(ShardRing ring, int shard) =>
        points.Where(point => ring.ShardOf(point.Id) == shard).ToList() is { Count: > 0 } part ? new UpdateVectorsWrite(part, updateFilter) : null;

    public override void Apply(WriteScope scope)
    {
        Func<int, bool> passes = scope.Test(updateFilter);
        PointId? missing = null;
        var chosen = new List<(int Slot, Dictionary<string, VectorValue> Vectors)>();
        foreach ((PointId id, Dictionary<string, VectorValue> vectors) in Merge())
        {
            if (!scope.State.Points.TryGetSlot(id, out int slot)) missing ??= id;
            else if (passes(slot)) chosen.Add((slot, vectors));
        }
        foreach ((_, Dictionary<string, VectorValue> vectors) in chosen) scope.CheckVectors([.. vectors.Select(v => new NamedVector(v.Key, v.Value))]);
        foreach ((int slot, Dictionary<string, VectorValue> vectors) in chosen)
        {
            foreach ((string name, VectorValue value) in vectors) scope.SetVector(slot, new NamedVector(name, value));
            scope.Bump(slot);
        }
        if (missing is { } first) throw ServerError.NoPoint(first);
    }

    /// <summary>Entries for the same point are merged name by name; later ones win.</summary>
    private IEnumerable<(PointId Id, Dictionary<string, VectorValue> Vectors)> Merge()
    {
        var order = new List<PointId>();
        var merged = new Dictionary<PointId, Dictionary<string, VectorValue>>();
        foreach (VectorRecord point in points)
        {
            if (!merged.TryGetValue(point.Id, out Dictionary<string, VectorValue>? vectors))
            {
                merged.Add(point.Id, vectors = []);
                order.Add(point.Id);
            }
            foreach (NamedVector vector in point.Vectors) vectors[vector.Name] = vector.Value;
        }
        return order.Select(id => (id, merged[id]));
    }
}

/// <summary>Takes vectors away from points, which stay.</summary>
internal sealed class DeleteVectorsWrite(PointSelection selection, IReadOnlyList<string> names) : PointWrite
{
    public override bool IsEmpty => selection.IsEmpty;

    public override Filter? Filter => selection.Filter;

    public override ulong Cost => selection.Cost;

    public override PointWrite? ForShard(ShardRing ring, int shard) => selection.ForShard(ring, shard) is { } part ? new DeleteVectorsWrite(part, names) : null;

    public override void Apply(WriteScope scope) => scope.ForEach(selection, slot =>
    {
        foreach (string name in names)
            if (!scope.State.Vectors.ContainsKey(name)) throw ServerError.NoVectorName(name);
        foreach (string name in names) scope.RemoveVector(slot, name);
        if (names.Count > 0) scope.Bump(slot);
    });
}
