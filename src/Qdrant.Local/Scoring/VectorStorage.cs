using Qdrant.Core.Protocol;
using Qdrant.Core.Wire;

namespace Qdrant.Local.Scoring;

/// <summary>
/// The vectors of one name, by slot. Not safe for a writer beside readers: the collection's lock keeps them apart.
/// Whoever writes has checked kind and size with <see cref="CheckInput"/>.
/// </summary>
internal abstract class VectorStorage
{
    private readonly SlotBits _owners = new();

    public abstract VectorKind Kind { get; }

    /// <summary>Whether smaller scores of a nearest query come first.</summary>
    public abstract bool SmallerIsBetter { get; }

    /// <summary>The slots that have a vector of this name.</summary>
    public SlotBits Owners => _owners;

    public int Count => _owners.Count;

    public static VectorStorage Create(VectorParams parameters) => parameters.MultivectorConfig is null ? new DenseVectors(parameters) : new MultiVectors(parameters);

    public static VectorStorage Create(SparseVectorParams parameters) => new SparseVectors(parameters);

    public bool Has(int slot) => _owners.Contains(slot);

    /// <summary>Takes the vector away from a point that stays; nothing happens when there is none.</summary>
    public void Remove(int slot)
    {
        if (!_owners.Contains(slot)) return;
        Erase(slot);
        _owners.Remove(slot);
    }

    /// <summary>Takes the vector away with its point; statistics may remember it, as a server's do.</summary>
    public void RemovePoint(int slot)
    {
        if (!_owners.Contains(slot)) return;
        Forget(slot);
        _owners.Remove(slot);
    }

    /// <summary>The vector as a server reads it back: normalised, narrowed, indices ascending.</summary>
    public abstract VectorValue Read(int slot);

    /// <summary>Writes the vector of a slot as a VectorOutput message in field <paramref name="field"/>.</summary>
    public void Write(ref WireWriter writer, int field, int slot)
    {
        int start = writer.BeginMessage(field, OutputSize);
        WriteOutput(ref writer, slot);
        writer.EndMessage(start, OutputSize);
    }

    /// <summary>Throws the server's error when a vector, sent to be stored or to query with, does not fit this name.</summary>
    public abstract void CheckInput(VectorValue vector);

    /// <summary>Similarity of stored vectors to a query vector that passed <see cref="CheckInput"/>.</summary>
    public abstract PointScorer Prepare(VectorValue query);

    /// <summary>About how many bytes a VectorOutput takes.</summary>
    protected virtual int OutputSize => 0;

    /// <summary>Writes the body of a VectorOutput message.</summary>
    protected abstract void WriteOutput(ref WireWriter writer, int slot);

    /// <summary>To be called by every setter: forgets what the slot held and marks it as an owner.</summary>
    protected void Claim(int slot)
    {
        if (!_owners.Add(slot)) Erase(slot);
    }

    protected virtual void Erase(int slot) { }

    protected virtual void Forget(int slot) => Erase(slot);
}
