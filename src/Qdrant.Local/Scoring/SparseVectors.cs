using System.Runtime.InteropServices;
using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Scoring;

/// <summary>Weights by index for each point, and for each index the points that hold it.</summary>
internal sealed class SparseVectors(SparseVectorParams settings) : VectorStorage
{
    private readonly Dictionary<uint, PostingList> _postings = [];
    private readonly SparseGhosts _ghosts = new();
    private uint[]?[] _vectors = [];
    private int _indexed;

    public override VectorKind Kind => VectorKind.Sparse;

    public override bool SmallerIsBetter => false;

    /// <summary>Whether query weights are multiplied by the inverse document frequency of their index. The modifier can change while the collection lives.</summary>
    public bool HasIdf => settings.Modifier == Modifier.Idf;

    /// <summary>Vectors with at least one index.</summary>
    public int NonEmptyCount => _indexed;

    public ReadOnlySpan<uint> Indices(int slot) => _vectors[slot].AsSpan(0, _vectors[slot]!.Length / 2);

    public ReadOnlySpan<float> Weights(int slot) =>
        MemoryMarshal.Cast<uint, float>(_vectors[slot].AsSpan(_vectors[slot]!.Length / 2));

    public PostingList? Postings(uint index) => _postings.GetValueOrDefault(index);

    public override VectorValue Read(int slot) => VectorValue.Sparse(Indices(slot).ToArray(), Weights(slot).ToArray());

    protected override void WriteOutput(ref WireWriter writer, int slot)
    {
        int start = writer.BeginMessage(102);
        if (Indices(slot).Length > 0)
        {
            writer.WritePackedFloats(1, Weights(slot));
            writer.WritePackedUInt32(2, Indices(slot));
        }
        writer.EndMessage(start);
    }

    public override void CheckInput(VectorValue vector)
    {
        if (vector.Kind == VectorKind.Dense) throw VectorErrors.SparseMismatch();
        if (vector.Kind == VectorKind.Multi) throw VectorErrors.MultiMismatch();
    }

    /// <summary>Takes a vector as sent: indices are unique, in any order.</summary>
    public void Set(int slot, ReadOnlySpan<uint> indices, ReadOnlySpan<float> values)
    {
        var stored = new uint[indices.Length * 2];
        Span<uint> sorted = stored.AsSpan(0, indices.Length);
        Span<float> weights = MemoryMarshal.Cast<uint, float>(stored.AsSpan(indices.Length));
        indices.CopyTo(sorted);
        values.CopyTo(weights);
        sorted.Sort(weights);
        Keep(slot, stored);
    }

    /// <summary>The vector of a slot in its stored form: indices ascending, then weights.</summary>
    public ReadOnlySpan<byte> Stored(int slot) => MemoryMarshal.AsBytes(_vectors[slot].AsSpan());

    /// <summary>Takes a vector in its stored form, when a store is opened.</summary>
    public void SetStored(int slot, ReadOnlySpan<byte> stored) => Keep(slot, MemoryMarshal.Cast<byte, uint>(stored).ToArray());

    public override PointScorer Prepare(VectorValue query) => new SparseScorer(this, query);

    /// <summary>The query with its weights multiplied by how rare their indices are, among all points or among those of a corpus.</summary>
    public VectorValue Weigh(VectorValue query, SlotBits? corpus)
    {
        if (!HasIdf || query.Kind != VectorKind.Sparse) return query;
        float documents = corpus is null ? _indexed + _ghosts.Count : CountOwners(corpus);
        var weights = new float[query.Data.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            float holding = corpus is null ? Holding(query.Indices[i]) : CountHolding(query.Indices[i], corpus);
            weights[i] = query.Data[i] * MathF.Log((documents - holding + 0.5f) / (holding + 0.5f) + 1f);
        }
        return VectorValue.Sparse([.. query.Indices], weights);
    }

    protected override void Erase(int slot)
    {
        ReadOnlySpan<uint> indices = Indices(slot);
        if (indices.Length > 0) _indexed--;
        foreach (uint index in indices)
        {
            PostingList postings = _postings[index];
            postings.Remove(slot);
            if (postings.Count == 0) _postings.Remove(index);
        }
        _vectors[slot] = null;
    }

    protected override void Forget(int slot)
    {
        _ghosts.Add(Indices(slot));
        Erase(slot);
        _ghosts.DropWhenMany(_indexed);
    }

    private void Keep(int slot, uint[] stored)
    {
        Claim(slot);
        if (slot >= _vectors.Length) Array.Resize(ref _vectors, Math.Max(slot + 1, Math.Max(16, _vectors.Length * 2)));
        _vectors[slot] = stored;
        ReadOnlySpan<float> weights = Weights(slot);
        ReadOnlySpan<uint> indices = Indices(slot);
        if (indices.Length > 0) _indexed++;
        for (int i = 0; i < indices.Length; i++)
        {
            ref PostingList? postings = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, indices[i], out _);
            postings ??= new PostingList();
            postings.Add(slot, weights[i]);
        }
    }

    private int Holding(uint index) => (Postings(index)?.Count ?? 0) + _ghosts.Holding(index);

    private int CountOwners(SlotBits corpus)
    {
        int count = 0;
        foreach (int slot in corpus) if (Has(slot)) count++;
        return count;
    }

    private int CountHolding(uint index, SlotBits corpus)
    {
        int count = 0;
        if (Postings(index) is { } postings) foreach (int slot in postings.Slots) if (corpus.Contains(slot)) count++;
        return count;
    }
}
