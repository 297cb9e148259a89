using Qdrant.Core.Protocol;
using Qdrant.Local.Filtering;
using Qdrant.Local.Scoring;
using Qdrant.Local.Service;

namespace Qdrant.Local.Engine.Writes;

/// <summary>One operation at work under the write lock: the state, its number, and the steps all operations are made of.</summary>
internal sealed class WriteScope(CollectionState state, ChangeLog changes, int shard, ulong operation)
{
    /// <summary>A server takes ids in groups of this size, and stops after the group in which one is missing.</summary>
    private const int GroupSize = 32;

    public CollectionState State => state;

    public ulong Operation => operation;

    /// <summary>Adds a point without vectors.</summary>
    public int Add(PointId id, byte[] payload)
    {
        int slot = state.Points.Add(id);
        state.Points.SetPayload(slot, payload);
        foreach (FieldIndex index in state.Indexes.Values) index.Index.Set(slot, payload);
        changes.Touch(slot, PointChange.Record | PointChange.Vectors);
        return slot;
    }

    /// <summary>Marks a point as touched by this operation.</summary>
    public void Bump(int slot)
    {
        state.Points.SetVersion(slot, operation);
        changes.Touch(slot, PointChange.Record);
    }

    public void SetPayload(int slot, byte[] payload)
    {
        byte[] before = state.Points.PayloadOf(slot);
        state.Points.SetPayload(slot, payload);
        foreach (FieldIndex index in state.Indexes.Values) index.Index.Change(slot, before, payload);
        changes.Touch(slot, PointChange.Record);
    }

    public void SetVector(int slot, NamedVector vector)
    {
        switch (state.Vectors[vector.Name])
        {
            case DenseVectors dense: dense.Set(slot, vector.Value.Data); break;
            case MultiVectors multi: multi.Set(slot, vector.Value.Data); break;
            case SparseVectors sparse: sparse.Set(slot, vector.Value.Indices, vector.Value.Data); break;
        }
        changes.Touch(slot, PointChange.Vectors);
    }

    public void RemoveVector(int slot, string name)
    {
        VectorStorage storage = state.Vectors[name];
        if (!storage.Has(slot)) return;
        storage.Remove(slot);
        changes.Touch(slot, PointChange.Vectors);
    }

    public void Remove(int slot)
    {
        foreach (VectorStorage storage in state.Vectors.Values) storage.RemovePoint(slot);
        foreach (FieldIndex index in state.Indexes.Values) index.Index.Remove(slot);
        state.Points.Remove(slot);
        changes.Touch(slot, PointChange.Record | PointChange.Vectors);
    }

    /// <summary>Marks settings, vector names or indexes as changed.</summary>
    public void SettingsChanged() => changes.Settings = true;

    /// <summary>The live points of this shard that match.</summary>
    public List<int> Matching(Filter filter)
    {
        ShardRing ring = state.Ring;
        var slots = new List<int>();
        foreach (int slot in FilterCompiler.Compile(filter, state).Resolve())
            if (ring.ShardOf(state.Points.IdOf(slot)) == shard) slots.Add(slot);
        return slots;
    }

    /// <summary>A test of points against a filter on the state as it is now; null filter: everything passes.</summary>
    public Func<int, bool> Test(Filter? filter)
    {
        if (filter is null) return _ => true;
        IPointFilter compiled = FilterCompiler.Compile(filter, state);
        return compiled.Matches;
    }

    /// <summary>Runs a change over the selected points. Of ids, groups are done in order up to and including the first one that lacks a point.</summary>
    /// <exception cref="Core.QdrantRpcException">NOT_FOUND: an id is missing.</exception>
    public void ForEach(PointSelection selection, Action<int> change)
    {
        if (selection.Filter is not null)
        {
            foreach (int slot in Matching(selection.Filter)) change(slot);
            return;
        }
        foreach (PointId[] group in selection.Ids!.Chunk(GroupSize))
        {
            PointId? missing = null;
            foreach (PointId id in group)
            {
                if (state.Points.TryGetSlot(id, out int slot)) change(slot);
                else missing ??= id;
            }
            if (missing is { } first) throw ServerError.NoPoint(first);
        }
    }

    /// <summary>Checks names, kinds and sizes of vectors that are to be stored.</summary>
    public void CheckVectors(IReadOnlyList<NamedVector> vectors)
    {
        foreach (NamedVector vector in vectors)
        {
            if (!state.Vectors.TryGetValue(vector.Name, out VectorStorage? storage)) throw ServerError.NoVectorName(vector.Name);
            storage.CheckInput(vector.Value);
        }
    }
}
